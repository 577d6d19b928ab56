/**
 * Every failure a person or an operator may hear of. Codes are stable: tests, metrics and audit rows use them.
 *
 * - `bad-input`: what was asked cannot be read or breaks a rule of the field
 * - `not-allowed`: the policy, or the phone system, says no
 * - `not-connected`: the person has not linked a phone account yet
 * - `not-found`: the person, queue or thing does not exist (any more)
 * - `conflict`: somebody or something changed it meanwhile
 * - `busy`: the other system asks to wait (too many requests, maintenance)
 * - `unreachable`: the other system did not answer, or answered with something that is no answer
 * - `bug`: ours; the person sees a reference only
 */
export type ErrorCode =
  | 'bad-input'
  | 'not-allowed'
  | 'not-connected'
  | 'not-found'
  | 'conflict'
  | 'busy'
  | 'unreachable'
  | 'bug';

export interface ErrorDetails {
  /** The original trouble, for the log. Never shown. Must not carry headers or bodies of outside answers. */
  cause?: unknown;
  /** How long the other system asked us to wait, in milliseconds. */
  retryAfterMs?: number;
  /** True when the other side answered and said no: the same will not work until somebody changes something there. */
  refused?: boolean;
  /** Whose phone account is not connected, as `system:id`, where that is not the person's home. */
  account?: string;
  /** True when the outside call may have taken effect although no answer arrived (a write that timed out). */
  uncertain?: boolean;
}

/** The one error class: a stable code, a sentence for the person, and the cause for the log. */
export class PatchcordError extends Error {
  override readonly name = 'PatchcordError';
  readonly code: ErrorCode;
  readonly retryAfterMs: number | undefined;
  readonly uncertain: boolean;
  readonly refused: boolean;
  readonly account: string | undefined;

  constructor(code: ErrorCode, sentence: string, details: ErrorDetails = {}) {
    super(sentence, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.retryAfterMs = details.retryAfterMs;
    this.uncertain = details.uncertain ?? false;
    this.refused = details.refused ?? false;
    this.account = details.account;
  }
}

/** Gives any thrown thing a code; what is not ours already is a `bug`. */
export function toPatchcordError(thrown: unknown): PatchcordError {
  if (thrown instanceof PatchcordError) return thrown;
  return new PatchcordError('bug', 'Something went wrong on my side.', { cause: thrown });
}
