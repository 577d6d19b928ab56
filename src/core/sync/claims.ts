import { type Seen, SIDES, type Side, type Status, type SyncRecord } from './record.ts';
import { AWAY_HOLD_MS, type ClaimClass, type SyncRules } from './rules.ts';

/** What a person says on one side, as far as others may follow it. */
export interface Claim {
  side: Side;
  status: Status;
  note: string;
  at: number;
  /** When it ends by itself. */
  until?: number;
  class: ClaimClass;
  /** The same as long as it is the same claim. */
  key: string;
}

/** Nothing to follow: the others are as they are without us. */
export function isQuiet(status: Status): boolean {
  return (
    status === 'available' || status === 'other' || status === 'idle' || status === 'offline' || status === 'unknown'
  );
}

/**
 * All claims that count now, the strongest first; and when the next one begins or ends to count.
 * Of two that are equally strong the newer one counts.
 */
export function claimsOf(
  record: SyncRecord,
  rules: SyncRules,
  now: number,
): { claims: Claim[]; nextAt: number | undefined } {
  const claims: Claim[] = [];
  const turns: number[] = [];
  for (const side of SIDES) {
    const { seen, over } = record.sides[side];
    if (over?.status === 'call') claims.push(claim(side, { status: 'call', note: '', at: over.at }, 'call'));
    if (seen?.by !== 'person' || seen.superseded !== undefined || isQuiet(seen.status)) continue;
    const from = side === 'teams' && seen.status === 'away' ? seen.at + AWAY_HOLD_MS : seen.at;
    if (from > now) turns.push(from);
    // The phone never ends anything by itself: what was set with a time is set back by a timer, and seen then.
    const until = side === 'phone' ? undefined : seen.until;
    if (until !== undefined && until > now) turns.push(until);
    if (from <= now && (until === undefined || until > now)) claims.push(claim(side, seen, classOf(side, seen)));
  }
  claims.sort((a, b) => strength(rules, a.class) - strength(rules, b.class) || b.at - a.at);
  return { claims, nextAt: turns.length > 0 ? Math.min(...turns) : undefined };
}

function claim(
  side: Side,
  { status, note, at, until }: Pick<Seen, 'status' | 'note' | 'at' | 'until'>,
  kind: ClaimClass,
): Claim {
  return {
    side,
    status,
    note,
    at,
    ...(until !== undefined && { until }),
    class: kind,
    key: claimKey(side, { status, at }),
  };
}

/** The same as long as the person has not said it anew. */
export function claimKey(side: Side, { status, at }: Pick<Seen, 'status' | 'at'>): string {
  return `${side}:${status}:${at}`;
}

/** The smaller, the stronger. */
export function rankOf(rules: Pick<SyncRules, 'authority'>, side: Side, seen: Seen): number {
  return strength(rules, classOf(side, seen));
}

function strength({ authority }: Pick<SyncRules, 'authority'>, kind: ClaimClass): number {
  const at = authority.indexOf(kind);
  return at < 0 ? authority.length : at;
}

function classOf(side: Side, { status, reason }: Seen): ClaimClass {
  if (reason === 'command') return 'command';
  if (status === 'call') return 'call';
  if (status === 'dnd') return 'dnd';
  if (status === 'meeting' || status === 'out') return 'calendar';
  return side;
}
