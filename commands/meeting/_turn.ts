import { z } from 'zod';
import { card, facts, text } from '../../cards/build.ts';
import type { Call } from '../../cards/model.ts';
import type { Done, Outcome } from '../../src/core/command.ts';
import type { RoomSwitch } from '../../src/core/meetings.ts';
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
  const was = await ctx.once('was', z.boolean(), async () => state[wish.what]);
  if (state[wish.what] !== wish.on) await wish.turn(meeting.id);
  const room: Room = { ...found, state: await ctx.phone.ownMeetings.look(meeting.id) };
  const words = WORDS[wish.what];
  const tells = was === wish.on ? undefined : await wish.tells?.(room);
  const shared = {
    touches: [`meeting:${meeting.id}`],
    ...(tells && { tells }),
    ...(was !== wish.on && {
      changed: {
        what: `meeting "${meeting.subject}"`,
        from: was ? words.on : words.off,
        to: wish.on ? words.on : words.off,
      },
    }),
  };
  if (wish.here !== undefined) return { ...(await roomOutcome(ctx, room, wish.here)), ...shared };
  return {
    card: card(titled(meeting.subject, wish.on ? words.on : words.off), 'good', [
      text(`${wish.on ? words.says.on : words.says.off} ${whoIsIn(room)}`),
      facts({ Was: was === wish.on ? 'the same' : was ? words.on : words.off }),
    ]),
    ...(was !== wish.on && { undo: wish.back(room) }),
    ...shared,
  };
}

/** The Call of a button that carries no card: what it gives back is a result. */
export const plainCall = (command: string, room: Room, input: Call['input'] = {}): Call => {
  const { here: _here, ...rest } = on(command, room, 'owner', input).input;
  return { command, input: rest };
};
