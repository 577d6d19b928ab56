import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { quietWords, readQuietHours } from '../../src/core/call-notices.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { hasRole } from '../../src/core/principal.ts';
import { QUIET } from './_examples.ts';
import { wishesCard } from './_notify.ts';

const Was = z.union([z.object({ from: z.number(), to: z.number() }), z.enum(['off', 'default'])]);

/** Hours in which one is told of nothing; what was missed is told afterwards. For support logs they replace the configured ones. */
export default defineCommand({
  id: 'notify.quiet',
  words: ['notify quiet {hours}'],
  summary: 'Set the hours in which you are told of no calls and no support logs',
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
    const { notices } = ctx.services;
    const was = await ctx.once('was', Was, async () => {
      const { quiet, ownQuiet } = await notices.show(ctx.who);
      return quiet ?? (ownQuiet ? 'off' : 'default');
    });
    const quiet = typeof read === 'string' ? undefined : read;
    const after = await notices.change(ctx.who, { quiet, ownQuiet: read !== 'default' });
    const title = { off: 'No quiet hours', default: 'Quiet hours as configured' };
    return {
      card: wishesCard(typeof read === 'string' ? title[read] : `Quiet from ${words(read)}`, after, {
        able: notices.able(ctx.who),
        isContact: hasRole(ctx.who, 'support-contact'),
        tone: 'good',
      }),
      undo: call('notify.quiet', { hours: words(was) }),
      changed: { what: 'quiet hours', from: words(was), to: words(read) },
    };
  },
});

function words(hours: z.output<typeof Was>): string {
  return typeof hours === 'string' ? hours : quietWords(hours);
}
