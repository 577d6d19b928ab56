import { call, card, press, text } from '../../cards/build.ts';
import type { Card, Row } from '../../cards/model.ts';
import type { Question } from '../../src/core/command.ts';
import { PatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import type { Greeting } from '../../src/core/greetings.ts';

/** A greeting by a part of its name; buttons name it by id. */
export const greetingField = () => field.text('Greeting', 128);

/** The one greeting that is meant, or the question which. Throws `not-found` when there is none. */
export function greetingNamed(all: readonly Greeting[], written: string): Greeting | Question {
  const wanted = written.trim().toLowerCase();
  const exact = all.filter((one) => one.id === written || one.name.toLowerCase() === wanted);
  const words = wanted.split(/\s+/).filter((word) => !FILLING.has(word));
  const close = all.filter((one) => words.length > 0 && words.every((word) => one.name.toLowerCase().includes(word)));
  const fitting = exact.length > 0 ? exact : close;
  const [only, ...others] = fitting;
  if (only && others.length === 0) return only;
  if (all.length === 0)
    throw new PatchcordError('not-found', 'You have no greetings. They are recorded in the phone or the web portal.');
  const options = (only ? fitting : all).map((one) => ({ label: one.name, value: one.id }));
  const title = only
    ? `Which greeting is "${written.slice(0, 30)}"?`
    : `You have no greeting "${written.slice(0, 30)}"`;
  return { ask: { field: 'greeting', title, options } };
}

/** "my vacation greeting": only one word of it is a name. */
const FILLING = new Set(['my', 'the', 'greeting', 'voicemail', 'mein', 'meine', 'ma', 'mon', 'mi']);

/** All of them, the one that callers hear first, each with what can be done about it. */
export function greetingsCard(all: readonly Greeting[], title?: string): Card {
  if (all.length === 0) {
    return card('You have no greetings', 'neutral', [
      text("Callers hear the phone system's own. Record one on your phone or in the web portal; then it appears here."),
    ]);
  }
  const on = all.find((one) => one.on);
  const sorted = all.toSorted((a, b) => Number(b.on) - Number(a.on) || a.name.localeCompare(b.name));
  return card(
    title ?? (on ? `Callers hear "${on.name.slice(0, 40)}"` : 'No greeting is on'),
    title ? 'good' : 'neutral',
    [
      on ? undefined : text("Callers hear the phone system's own."),
      { kind: 'rows', rows: sorted.slice(0, 10).map(rowOf) },
    ],
  );
}

function rowOf({ id, name, on }: Greeting): Row {
  return {
    title: name,
    detail: on ? 'On' : 'Off',
    button: on
      ? press('Turn off', call('greeting.disable', { greeting: id }), { says: `Turn off the greeting ${name}` })
      : press('Turn on', call('greeting.enable', { greeting: id }), { says: `Turn on the greeting ${name}` }),
  };
}
