import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { LIST } from './_list-examples.ts';
import { stateField } from './_log.ts';

/** Support logs, the newest first: those still open unless asked otherwise. */
export default defineCommand({
  id: 'supportlog.list',
  words: ['supportlog list [{state}] [product {product}] [title {query}]', 'supportlog [{state}]'],
  summary: 'Show support logs, by state, product or title',
  effect: 'read',
  access: { role: 'support-contact' },
  uses: [],
  repeat: 'safe',
  input: z.object({
    state: stateField().optional(),
    product: field.text('Product', 100).optional(),
    query: field.text('Words of the title', 100).optional(),
    skip: field.skip(),
  }),
  examples: LIST,
  async run({ who, services }, { state, product, query, skip }) {
    const open = state === undefined && product === undefined && query === undefined ? 'Open' : state;
    return { card: await services.supportLogs.list(who, { state: open, product, query, skip }) };
  },
});
