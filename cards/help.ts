import { buttons, call, card, press, subtle, text } from './build.ts';
import type { Card } from './model.ts';

interface Line {
  usage: string;
  summary: string;
  example: string | undefined;
}

/** What this person can do here. `unknown` is a topic that does not exist. */
export function helpCard(lines: readonly Line[], unknown?: string): Card {
  return card(unknown ? `There is no command "${unknown.slice(0, 30)}"` : 'What I can do for you', 'neutral', [
    unknown ? text('These are the ones you can use here:') : text('Type a command, or say it in a sentence.'),
    {
      kind: 'table',
      columns: ['Command', 'What it does'],
      rows: lines.map((line) => [breakable(line.usage), line.summary]),
    },
    buttons(press('My presence', call('presence.show')), press('My queues', call('queue.show'))),
  ]);
}

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

/** Narrow screens break lines at spaces only. */
function breakable(usage: string): string {
  return usage.replaceAll(/\s*\|\s*/g, ' | ');
}
