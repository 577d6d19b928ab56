import { cut } from '../../../cards/fit.ts';
import type { Block, Card } from '../../../cards/model.ts';

interface Room {
  /** Rows of a table, and facts. */
  rows: number;
  /** Characters of one text. */
  text: number;
  /** Texts of a card. */
  texts: number;
  buttons: number;
}

const rooms: Room[] = [
  { rows: 40, text: 4_000, texts: 40, buttons: 24 },
  { rows: 20, text: 2_000, texts: 20, buttons: 18 },
  { rows: 10, text: 800, texts: 10, buttons: 12 },
  { rows: 5, text: 200, texts: 5, buttons: 6 },
];

/** The card as it is, then smaller and smaller ones. What is left out is counted in a line. */
export function* shrunk(card: Card): Generator<Card> {
  yield card;
  for (const room of rooms) yield fitted(card, room);
}

function fitted(card: Card, room: Room): Card {
  let texts = 0;
  const blocks = card.blocks
    .filter((block) => block.kind !== 'text' || texts++ < room.texts)
    .flatMap((block) => fitBlock(block, room));
  const { state } = card;
  return { ...card, title: cut(card.title, 200), blocks, ...(state === undefined ? {} : { state: cut(state, 200) }) };
}

function fitBlock(block: Block, room: Room): Block[] {
  switch (block.kind) {
    case 'text':
      return [{ ...block, text: cut(block.text, room.text) }];
    case 'facts': {
      const facts = block.facts.slice(0, room.rows);
      const kept = facts.map(({ label, value }) => ({ label: cut(label, 60), value: cut(value, room.text) }));
      return [{ ...block, facts: kept }, ...andMore(block.facts.length - facts.length)];
    }
    case 'table': {
      const rows = block.rows.slice(0, room.rows);
      const kept = rows.map((cells) => cells.map((cell) => cut(cell, 60)));
      return [{ ...block, rows: kept }, ...andMore(block.rows.length - rows.length)];
    }
    case 'rows': {
      const rows = block.rows.slice(0, room.rows);
      const kept = rows.map((row) => ({ ...row, title: cut(row.title, 60), detail: cut(row.detail, 120) }));
      return [{ ...block, rows: kept }, ...andMore(block.rows.length - rows.length)];
    }
    case 'form':
      return [block];
    case 'buttons':
      return [{ ...block, buttons: block.buttons.slice(0, room.buttons) }];
    default:
      return block satisfies never;
  }
}

function andMore(count: number): Block[] {
  return count > 0 ? [{ kind: 'text', text: `and ${count} more`, subtle: true }] : [];
}
