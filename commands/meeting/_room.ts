import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import type { CommandContext, Outcome } from '../../src/core/command.ts';
import { PatchcordError, toPatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import type { Meeting, MeetingState, Participant } from '../../src/core/meetings.ts';
import type { PhoneUser } from '../../src/core/users.ts';

export type Context = CommandContext<'ownMeetings' | 'directory'>;

/**
 * What a meeting's card shows: to its owner in their own chat, to everybody in a conversation, to somebody who is invited; and what
 * its owner steers it with where everybody else sees the shared one.
 */
export const VIEWS = ['owner', 'shared', 'guest', 'tools'] as const;
export type View = (typeof VIEWS)[number];

/** Which meeting, and on which of its cards the button stands: only ever filled by our own cards. */
export const roomFields = {
  meeting: field.hidden(z.string().max(200)).optional(),
  here: field.hidden(z.enum(VIEWS)).optional(),
};

/** Whom of a meeting it is about: a colleague by name, or anybody by the line that one of our buttons names. */
export const personFields = {
  user: field.person().optional(),
  participant: field.hidden(z.string().max(200)).optional(),
};

/** A meeting with everything its card says. */
export interface Room {
  meeting: Meeting;
  state: MeetingState;
  /** It was started from chat: when it does not run, it has ended. */
  begun: boolean;
}

/** So many of one's own rooms are asked whether they run. */
const MOST_LOOKED_AT = 10;

/** The meeting that is meant, or what there is to say or to ask instead. */
export async function findRoom(ctx: Context, meeting: string | undefined): Promise<Room | { outcome: Outcome }> {
  const { ownMeetings } = ctx.phone;
  if (meeting !== undefined) {
    const [found, state] = await Promise.all([ownMeetings.get(meeting), ownMeetings.look(meeting)]);
    return { meeting: found, state, begun: state.open || found.start === undefined };
  }
  const own = (await ownMeetings.list()).filter((one) => one.mine).slice(0, MOST_LOOKED_AT);
  const looked = await Promise.all(own.map(async (one) => ({ meeting: one, state: await lookOr(ctx, one.id) })));
  const open = looked.flatMap(({ meeting: one, state }) => (state?.open ? [{ meeting: one, state, begun: true }] : []));
  const [only, ...others] = open;
  if (!only) return { outcome: { card: noneCard() } };
  // Some systems tell who is invited only of a single meeting.
  if (others.length === 0)
    return only.meeting.room ? only : { ...only, meeting: await ownMeetings.get(only.meeting.id) };
  const options = open.map((room) => ({ label: room.meeting.subject.slice(0, 60), value: room.meeting.id }));
  return { outcome: { ask: { field: 'meeting', title: 'Which meeting?', options } } };
}

/** Removed since it was listed. */
async function lookOr({ phone }: Context, id: string): Promise<MeetingState | undefined> {
  return phone.ownMeetings.look(id).catch((thrown: unknown) => {
    if (toPatchcordError(thrown).code !== 'not-found') throw thrown;
    return undefined;
  });
}

function noneCard() {
  return card('None of your meetings is running', 'neutral', [
    text('Nothing was changed.'),
    buttons(
      press('Start a meeting', call('meeting.start'), { style: 'primary' }),
      press('My meetings', call('meeting.list')),
    ),
  ]);
}

/**
 * The meeting that a button names, when it is somebody else's: only the owner steers, though the phone system would let every
 * invited person do so in a room that is free to all. Words are about one's own alone.
 */
export async function foreignMeeting(
  { ownMeetings }: Context['phone'],
  { meeting }: { meeting?: string | undefined },
): Promise<string | undefined> {
  if (meeting === undefined) return undefined;
  const found = await ownMeetings.get(meeting).catch((thrown: unknown) => {
    // Gone: the command has its own words for that.
    if (toPatchcordError(thrown).code !== 'not-found') throw thrown;
    return undefined;
  });
  return found && !found.mine ? `"${found.subject}"` : undefined;
}

/** As `foreignMeeting`, where not everything a command does is the owner's alone. */
export function mustOwn({ meeting }: Room): void {
  if (!meeting.mine) throw onlyItsOwner(`"${meeting.subject}"`);
}

export function onlyItsOwner(meeting: string): PatchcordError {
  return new PatchcordError(
    'not-allowed',
    `Only the owner of ${meeting} can do this. Nothing was changed. Ask whoever started it.`,
  );
}

/**
 * The meeting in which something is changed. Words that name none mean the same one in a second run after a crash, whatever the first
 * run has done to it.
 */
export async function steeredRoom(ctx: Context, meeting: string | undefined): Promise<Room | { outcome: Outcome }> {
  if (meeting !== undefined) return findRoom(ctx, meeting).catch(goneOutcome);
  let first: Room | { outcome: Outcome } | undefined;
  const id = await ctx.once('meeting', z.string(), async () => {
    first = await findRoom(ctx, undefined);
    return 'outcome' in first ? '' : first.meeting.id;
  });
  return first ?? findRoom(ctx, id === '' ? undefined : id).catch(goneOutcome);
}

/** The running meeting that one owns, for what is done in it. */
export async function runningRoom(ctx: Context, meeting: string | undefined): Promise<Room | { outcome: Outcome }> {
  const found = await steeredRoom(ctx, meeting);
  if ('outcome' in found) return found;
  return found.state.open ? found : { outcome: { card: endedCard(found.meeting.subject) } };
}

/** A meeting that is not there any more is an answer, not a failure: buttons outlive it. */
export function goneOutcome(thrown: unknown): { outcome: Outcome } {
  if (toPatchcordError(thrown).code !== 'not-found') throw thrown;
  return { outcome: { card: endedCard('The meeting') } };
}

export function endedCard(subject: string) {
  return card(`${subject.slice(0, 48)} · ended`, 'neutral', [text('It does not run any more. Nothing was changed.')]);
}

/** The participant who is meant: by id from a card, else by a person's or a line's number. */
export function participantOf(
  { state, meeting }: Room,
  wish: { participant?: string | undefined; user?: PhoneUser | undefined },
): Participant {
  const found = state.people.find(
    (one) =>
      one.id === wish.participant ||
      (wish.user !== undefined && (isTheirs(one.number, wish.user) || one.name === wish.user.name)),
  );
  if (found) return found;
  const who = wish.user?.name ?? 'That person';
  throw new PatchcordError('not-found', `${who} is not in "${meeting.subject}". Nothing was changed.`);
}

/** Not everybody has an extension. */
function isTheirs(number: string, { extension }: PhoneUser): boolean {
  return extension !== '' && number === extension;
}

/** Phone users of ids and of those who are in, without the asker. */
export async function peopleOf(ctx: Context, room: Room): Promise<PhoneUser[]> {
  const inside = new Set(room.state.people.map((one) => one.number));
  const invited = new Set(room.meeting.invitees);
  const all = await ctx.phone.directory.all();
  return all.filter(
    (user) =>
      user.id !== ctx.who.phone.id && (invited.has(user.id) || (user.extension !== '' && inside.has(user.extension))),
  );
}
