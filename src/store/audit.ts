import { createHash } from 'node:crypto';
import { type Handle, run } from './tables.ts';

export interface AuditRow {
  /** 1, 2, 3 … without a gap. */
  seq: number;
  at: number;
  /** JSON. */
  body: string;
  /** The hash of the row before; empty in the first. */
  previous: string;
  /** SHA-256 in hex of previous, seq, at and body, a line each. */
  hash: string;
}

const PAGE = 1_000;

/**
 * Adds a row to the chain and returns its number. The head row is locked from here to the end of the transaction,
 * so rows are written one after another by however many processes; a work that fails leaves no gap.
 */
export async function appendAudit(tx: Handle, entry: { at: number; body: string }): Promise<number> {
  const { rows } = await run<{ seq: number; hash: string }>(
    tx,
    'update audit_head set seq = seq + 1 where id = 1 returning seq, hash',
    [],
  );
  const head = rows[0];
  if (!head) throw new Error('The audit chain has lost its head');
  const hash = hashOf({ ...entry, seq: head.seq, previous: head.hash });
  await run(tx, 'insert into audit (seq, at, body, previous, hash) values ($1, $2, $3, $4, $5)', [
    head.seq,
    entry.at,
    entry.body,
    head.hash,
    hash,
  ]);
  await run(tx, 'update audit_head set hash = $1 where id = 1', [hash]);
  return head.seq;
}

/** A page of the chain, in order, from the row after this one; 1,000 rows unless told otherwise. */
export async function readAudit(db: Handle, page: { afterSeq: number; limit?: number }): Promise<AuditRow[]> {
  return db
    .selectFrom('audit')
    .select(['seq', 'at', 'body', 'previous', 'hash'])
    .where('seq', '>', page.afterSeq)
    .orderBy('seq')
    .limit(page.limit ?? PAGE)
    .execute();
}

/** The newest rows first, before this number; 200 unless told otherwise. */
export async function readAuditBackwards(
  db: Handle,
  page: { beforeSeq?: number; limit?: number; since?: number },
): Promise<AuditRow[]> {
  return db
    .selectFrom('audit')
    .select(['seq', 'at', 'body', 'previous', 'hash'])
    .$if(page.beforeSeq !== undefined, (query) => query.where('seq', '<', page.beforeSeq ?? 0))
    .$if(page.since !== undefined, (query) => query.where('at', '>=', page.since ?? 0))
    .orderBy('seq', 'desc')
    .limit(page.limit ?? 200)
    .execute();
}

/** Where the chain begins now: the last row that was pruned. */
interface Anchor {
  seq: number;
  hash: string;
}

const NOT_PRUNED: Anchor = { seq: 0, hash: '' };

async function readAnchor(db: Handle): Promise<Anchor> {
  const row = await db.selectFrom('audit_anchor').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirst();
  return row ?? NOT_PRUNED;
}

/** What the chain itself says of a pruning: without this row a cut-off beginning does not pass for one. */
const pruningRow = ({ seq, hash }: Anchor) => JSON.stringify({ command: 'audit.prune', pruned: { seq, hash } });

/**
 * Removes the rows from before this time, as far as they stand at the beginning, and returns how many. The last one's number
 * and hash are kept as the anchor and written into the chain, so that what is left still verifies.
 */
export async function pruneAudit(tx: Handle, { before, at }: { before: number; at: number }): Promise<number> {
  // Locks the chain, as every writer does.
  await run(tx, 'update audit_head set seq = seq where id = 1', []);
  const kept = await tx
    .selectFrom('audit')
    .select('seq')
    .where('at', '>=', before)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  const last = await tx
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .$if(kept !== undefined, (query) => query.where('seq', '<', kept?.seq ?? 0))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return 0;
  const { numDeletedRows } = await tx.deleteFrom('audit').where('seq', '<=', last.seq).executeTakeFirst();
  await tx
    .insertInto('audit_anchor')
    .values({ id: 1, ...last })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(last))
    .execute();
  await appendAudit(tx, { at, body: pruningRow(last) });
  return Number(numDeletedRows);
}

type Verified = { ok: true; count: number } | { ok: false; seq: number };

/**
 * Reads the whole chain, from the last pruning on; when a row was changed, removed or added by hand, says the first number
 * that does not fit. `count` is the number of rows that are there.
 */
export async function verifyAudit(db: Handle): Promise<Verified> {
  for (;;) {
    const anchor = await readAnchor(db);
    const result = await verifyFrom(db, anchor);
    // Pruned under our eyes: what was read is not there any more.
    if (result.ok || (await readAnchor(db)).seq === anchor.seq) return result;
  }
}

async function verifyFrom(db: Handle, anchor: Anchor): Promise<Verified> {
  let last = anchor.seq;
  let previous = anchor.hash;
  let isDeclared = anchor.seq === 0;
  const declaration = pruningRow(anchor);
  for (;;) {
    const head = await db.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirst();
    const rows = await readAudit(db, { afterSeq: last });
    for (const row of rows) {
      if (row.seq !== last + 1 || row.previous !== previous || row.hash !== hashOf(row))
        return { ok: false, seq: last + 1 };
      last = row.seq;
      previous = row.hash;
      isDeclared ||= row.body === declaration;
      // Rows after the head are either newer than our look at it, or nobody's.
      if (head?.seq === last && head.hash !== previous) return { ok: false, seq: last };
    }
    if (rows.length > 0) continue;
    if (head?.seq !== last || head.hash !== previous)
      return { ok: false, seq: head && head.seq < last ? head.seq + 1 : last + 1 };
    // The beginning is missing, and no pruning took it.
    return isDeclared ? { ok: true, count: last - anchor.seq } : { ok: false, seq: anchor.seq };
  }
}

function hashOf(row: { seq: number; at: number; body: string; previous: string }): string {
  return createHash('sha256').update(`${row.previous}\n${row.seq}\n${row.at}\n${row.body}`).digest('hex');
}
