import { z } from 'zod';
import { call } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { LONGEST_SUBJECT } from '../../src/core/meetings.ts';
import { crowdCard, withAround } from './_around.ts';
import { liveOf, personalOf, roomCards, USUAL_MS } from './_card.ts';
import { CHOSEN_MODE, makeRoom, tellInvited } from './_make.ts';
import { REMIND_BEFORE_MS, reminderKey } from './_reminder.ts';
import { roomFields } from './_room.ts';
import { SCHEDULE } from './_schedule-examples.ts';
import { whoIsMeant } from './_subject.ts';

/** Plans a meeting: its card in the conversation and with everybody invited, a calendar file, a reminder shortly before. */
export default defineCommand({
  id: 'meeting.schedule',
  words: [
    'meet at {start} [for|until {end}] [{subject}] [{invitees}]',
    'meet {start} [for|until {end}] [{subject}] [{invitees}]',
    'meeting schedule {start} [for|until {end}] [{subject}] [{invitees}]',
  ],
  summary: 'Plan a meeting and invite people',
  button: 'Schedule',
  effect: 'change',
  access: 'everyone',
  uses: ['ownMeetings', 'directory'],
  repeat: 'check',
  input: z.object({
    start: field.start(),
    end: field.end('start', 'How long, or until').optional(),
    mode: field.choice('Kind', CHOSEN_MODE).optional(),
    subject: field.text('Subject', LONGEST_SUBJECT).optional(),
    invitees: field.people('People').optional(),
    meeting: roomFields.meeting,
  }),
  examples: SCHEDULE,
  async run(ctx, wish): Promise<Outcome> {
    const named = await whoIsMeant(ctx, wish);
    if ('ask' in named) return named;
    const { crowd, ...meant } = await withAround(ctx, named);
    const { start, end = start + USUAL_MS, mode = 'audio' } = wish;
    const room = await makeRoom(ctx, { ...meant, mode, start, end });
    const { id, subject } = room.meeting;
    const here = ctx.where.kind === 'direct' ? 'owner' : 'shared';
    const { owner, shared, guest, personal } = await roomCards(ctx, room);
    return {
      card: here === 'owner' ? owner : shared,
      views: { shared, guest },
      personal: personalOf(ctx, room, personal),
      public: true,
      live: { ...(await liveOf(ctx, room, here)), lastsMs: end - ctx.now + USUAL_MS },
      tells: [
        ...(await tellInvited(ctx, room, meant.invitees)).map((tell) => ({
          ...tell,
          ...(tell.live && { live: { ...tell.live, lastsMs: end - ctx.now + USUAL_MS } }),
        })),
        ...(crowd ? [{ to: ctx.who.phone, card: crowdCard(room.meeting, crowd) }] : []),
      ],
      later: [
        {
          at: Math.max(start - REMIND_BEFORE_MS, ctx.now + 1_000),
          key: reminderKey(id),
          call: call('meeting.remind', { meeting: id }),
        },
      ],
      changed: { what: `meeting "${subject}"`, from: 'none', to: `planned for ${ctx.say.time(start)}` },
    };
  },
});
