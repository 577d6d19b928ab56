import { z } from 'zod';
import { card, facts, text } from '../../cards/build.ts';
import type { Call } from '../../cards/model.ts';
import type { Done, Outcome } from '../../src/core/command.ts';
import type { MeetingState, RoomSwitch } from '../../src/core/meetings.ts';
import { on, roomOutcome, titled } from './_card.ts';
import { type Context, type Room, runningRoom, type View } from './_room.ts';
import { whoIsIn } from './_way-in.ts';

/** What is switched, in words: for the title, and for the trail of changes. */
const WORDS: Record<RoomSwitch, { on: string; off: string; says: { on: string; off: string } }> = {
  locked: { on: 'locked', off: 'unlocked', says: { on: 'Nobody else gets in.', off: 'People can join again.' } },
  muted: { on: 'all muted', off: 'all unmuted', says: { on: 'Nobody is heard.', off: 'Everybody is heard again.' } },
  recording: {
    on: 'recorded',
    off: 'not recorded',
    says: {
      on: 'It is recorded from now on. Everybody is told.',
      off: 'The recording has stopped. Everybody is told.',
    },
  },
};

interface Wish {
  meeting: string | undefined;
  here: View | undefined;
  what: RoomSwitch;
  on: boolean;
  turn: (meeting: string) => Promise<void>;
  /** The Call that takes it back. */
  back: (room: Room) => Call;
  tells?: (room: Room) => Promise<Done['tells']>;
}

/** One switch of the whole room: on the card in place, typed with a result of its own and an Undo. */
export async function turnRoom(ctx: Context, wish: Wish): Promise<Outcome> {
  const found = await runningRoom(ctx, wish.meeting);
  if ('outcome' in found) return found.outcome;
  const { meeting, state } = found;
  const wanted = wish.on ? 'on' : 'off';
  const was = await ctx.once('stood', z.enum(STANDS), async () => standOf(state, wish.what));
  if (standOf(state, wish.what) !== wanted) await wish.turn(meeting.id);
  const room: Room = { ...found, state: await ctx.phone.ownMeetings.look(meeting.id) };
  const words = WORDS[wish.what];
  const isChanged = was !== wanted;
  const before = was === 'some' ? 'some muted' : words[was];
  const tells = isChanged ? await wish.tells?.(room) : undefined;
  const shared = {
    touches: [`meeting:${meeting.id}`],
    ...(tells && { tells }),
    ...(isChanged && { changed: { what: `meeting "${meeting.subject}"`, from: before, to: words[wanted] } }),
  };
  if (wish.here !== undefined) return { ...(await roomOutcome(ctx, room, wish.here)), ...shared };
  return {
    card: card(titled(meeting.subject, words[wanted]), 'good', [
      text(`${words.says[wanted]} ${whoIsIn(room)}`),
      facts({ Was: isChanged ? before : 'the same' }),
    ]),
    // Who of them was muted nobody knows afterwards.
    ...(isChanged && was !== 'some' && { undo: wish.back(room) }),
    ...shared,
  };
}

const STANDS = ['on', 'off', 'some'] as const;

/** Everybody may be heard but one: that is neither on nor off, also after a crash in the middle of a conference's people. */
function standOf({ people, ...state }: MeetingState, what: RoomSwitch): (typeof STANDS)[number] {
  const muted = what === 'muted' ? people.filter((one) => one.muted).length : 0;
  if (muted > 0 && muted < people.length) return 'some';
  return state[what] || (people.length > 0 && muted === people.length) ? 'on' : 'off';
}

/** The Call of a button that carries no card: what it gives back is a result. */
export const plainCall = (command: string, room: Room, input: Call['input'] = {}): Call => {
  const { here: _here, ...rest } = on(command, room, 'owner', input).input;
  return { command, input: rest };
};
