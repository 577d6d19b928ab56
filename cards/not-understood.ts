import { buttons, call, card, press, text } from './build.ts';
import type { Card } from './model.ts';

/** A command was meant, but mistyped: offered, never guessed. */
export function nearestCard(nearest: readonly { id: string; usage: string }[], prefix: string): Card {
  return card('I do not know that command', 'neutral', [
    text(nearest.length === 1 ? 'Did you mean this one?' : 'Did you mean one of these?'),
    {
      kind: 'table',
      columns: ['Command'],
      rows: nearest.slice(0, 3).map((one) => [`${prefix}${one.usage.replace(/^\//, '')}`]),
    },
    buttons(press('Show all commands', call('help'))),
  ]);
}

/** Nothing fits well enough to act on. */
export function notUnderstoodCard(near: readonly { id: string; summary: string }[]): Card {
  return card('I did not get that', 'neutral', [
    text(near.length > 0 ? 'Nothing was done. The closest things I can do:' : 'Nothing was done.'),
    buttons(
      ...near.slice(0, 3).map((one) => press(one.summary, call('help', { topic: one.id }))),
      press('Show all commands', call('help')),
    ),
  ]);
}

/** A state is wanted from a later time on. */
export function beginsLaterCard(command: string): Card {
  return card('That cannot begin later', 'neutral', [
    text(
      'I can set a state now and end it at a time you name, but not begin it later. Nothing was done. Ask again when it begins, with its end: “away for two hours”.',
    ),
    buttons(press('How to say it', call('help', { topic: command }))),
  ]);
}
