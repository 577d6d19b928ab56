import { press } from '../../../cards/build.ts';
import type { Block, Call, Card } from '../../../cards/model.ts';

/** Adds the Undo button; a card that is itself an Undo says so and stays as a record, without buttons. */
export function withUndo(card: Card, undo: Call | undefined, isUndo: boolean): Card {
  if (isUndo)
    return {
      ...card,
      title: `Undone: ${lowerFirst(card.title)}`,
      blocks: card.blocks.filter((block) => block.kind !== 'buttons').map(withoutRowButtons),
    };
  if (!undo) return card;
  const button = press('Undo', { ...undo, undoes: true });
  const at = card.blocks.findIndex((block) => block.kind === 'buttons');
  const block = card.blocks[at];
  if (block?.kind !== 'buttons') return { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons: [button] }] };
  return { ...card, blocks: card.blocks.with(at, { kind: 'buttons', buttons: [button, ...block.buttons] }) };
}

function withoutRowButtons(block: Block): Block {
  return block.kind === 'rows' ? { ...block, rows: block.rows.map(({ title, detail }) => ({ title, detail })) } : block;
}

function lowerFirst(text: string): string {
  return text.startsWith('You ') ? `y${text.slice(1)}` : text;
}
