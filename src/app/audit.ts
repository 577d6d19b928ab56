import type { Call } from '../../cards/model.ts';
import type { Verdict } from '../core/policy.ts';
import type { Signer } from '../kit/seal.ts';
import { appendAudit } from '../store/audit.ts';
import type { Handle } from '../store/tables.ts';

/** One line of the trail: who asked for what, what was decided, what changed. Never a secret, never a typed text. */
export interface AuditEntry {
  who: string;
  command: string;
  call: Call;
  /**
   * `asked` and `decided` belong to an approval, as do the ends without a decision. `perhaps done`: it ended badly, but a try to which
   * no answer came may have taken effect.
   */
  result: 'done' | 'denied' | 'asked' | 'decided' | 'failed' | 'perhaps done' | 'expired' | 'withdrawn' | 'handed over';
  /** The rule that decided. */
  rule?: string;
  /** What it decided. */
  verdict?: Verdict['kind'];
  changed?: { what: string; from: string; to: string };
  /** Key of the request, for finding everything that belongs together. */
  request: string;
  /** Id of the approval it belongs to. */
  approval?: string;
  decision?: 'approve' | 'deny';
  /** In whose place somebody decided, or to whom it was handed over. */
  place?: string;
  platform?: string;
}

export async function recordAudit(
  tx: Handle,
  { auditKey }: { auditKey: Signer },
  at: number,
  entry: AuditEntry,
): Promise<void> {
  await appendAudit(tx, auditKey, { at, body: JSON.stringify(entry, withoutNumbers) });
}

/** Fields that hold our own ids, in which digits are no phone number. */
const IDS = new Set(['id', 'who', 'request', 'command', 'approval', 'place']);

/** Texts that people typed belong to them, not to the trail. */
const TYPED = new Set(['note', 'agreed']);

/** Phone numbers stay recognisable by their last digits only. Dates and times are left alone. */
function withoutNumbers(name: string, value: unknown): unknown {
  if (TYPED.has(name)) return undefined;
  if (typeof value !== 'string' || IDS.has(name)) return value;
  return value.replaceAll(/\+?\d[\d ()/.-]{5,}\d/g, (found) => {
    const digits = found.replaceAll(/\D/g, '');
    return digits.length < 7 || /^\d{4}-\d{2}-\d{2}/.test(found) ? found : `…${digits.slice(-3)}`;
  });
}
