import { claimKey, isQuiet, rankOf } from './claims.ts';
import {
  type Reason,
  type Seen,
  type Shown,
  type Side,
  type SideRecord,
  type Status,
  type SyncRecord,
  withChange,
  withSide,
} from './record.ts';
import { type Consent, ECHO_MS, flows, LAGS, type SyncRules } from './rules.ts';

/** What was read from one side. */
export interface Observation {
  side: Side;
  shown: Shown;
  at: number;
  /** `command`: the person has just said so to Patchcord, so it cannot be an echo. */
  reason: Reason;
}

interface Agreed {
  consent: Consent;
  rules: Pick<SyncRules, 'authority'>;
}

/** Nobody has chosen it: it hides what was chosen, and ends by itself. */
function hides(side: Side, status: Status): boolean {
  return status === 'idle' || status === 'offline' || status === 'unknown' || (side === 'phone' && status === 'call');
}

/**
 * Takes in what a side shows. Our own writes come back as changes: they are known by their value, within two minutes or as long as
 * we hold that side, and change nothing. What the person has changed becomes a claim, or ends one; where it was our value that they
 * changed, what we followed no longer counts.
 */
export function observe(record: SyncRecord, seen: Observation, agreed: Agreed): SyncRecord {
  const { side, shown, at, reason } = seen;
  const before = record.sides[side];
  if (hides(side, shown.status)) return hidden(record, seen);
  const clear = { over: null, lookAgainAt: null };
  if (reason !== 'command') {
    const echo = echoOf(before, side, shown.status, at);
    if (echo === 'old')
      return withSide(record, side, { over: null, lookAgainAt: (before.recent.at(-1)?.at ?? at) + ECHO_MS });
    if (echo === 'ours') return withSide(record, side, clear);
  }
  // What we wrote had an end, or we were away for too long: nobody has chosen what is there now.
  const { fadesAt } = before.held ?? {};
  if (fadesAt !== undefined && at >= fadesAt && isQuiet(shown.status)) return withSide(record, side, clear);
  const now: Seen = { ...shown, at, by: 'person', reason };
  const known = before.seen;
  if (known && known.by === 'person' && known.status === shown.status) {
    const isNews =
      known.note !== shown.note || known.until !== shown.until || (reason === 'command' && known.reason !== reason);
    if (!isNews) return withSide(record, side, clear);
    if (reason !== 'command') return withSide(record, side, { ...clear, seen: { ...now, at: known.at } });
    return byCommand(withSide(record, side, { ...clear, seen: now }), now, side);
  }
  const changed = withSide(record, side, { ...clear, seen: now, held: null, intent: null, declined: null });
  // What has always been so is no change.
  if (!known) return changed;
  const told = withChange(changed, {
    at,
    side,
    status: shown.status,
    from: side,
    why: reason === 'command' ? 'command' : 'person',
  });
  return before.held ? overridden(told, side, before.held, agreed) : told;
}

/** The side itself was faster to say what the person has just told us: it stands there as theirs. */
function byCommand(record: SyncRecord, { status, at }: Seen, side: Side): SyncRecord {
  const last = record.history.findLast((change) => change.side === side);
  if (last?.why !== 'person' || last.status !== status || at - last.at > ECHO_MS) return record;
  const history = record.history.map((change) => (change === last ? { ...change, why: 'command' as const } : change));
  return { ...record, history };
}

function hidden(record: SyncRecord, { side, shown, at }: Observation): SyncRecord {
  const { over } = record.sides[side];
  if (over?.status === shown.status) return record;
  const covered = withSide(record, side, { over: { status: shown.status, at }, lookAgainAt: null });
  return shown.status === 'call' ? withChange(covered, { at, side, status: 'call', from: side, why: 'call' }) : covered;
}

/** `ours`: as we have left it. `old`: what was there before, or an earlier write of ours; it will be looked at again. */
function echoOf({ recent, seen }: SideRecord, side: Side, status: Status, at: number): 'ours' | 'old' | undefined {
  if (seen?.status === status) return seen.by === 'sync' ? 'ours' : undefined;
  const fresh = recent.filter((write) => at - write.at < ECHO_MS);
  const isEcho = fresh.some((write) => write.shows === status || (LAGS[side] && write.before === status));
  return isEcho ? 'old' : undefined;
}

/** The person has changed on this side what we had written there. */
function overridden(
  record: SyncRecord,
  side: Side,
  held: NonNullable<SideRecord['held']>,
  { consent, rules }: Agreed,
): SyncRecord {
  const now = record.sides[side].seen;
  const { seen } = record.sides[held.source];
  const speaks = now && now.status !== 'other' && flows(consent, side, held.source);
  // A call is not over because somebody says something else beside it.
  const isFollowed = seen?.by === 'person' && claimKey(held.source, seen) === held.because;
  if (!speaks || !isFollowed) return withSide(record, side, { declined: held.because });
  // Something stronger comes on top for a while; anything else is the newest word.
  if (!isQuiet(now.status) && rankOf(rules, side, now) < rankOf(rules, held.source, seen)) return record;
  return withSide(record, held.source, { seen: { ...seen, superseded: side } });
}
