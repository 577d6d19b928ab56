import type { Signer } from '../kit/seal.ts';
import { headState, readAudit, readHead } from './audit.ts';
import { type Anchor, declaresPruning, readAnchor } from './audit-prune.ts';
import { type Broken, createReader, type Place } from './audit-reader.ts';
import type { Handle } from './tables.ts';

export type Verified = { ok: true; count: number; last: Place; keyedFrom: number } | Broken;

/**
 * Reads the whole chain, from the last pruning on, or only what came after a row that is known to be right; when a row was
 * changed, removed or added by hand, says the first number that does not fit. `count` is the number of rows that were read.
 * A row of a key that has gone is vouched for by the next one that fits: each signature is over the hashes of all rows before.
 */
export async function verifyAudit(db: Handle, key: Signer, { after }: { after?: Place } = {}): Promise<Verified> {
  for (;;) {
    const anchor = await readAnchor(db);
    // What was known is pruned: what is left is read from its beginning.
    const known = after && after.seq >= anchor.seq ? after : undefined;
    const result = await verifyFrom(db, key, { anchor, known });
    // Pruned under our eyes: what was read is not there any more.
    if (result.ok || (await readAnchor(db)).seq === anchor.seq) return result;
  }
}

async function verifyFrom(
  db: Handle,
  key: Signer,
  { anchor, known }: { anchor: Anchor; known: Place | undefined },
): Promise<Verified> {
  const begin = known ?? anchor;
  if (known && !(await stands(db, anchor, known))) return { ok: false, seq: known.seq, why: 'row' };
  const reader = createReader(key, begin);
  let isDeclared = anchor.seq === 0 || known !== undefined;
  for (;;) {
    const head = await readHead(db);
    const rows = await readAudit(db, { afterSeq: reader.last().seq });
    for (const row of rows) {
      const broken = reader.take(row, head?.keyedFrom ?? 0);
      if (broken) return broken;
      const noted = reader.noted();
      if (noted) return noted;
      isDeclared ||= declaresPruning(row, anchor);
      // Rows after the head are either newer than our look at it, or nobody's.
      if (head?.seq === row.seq && head.hash !== row.hash) return { ok: false, seq: row.seq, why: 'end' };
    }
    if (rows.length > 0) continue;
    const last = reader.last();
    if (!head || head.seq !== last.seq || head.hash !== last.hash)
      return { ok: false, seq: head && head.seq < last.seq ? head.seq + 1 : last.seq + 1, why: 'end' };
    const state = headState(key, head);
    if (state === 'wrong') return { ok: false, seq: last.seq + 1, why: 'end' };
    if (state === 'new' && head.seq > 0) return { ok: false, seq: 1, why: 'unkeyed' };
    if (state === 'unknown') return { ok: false, seq: reader.unvouched() ?? last.seq, why: 'key' };
    // The beginning is missing, and no pruning took it.
    if (!isDeclared) return { ok: false, seq: anchor.seq, why: 'start' };
    return { ok: true, count: last.seq - begin.seq, last, keyedFrom: head.keyedFrom };
  }
}

/** Is this row still there as it was? The last pruned one stands in the anchor. */
async function stands(db: Handle, anchor: Anchor, { seq, hash }: Place): Promise<boolean> {
  if (seq === anchor.seq) return hash === anchor.hash;
  const [row] = await readAudit(db, { afterSeq: seq - 1, limit: 1 });
  return row?.seq === seq && row.hash === hash;
}

/**
 * Is everything still there that an export says was there? The first number that is not, or is another row now; undefined when
 * all are. What was pruned since is not looked for. Finds what the chain alone cannot show: that all of it was put back to an earlier state.
 */
export async function missingSince(db: Handle, exported: AsyncIterable<Place>): Promise<number | undefined> {
  const anchor = await readAnchor(db);
  let page = new Map<number, string>();
  for await (const { seq, hash } of exported) {
    if (seq < anchor.seq) continue;
    if (seq === anchor.seq) {
      if (hash !== anchor.hash) return seq;
      continue;
    }
    if (!page.has(seq)) page = new Map((await readAudit(db, { afterSeq: seq - 1 })).map((row) => [row.seq, row.hash]));
    if (page.get(seq) !== hash) return seq;
  }
  return undefined;
}
