import type { Handle } from './tables.ts';

export interface StoredApproval {
  id: string;
  /** Key of the request that asked. */
  request: string;
  /** Principal id. */
  requester: string;
  state: string;
  /** Counts the changes: a change is written only over the version that was read. */
  version: number;
  /** JSON of the whole document. */
  body: string;
  askedAt: number;
}

const columns = ['id', 'request', 'requester', 'state', 'version', 'body', 'asked_at as askedAt'] as const;

/** Writes a new one with version 1; false when its request has asked already. */
export async function insertApproval(tx: Handle, approval: Omit<StoredApproval, 'version'>): Promise<boolean> {
  const { askedAt, ...same } = approval;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('approval')
    .values({ ...same, version: 1, asked_at: askedAt })
    .onConflict((conflict) => conflict.column('request').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function readApproval(db: Handle, id: string): Promise<StoredApproval | undefined> {
  return db.selectFrom('approval').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function approvalOfRequest(db: Handle, request: string): Promise<StoredApproval | undefined> {
  return db.selectFrom('approval').select(columns).where('request', '=', request).executeTakeFirst();
}

/** As which request the n-th approval is written that one request asks for, from 0 on. */
export const partKey = (request: string, at: number) => (at === 0 ? request : `${request}#${at}`);

/** All approvals that one request asked for, in their order. */
export async function approvalsOfRequest(db: Handle, request: string, most: number): Promise<StoredApproval[]> {
  const keys = Array.from({ length: most }, (_, at) => partKey(request, at));
  const found = await db.selectFrom('approval').select(columns).where('request', 'in', keys).execute();
  return found.sort((one, other) => keys.indexOf(one.request) - keys.indexOf(other.request));
}

/** Writes the next version; false, and nothing happens, when somebody else wrote one meanwhile. */
export async function changeApproval(
  tx: Handle,
  change: { id: string; version: number; state: string; body: string },
): Promise<boolean> {
  const { id, version, state, body } = change;
  const { numUpdatedRows } = await tx
    .updateTable('approval')
    .set({ state, body, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Everything that waits for a decision, the oldest first. */
export async function pendingApprovals(db: Handle): Promise<StoredApproval[]> {
  return db
    .selectFrom('approval')
    .select(columns)
    .where('state', '=', 'pending')
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
}

/** What this person asked for, the newest first. */
export async function approvalsBy(db: Handle, requester: string, limit: number): Promise<StoredApproval[]> {
  return db
    .selectFrom('approval')
    .select(columns)
    .where('requester', '=', requester)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** One posted message that shows an approval to one person. */
export interface StoredCopy {
  approval: string;
  /** Tells the copies of one approval apart: chat user, and what it was posted as. */
  copy: string;
  /** Principal id of who sees it. */
  person: string;
  /** JSON of chat user and conversation. */
  viewer: string;
  /** JSON of the reference to the posted message. */
  message: string;
  /** The version it shows. */
  shown: number;
  /** Of the card that stands there, so that the same is not sent again; null when that is not known. */
  fingerprint: string | null;
}

/** Keeps where a copy stands, in the place of an earlier one. */
export async function saveCopy(tx: Handle, copy: StoredCopy): Promise<void> {
  const { approval, copy: name, ...values } = copy;
  await tx
    .insertInto('approval_message')
    .values({ approval, copy: name, ...values })
    .onConflict((conflict) => conflict.columns(['approval', 'copy']).doUpdateSet(values))
    .execute();
}

/** Notes what stands there now; null when that is not known. */
export async function markCopies(
  tx: Handle,
  approval: string,
  copy: string,
  fingerprint: string | null,
): Promise<void> {
  await tx
    .updateTable('approval_message')
    .set({ fingerprint })
    .where('approval', '=', approval)
    .where('copy', '=', copy)
    .execute();
}

export async function readCopy(db: Handle, approval: string, copy: string): Promise<StoredCopy | undefined> {
  return db
    .selectFrom('approval_message')
    .selectAll()
    .where('approval', '=', approval)
    .where('copy', '=', copy)
    .executeTakeFirst();
}

export async function copiesOf(db: Handle, approval: string): Promise<StoredCopy[]> {
  return db.selectFrom('approval_message').selectAll().where('approval', '=', approval).orderBy('copy').execute();
}

/** The message is gone: nobody can change it any more. */
export async function removeCopy(tx: Handle, approval: string, copy: string): Promise<void> {
  await tx.deleteFrom('approval_message').where('approval', '=', approval).where('copy', '=', copy).execute();
}
