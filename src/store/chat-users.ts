import type { Selectable } from 'kysely';
import type { Handle, Tables } from './tables.ts';

export interface StoredChatUser {
  platform: string;
  tenant: string;
  id: string;
  name: string;
  email: string | null;
  /** True when the platform vouches for the address. */
  emailVerified: boolean;
  /** Object id in Microsoft Entra. */
  directoryId: string | null;
  locale: string | null;
  /** IANA time zone. */
  zone: string | null;
  kind: 'person' | 'bot' | 'guest' | 'foreign';
  /** JSON of the private conversation with this user, once there was one. */
  direct: string | null;
  seenAt: number;
}

type ChatUserId = Pick<StoredChatUser, 'platform' | 'tenant' | 'id'>;

/** Writes the whole profile, as the platform gave it; the private conversation stays. */
export async function upsertChatUser(tx: Handle, user: Omit<StoredChatUser, 'direct'>): Promise<void> {
  const profile = {
    name: user.name,
    email: user.email?.toLowerCase() ?? null,
    email_verified: user.emailVerified ? 1 : 0,
    directory_id: user.directoryId?.toLowerCase() ?? null,
    locale: user.locale,
    zone: user.zone,
    kind: user.kind,
    seen_at: user.seenAt,
  };
  await tx
    .insertInto('chat_user')
    .values({ platform: user.platform, tenant: user.tenant, id: user.id, ...profile })
    .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'id']).doUpdateSet(profile))
    .execute();
}

export async function readChatUser(
  db: Handle,
  platform: string,
  tenant: string,
  id: string,
): Promise<StoredChatUser | undefined> {
  const row = await db
    .selectFrom('chat_user')
    .selectAll()
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && chatUser(row);
}

/** All chat users with this address, in any case of letters; whether it is verified is for the caller to look at. */
export async function chatUsersByEmail(db: Handle, email: string): Promise<StoredChatUser[]> {
  const rows = await db.selectFrom('chat_user').selectAll().where('email', '=', email.toLowerCase()).execute();
  return rows.map(chatUser);
}

export async function chatUsersByDirectoryId(db: Handle, directoryId: string): Promise<StoredChatUser[]> {
  const rows = await db
    .selectFrom('chat_user')
    .selectAll()
    .where('directory_id', '=', directoryId.toLowerCase())
    .execute();
  return rows.map(chatUser);
}

/** Keeps the private conversation (JSON) for messages that nobody asked for in that moment. */
export async function rememberDirect(tx: Handle, user: ChatUserId, conversation: string): Promise<void> {
  await tx
    .updateTable('chat_user')
    .set({ direct: conversation })
    .where('platform', '=', user.platform)
    .where('tenant', '=', user.tenant)
    .where('id', '=', user.id)
    .execute();
}

/** Some private conversation there (JSON): shows an adapter the way to people it has not talked to. */
export async function anyDirect(db: Handle, platform: string, tenant: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('chat_user')
    .select('direct')
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('direct', 'is not', null)
    .orderBy('seen_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.direct ?? undefined;
}

/** The private conversation (JSON) that was used last, in whichever tenant. */
export async function anyDirectOn(db: Handle, platform: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('chat_user')
    .select('direct')
    .where('platform', '=', platform)
    .where('direct', 'is not', null)
    .orderBy('seen_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.direct ?? undefined;
}

function chatUser(row: Selectable<Tables['chat_user']>): StoredChatUser {
  const { email_verified, directory_id, seen_at, ...same } = row;
  return { ...same, emailVerified: email_verified === 1, directoryId: directory_id, seenAt: seen_at };
}
