import { z } from 'zod';
import { call } from '../../cards/build.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { ENABLE } from './_examples.ts';
import { greetingField, greetingNamed, greetingsCard } from './_greeting.ts';

/** Which of one's greetings callers hear; the one before is switched off by that. */
export default defineCommand({
  id: 'greeting.enable',
  words: ['greeting enable|on|use {greeting}', 'greeting {greeting}'],
  summary: 'Turn on one of your voicemail greetings',
  button: 'Turn on',
  effect: 'change',
  access: 'self',
  uses: ['ownGreetings'],
  repeat: 'safe',
  input: z.object({ greeting: greetingField() }),
  examples: ENABLE,
  async run(ctx, { greeting: wanted }): Promise<Outcome> {
    const { ownGreetings } = ctx.phone;
    const all = await ownGreetings.list();
    const greeting = greetingNamed(all, wanted);
    if ('ask' in greeting) return greeting;
    const on = all.find((one) => one.on)?.id ?? '';
    const before = await ctx.once('before', z.string(), async () => on);
    if (before === greeting.id) return { card: greetingsCard(all) };
    const after = ctx.isRepeat && on === greeting.id ? all : await ownGreetings.enable(greeting.id);
    const earlier = all.find((one) => one.id === before);
    return {
      card: greetingsCard(after, `Callers now hear "${greeting.name.slice(0, 36)}"`),
      undo: earlier
        ? call('greeting.enable', { greeting: earlier.id })
        : call('greeting.disable', { greeting: greeting.id }),
      changed: { what: 'voicemail greeting', from: earlier?.name ?? 'none', to: greeting.name },
    };
  },
});
