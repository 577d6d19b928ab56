import { z } from 'zod';
import { buttons, call, card, text } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { LAYOUTS, type Layout } from '../../src/core/meetings.ts';
import { LAYOUT } from './_layout-examples.ts';
import { peopleButton } from './_people.ts';
import { foreignMeeting, roomFields, runningRoom } from './_room.ts';

const CHOICES = [
  { value: 'auto', label: 'Automatic', words: ['auto', 'automatic'] },
  { value: '1', label: 'One picture', words: ['1', 'one'] },
  { value: '2', label: 'Two side by side', words: ['2', 'two'] },
  { value: '3', label: 'Three tiles', words: ['3', 'three'] },
  { value: '4', label: 'Four tiles', words: ['4', 'four'] },
  { value: '6', label: 'Six tiles', words: ['6', 'six'] },
  { value: '9', label: 'Nine tiles', words: ['9', 'nine'] },
] as const satisfies readonly { value: Layout; label: string; words: readonly string[] }[];

/** How a video meeting shows its people. */
export default defineCommand({
  id: 'meeting.layout',
  words: ['meeting layout {layout}', 'meet layout {layout}'],
  summary: 'Arrange the pictures of your video meeting',
  effect: 'change',
  access: 'owner',
  foreign: foreignMeeting,
  uses: ['ownMeetings', 'ownRooms', 'directory'],
  repeat: 'safe',
  input: z.object({ layout: field.choice('Layout', CHOICES), ...roomFields }),
  examples: LAYOUT,
  async run(ctx, { meeting, layout }): Promise<Outcome> {
    const room = await runningRoom(ctx, meeting);
    if ('outcome' in room) return room.outcome;
    const { id, subject, mode, layout: now } = room.meeting;
    if (mode === 'audio') {
      return {
        card: card('This meeting has no pictures', 'neutral', [
          text(`"${subject}" is an audio meeting. Nothing was changed.`),
        ]),
      };
    }
    const before = await ctx.once('layout', z.enum(LAYOUTS), async () => now);
    if (now !== layout) await ctx.phone.ownRooms.arrange(id, layout);
    const named = (one: Layout) => CHOICES.find(({ value }) => value === one)?.label ?? one;
    return {
      card: card(`Layout: ${named(layout)}`, 'good', [
        text(`In "${subject}". Was: ${named(before)}.`),
        buttons(peopleButton(room)),
      ]),
      touches: [`meeting:${id}`],
      ...(before !== layout && {
        undo: call('meeting.layout', { meeting: id, layout: before }),
        changed: { what: `layout of "${subject}"`, from: named(before), to: named(layout) },
      }),
    };
  },
});
