import { z } from 'zod';
import { cut } from '../../cards/fit.ts';
import type { Tell } from '../../src/core/command.ts';
import { PatchcordError } from '../../src/core/errors.ts';
import { LONGEST_SUBJECT, type Meeting, type MeetingMode, MOST_SEATS } from '../../src/core/meetings.ts';
import { inWords } from '../../src/core/phone-words.ts';
import type { SecretRules } from '../../src/core/secret-rules.ts';
import type { PhoneUser } from '../../src/core/users.ts';
import { liveOf, roomCards } from './_card.ts';
import type { Context, Room } from './_room.ts';

/** Three to six digits are taken (reference, validation rules); all six, and nothing that is guessed first. */
const PIN: SecretRules = {
  kind: 'pin',
  minLength: 6,
  maxLength: 6,
  letters: false,
  digits: true,
  special: false,
  noSequences: true,
  noRepeats: true,
  noAccountData: true,
};

export interface Wish {
  mode: MeetingMode;
  subject: string | undefined;
  invitees: readonly PhoneUser[];
  start?: number;
  end?: number;
}

export const CHOSEN_MODE = [
  { value: 'audio', label: 'Audio', words: ['audio'] },
  { value: 'video', label: 'Video', words: ['video'] },
] as const;

/** The room for this request: made once, whatever happens in between. */
export async function makeRoom(ctx: Context, wish: Wish): Promise<Room> {
  const { pins, ...asked } = await wantedRoom(ctx, wish);
  const { ownMeetings } = ctx.phone;
  let isFirst = false;
  // The rooms of before tell whether one that looks like ours is ours: no create carries a key of its own.
  const before = await ctx.once('rooms before', z.array(z.string()), async () => {
    isFirst = true;
    return (await ownMeetings.list()).filter((one) => one.mine).map((one) => one.id);
  });
  const id = await ctx.once('room', z.string(), async () => {
    const made = isFirst ? undefined : (await ownMeetings.list()).find((one) => isOurs(one, asked, before));
    if (made) await complete(ctx, made, asked);
    return made?.id ?? ownMeetings.create({ ...asked, pins });
  });
  return { meeting: await ownMeetings.get(id), state: await ownMeetings.look(id), begun: false };
}

async function wantedRoom(ctx: Context, { mode, subject, invitees, start, end }: Wish) {
  const { who, services } = ctx;
  if (invitees.length > MOST_SEATS - 1)
    throw new PatchcordError(
      'bad-input',
      `A meeting has ${MOST_SEATS} seats with yours, and you named ${invitees.length} people. Nothing was done.`,
    );
  const about = [who.phone.extension, who.phone.mobile];
  return {
    mode,
    subject: subject?.trim() || defaultSubject(who.name, invitees),
    zone: who.zone,
    invitees: invitees.map((one) => one.id),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    pins: {
      chair: await services.secrets.generate('chair PIN', PIN, about),
      room: await services.secrets.generate('room PIN', PIN, about),
    },
  };
}

/** The run that made it was cut off before it wrote the rest down: the times of a conference, more seats than a room has at first. */
async function complete(
  { phone }: Context,
  made: Meeting,
  asked: { invitees: readonly string[]; start?: number; end?: number },
) {
  const { ownMeetings } = phone;
  if (!made.room) await ownMeetings.change(made.id, timesOf(asked));
  else if (made.seats <= asked.invitees.length) {
    await ownMeetings.change(made.id, { seats: seatsFor(asked.invitees.length) });
  }
}

/** Somebody brings a colleague along. */
const SPARE_SEATS = 4;

export function seatsFor(invited: number): number {
  return Math.min(invited + SPARE_SEATS, MOST_SEATS);
}

function timesOf({ start, end }: { start?: number; end?: number }) {
  return { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
}

function isOurs(
  one: Meeting,
  asked: { subject: string; mode: MeetingMode; start?: number },
  before: readonly string[],
) {
  return (
    one.mine &&
    !before.includes(one.id) &&
    one.subject === asked.subject &&
    // Of a conference nothing else is known when the run that made it was cut off before it wrote the rest down.
    (!one.room || (one.mode === asked.mode && one.start === asked.start))
  );
}

function defaultSubject(name: string, invitees: readonly PhoneUser[]): string {
  const some = invitees.slice(0, 3).map((one) => one.name);
  const rest = invitees.length - some.length;
  const others = inWords([...some, ...(rest > 0 ? [`${rest} more`] : [])]);
  return cut(others === '' ? `${name}'s meeting` : `${name} with ${others}`, LONGEST_SUBJECT);
}

/** Each invited person gets a card of their own, which stays up to date. */
export async function tellInvited(ctx: Context, room: Room, people: readonly PhoneUser[]): Promise<Tell[]> {
  if (people.length === 0) return [];
  const [{ guest }, live] = await Promise.all([roomCards(ctx, room), liveOf(ctx, room, 'guest')]);
  return people.filter((person) => person.id !== ctx.who.phone.id).map((to) => ({ to, card: guest, live }));
}
