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

/** Reads the whole chain; when a row was changed, removed or added by hand, says the first number that does not fit. */
export async function verifyAudit(db: Handle): Promise<{ ok: true; count: number } | { ok: false; seq: number }> {
  let count = 0;
  let previous = '';
  for (;;) {
    const head = await db.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirst();
    const rows = await readAudit(db, { afterSeq: count });
    for (const row of rows) {
      if (row.seq !== count + 1 || row.previous !== previous || row.hash !== hashOf(row)) {
        return { ok: false, seq: count + 1 };
      }
      count = row.seq;
      previous = row.hash;
      // Rows after the head are either newer than our look at it, or nobody's.
      if (head?.seq === count && head.hash !== previous) return { ok: false, seq: count };
    }
    if (rows.length > 0) continue;
    if (head?.seq === count && head.hash === previous) return { ok: true, count };
    return { ok: false, seq: head && head.seq < count ? head.seq + 1 : count + 1 };
  }
}

function hashOf(row: { seq: number; at: number; body: string; previous: string }): string {
  return createHash('sha256').update(`${row.previous}\n${row.seq}\n${row.at}\n${row.body}`).digest('hex');
}
