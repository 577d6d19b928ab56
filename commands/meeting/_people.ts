import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import type { CallButton } from '../../cards/model.ts';
import type { Outcome } from '../../src/core/command.ts';
import type { Participant } from '../../src/core/meetings.ts';
import type { PhoneUser } from '../../src/core/users.ts';
import { titled } from './_card.ts';
import { type Context, participantOf, type Room, runningRoom } from './_room.ts';

export interface Meant {
  meeting?: string | undefined;
  user?: PhoneUser | undefined;
  participant?: string | undefined;
}

const Kept = z.object({
  id: z.string(),
  name: z.string(),
  number: z.string(),
  muted: z.boolean(),
  chair: z.boolean(),
  tile: z.number(),
});

/** Somebody in a meeting, as they were before the first change; `now` is missing when they have gone since. */
interface Found {
  room: Room;
  person: Participant;
  now: Participant | undefined;
}

/** Who is meant, in one's own running meeting; or what there is to say instead. */
export async function personIn(ctx: Context, meant: Meant): Promise<Found | { outcome: Outcome }> {
  const room = await runningRoom(ctx, meant.meeting);
  if ('outcome' in room) return room;
  if (!meant.user && meant.participant === undefined) return { outcome: whoOf(room) };
  const person = await ctx.once('person', Kept, async () => participantOf(room, meant));
  return { room, person, now: room.state.people.find((one) => one.id === person.id) };
}

/** Nobody was named: whoever is in can be chosen. */
function whoOf({ meeting, state }: Room): Outcome {
  if (state.people.length === 0) {
    return { card: card(titled(meeting.subject, 'nobody is in'), 'neutral', [text('Nothing was changed.')]) };
  }
  const options = state.people.map((one) => ({ label: one.name.slice(0, 60), value: one.id }));
  return { ask: { field: 'participant', title: 'Whom?', options } };
}

export async function muteOne(ctx: Context, meant: Meant, muted: boolean): Promise<Outcome> {
  const found = await personIn(ctx, meant);
  if ('outcome' in found) return found.outcome;
  const { room, person, now } = found;
  const { id, subject } = room.meeting;
  if (now && now.muted !== muted) await ctx.phone.ownMeetings.people.mute(id, person.id, muted);
  const words = (on: boolean) => (on ? 'muted' : 'heard');
  return {
    card: card(`${person.name} is ${muted ? 'muted' : 'heard again'}`, 'good', [
      text(`In "${subject}". Was: ${words(person.muted)}.`),
      buttons(peopleButton(room)),
    ]),
    touches: [`meeting:${id}`],
    ...(person.muted !== muted && {
      undo: call(muted ? 'meeting.unmute' : 'meeting.mute', { meeting: id, participant: person.id }),
      changed: { what: `${person.name} in "${subject}"`, from: words(person.muted), to: words(muted) },
    }),
  };
}

export function peopleButton({ meeting }: Room): CallButton {
  return press('People', call('meeting.participants', { meeting: meeting.id }));
}

export function outCard(room: Room, name: string, sentence: string) {
  return card(titled(name, 'out of the meeting'), 'good', [text(sentence), buttons(peopleButton(room))]);
}
