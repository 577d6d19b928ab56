import { z } from 'zod';
import { ALL, helpCard, helpTopicCard } from '../cards/help.ts';
import { defineCommand } from '../src/core/command.ts';
import { field } from '../src/core/fields.ts';
import { HELP } from './_help-examples.ts';

/** Only what this person can do here. */
export default defineCommand({
  id: 'help',
  words: ['help [{topic}]', 'hello', 'hi'],
  summary: 'Show what you can do here',
  effect: 'read',
  access: 'everyone',
  uses: [],
  repeat: 'safe',
  input: z.object({ topic: field.text('Command', 80).optional() }),
  examples: HELP,
  async run({ who, services }, { topic }) {
    const all = await services.catalog.available(who);
    const wanted = topic?.trim().toLowerCase().replace(/^\//, '');
    if (wanted === ALL) return { card: helpCard(all, { all: true }) };
    const about = wanted
      ? all.filter(
          (usage) =>
            usage.id === wanted || usage.id.startsWith(`${wanted}.`) || usage.usage.replace('/', '').startsWith(wanted),
        )
      : [];
    return { card: about.length > 0 ? helpTopicCard(about) : helpCard(all, { unknown: wanted }) };
  },
});
