import type { Shown, Status, Wish } from '../../../src/core/sync/record.ts';
import { type Profile, Raw } from './schema.ts';

/** How a status looks in a profile. Texts have 100 characters at most (`users.profile.set`). */
const LOOKS: Partial<Record<Status, { emoji: string; text: string }>> = {
  away: { emoji: ':walking:', text: 'Away' },
  dnd: { emoji: ':no_entry:', text: 'Do not disturb' },
  trip: { emoji: ':airplane:', text: 'Business trip' },
  lunch: { emoji: ':fork_and_knife:', text: 'Lunch' },
  'back-soon': { emoji: ':hourglass_flowing_sand:', text: 'Be right back' },
  call: { emoji: ':telephone_receiver:', text: 'On a call' },
  meeting: { emoji: ':calendar:', text: 'In a meeting' },
  busy: { emoji: ':red_circle:', text: 'Busy' },
  out: { emoji: ':palm_tree:', text: 'Out of office' },
};
const LONGEST = 100;

/** A profile and a pause of notifications as one status. */
export function shownIn(profile: Profile, pauseUntil: number | undefined, now: number): Shown {
  const raw = JSON.stringify(profile);
  if (pauseUntil !== undefined) return { status: 'dnd', note: '', chosen: true, until: pauseUntil, raw };
  const ends = profile.expiration > 0 ? profile.expiration * 1_000 : undefined;
  const isOver = ends !== undefined && ends <= now;
  if (isOver || (profile.emoji === '' && profile.text === '')) return { status: 'available', note: '', chosen: false };
  const [status, look] = Object.entries(LOOKS).find(([, one]) => one.emoji === profile.emoji) ?? [];
  const known = STATUSES.find((one) => one === status);
  const note = look && profile.text !== look.text ? profile.text.replace(`${look.text}: `, '') : '';
  return {
    status: known ?? 'other',
    note: known ? note : '',
    chosen: true,
    ...(ends !== undefined && { until: ends }),
    raw,
  };
}

const STATUSES: readonly Status[] = ['away', 'dnd', 'trip', 'lunch', 'back-soon', 'call', 'meeting', 'busy', 'out'];

/** What a wish makes of the profile. */
export function profileFor(wish: Wish, now: number): Profile {
  if (wish.kind === 'back') {
    const before = wish.to?.raw === undefined ? undefined : Raw.parse(JSON.parse(wish.to.raw));
    const isOver = before && before.expiration > 0 && before.expiration * 1_000 <= now;
    return before && !isOver ? before : { text: '', emoji: '', expiration: 0 };
  }
  const { emoji, text } = LOOKS[wish.status] ?? { emoji: '', text: '' };
  const words = wish.note === '' ? text : `${text}: ${wish.note}`;
  return {
    text: words.slice(0, LONGEST),
    emoji,
    expiration: wish.until === undefined ? 0 : Math.ceil(wish.until / 1_000),
  };
}
