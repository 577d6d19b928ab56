import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSealer, type Signer } from '../../src/kit/seal.ts';
import { auditKeyOf } from '../../src/store/audit.ts';
import type { Bench } from './bench.ts';

/** What signs the audit trail of a bench: the sandbox keeps its key beside its database. */
export function benchAuditKey({ folder }: Pick<Bench, 'folder'>): Signer {
  return auditKeyOf(createSealer(readFileSync(join(folder, 'sandbox.key'), 'utf8')));
}
