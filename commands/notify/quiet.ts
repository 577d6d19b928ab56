import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { type QuietHours, quietWords, readQuietHours } from '../../src/core/call-notices.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { QUIET } from './_examples.ts';
import { wishesCard } from './_notify.ts';

const Was = z.object({ from: z.number(), to: z.number() }).nullable();

/** Hours in which one is told of nothing; what was missed is told together afterwards. */
export default defineCommand({
  id: 'notify.quiet',
  words: ['notify quiet {hours}'],
  summary: 'Set the hours in which you are told of no calls',
  effect: 'change',
  access: 'self',
  uses: [],
  repeat: 'safe',
  input: z.object({ hours: field.text('Quiet hours, such as 22:00-07:00, or off', 40) }),
  examples: QUIET,
  async run(ctx, { hours }) {
    const read = readQuietHours(hours);
    if (read === undefined) {
      return {
        card: card(`"${hours}" are no hours`, 'attention', [
          text('Nothing was changed. Write them as 22:00-07:00, or "off" for none.'),
          buttons(press('Try again', call('notify.quiet'), { opens: 'form' })),
        ]),
      };
    }
    const quiet = read === 'off' ? undefined : read;
    const { notices } = ctx.services;
    const was = (await ctx.once('was', Was, async () => (await notices.show(ctx.who)).quiet ?? null)) ?? undefined;
    const after = await notices.change(ctx.who, { quiet });
    const words = (value: QuietHours | undefined) => (value ? quietWords(value) : 'none');
    return {
      card: wishesCard(quiet ? `Quiet from ${words(quiet)}` : 'No quiet hours', after, notices.able(ctx.who), 'good'),
      undo: call('notify.quiet', { hours: was ? quietWords(was) : 'off' }),
      changed: { what: 'quiet hours', from: words(was), to: words(quiet) },
    };
  },
});
