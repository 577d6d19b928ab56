import { createSealer, type Signer } from '../../src/kit/seal.ts';
import { storedSecretKey } from '../../src/secret-key.ts';
import { auditKeyOf } from '../../src/store/audit.ts';
import type { Database } from '../../src/store/database.ts';
import type { Bench } from './bench.ts';

/** What signs the audit trail of a bench: the sandbox keeps its key with its database. */
export async function benchAuditKey({ settings }: Pick<Bench, 'settings'>, database: Database): Promise<Signer> {
  const key = await storedSecretKey(settings.env, database);
  if (key === undefined) throw new Error('The sandbox has no key yet.');
  return auditKeyOf(createSealer(key));
}
