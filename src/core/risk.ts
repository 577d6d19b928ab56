import { type Hours, within } from './hours.ts';

/** What the risk of a Call that only its owner may make is judged by. */
export interface RiskFacts {
  /** Has connected the phone account, so that its password was known here once. */
  connected: boolean;
  /** How long ago this chat user connected the account or proved who they are, in milliseconds; undefined for never. */
  provedMsAgo: number | undefined;
  /** It is about an administrator's account: whoever has it has everybody's. */
  admin: boolean;
  at: number;
}

export interface RiskRules {
  /** A proof counts this long, in milliseconds. */
  freshMs: number;
  /** Outside of these, people are asked more. */
  usual: readonly Hours[];
}

/**
 * What it takes:
 * - `none`;
 * - `proof`: a code at another place where the person is known, or signing in with the phone account;
 * - `elsewhere`: a code at another place alone: knowing the password is not enough.
 * Where that is not possible, somebody else has to approve it.
 */
export type ProofNeeded = 'none' | 'proof' | 'elsewhere';

/** Pure: the shipped default of `step-up`, as docs/policy.md has it. */
export function proofNeeded(
  { connected, provedMsAgo, admin, at }: RiskFacts,
  { freshMs, usual }: RiskRules,
): ProofNeeded {
  const unusual = usual.length > 0 && !usual.some((hours) => within(hours, at));
  if (unusual && (admin || !connected)) return 'elsewhere';
  if (unusual || admin || !connected) return 'proof';
  return provedMsAgo !== undefined && provedMsAgo < freshMs ? 'none' : 'proof';
}
