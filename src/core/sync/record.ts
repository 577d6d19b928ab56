import { z } from 'zod';

/** Where a person's status can be seen: the phone system, Microsoft Teams, the Slack profile. */
export const SIDES = ['phone', 'teams', 'slack'] as const;
export type Side = (typeof SIDES)[number];
/** Those that are beside the phone system. */
export const PLACES = ['teams', 'slack'] as const;
export type Place = (typeof PLACES)[number];

/**
 * A status in words that all sides share. `out` is an out-of-office note, `meeting` comes from a calendar, `other` is a status
 * that means nothing elsewhere. `idle`, `offline` and `unknown` say that nobody looks, not that somebody has chosen something.
 */
export const STATUSES = [
  'available',
  'away',
  'dnd',
  'trip',
  'lunch',
  'back-soon',
  'busy',
  'meeting',
  'call',
  'out',
  'other',
  'idle',
  'offline',
  'unknown',
] as const;
export type Status = (typeof STATUSES)[number];

/** What a side shows. */
export const Shown = z.object({
  status: z.enum(STATUSES),
  note: z.string(),
  /** A choice of the person that does not come back by itself when something else is written over it. */
  chosen: z.boolean(),
  /** When it ends by itself or by a timer of ours, in milliseconds. */
  until: z.exactOptional(z.number()),
  /** Only for the side itself: what it needs to put this back. */
  raw: z.exactOptional(z.string()),
});
export type Shown = z.infer<typeof Shown>;

/** What is written to a side. `back`: what was there before us, or nothing at all. */
export const Wish = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('set'),
    status: z.enum(STATUSES),
    note: z.string(),
    until: z.exactOptional(z.number()),
  }),
  z.object({ kind: z.literal('back'), to: Shown.nullable() }),
]);
export type Wish = z.infer<typeof Wish>;

/** `command`: said to Patchcord itself. */
export const REASONS = ['command', 'seen'] as const;
export type Reason = (typeof REASONS)[number];

const Seen = Shown.extend({
  at: z.number(),
  by: z.enum(['person', 'sync']),
  reason: z.enum(REASONS),
  /** The person has since said something else on that side: this no longer counts. */
  superseded: z.exactOptional(z.enum(SIDES)),
});
export type Seen = z.infer<typeof Seen>;

const Held = z.object({
  wish: Wish,
  shows: z.enum(STATUSES),
  /** The claim that it follows. */
  because: z.string(),
  source: z.enum(SIDES),
  at: z.number(),
  /** What the person had there before us. */
  before: Shown.nullable(),
  /** When it has to be written again because the side forgets it. */
  refreshAt: z.exactOptional(z.number()),
  /** When it forgets it: what it shows then is nobody's choice. */
  fadesAt: z.exactOptional(z.number()),
});
export type Held = z.infer<typeof Held>;

const Written = z.object({ shows: z.enum(STATUSES), before: z.enum(STATUSES), at: z.number() });

const Trouble = z.object({ at: z.number(), says: z.string(), because: z.string() });

const SideRecord = z.object({
  seen: Seen.nullable(),
  /** What hides it at the moment: a call, or that nobody is signed in. */
  over: z.object({ status: z.enum(STATUSES), at: z.number() }).nullable(),
  held: Held.nullable(),
  /** Our writes of the last two minutes, the newest last. */
  recent: z.array(Written),
  /** The claim that the person has overridden on this side: it is not written there again. */
  declined: z.string().nullable(),
  /** Written down before the write itself: a process that dies in between repeats it. */
  intent: z.object({ wish: Wish, before: Shown.nullable(), at: z.number() }).nullable(),
  /** Swallowed as an old echo: to be looked at again. */
  lookAgainAt: z.number().nullable(),
  trouble: Trouble.nullable(),
});
export type SideRecord = z.infer<typeof SideRecord>;

export const Change = z.object({
  at: z.number(),
  side: z.enum(SIDES),
  status: z.enum(STATUSES),
  /** The side that it follows; the same as `side` for what the person did there. */
  from: z.enum(SIDES),
  /** `call`: the telephone itself; `end`: what it followed is over. */
  why: z.enum(['person', 'command', 'call', 'follow', 'end']),
});
export type Change = z.infer<typeof Change>;

/** All that is known of one person. Plain data: every step makes a new one. */
export const SyncRecord = z.object({
  sides: z.object({ phone: SideRecord, teams: SideRecord, slack: SideRecord }),
  /** The last ones, oldest first. */
  history: z.array(Change),
});
export type SyncRecord = z.infer<typeof SyncRecord>;

const KEPT_CHANGES = 5;

const nothing: SideRecord = {
  seen: null,
  over: null,
  held: null,
  recent: [],
  declined: null,
  intent: null,
  lookAgainAt: null,
  trouble: null,
};

export const emptyRecord: SyncRecord = { sides: { phone: nothing, teams: nothing, slack: nothing }, history: [] };

export function withSide(record: SyncRecord, side: Side, change: Partial<SideRecord>): SyncRecord {
  return { ...record, sides: { ...record.sides, [side]: { ...record.sides[side], ...change } } };
}

export function withChange(record: SyncRecord, change: Change): SyncRecord {
  return { ...record, history: [...record.history, change].slice(-KEPT_CHANGES) };
}

/** What is shown there now, as far as is known. */
export function showsNow({ seen, over }: SideRecord): Status {
  return over?.status ?? seen?.status ?? 'unknown';
}
