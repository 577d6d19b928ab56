import type { Selectable } from 'kysely';
import type { Handle, Tables } from './tables.ts';

/** A channel or group chat in which the bot was met, so that it can be written to later (JSON of the conversation). */
export interface StoredPlace {
  platform: string;
  id: string;
  conversation: string;
  seenAt: number;
}

/** Writes it, in the place of what was known of it. */
export async function savePlace(tx: Handle, { platform, id, conversation, seenAt }: StoredPlace): Promise<void> {
  const values = { conversation, seen_at: seenAt };
  await tx
    .insertInto('chat_place')
    .values({ platform, id, ...values })
    .onConflict((conflict) => conflict.columns(['platform', 'id']).doUpdateSet(values))
    .execute();
}

export async function readPlace(db: Handle, platform: string, id: string): Promise<StoredPlace | undefined> {
  const row = await db
    .selectFrom('chat_place')
    .selectAll()
    .where('platform', '=', platform)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toPlace(row);
}

/** Any place there: shows an adapter the way to channels it has not been met in. */
export async function anyPlace(db: Handle, platform: string): Promise<StoredPlace | undefined> {
  const row = await db
    .selectFrom('chat_place')
    .selectAll()
    .where('platform', '=', platform)
    .orderBy('seen_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toPlace(row);
}

function toPlace({ platform, id, conversation, seen_at }: Selectable<Tables['chat_place']>): StoredPlace {
  return { platform, id, conversation, seenAt: seen_at };
}
