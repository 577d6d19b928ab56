import { buttons, call, card, press, subtle, text } from './build.ts';
import type { Card } from './model.ts';

interface Line {
  usage: string;
  summary: string;
  example: string | undefined;
}

/** What people do every day stands first; the rest follows by name. */
const DAILY = ['presence', 'queue', 'meet', 'find', 'calls', 'supportlog', 'password', 'approvals', 'connect', 'help'];

/** As many as one looks through. */
const ROWS = 10;

/**
 * What this person can do here, a row for each first word: the daily ones, and with `all` every one. `unknown` is a topic that
 * does not exist.
 */
export function helpCard(
  lines: readonly Line[],
  { unknown, all = false }: { unknown?: string | undefined; all?: boolean } = {},
): Card {
  const groups = Object.entries(Object.groupBy(lines, firstWord)).toSorted(
    ([a], [b]) => rank(a) - rank(b) || a.localeCompare(b),
  );
  const shown = all ? groups : groups.slice(0, ROWS);
  const more = groups.length - shown.length;
  return card(unknown ? `There is no command "${unknown.slice(0, 30)}"` : 'What I can do for you', 'neutral', [
    unknown ? text('These are the ones you can use here:') : text('Type a word, or say what you want in a sentence.'),
    {
      kind: 'table',
      columns: ['Word', 'What it does'],
      rows: shown.map(([word, group = []]) => [word, inOneLine(group)]),
    },
    subtle(`${more > 0 ? `And ${more} more. ` : ''}"help queue" shows everything about queue, with an example.`),
    buttons(
      press('My presence', call('presence.show')),
      press('My queues', call('queue.show')),
      more > 0 ? press('Show all', call('help', { topic: ALL }), { says: 'Show all commands' }) : undefined,
    ),
  ]);
}

/** The topic that is everything. */
export const ALL = 'all';

/** One command, or one group of them, with an example sentence. */
export function helpTopicCard(lines: readonly Line[]): Card {
  const example = lines.find((line) => line.example)?.example;
  return card(lines.length === 1 ? (lines[0]?.summary ?? '') : 'These commands fit', 'neutral', [
    {
      kind: 'table',
      columns: ['Command', 'What it does'],
      rows: lines.map((line) => [breakable(line.usage), line.summary]),
    },
    example ? subtle(`You can also say: "${example}"`) : undefined,
  ]);
}

function firstWord({ usage }: Line): string {
  return usage.split(' ')[0] ?? '';
}

function rank(word: string): number {
  const at = DAILY.indexOf(word.replace(/^\//, ''));
  return at === -1 ? DAILY.length : at;
}

const NAMED = 2;

function inOneLine(group: readonly Line[]): string {
  const named = group
    .slice(0, NAMED)
    .map((line) => line.summary)
    .join('; ');
  return group.length > NAMED ? `${named}; and ${group.length - NAMED} more` : named;
}

/** Narrow screens break lines at spaces only. */
function breakable(usage: string): string {
  return usage.replaceAll(/\s*\|\s*/g, ' | ');
}
