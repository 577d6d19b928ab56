import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { toPatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import { LONGEST_SUBJECT, type MeetingMode } from '../../src/core/meetings.ts';
import { crowdCard, type Meant, withAround } from './_around.ts';
import { liveOf, personalOf, roomCards, roomOutcome, titled } from './_card.ts';
import { CHOSEN_MODE, makeRoom, tellInvited } from './_make.ts';
import { ringOnce } from './_ring.ts';
import { type Context, endedCard, findRoom, goneOutcome, mustOwn, type Room, roomFields, type View } from './_room.ts';
import { START } from './_start-examples.ts';
import { whoIsMeant } from './_subject.ts';

/** Makes a room, starts it, rings outside numbers in, and shows everybody a card to join by. */
export default defineCommand({
  id: 'meeting.start',
  words: [
    'meet [{mode}] [{subject}] [{invitees}] [{number}]',
    'meeting start [{mode}] [{subject}] [{invitees}] [{number}]',
  ],
  summary: 'Start a meeting now and ask people to join',
  button: 'Start meeting',
  effect: 'change',
  access: 'everyone',
  uses: ['ownMeetings', 'directory'],
  // The room of a request is found again, and whoever was rung once is not rung again.
  repeat: 'check',
  input: z.object({
    mode: field.choice('Kind', CHOSEN_MODE).optional(),
    subject: field.text('Subject', LONGEST_SUBJECT).optional(),
    invitees: field.people('People').optional(),
    number: field.numbers('Outside numbers').optional(),
    ...roomFields,
  }),
  examples: START,
  async run(ctx, wish): Promise<Outcome> {
    if (wish.meeting !== undefined) return startPlanned(ctx, wish.meeting, wish.here);
    const named = await whoIsMeant(ctx, wish);
    if ('ask' in named) return named;
    const meant = await withAround(ctx, named);
    const { mode = 'audio', number = [] } = wish;
    return startNow(ctx, { mode, number, ...meant });
  },
});

interface Wish extends Meant {
  mode: MeetingMode;
  number: readonly string[];
}

async function startNow(ctx: Context, { number, crowd, ...wish }: Wish): Promise<Outcome> {
  const made = await makeRoom(ctx, wish);
  const { id } = made.meeting;
  if (!made.state.open) await ctx.phone.ownMeetings.start(id);
  const failed = await ringOut(ctx, id, number);
  const room: Room = { meeting: made.meeting, state: await ctx.phone.ownMeetings.look(id), begun: true };
  const here = ctx.where.kind === 'direct' ? 'owner' : 'shared';
  const { owner, shared, guest, personal } = await roomCards(ctx, room);
  const self = ctx.who.phone;
  // What concerns the owner alone has a card of its own: the meeting's is drawn anew all the time.
  const asides = [
    ...(failed.length > 0 ? [failedCard(room, failed)] : []),
    ...(crowd ? [crowdCard(room.meeting, crowd)] : []),
  ];
  return {
    card: here === 'owner' ? owner : shared,
    views: { shared, guest },
    personal: personalOf(ctx, room, personal),
    public: true,
    live: await liveOf(ctx, room, here),
    tells: [...(await tellInvited(ctx, room, wish.invitees)), ...asides.map((aside) => ({ to: self, card: aside }))],
    changed: { what: `meeting "${room.meeting.subject}"`, from: 'none', to: 'running' },
  };
}

function failedCard({ meeting }: Room, failed: readonly Error[]) {
  const sentence = failed.map((one) => one.message).join(' ');
  return card(titled(meeting.subject, failed.length === 1 ? 'a number failed' : 'numbers failed'), 'attention', [
    text(`${sentence} The meeting runs all the same.`),
    buttons(press('Invite', call('meeting.invite', { meeting: meeting.id }), { opens: 'form' })),
  ]);
}

/** Each number alone: one that nothing dials is said, and the others are rung. */
async function ringOut(ctx: Context, meeting: string, numbers: readonly string[]): Promise<Error[]> {
  const failed: Error[] = [];
  for (const number of numbers) {
    try {
      await ringOnce(ctx, meeting, number);
    } catch (thrown) {
      const error = toPatchcordError(thrown);
      if (error.code !== 'bad-input' && error.code !== 'conflict') throw error;
      failed.push(error);
    }
  }
  return failed;
}

/** "Start now" on the card of a planned one. */
async function startPlanned(ctx: Context, meeting: string, here: View | undefined): Promise<Outcome> {
  const found = await findRoom(ctx, meeting).catch(goneOutcome);
  if ('outcome' in found) return found.outcome;
  mustOwn(found);
  const wasOpen = await ctx.once('was open', z.boolean(), async () => found.state.open);
  if (!found.state.open) await ctx.phone.ownMeetings.start(meeting);
  const room: Room = { ...found, state: await ctx.phone.ownMeetings.look(meeting), begun: true };
  if (!room.state.open) return { card: endedCard(room.meeting.subject) };
  const outcome = await roomOutcome(ctx, room, here ?? (ctx.where.kind === 'direct' ? 'owner' : 'shared'));
  return {
    ...outcome,
    touches: [`meeting:${meeting}`],
    ...(!wasOpen && { changed: { what: `meeting "${room.meeting.subject}"`, from: 'planned', to: 'running' } }),
  };
}
