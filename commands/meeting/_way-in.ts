import type { Button } from '../../cards/model.ts';
import type { Participant } from '../../src/core/meetings.ts';
import { inWords } from '../../src/core/phone-words.ts';
import type { Room } from './_room.ts';

type Way = Pick<Room['meeting'], 'room' | 'extension' | 'page'>;

const MOST_NAMES = 4;

/** A room is dialled, a conference is opened in its own application with a code. */
export function wayIn({ room, extension }: Way): { label: string; number: string; sentence: string } {
  if (room) return { label: 'Dial', number: extension, sentence: `Dial ${extension}.` };
  const code = extension.replaceAll(/(\d{3})(?=\d)/g, '$1 ');
  return {
    label: 'Code',
    number: code,
    sentence: code === '' ? 'It opens in the application of the phone system.' : `Its code is ${code}.`,
  };
}

/** Where a browser joins, where there is such a page. For a conference it is the one way in. */
export function pageButton({ page, room }: Way): Button | undefined {
  if (page === undefined) return undefined;
  return room
    ? { kind: 'address', label: 'Join in the browser', url: page, rare: true }
    : { kind: 'address', label: 'Join', url: page, style: 'primary' };
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
