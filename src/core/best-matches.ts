import { sameNumber } from './phone-numbers.ts';
import type { PhoneUser } from './users.ts';

const matchesAtMost = 20;
const isNumber = /^\+?[\d ()/.-]{6,}$/;

/**
 * People whom a text may mean, best first. An exact extension, mobile number, e-mail, account or full name leaves nothing to choose,
 * so weaker matches are then left out.
 */
export function bestMatches(users: readonly PhoneUser[], text: string): PhoneUser[] {
  const wanted = folded(text);
  const words = wanted.split(' ');
  const ranked = users
    .map((user) => ({ user, rank: rankOf(user, wanted, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.user.name.localeCompare(b.user.name));
  const exact = ranked.filter(({ rank }) => rank === 9);
  return (exact.length > 0 ? exact : ranked).slice(0, matchesAtMost).map(({ user }) => user);
}

function rankOf(user: PhoneUser, wanted: string, words: readonly string[]): number {
  const name = folded(user.name);
  const username = folded(user.username);
  if (user.extension === wanted || user.email === wanted || username === wanted || name === wanted) return 9;
  if (isNumber.test(wanted) && user.mobile !== '' && sameNumber(user.mobile, wanted)) return 9;
  const nameWords = name.split(' ');
  if (words.every((word) => nameWords.includes(word))) return 7;
  if (words.every((word) => nameWords.some((own) => own.startsWith(word)))) return 6;
  if (username.startsWith(wanted) || user.email.startsWith(wanted)) return 5;
  if (name.includes(wanted)) return 4;
  return user.extension.startsWith(wanted) && wanted.length > 1 ? 3 : 0;
}

/** Case, accents and runs of blanks do not matter. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
}
