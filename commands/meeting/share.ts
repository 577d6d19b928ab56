import { z } from 'zod';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { liveOf, personalOf, roomCards } from './_card.ts';
import { endedCard, findRoom, foreignMeeting, goneOutcome, peopleOf, roomFields } from './_room.ts';
import { SHARE } from './_share-examples.ts';

/** One more card of a meeting, in the conversation where it is asked for: live like the others. */
export default defineCommand({
  id: 'meeting.share',
  words: ['meeting share|post', 'meet share'],
  summary: 'Share the card of your meeting here',
  effect: 'read',
  access: 'owner',
  foreign: foreignMeeting,
  uses: ['ownMeetings', 'directory'],
  repeat: 'safe',
  input: z.object({ meeting: roomFields.meeting }),
  examples: SHARE,
  async run(ctx, { meeting }): Promise<Outcome> {
    const room = await findRoom(ctx, meeting).catch(goneOutcome);
    if ('outcome' in room) return room.outcome;
    if (!room.state.open && room.meeting.start === undefined) return { card: endedCard(room.meeting.subject) };
    const here = ctx.where.kind === 'direct' ? 'owner' : 'shared';
    const { owner, shared, guest, personal } = await roomCards(ctx, room);
    const own = personalOf(ctx, room, personal);
    return {
      card: here === 'owner' ? owner : shared,
      views: { shared, guest },
      // A copy that somebody sends on is not ours to edit: whoever is in or invited sees it as it is all the same.
      personal: { ...own, people: [...own.people, ...(await peopleOf(ctx, room))] },
      public: true,
      live: await liveOf(ctx, room, here),
    };
  },
});
