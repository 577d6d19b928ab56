import { type Claim, claimsOf } from './claims.ts';
import {
  type Held,
  type Seen,
  type Shown,
  SIDES,
  type Side,
  type SideRecord,
  type Status,
  type SyncRecord,
  showsNow,
  type Wish,
  withChange,
  withSide,
} from './record.ts';
import { type Consent, DEBOUNCE_MS, ECHO_MS, flows, lifetimeOf, mapped, type SyncRules } from './rules.ts';

/** Something to be written to one side now. */
export interface Intent {
  side: Side;
  wish: Wish;
  /** What the side will show then. */
  shows: Status;
  /** What the person had there before us. */
  before: Shown | null;
  because: string;
  source: Side;
}

export interface Decision {
  /** What is held now follows these claims. */
  record: SyncRecord;
  intents: Intent[];
  /** When to decide again although nothing happens; undefined when nothing waits. */
  nextAt: number | undefined;
}

export interface Situation {
  consent: Consent;
  rules: SyncRules;
  now: number;
}

/**
 * What has to be written where. On each side the strongest claim counts that may go there and means something there; a side's own
 * claim leaves it alone. Without any claim a side gets back what we had written over. Equal values are never written.
 */
export function decide(before: SyncRecord, { consent, rules, now }: Situation): Decision {
  const { claims, nextAt } = claimsOf(before, rules, now);
  let record = before;
  const times: (number | undefined)[] = [nextAt];
  const intents: Intent[] = [];
  for (const side of SIDES) {
    const state = record.sides[side];
    times.push(state.lookAgainAt ?? undefined, state.held?.refreshAt);
    const intent = wanted(record, side, { claims, consent, rules, now });
    if (intent && 'keep' in intent) {
      record = withSide(record, side, { held: intent.keep });
      continue;
    }
    if (!intent || (state.trouble?.because === intent.because && !state.intent)) continue;
    const earliest = (state.recent.at(-1)?.at ?? Number.NEGATIVE_INFINITY) + DEBOUNCE_MS;
    if (earliest > now && !state.intent) times.push(earliest);
    else intents.push(intent);
  }
  const ahead = times.filter((at) => at !== undefined).filter((at) => at > now);
  return { record, intents, nextAt: ahead.length > 0 ? Math.min(...ahead) : undefined };
}

/** The same value, for another claim. */
interface Kept {
  keep: Held;
}

interface Given extends Situation {
  claims: readonly Claim[];
}

function wanted(record: SyncRecord, side: Side, given: Given): Intent | Kept | undefined {
  const { claims, consent, rules, now } = given;
  const state = record.sides[side];
  const mayWrite = side !== 'teams' || rules.writesTeams;
  for (const claim of mayWrite ? claims : []) {
    if (claim.side === side) return undefined;
    if (!flows(consent, claim.side, side)) continue;
    const status = mapped(rules, claim.side, side, claim.status);
    if (status === 'leave') continue;
    return follow(state, side, claim, status, now);
  }
  const released = state.seen?.superseded;
  if (mayWrite && released && flows(consent, released, side) && state.seen?.status !== 'available')
    return {
      side,
      wish: { kind: 'back', to: null },
      shows: 'available',
      before: null,
      because: `released:${released}`,
      source: released,
    };
  if (!mayWrite) return undefined;
  if (state.held) return giveBack(side, state.held);
  // Perhaps written by a process that died in it, for a claim that is gone.
  const { intent } = state;
  return intent?.wish.kind === 'set'
    ? giveBack(side, { before: intent.before, because: 'unfinished', source: side })
    : undefined;
}

function follow(state: SideRecord, side: Side, claim: Claim, status: Status, now: number): Intent | Kept | undefined {
  if (state.declined === claim.key) return undefined;
  const { held, seen, intent } = state;
  const { until } = claim;
  const note = noteFor(claim, status);
  const wish: Wish = { kind: 'set', status, note, ...(until !== undefined && { until }) };
  if (!intent) {
    const isDue = held?.refreshAt !== undefined && held.refreshAt <= now;
    if (held && same(held.wish, wish) && !isDue) return { keep: { ...held, because: claim.key, source: claim.side } };
    // It says so already, by the person's own choice; a lunch is away enough for "be right back".
    if (!held && (seen?.status === status || (claim.status === 'back-soon' && seen?.status === 'lunch')))
      return undefined;
  }
  const before = intent ? intent.before : held ? held.before : own(seen);
  return { side, wish, shows: status, before, because: claim.key, source: claim.side };
}

const LABELS: Partial<Record<Status, string>> = { trip: 'Business trip', lunch: 'Lunch', out: 'Out of office' };

/** What the other side has no status for is said in the note. */
function noteFor({ status: said, note }: Claim, shows: Status): string {
  const label = said === shows ? undefined : LABELS[said];
  return label === undefined ? note : note === '' ? label : `${label}: ${note}`;
}

/** What was not chosen comes back by itself once ours is gone. */
function giveBack(side: Side, { before, because, source }: Pick<Held, 'before' | 'because' | 'source'>): Intent {
  const to = before?.chosen ? before : null;
  return {
    side,
    wish: { kind: 'back', to },
    shows: to?.status ?? 'available',
    before,
    because: `end:${because}`,
    source,
  };
}

/** What the person had chosen there, and still stands for. */
function own(seen: Seen | null): Shown | null {
  if (seen?.by !== 'person' || seen.superseded !== undefined) return null;
  const { status, note, chosen, until, raw } = seen;
  return { status, note, chosen, ...(until !== undefined && { until }), ...(raw !== undefined && { raw }) };
}

function same(one: Wish, other: Wish): boolean {
  return (
    one.kind === 'set' &&
    other.kind === 'set' &&
    one.status === other.status &&
    one.note === other.note &&
    one.until === other.until
  );
}

/** To be stored before the write: whoever dies in it does it again, and its echo is known whenever it comes. */
export function intend(record: SyncRecord, { side, wish, shows, before }: Intent, now: number): SyncRecord {
  const state = record.sides[side];
  const recent = [...state.recent.filter(({ at }) => now - at < ECHO_MS), { shows, before: showsNow(state), at: now }];
  return withSide(record, side, { recent, intent: { wish, before, at: now }, lookAgainAt: null });
}

/** The write is done. */
export function written(record: SyncRecord, intent: Intent, now: number): SyncRecord {
  const { side, wish, shows, before, because, source } = intent;
  const done = { intent: null, trouble: null, declined: null };
  const change = { at: now, side, status: shows, from: source } as const;
  if (wish.kind === 'back') {
    const seen: Seen = wish.to
      ? { ...wish.to, at: now, by: 'person', reason: 'seen' }
      : { status: 'available', note: '', chosen: false, at: now, by: 'sync', reason: 'seen' };
    return withChange(withSide(record, side, { ...done, held: null, seen }), { ...change, why: 'end' });
  }
  const lifetime = lifetimeOf(side, shows, wish.until === undefined);
  const fadesAt = Math.min(
    wish.until ?? Number.POSITIVE_INFINITY,
    lifetime ? now + lifetime.lastsMs : Number.POSITIVE_INFINITY,
  );
  const isRefresh = record.sides[side].held?.because === because;
  const held: Held = {
    wish,
    shows,
    because,
    source,
    at: now,
    before,
    ...(lifetime && { refreshAt: now + lifetime.refreshMs }),
    ...(Number.isFinite(fadesAt) && { fadesAt }),
  };
  const seen: Seen = { status: shows, note: wish.note, chosen: false, at: now, by: 'sync', reason: 'seen' };
  const after = withSide(record, side, { ...done, held, seen });
  return isRefresh ? after : withChange(after, { ...change, why: 'follow' });
}

/** The side refuses it: not tried again for the same reason. @param says a sentence for people */
export function refused(record: SyncRecord, { side, because }: Intent, says: string, now: number): SyncRecord {
  return withSide(record, side, { intent: null, trouble: { at: now, says, because } });
}
