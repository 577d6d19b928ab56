import type { Call } from '../../cards/model.ts';
import { appendAudit } from '../store/audit.ts';
import type { Handle } from '../store/tables.ts';

/** One line of the trail: who asked for what, what was decided, what changed. Never a secret, never a typed text. */
export interface AuditEntry {
  who: string;
  command: string;
  call: Call;
  result: 'done' | 'denied';
  /** The rule that said no. */
  rule?: string;
  changed?: { what: string; from: string; to: string };
  /** Key of the request, for finding everything that belongs together. */
  request: string;
}

export async function recordAudit(tx: Handle, at: number, entry: AuditEntry): Promise<void> {
  await appendAudit(tx, { at, body: JSON.stringify(entry) });
}
