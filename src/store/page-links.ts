import type { Handle } from './tables.ts';

/** A link to a page for one person, known by the hash of its token; the token itself is never stored. */
export interface StoredPageLink {
  hash: string;
  page: string;
  /** JSON of what the page is about. */
  body: string;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
}

const columns = [
  'hash',
  'page',
  'body',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'used_at as usedAt',
] as const;

export async function savePageLink(tx: Handle, link: Omit<StoredPageLink, 'usedAt'>): Promise<void> {
  await tx
    .insertInto('page_link')
    .values({
      hash: link.hash,
      page: link.page,
      body: link.body,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** The link, be it used or expired or not. */
export async function readPageLink(db: Handle, hash: string): Promise<StoredPageLink | undefined> {
  return db.selectFrom('page_link').select(columns).where('hash', '=', hash).executeTakeFirst();
}

/** Uses the link up: of any number of callers one gets it; undefined when used, expired or unknown. */
export async function usePageLink(tx: Handle, hash: string, now: number): Promise<StoredPageLink | undefined> {
  return tx
    .updateTable('page_link')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(columns)
    .executeTakeFirst();
}

/** Forgets links that expired before this time; returns how many. */
export async function prunePageLinks(db: Handle, before: number): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('page_link').where('expires_at', '<', before).executeTakeFirst();
  return Number(numDeletedRows);
}
