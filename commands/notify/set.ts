import { z } from 'zod';
import { call } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { hasRole } from '../../src/core/principal.ts';
import { SET } from './_examples.ts';
import { meantBy, noticeField, switchOf, TOPIC, unableCard, wishesCard } from './_notify.ts';

/** Being told of missed calls, of what reached the voicemail, of who is ringing: each switched on by oneself. */
export default defineCommand({
  id: 'notify.set',
  words: ['notify {notice}'],
  summary: 'Be told of missed calls, voicemail or incoming calls, or no longer',
  button: 'Set',
  effect: 'change',
  access: 'self',
  uses: [],
  repeat: 'safe',
  input: z.object({ notice: noticeField() }),
  examples: SET,
  async run(ctx, { notice }) {
    const { topic, on } = meantBy(notice);
    const { notices } = ctx.services;
    const able = notices.able(ctx.who);
    if (on && !able.includes(topic)) return { card: unableCard(topic, able) };
    const was = await ctx.once('was', z.boolean(), async () => (await notices.show(ctx.who))[topic]);
    const after = await notices.change(ctx.who, { [topic]: on });
    const words = (value: boolean) => (value ? 'on' : 'off');
    const title = on ? `I tell you of ${TOPIC[topic]}` : `No more notices of ${TOPIC[topic]}`;
    return {
      card: wishesCard(title, after, { able, isContact: hasRole(ctx.who, 'support-contact'), tone: 'good' }),
      ...(was !== on && { undo: call('notify.set', { notice: switchOf(topic, was) }) }),
      changed: { what: `notices of ${TOPIC[topic]}`, from: words(was), to: words(on) },
    };
  },
});
