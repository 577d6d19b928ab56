import { z } from 'zod';
import type { Signer } from '../kit/seal.ts';
import { type AuditRow, breakRow, hashOf, rowText } from './audit.ts';

/** A row by its number and hash. */
export interface Place {
  seq: number;
  hash: string;
}

/**
 * `row`: that row was changed, removed, inserted or not signed by us. `end`: the chain was cut off before it, or its end
 * forged. `start`: rows are missing before it, and no pruning took them. `cut`: the chain itself noted that rows after it had
 * been removed. `key`: signed with a key that is not there, so that nobody can say. `unkeyed`: no key was ever there.
 */
export interface Broken {
  ok: false;
  seq: number;
  why: 'row' | 'end' | 'start' | 'cut' | 'key' | 'unkeyed';
}

/** Takes rows one after another, from the one after `begin` on, and says where they do not fit. */
export function createReader(key: Signer, begin: Place) {
  let last = begin;
  let unvouched: number | undefined;
  let noted: Broken | undefined;
  return {
    last: () => last,
    /** The first row since the last signature that could be checked. */
    unvouched: () => unvouched,
    /** What the last row says of a break, when it is such a row. */
    noted: () => noted,
    take(row: AuditRow, keyedFrom: number): Broken | undefined {
      const seq = last.seq + 1;
      const broken: Broken = { ok: false, seq, why: 'row' };
      if (row.seq !== seq || row.previous !== last.hash || row.hash !== hashOf(row)) return broken;
      const before = unvouched;
      // Without a first signed row: the look at the head was before it.
      if (keyedFrom === 0 ? row.mac !== '' : seq >= keyedFrom) {
        const signed = key.check(rowText(row), row.mac);
        if (signed === 'wrong') return broken;
        unvouched = signed === 'unknown' ? (unvouched ?? seq) : undefined;
      } else if (row.mac !== '') return broken;
      noted = breakIn(row, before);
      last = { seq, hash: row.hash };
      return undefined;
    },
  };
}

const Break = z.object({ broken: z.object({ seq: z.number(), why: z.enum(['wrong', 'unknown']) }) });

function breakIn({ body }: AuditRow, unvouched: number | undefined): Broken | undefined {
  if (!body.startsWith('{"command":"audit.break"')) return undefined;
  const { seq, why } = Break.parse(JSON.parse(body)).broken;
  if (body !== breakRow(seq, why)) return undefined;
  return why === 'wrong' ? { ok: false, seq: seq + 1, why: 'cut' } : { ok: false, seq: unvouched ?? seq, why: 'key' };
}
