import { z } from 'zod';
import { NOTICE_TOPICS } from '../../src/core/call-notices.ts';
import { defineCommand } from '../../src/core/command.ts';
import { inWords } from '../../src/core/phone-words.ts';
import { hasRole } from '../../src/core/principal.ts';
import { SHOW } from './_examples.ts';
import { TOPIC, wishesCard } from './_notify.ts';

/** What one is told of, and when not. */
export default defineCommand({
  id: 'notify.show',
  words: ['notify'],
  summary: 'Show which calls you are told of, and your quiet hours',
  effect: 'read',
  access: 'self',
  uses: [],
  repeat: 'safe',
  input: z.object({}),
  examples: SHOW,
  async run({ who, services }) {
    const wishes = await services.notices.show(who);
    const on = NOTICE_TOPICS.filter((topic) => wishes[topic]).map((topic) => TOPIC[topic]);
    const title = on.length === 0 ? 'You are told of no calls' : `You are told of ${inWords(on)}`;
    const able = services.notices.able(who);
    return { card: wishesCard(title, wishes, { able, isContact: hasRole(who, 'support-contact') }) };
  },
});
