import type { ChatUser } from '../core/chat.ts';
import type { Handle } from './tables.ts';

/** One person's own page in a chat app. */
export interface StoredHome {
  platform: string;
  tenant: string;
  chatId: string;
  /** Principal id, once it was drawn for somebody who is known. */
  person: string | null;
  /** JSON of who opened it, and where they talk to us alone. */
  visitor: string;
  /** The platform's name of what is shown. */
  version: string | null;
  /** Of what was drawn last, so that the same is not sent again. */
  fingerprint: string | null;
  /** JSON of the card that answers what was last pressed there. */
  notice: string | null;
  noticeAt: number | null;
  openedAt: number;
}

const columns = [
  'platform',
  'tenant',
  'chat_id as chatId',
  'person',
  'visitor',
  'version',
  'fingerprint',
  'notice',
  'notice_at as noticeAt',
  'opened_at as openedAt',
] as const;

/** Remembers that it was opened. It is to be sent anew even if nothing changed: the platform may have lost it. */
export async function openHome(tx: Handle, { platform, tenant, id }: ChatUser, visitor: string, at: number) {
  const opened = { visitor, opened_at: at, fingerprint: null };
  await tx
    .insertInto('home')
    .values({ platform, tenant, chat_id: id, ...opened })
    .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'chat_id']).doUpdateSet(opened))
    .execute();
}

export async function readHome(db: Handle, { platform, tenant, id }: ChatUser): Promise<StoredHome | undefined> {
  return db
    .selectFrom('home')
    .select(columns)
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('chat_id', '=', id)
    .executeTakeFirst();
}

/** The pages of these people (principal ids) that were opened since then. */
export async function homesOf(db: Handle, people: readonly string[], since: number): Promise<StoredHome[]> {
  if (people.length === 0) return [];
  return db.selectFrom('home').select(columns).where('person', 'in', people).where('opened_at', '>=', since).execute();
}

/** The pages that were opened since then, whoever's they are. */
export async function openHomes(db: Handle, since: number): Promise<StoredHome[]> {
  return db.selectFrom('home').select(columns).where('opened_at', '>=', since).execute();
}

/** The answer to what was pressed; false when the page was never opened. */
export async function noteOnHome(tx: Handle, { platform, tenant, id }: ChatUser, notice: string, at: number) {
  const { numUpdatedRows } = await tx
    .updateTable('home')
    .set({ notice, notice_at: at })
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('chat_id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What is shown now, and for whom it was drawn. */
export async function homeShown(
  tx: Handle,
  { platform, tenant, id }: ChatUser,
  shown: Pick<StoredHome, 'person' | 'version' | 'fingerprint'>,
): Promise<void> {
  await tx
    .updateTable('home')
    .set(shown)
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('chat_id', '=', id)
    .execute();
}
