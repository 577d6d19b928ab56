import { press } from '../../cards/build.ts';
import type { Button, Call } from '../../cards/model.ts';
import type { Participant } from '../../src/core/meetings.ts';
import { inWords } from '../../src/core/phone-words.ts';
import type { Room } from './_room.ts';

type Way = Pick<Room['meeting'], 'room' | 'extension' | 'page'>;

const MOST_NAMES = 4;

/**
 * A room is dialled, and asks for its PIN. Whoever has the code of a conference is in, guests of other companies too: like a PIN it
 * stands on no card, and neither does the address that carries it.
 */
export function wayIn({ room, extension }: Pick<Way, 'room' | 'extension'>): string {
  return room ? `Dial ${extension}.` : 'Join shows the way in, privately.';
}

/** Where a browser joins a room, where there is such a page. */
export function pageButton({ page, room }: Way): Button | undefined {
  if (page === undefined || !room) return undefined;
  return { kind: 'address', label: 'Join in the browser', url: page, rare: true };
}

/** Rings the telephone of whoever presses into a room; of a conference it shows the code, on a page for them alone. */
export function joinButton({ room }: Pick<Way, 'room'>, join: Call): Button {
  const says = room ? 'Join: rings your telephone' : 'Join: shows you the code of the meeting';
  return press('Join', join, { style: 'primary', says });
}

/** "Dana Kim, Omar Haddad and 1 outside number are in." A conference tells who belongs to it, not who is in. */
export function whoIsIn({ meeting, state }: Pick<Room, 'meeting' | 'state'>): string {
  const { people } = state;
  const outside = people.filter(isOutside).length;
  const inside = people.filter((one) => !isOutside(one)).map((one) => one.name);
  const kept = inside.slice(0, MOST_NAMES);
  const rest = inside.length - kept.length;
  const all = [
    ...kept,
    ...(rest > 0 ? [`${rest} more`] : []),
    ...(outside > 0 ? [`${outside} outside ${outside === 1 ? 'number' : 'numbers'}`] : []),
  ];
  if (all.length === 0) return meeting.room ? 'Nobody is in yet.' : 'Nobody is invited yet.';
  const are = people.length === 1 ? 'is' : 'are';
  return `${inWords(all)} ${are} ${meeting.room ? 'in' : 'invited'}.`;
}

function isOutside({ name, number }: Participant): boolean {
  return name === number && /^(?:\+|0)\d/.test(number);
}
