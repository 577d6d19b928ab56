import type { Discourse } from './clauses.ts';
import type { Index } from './readings.ts';
import type { Moment } from './time.ts';
import { wishesOf } from './wishes.ts';

/** "away from 2 pm for two hours": the command that would set the state, if it could begin later than at once. */
export function beginsLater(discourse: Discourse, index: Index, moment: Moment, enough: number): string | undefined {
  const times = discourse.times.filter(({ span: { role } }) => role !== 'at' && role !== 'in');
  if (discourse.question || times.length === discourse.times.length) return undefined;
  const [wish] = wishesOf({ ...discourse, times }, index, moment, enough).readings;
  const ends = wish?.profile.times.some(({ begins }) => !begins) === true;
  const begins = wish?.profile.times.some((time) => time.begins) === true;
  return wish && ends && !begins && wish.profile.command.effect === 'change' ? wish.profile.command.id : undefined;
}
