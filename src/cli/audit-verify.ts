import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Signer } from '../kit/seal.ts';
import { readAudit } from '../store/audit.ts';
import { missingSince, type Verified, verifyAudit } from '../store/audit-check.ts';
import type { Place } from '../store/audit-reader.ts';
import type { Handle } from '../store/tables.ts';

interface Wish {
  /** Only what came after this row. */
  after?: number;
  /** An earlier export (jsonl): everything in it must still be there. */
  against?: string;
}

/** What `patchcord audit verify` prints, and whether all is well. */
export async function verification(db: Handle, key: Signer, { after, against }: Wish): Promise<[boolean, string]> {
  const from = after === undefined ? undefined : (await readAudit(db, { afterSeq: after - 1, limit: 1 }))[0];
  if (after !== undefined && from?.seq !== after) return [false, `There is no row ${after} in the audit trail.`];
  const result = await verifyAudit(db, key, from && { after: from });
  if (!result.ok) return [false, `The audit trail is broken at seq ${result.seq}.\n${reasons[result.why](result.seq)}`];
  const missing = against === undefined ? undefined : await missingSince(db, exportedRows(against));
  if (missing !== undefined)
    return [false, `The audit trail is broken at seq ${missing}.\nThis row of ${against} is gone, or another one now.`];
  return [true, whole(result, after)];
}

function whole({ count, last, keyedFrom }: Verified & { ok: true }, after: number | undefined): string {
  const about =
    after === undefined ? `The audit trail is whole: ${count} rows.` : `${count} rows after ${after} are right.`;
  const old = keyedFrom - 1 - (after ?? last.seq - count);
  return old > 0 ? `${about}\nThe first ${old} are older than the key: nobody can vouch for them.` : about;
}

/** Why it is broken, for who has to find out what happened. */
const reasons: Record<(Verified & { ok: false })['why'], (seq: number) => string> = {
  row: () => 'This row was changed, removed or inserted, or is not signed with the key.',
  end: () => 'The trail was cut off before this row, or its end was made up.',
  start: () => 'Rows up to this one are missing, and no pruning took them.',
  cut: (seq) =>
    `Rows from this number on had been removed when row ${seq} was written. Check what came since: --after ${seq}`,
  key: () => 'From this row on it is signed with a key that is not in PATCHCORD_SECRET_KEY. Put it there, as new,old.',
  unkeyed: () => 'No key has signed it yet. Start Patchcord, or run patchcord migrate, once.',
};

const Exported = z.object({ seq: z.number(), hash: z.string() });

async function* exportedRows(path: string): AsyncIterable<Place> {
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') }))
    if (line.trim() !== '') yield Exported.parse(JSON.parse(line));
}
