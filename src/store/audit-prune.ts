import type { Signer } from '../kit/seal.ts';
import { type AuditRow, appendAudit, headState, lockHead, readAudit } from './audit.ts';
import { createReader, type Place } from './audit-reader.ts';
import type { Handle } from './tables.ts';

/** Where the chain begins now: the last row that was pruned. */
export type Anchor = Place;

const NOT_PRUNED: Anchor = { seq: 0, hash: '' };

export async function readAnchor(db: Handle): Promise<Anchor> {
  const row = await db.selectFrom('audit_anchor').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirst();
  return row ?? NOT_PRUNED;
}

/** What the chain itself says of a pruning: without this row a cut-off beginning does not pass for one. */
const pruningRow = ({ seq, hash }: Anchor) => JSON.stringify({ command: 'audit.prune', pruned: { seq, hash } });

export const declaresPruning = (row: AuditRow, anchor: Anchor) => row.body === pruningRow(anchor);

/**
 * Removes the rows from before this time, as far as they stand at the beginning, and says how many. The last one's number
 * and hash are kept as the anchor and written into the chain, so that what is left still verifies.
 * Rows that do not fit are evidence, and rows can be made old by hand: then nothing is removed, and `broken` is the number.
 */
export async function pruneAudit(
  tx: Handle,
  key: Signer,
  { before, at }: { before: number; at: number },
): Promise<{ removed: number } | { broken: number }> {
  const head = await lockHead(tx);
  const kept = await tx
    .selectFrom('audit')
    .select('seq')
    .where('at', '>=', before)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  const end = kept ? kept.seq - 1 : head.seq;
  const anchor = await readAnchor(tx);
  if (end <= anchor.seq) return { removed: 0 };
  const reader = createReader(key, anchor);
  let last: Place | undefined;
  // On to the next signature that can be checked: rows of an earlier key are vouched for by it.
  while (!last || reader.unvouched() !== undefined) {
    const rows = await readAudit(tx, { afterSeq: reader.last().seq });
    if (rows.length === 0) break;
    for (const row of rows) {
      const broken = reader.take(row, head.keyedFrom);
      if (broken) return { broken: broken.seq };
      if (row.seq === end) last = reader.last();
      if (last && reader.unvouched() === undefined) break;
    }
  }
  const unvouched = reader.unvouched();
  const isSigned = headState(key, head) !== 'wrong' && headState(key, head) !== 'unknown';
  if (!last || (unvouched !== undefined && !isSigned)) return { broken: unvouched ?? reader.last().seq + 1 };
  const { numDeletedRows } = await tx.deleteFrom('audit').where('seq', '<=', last.seq).executeTakeFirst();
  await tx
    .insertInto('audit_anchor')
    .values({ id: 1, ...last })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(last))
    .execute();
  await appendAudit(tx, key, { at, body: pruningRow(last) });
  return { removed: Number(numDeletedRows) };
}
