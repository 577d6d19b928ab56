import type { Handle } from './tables.ts';

/** Somebody said explicitly which phone user this chat user is. */
export interface StoredLink {
  platform: string;
  tenant: string;
  chatId: string;
  system: string;
  phoneUserId: string;
  linkedAt: number;
}

const columns = [
  'platform',
  'tenant',
  'chat_id as chatId',
  'system',
  'phone_user_id as phoneUserId',
  'linked_at as linkedAt',
] as const;

/** Links the chat user to this phone user, and to no other any more. */
export async function saveLink(tx: Handle, link: StoredLink): Promise<void> {
  const target = { system: link.system, phone_user_id: link.phoneUserId, linked_at: link.linkedAt };
  await tx
    .insertInto('link')
    .values({ platform: link.platform, tenant: link.tenant, chat_id: link.chatId, ...target })
    .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'chat_id']).doUpdateSet(target))
    .execute();
}

export async function readLink(
  db: Handle,
  platform: string,
  tenant: string,
  chatId: string,
): Promise<StoredLink | undefined> {
  return db
    .selectFrom('link')
    .select(columns)
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('chat_id', '=', chatId)
    .executeTakeFirst();
}

/** All chat users linked to this phone user. */
export async function linksOf(db: Handle, system: string, phoneUserId: string): Promise<StoredLink[]> {
  return db
    .selectFrom('link')
    .select(columns)
    .where('system', '=', system)
    .where('phone_user_id', '=', phoneUserId)
    .orderBy('linked_at')
    .execute();
}

/** False when there was none. */
export async function removeLink(tx: Handle, platform: string, tenant: string, chatId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('link')
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('chat_id', '=', chatId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
