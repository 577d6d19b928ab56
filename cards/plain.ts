import { joined } from './fold.ts';
import type { Block, Card, Input } from './model.ts';

/**
 * A card in words: the notification, the watch, the screen reader, the text a client without cards shows.
 * It carries the same facts as the card.
 */
export function plain(card: Card): string {
  const parts = [card.title, ...joined(card.blocks).map(sayBlock), card.state ?? ''];
  return parts.filter((part) => part !== '').join('\n');
}

function sayBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'facts':
      return block.facts.map((fact) => `${fact.label}: ${fact.value}`).join('\n');
    case 'table':
      return block.rows.map((row) => sayRow(block.columns, row)).join('\n');
    case 'rows':
      return block.rows.map(({ title, detail }) => (detail === '' ? title : `${title}: ${detail}`)).join('\n');
    case 'form':
      return block.inputs.map(sayInput).join('\n');
    case 'buttons':
      return `You can: ${block.buttons.map(({ label }) => label).join(', ')}.`;
    default:
      return block satisfies never;
  }
}

/** Two columns explain themselves; more are named. */
function sayRow(columns: string[], row: string[]): string {
  if (columns.length <= 2) return row.join(': ');
  return row.map((cell, at) => (at === 0 ? cell : `${columns[at]}: ${cell}`)).join(', ');
}

function sayInput(input: Input): string {
  return input.kind === 'choice'
    ? `${input.label}: ${input.options.map((option) => option.label).join(', ')}`
    : input.label;
}
