import { z } from 'zod';
import { buttons, call, card, text } from '../../cards/build.ts';
import { formCard } from '../../cards/form.ts';
import { type Done, defineCommand, type Outcome } from '../../src/core/command.ts';
import { toPatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import { inWords } from '../../src/core/phone-words.ts';
import type { PhoneUser } from '../../src/core/users.ts';
import { phaseOf, roomOutcome, titled } from './_card.ts';
import { INVITE } from './_invite-examples.ts';
import { seatsFor, tellInvited } from './_make.ts';
import { peopleButton } from './_people.ts';
import { ringOnce } from './_ring.ts';
import {
  type Context,
  endedCard,
  findRoom,
  foreignMeeting,
  goneOutcome,
  type Room,
  roomFields,
  runningRoom,
  type View,
} from './_room.ts';

/** Rings a colleague or an outside number into the meeting. Colleagues get its card, too. */
export default defineCommand({
  id: 'meeting.invite',
  words: ['meeting invite [{user}] [{number}]', 'meet invite [{user}] [{number}]'],
  summary: 'Ring somebody into your meeting',
  effect: 'change',
  access: 'owner',
  foreign: foreignMeeting,
  uses: ['ownMeetings', 'directory'],
  // Whoever is in already is not rung again.
  repeat: 'check',
  input: z.object({
    user: field.person().optional(),
    number: field.numbers('Outside number').optional(),
    /** Everybody who is invited and not in. */
    missing: field.hidden(z.literal(true)).optional(),
    /** Ids of people who get a card and are not rung. */
    people: field.hidden(z.array(z.string().max(100)).max(50)).optional(),
    ...roomFields,
  }),
  examples: INVITE,
  async run(ctx, { meeting, user, number = [], missing, people: asked, here }): Promise<Outcome> {
    if (asked) return askQuietly(ctx, meeting, asked);
    const room = await runningRoom(ctx, meeting);
    if ('outcome' in room) return room.outcome;
    const people = missing ? await absent(ctx, room) : user ? [user] : [];
    if (missing && people.length === 0) return { card: everybodyCard(room) };
    if (people.length + number.length === 0) return { card: whomForm(room), silent: true };
    const rung = await ring(ctx, room, people, number);
    return here === undefined ? rung : onItsCard(ctx, room, here, rung);
  },
});

/** Found before the first of them is rung: a second run after a crash is about the same people. */
async function absent(ctx: Context, { meeting, state }: Room): Promise<PhoneUser[]> {
  const inside = new Set(state.people.map((one) => one.number));
  const all = await ctx.phone.directory.all();
  const ids = await ctx.once('absent', z.array(z.string()), async () =>
    all
      .filter(
        (user) => user.id !== ctx.who.phone.id && meeting.invitees.includes(user.id) && !inside.has(user.extension),
      )
      .map((user) => user.id),
  );
  return all.filter((user) => ids.includes(user.id));
}

/** Those of them who were not invited before this request, and how many were. */
async function newlyInvited(ctx: Context, { meeting }: Room, people: readonly PhoneUser[]) {
  const { invitees } = meeting;
  const kept = await ctx.once('fresh', Fresh, async () => ({
    ids: people.filter((person) => !invitees.includes(person.id)).map((person) => person.id),
    before: invitees.length,
  }));
  return { fresh: people.filter((person) => kept.ids.includes(person.id)), before: kept.before };
}

const Fresh = z.object({ ids: z.array(z.string()), before: z.number() });

async function ring(ctx: Context, room: Room, people: readonly PhoneUser[], numbers: readonly string[]): Promise<Done> {
  const { id, subject, room: rings } = room.meeting;
  const { fresh } = await newlyInvited(ctx, room, people);
  await addInvited(ctx, room, fresh);
  const lines = [
    ...people.map((person) => ({ name: person.name, number: person.extension })),
    ...numbers.map((number) => ({ name: number, number })),
  ];
  const inside = new Set(room.state.people.map((one) => one.number));
  const rung: string[] = [];
  const trouble: string[] = [];
  for (const { name, number } of lines) {
    try {
      // Into a conference colleagues are not rung: they were invited above.
      const done = inside.has(number) || (!rings && !numbers.includes(number));
      if (!done) await ringOnce(ctx, id, number);
      rung.push(name);
    } catch (thrown) {
      const error = toPatchcordError(thrown);
      if (error.code !== 'bad-input' && error.code !== 'conflict') throw error;
      trouble.push(error.message);
    }
  }
  return {
    card: card(
      titled(subject, rung.length === 0 ? 'nobody was rung' : rings ? 'ringing' : 'invited'),
      trouble.length > 0 ? 'attention' : 'good',
      [
        text(
          [rung.length > 0 ? `${rings ? 'Ringing' : 'Invited:'} ${inWords(rung)}.` : '', ...trouble]
            .filter((one) => one !== '')
            .join(' '),
        ),
        buttons(peopleButton(room)),
      ],
    ),
    tells: await tellInvited(ctx, room, fresh),
    touches: [`meeting:${id}`],
    ...(rung.length > 0 && { changed: { what: `people in "${subject}"`, from: '', to: inWords(rung) } }),
  };
}

/** Pressed on the meeting's own card, which stays what it is and says at its end who is rung. */
async function onItsCard(ctx: Context, room: Room, here: View, { card: said, ...rest }: Done): Promise<Outcome> {
  const state = await ctx.phone.ownMeetings.look(room.meeting.id);
  const outcome = await roomOutcome(ctx, { ...room, state }, here);
  const [sentence] = said.blocks;
  const words = sentence?.kind === 'text' ? sentence.text : said.title;
  const { personal } = outcome;
  return {
    ...outcome,
    ...rest,
    card: { ...outcome.card, state: words },
    ...(personal?.card && { personal: { ...personal, card: { ...personal.card, state: words } } }),
  };
}

async function addInvited({ phone }: Context, { meeting }: Room, fresh: readonly PhoneUser[]): Promise<void> {
  const left = fresh.filter((person) => !meeting.invitees.includes(person.id));
  if (left.length === 0) return;
  const invitees = [...meeting.invitees, ...left.map((person) => person.id)];
  const seats = Math.max(meeting.seats, seatsFor(invitees.length));
  await phone.ownMeetings.change(meeting.id, { invitees, seats });
}

/** A card for each of them, and no telephone rings: to a planned meeting as well. */
async function askQuietly(ctx: Context, meeting: string | undefined, ids: readonly string[]): Promise<Outcome> {
  const room = await findRoom(ctx, meeting).catch(goneOutcome);
  if ('outcome' in room) return room.outcome;
  const { id, subject } = room.meeting;
  if (phaseOf(room, ctx.now) === 'ended') return { card: endedCard(subject) };
  const all = await ctx.phone.directory.all();
  const meant = all.filter((user) => ids.includes(user.id) && user.id !== ctx.who.phone.id);
  const { fresh, before } = await newlyInvited(ctx, room, meant);
  await addInvited(ctx, room, fresh);
  const names = fresh.length === 1 ? '1 person is' : `${fresh.length} people are`;
  return {
    card: card(titled(subject, `${names} invited`), 'good', [
      text('Each has a card in their own chat. Nobody is rung.'),
      buttons(peopleButton(room)),
    ]),
    tells: await tellInvited(ctx, room, fresh),
    touches: [`meeting:${id}`],
    changed: {
      what: `people invited to "${subject}"`,
      from: String(before),
      to: String(before + fresh.length),
    },
  };
}

function everybodyCard(room: Room) {
  return card(titled(room.meeting.subject, 'everybody is in'), 'good', [
    text('Nobody who is invited is missing.'),
    buttons(peopleButton(room)),
  ]);
}

function whomForm({ meeting }: Room) {
  const asked = { label: meeting.room ? 'Ring' : 'Invite', call: call('meeting.invite', { meeting: meeting.id }) };
  const subject = meeting.subject.slice(0, 30);
  const colleague = {
    kind: 'text',
    name: 'user',
    label: 'Colleague',
    required: !meeting.room,
    placeholder: 'Name, extension or e-mail',
    maxLength: 128,
  } as const;
  if (!meeting.room) return formCard(`Invite somebody to ${subject}`, asked, [colleague]);
  return formCard(`Ring somebody into ${subject}`, asked, [
    colleague,
    {
      kind: 'text',
      name: 'number',
      label: 'Outside numbers',
      required: false,
      placeholder: '+49 30 1234567',
      maxLength: 200,
    },
  ]);
}
