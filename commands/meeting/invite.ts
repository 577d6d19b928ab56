import { z } from 'zod';
import { buttons, call, card, text } from '../../cards/build.ts';
import { formCard } from '../../cards/form.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { toPatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import { MOST_SEATS } from '../../src/core/meetings.ts';
import type { PhoneUser } from '../../src/core/phone.ts';
import { inWords } from '../../src/core/phone-words.ts';
import { titled } from './_card.ts';
import { INVITE } from './_lead-examples.ts';
import { tellInvited } from './_make.ts';
import { peopleButton } from './_people.ts';
import { type Context, type Room, roomFields, runningRoom } from './_room.ts';

/** Rings a colleague or an outside number into the meeting. Colleagues get its card, too. */
export default defineCommand({
  id: 'meeting.invite',
  words: ['meeting invite [{user}] [{number}]', 'meet invite [{user}] [{number}]'],
  summary: 'Ring somebody into your meeting',
  effect: 'change',
  access: 'everyone',
  uses: ['ownMeetings', 'directory'],
  // Whoever is in already is not rung again.
  repeat: 'check',
  input: z.object({
    user: field.person().optional(),
    number: field.numbers('Outside number').optional(),
    /** Everybody who is invited and not in. */
    missing: field.hidden(z.literal(true)).optional(),
    ...roomFields,
  }),
  examples: INVITE,
  async run(ctx, { meeting, user, number = [], missing }): Promise<Outcome> {
    const room = await runningRoom(ctx, meeting);
    if ('outcome' in room) return room.outcome;
    const people = missing ? await absent(ctx, room) : user ? [user] : [];
    if (missing && people.length === 0) return { card: everybodyCard(room) };
    if (people.length + number.length === 0) return { card: whomForm(room), silent: true };
    return ring(ctx, room, people, number);
  },
});

async function absent({ phone, who }: Context, { meeting, state }: Room): Promise<PhoneUser[]> {
  const inside = new Set(state.people.map((one) => one.number));
  const all = await phone.directory.all();
  return all.filter(
    (user) => user.id !== who.phone.id && meeting.invitees.includes(user.id) && !inside.has(user.extension),
  );
}

async function ring(
  ctx: Context,
  room: Room,
  people: readonly PhoneUser[],
  numbers: readonly string[],
): Promise<Outcome> {
  const { ownMeetings } = ctx.phone;
  const { id, subject, invitees } = room.meeting;
  const fresh = people.filter((person) => !invitees.includes(person.id));
  if (fresh.length > 0) {
    const all = [...invitees, ...fresh.map((person) => person.id)];
    await ownMeetings.change(id, {
      invitees: all,
      seats: Math.max(room.meeting.seats, Math.min(all.length + 4, MOST_SEATS)),
    });
  }
  const lines = [
    ...people.map((person) => ({ name: person.name, number: person.extension })),
    ...numbers.map((number) => ({ name: number, number })),
  ];
  const inside = new Set(room.state.people.map((one) => one.number));
  const rung: string[] = [];
  const trouble: string[] = [];
  for (const { name, number } of lines) {
    try {
      if (!inside.has(number)) await ownMeetings.people.ring(id, number);
      rung.push(name);
    } catch (thrown) {
      const error = toPatchcordError(thrown);
      if (error.code !== 'bad-input' && error.code !== 'conflict') throw error;
      trouble.push(error.message);
    }
  }
  return {
    card: card(
      titled(subject, rung.length === 0 ? 'nobody was rung' : 'ringing'),
      trouble.length > 0 ? 'attention' : 'good',
      [
        text([rung.length > 0 ? `Ringing ${inWords(rung)}.` : '', ...trouble].filter((one) => one !== '').join(' ')),
        buttons(peopleButton(room)),
      ],
    ),
    tells: await tellInvited(ctx, room, fresh),
    touches: [`meeting:${id}`],
    ...(rung.length > 0 && { changed: { what: `people in "${subject}"`, from: '', to: inWords(rung) } }),
  };
}

function everybodyCard(room: Room) {
  return card(titled(room.meeting.subject, 'everybody is in'), 'good', [
    text('Nobody who is invited is missing.'),
    buttons(peopleButton(room)),
  ]);
}

function whomForm({ meeting }: Room) {
  return formCard(
    `Ring somebody into ${meeting.subject.slice(0, 30)}`,
    call('meeting.invite', { meeting: meeting.id }),
    [
      {
        kind: 'text',
        name: 'user',
        label: 'Colleague',
        required: false,
        placeholder: 'Name, extension or e-mail',
        maxLength: 128,
      },
      {
        kind: 'text',
        name: 'number',
        label: 'Outside numbers',
        required: false,
        placeholder: '+49 30 1234567',
        maxLength: 200,
      },
    ],
  );
}
