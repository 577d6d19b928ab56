import type { Block, Button, ButtonsBlock } from './model.ts';

/** So many buttons are on show at once; the rest stands in a menu. */
const SHOWN = 5;
/** A menu of one would be a button with a detour. */
const FEWEST = 2;

export interface Folded {
  shown: Button[];
  menu: Button[];
}

/**
 * What is on show and what stands in the menu, each in the given order. The rare ones go first, then those at the end; what is
 * destructive, and the primary one, as late as can be. `mayHide` says what the platform's menu can hold.
 */
export function fold(buttons: readonly Button[], mayHide: (button: Button) => boolean = () => true): Folded {
  if (buttons.length <= SHOWN) return { shown: [...buttons], menu: [] };
  const over = Math.max(buttons.length - SHOWN, FEWEST);
  const order = buttons
    .filter(mayHide)
    .toReversed()
    .toSorted((a, b) => weight(a) - weight(b));
  const hidden = new Set(order.slice(0, over));
  return {
    shown: buttons.filter((button) => !hidden.has(button)),
    menu: buttons.filter((button) => hidden.has(button)),
  };
}

/** Heavier ones stay on show. */
function weight({ rare, style }: Button): number {
  if (rare) return 0;
  return style === undefined ? 1 : 2;
}

/** Sets of buttons that follow one another are one set. */
export function joined(blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    if (block.kind === 'buttons' && last?.kind === 'buttons') all.splice(-1, 1, both(last, block));
    else all.push(block);
  }
  return all;
}

function both(first: ButtonsBlock, second: ButtonsBlock): ButtonsBlock {
  return { kind: 'buttons', buttons: [...first.buttons, ...second.buttons] };
}
