import { z } from 'zod';
import { call, card, text } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { DISABLE } from './_examples.ts';
import { greetingField, greetingNamed, greetingsCard } from './_greeting.ts';

/** Callers hear the phone system's own again. Without a name it is the one that is on. */
export default defineCommand({
  id: 'greeting.disable',
  words: ['greeting disable|off [{greeting}]'],
  summary: 'Turn off your voicemail greeting',
  button: 'Turn off',
  effect: 'change',
  access: 'self',
  uses: ['ownGreetings'],
  repeat: 'safe',
  input: z.object({ greeting: greetingField().optional() }),
  examples: DISABLE,
  async run(ctx, { greeting: wanted }): Promise<Outcome> {
    const { ownGreetings } = ctx.phone;
    const all = await ownGreetings.list();
    const on = await ctx.once('on', z.string(), async () => all.find((one) => one.on)?.id ?? '');
    const meant = wanted === undefined ? all.find((one) => one.id === on) : greetingNamed(all, wanted);
    if (!meant) return { card: card('No greeting is on', 'neutral', [text('Nothing was changed.')]) };
    if ('ask' in meant) return meant;
    if (meant.id !== on) return { card: greetingsCard(all) };
    const after = meant.on ? await ownGreetings.disable(meant.id) : all;
    return {
      card: greetingsCard(after, `"${meant.name.slice(0, 44)}" is off`),
      undo: call('greeting.enable', { greeting: meant.id }),
      changed: { what: 'voicemail greeting', from: meant.name, to: 'none' },
    };
  },
});
