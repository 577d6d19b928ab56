import type { Place, Side, Status } from './record.ts';

/** Which way a person lets their status go: from the phone to the place, from the place to the phone, or both. */
export const DIRECTIONS = ['off', 'to', 'from', 'both'] as const;
export type Direction = (typeof DIRECTIONS)[number];
export type Consent = Readonly<Record<Place, Direction>>;

export const noConsent: Consent = { teams: 'off', slack: 'off' };

/** Who is right when two sides say different things, the strongest first. */
export const CLAIM_CLASSES = ['command', 'call', 'dnd', 'calendar', 'teams', 'phone', 'slack'] as const;
export type ClaimClass = (typeof CLAIM_CLASSES)[number];

/** What becomes of a status on another side; `leave`: nothing is written there. */
export type StatusMap = Readonly<Partial<Record<Status, Status | 'leave'>>>;
export type Way = 'phoneToTeams' | 'phoneToSlack' | 'teamsToPhone' | 'teamsToSlack' | 'slackToPhone' | 'slackToTeams';

/** What the operator decides; the shipped values are those of the vendors' own products where these are known. */
export interface SyncRules {
  authority: readonly ClaimClass[];
  maps: Readonly<Record<Way, StatusMap>>;
  /** False where the phone vendor's own synchronisation writes to Teams: two writers would fight. */
  writesTeams: boolean;
  /** Whoever has not connected their phone account gets the switch for do not disturb from the installation's account. */
  dndWithoutAccount: boolean;
  /** For people who have not said anything themselves. */
  preset: Consent;
}

export const shippedMaps: SyncRules['maps'] = {
  phoneToTeams: {
    away: 'away',
    dnd: 'dnd',
    // Out of office cannot be written to Teams, and it knows no business trip.
    trip: 'away',
    lunch: 'back-soon',
    call: 'call',
  },
  phoneToSlack: { away: 'away', dnd: 'dnd', trip: 'trip', lunch: 'lunch' },
  teamsToPhone: { away: 'away', 'back-soon': 'away', dnd: 'dnd' },
  teamsToSlack: { dnd: 'dnd', out: 'out' },
  slackToPhone: { dnd: 'dnd', away: 'away', trip: 'trip', lunch: 'lunch' },
  slackToTeams: { dnd: 'dnd', away: 'away', trip: 'away', lunch: 'back-soon' },
};

export const shippedRules: SyncRules = {
  authority: CLAIM_CLASSES,
  maps: shippedMaps,
  writesTeams: true,
  dndWithoutAccount: false,
  preset: noConsent,
};

/** A change that comes back within this time is our own: Microsoft needs up to 60 s to tell. */
export const ECHO_MS = 120_000;
/** Between two writes to the same side. */
export const DEBOUNCE_MS = 10_000;
/** Teams says Away by itself when nobody touches the keyboard. */
export const AWAY_HOLD_MS = 5 * 60_000;

/** Sides that may go on showing the old value for a while after a write. */
export const LAGS: Readonly<Record<Side, boolean>> = { phone: false, teams: true, slack: false };

const HOUR_MS = 60 * 60_000;

/** How long a side keeps what was written to it, and when it is written again. In milliseconds. */
interface Lifetime {
  lastsMs: number;
  refreshMs: number;
}

/**
 * Teams: a session of a call as we write it lasts an hour, a chosen busy or do not disturb a day, anything else a week (Microsoft
 * Graph, setPresence and setUserPreferredPresence). Slack: a pause of notifications without an end is written for an hour.
 */
export function lifetimeOf(side: Side, status: Status, isOpenEnded: boolean): Lifetime | undefined {
  if (side === 'slack' && status === 'dnd' && isOpenEnded) return { lastsMs: HOUR_MS, refreshMs: (5 / 6) * HOUR_MS };
  if (side !== 'teams') return undefined;
  const hours = status === 'call' ? 1 : status === 'dnd' || status === 'busy' ? 24 : 7 * 24;
  return { lastsMs: hours * HOUR_MS, refreshMs: (hours * HOUR_MS) / 2 };
}

function takes(direction: Direction): boolean {
  return direction === 'from' || direction === 'both';
}

function gives(direction: Direction): boolean {
  return direction === 'to' || direction === 'both';
}

/** May what the person shows on one side be written to another? */
export function flows(consent: Consent, from: Side, to: Side): boolean {
  if (from === to) return false;
  if (from === 'phone') return to !== 'phone' && gives(consent[to]);
  return takes(consent[from]) && (to === 'phone' || gives(consent[to]));
}

/** Is anything of this person to be kept in step at all? */
export function isOn(consent: Consent): boolean {
  return consent.teams !== 'off' || consent.slack !== 'off';
}

export function mapped({ maps }: Pick<SyncRules, 'maps'>, from: Side, to: Side, status: Status): Status | 'leave' {
  return mapOf(maps, from, to)[status] ?? 'leave';
}

function mapOf(maps: SyncRules['maps'], from: Side, to: Side): StatusMap {
  if (from === 'phone') return to === 'teams' ? maps.phoneToTeams : maps.phoneToSlack;
  if (from === 'teams') return to === 'phone' ? maps.teamsToPhone : maps.teamsToSlack;
  return to === 'phone' ? maps.slackToPhone : maps.slackToTeams;
}
