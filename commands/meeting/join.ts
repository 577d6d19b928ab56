import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { toPatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import { roomOutcome, titled } from './_card.ts';
import { type Context, endedCard, type Room, VIEWS, type View } from './_room.ts';

/** Rings the presser's own telephone into the meeting, or shows them the code of a conference. Never typed. */
export default defineCommand({
  id: 'meeting.join',
  words: [],
  summary: 'Join a meeting',
  effect: 'change',
  access: 'everyone',
  uses: ['ownMeetings', 'directory'],
  repeat: 'check',
  input: z.object({
    meeting: field.hidden(z.string().max(200)),
    here: field.hidden(z.enum(VIEWS)).optional(),
    owner: field.hidden(z.string().max(200)).optional(),
    number: field.hidden(z.string().max(64)).optional(),
  }),
  examples: { en: [], de: [], fr: [], es: [] },
  async run(ctx, { meeting: id, here, owner, number }): Promise<Outcome> {
    const { ownMeetings } = ctx.phone;
    try {
      const [meeting, state] = await Promise.all([ownMeetings.get(id), ownMeetings.look(id)]);
      if (!state.open) return { card: endedCard(meeting.subject), touches: [`meeting:${id}`] };
      if (!meeting.room) return { card: await codeCard(ctx, meeting, here) };
      return await ringMe(ctx, { meeting, state, begun: true }, here);
    } catch (thrown) {
      if (toPatchcordError(thrown).code !== 'not-found') throw thrown;
      return notInvited(ctx, { id, owner, number });
    }
  },
});

/** Nobody is rung into a conference: whoever belongs to it gets its code, and the address where it has one, on a page of their own. */
async function codeCard(ctx: Context, { id, subject, extension, page }: Room['meeting'], here: View | undefined) {
  const open = 'Open the application of your phone system.';
  if (extension === '')
    return card(titled(subject, 'how to join'), 'neutral', [text(`${open} The meeting is listed there.`)]);
  const { button } = await ctx.services.secrets.keep({
    name: 'meeting code',
    owner: ctx.who.phone,
    value: extension,
    label: `Code of "${subject}"`,
    ...(page !== undefined && { opens: page }),
  });
  // On one's own copy this stands in the place of the meeting's card.
  const back = here === 'owner' || here === 'guest' ? press('Back to the meeting', backTo(id)) : undefined;
  const how = page === undefined ? `${open} It asks for the code of the meeting, which` : 'The way in, with its code,';
  return card(titled(subject, 'how to join'), 'neutral', [
    text(`${how} is shown once, on a page only you can open.`),
    buttons({ ...button, label: 'Show the way in', style: 'primary' }, back),
  ]);
}

const backTo = (meeting: string) => call('meeting.show', { meeting, begun: true });

async function ringMe(ctx: Context, room: Room, here: View | undefined): Promise<Outcome> {
  const { id, subject } = room.meeting;
  const { extension } = ctx.who.phone;
  const isThere = room.state.people.some((one) => one.number === extension);
  const isIn = await ctx.once('is in', z.boolean(), async () => isThere);
  if (!isThere) await ctx.phone.ownMeetings.people.ring(id, extension);
  const sentence = isIn ? `You are in "${subject}" already.` : 'Pick it up to join.';
  // On one's own copy the card stays what it is; in a shared place only the presser is told.
  if (here !== undefined && here !== 'shared') {
    const state = await ctx.phone.ownMeetings.look(id);
    const outcome = await roomOutcome(ctx, { ...room, state }, here);
    return { ...outcome, card: { ...outcome.card, state: sentence }, touches: [`meeting:${id}`] };
  }
  return {
    card: card(isIn ? 'You are in already' : `Your telephone ${extension} rings`, 'good', [text(sentence)]),
    touches: [`meeting:${id}`],
  };
}

/** Whoever reads the card in a channel need not be invited: they can ask its owner. */
async function notInvited(
  ctx: Context,
  { id, owner, number }: { id: string; owner: string | undefined; number: string | undefined },
): Promise<Outcome> {
  if (owner === undefined) return { card: endedCard('The meeting') };
  const host = await ctx.phone.directory.get(owner);
  const asks = card(`${ctx.who.name} asks to join your meeting`, 'attention', [
    text(
      number === undefined
        ? 'Inviting them gives them the way in.'
        : `Inviting them rings their telephone (${ctx.who.phone.extension}).`,
    ),
    buttons(
      press('Invite', call('meeting.invite', { meeting: id, user: { id: ctx.who.phone.id } }), { style: 'primary' }),
    ),
  ]);
  return {
    card: card('I have asked for you', 'neutral', [
      text(`${host.name} has not invited you by name, so I told them that you want to join.`),
      number === undefined ? undefined : text(`You can also dial ${number} if you know the PIN.`),
    ]),
    tells: [{ to: host, card: asks }],
  };
}
