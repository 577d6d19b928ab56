import { type Handle, run } from './tables.ts';

/** Who asked where. */
export interface Speaker {
  platform: string;
  tenant: string;
  chatId: string;
  conversation: string;
}

export interface StoredLastCall {
  /** When it was asked, in milliseconds. */
  at: number;
  /** JSON of the Call and of what became of it. */
  body: string;
}

/** Takes the place of what this person asked for before in this conversation. */
export async function saveLastCall(tx: Handle, by: Speaker, { at, body }: StoredLastCall): Promise<void> {
  await run(
    tx,
    `insert into last_call (platform, tenant, chat_id, conversation, at, body) values ($1, $2, $3, $4, $5, $6)
     on conflict (platform, tenant, chat_id, conversation) do update set at = excluded.at, body = excluded.body`,
    [by.platform, by.tenant, by.chatId, by.conversation, at, body],
  );
}

export async function readLastCall(db: Handle, by: Speaker): Promise<StoredLastCall | undefined> {
  return db
    .selectFrom('last_call')
    .select(['at', 'body'])
    .where('platform', '=', by.platform)
    .where('tenant', '=', by.tenant)
    .where('chat_id', '=', by.chatId)
    .where('conversation', '=', by.conversation)
    .executeTakeFirst();
}

/** There is nothing more to refer to. */
export async function forgetLastCall(tx: Handle, by: Speaker): Promise<void> {
  await run(tx, 'delete from last_call where platform = $1 and tenant = $2 and chat_id = $3 and conversation = $4', [
    by.platform,
    by.tenant,
    by.chatId,
    by.conversation,
  ]);
}

/** Nobody refers to what was asked for before this time. */
export async function pruneLastCalls(db: Handle, before: number): Promise<void> {
  await db.deleteFrom('last_call').where('at', '<', before).execute();
}
