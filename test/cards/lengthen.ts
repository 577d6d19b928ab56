import type { Block, Button, Card, Input } from '../../cards/model.ts';
import { employees } from '../../src/sandbox/company.ts';

/** The card as a language would have it in which everything is a third longer, words too. What is sent stays as it is. */
export function lengthened(card: Card): Card {
  return mapTexts(card, (text) =>
    text.replaceAll(/\p{L}{3,}/gu, (word) => word + word.slice(-Math.ceil(word.length / 3))),
  );
}

/** Names as they can be: very long, of signs that belong together, written from right to left, with pictures in them. */
const NAMES = {
  long: 'Maximiliane-Theodora von und zu Hohenstein-Waldenburg-Schillingsfürst-Lichtenau',
  combined: 'Z\u0338a\u0335l\u0336g\u0334o\u0337 '.repeat(8).trim(),
  fromRight: 'محمد بن عبد الرحمن بن سليمان بن إبراهيم آل سعود الهاشمي القرشي من المدينة المنورة',
  pictures: '👩‍👩‍👧‍👦 Familie 🏳️‍🌈 '.repeat(6).trim(),
  unbroken: 'Donaudampfschifffahrtsgesellschaftskapitänswitwenversicherungsgesellschaft'.slice(0, 65),
} as const;
export const KINDS_OF_NAMES = Object.keys(NAMES) as (keyof typeof NAMES)[];

/** The card of a company in which everybody has such a name. */
export function renamed(card: Card, kind: keyof typeof NAMES): Card {
  const people = employees.flatMap(({ name }) => [name, name.split(' ')[0] ?? name]);
  return mapTexts(card, (text) => people.reduce((said, name) => said.replaceAll(name, NAMES[kind]), text));
}

function mapTexts(card: Card, change: (text: string) => string): Card {
  const button = (one: Button): Button => ({
    ...one,
    label: change(one.label),
    ...(one.says !== undefined && { says: change(one.says) }),
  });
  const input = (one: Input): Input => {
    const changed = { ...one, label: change(one.label), ...(one.hint !== undefined && { hint: change(one.hint) }) };
    return changed.kind === 'choice'
      ? { ...changed, options: changed.options.map(({ label, value }) => ({ label: change(label), value })) }
      : changed;
  };
  const block = (one: Block): Block => {
    switch (one.kind) {
      case 'text':
        return { ...one, text: change(one.text) };
      case 'facts':
        return {
          ...one,
          facts: one.facts.map((fact) => ({ ...fact, label: change(fact.label), value: change(fact.value) })),
        };
      case 'table':
        return { ...one, columns: one.columns.map(change), rows: one.rows.map((row) => row.map(change)) };
      case 'rows':
        return {
          ...one,
          rows: one.rows.map((row) => ({
            title: change(row.title),
            detail: change(row.detail),
            ...(row.button && { button: button(row.button) }),
          })),
        };
      case 'form':
        return { ...one, inputs: one.inputs.map(input) };
      case 'buttons':
        return { ...one, buttons: one.buttons.map(button) };
      default:
        return one satisfies never;
    }
  };
  return {
    ...card,
    title: change(card.title),
    blocks: card.blocks.map(block),
    ...(card.state !== undefined && { state: change(card.state) }),
  };
}
