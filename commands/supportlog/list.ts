import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { LIST } from './_list-examples.ts';
import { stateField } from './_log.ts';

/** Support logs, the newest first: those still open unless asked otherwise. */
export default defineCommand({
  id: 'supportlog.list',
  words: ['supportlog list [{state}] [{topic}] [product {product}] [title {query}]', 'supportlog [{state}]'],
  summary: 'Show support logs, by state, product or title',
  effect: 'read',
  access: { role: 'support-contact' },
  uses: [],
  repeat: 'safe',
  input: z.object({
    state: stateField().optional(),
    product: field.text('Product', 100).optional(),
    query: field.text('Words of the title', 100).optional(),
    topic: field.text('Words of product or title', 100).optional(),
    skip: field.skip(),
    /** Without a state it is then each of them. */
    every: field.hidden(z.boolean()).optional(),
    /** Asks for the filters instead of listing anything. */
    choose: field.hidden(z.boolean()).optional(),
  }),
  examples: LIST,
  async run({ who, services }, { skip, choose, every, ...filter }) {
    if (choose) return { card: await services.supportLogs.filters(filter) };
    const isAsked = every || Object.values(filter).some((one) => one !== undefined);
    return { card: await services.supportLogs.list(who, { ...(isAsked ? filter : { state: 'Open' }), skip }) };
  },
});
