import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { defineCommand } from 'citty';
import { loadCommands } from '../app/catalog.ts';
import { languageOf } from '../core/language.ts';
import { isZone } from '../core/zone.ts';
import { type PrintedUnderstanding, toPrinted } from '../language/printed.ts';
import { createUnderstanding } from '../language/understand.ts';
import { plainly } from './plainly.ts';

const COMMANDS = join(import.meta.dirname, '..', '..', 'commands');

/** `patchcord understand "dnd till 3"`: what a sentence means, without doing it. */
export const understandVerb = defineCommand({
  meta: { name: 'understand', description: 'Show how a sentence is understood' },
  args: {
    text: { type: 'positional', required: false, description: 'The sentence' },
    locale: { type: 'string', default: 'en-GB', description: 'Language of the person (BCP 47)' },
    tz: {
      type: 'string',
      default: Intl.DateTimeFormat().resolvedOptions().timeZone,
      description: 'Time zone of the person (IANA)',
    },
    now: { type: 'string', description: 'The moment it is said (ISO 8601); now when left out' },
    json: { type: 'boolean', default: false, description: 'Print one JSON object' },
    batch: { type: 'string', description: 'A file with one sentence per line; prints one JSON object per line' },
  },
  run: plainly('The sentences could not be read', async ({ args }) => {
    const now = args.now === undefined ? Date.now() : Date.parse(args.now);
    if (Number.isNaN(now)) fail(`--now ${args.now}: is no time such as 2026-11-23T09:00:00+01:00`);
    if (!isZone(args.tz)) fail(`--tz ${args.tz}: is no time zone such as Europe/Berlin`);
    const understanding = createUnderstanding(await loadCommands(COMMANDS));
    const read = (text: string) =>
      toPrinted(
        understanding.understand(text, { now, zone: args.tz, language: languageOf(args.locale), mentions: [] }),
        args.tz,
      );
    if (args.batch !== undefined) {
      const lines = createInterface({ input: createReadStream(args.batch), crlfDelay: Number.POSITIVE_INFINITY });
      for await (const line of lines) console.log(JSON.stringify(read(line)));
      return;
    }
    // Without quotation marks every word is an argument of its own.
    const text = args._.join(' ');
    if (text === '') fail('Give a sentence, or --batch FILE.');
    const understood = read(text);
    console.log(args.json ? JSON.stringify(understood) : inWords(understood));
  }),
});

function inWords({ command, args, confidence, missing, then }: PrintedUnderstanding): string {
  if (command === null) return 'not understood';
  const said = (id: string, input: object) => `${id} ${JSON.stringify(input)}`;
  return [
    `${said(command, args)} (${Math.round(confidence * 100)} % sure)`,
    ...(missing.length > 0 ? [`still to be asked for: ${missing.join(', ')}`] : []),
    ...(then ?? []).map((wish) => `then ${said(wish.command, wish.args)}`),
  ].join('\n');
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
