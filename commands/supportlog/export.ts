import { z } from 'zod';
import { defineCommand } from '../../src/core/command.ts';
import { EXPORT } from './_export-examples.ts';
import { logField, wishOf } from './_log.ts';

/** One log as a zip: a text with everything, and the files. By a private link, because it holds personal data. */
export default defineCommand({
  id: 'supportlog.export',
  words: ['supportlog export [{log}]'],
  summary: 'Download a support log with its files as a zip',
  effect: 'read',
  access: { role: 'support-contact' },
  uses: [],
  repeat: 'safe',
  input: z.object({ log: logField() }),
  examples: EXPORT,
  run: (ctx, input) => ctx.services.supportLogs.export(wishOf(ctx, input)),
});
