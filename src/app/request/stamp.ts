import type { Block, Button, Call, Card } from '../../../cards/model.ts';
import type { Done, Outcome } from '../../core/command.ts';

/**
 * With several phone systems, everything that follows from a result is about the same one: buttons, Undo, what happens later, and
 * what others are told. Commands need not think of it. Without a system nothing is changed.
 */
export function meant(system: string | undefined, outcome: Outcome): Outcome {
  if (system === undefined || 'ask' in outcome) return outcome;
  const stamped: Done = { ...outcome, card: onCard(outcome.card, system) };
  if (outcome.undo) stamped.undo = onCall(outcome.undo, system);
  if (outcome.later) stamped.later = outcome.later.map((later) => ({ ...later, call: onCall(later.call, system) }));
  if (outcome.live) stamped.live = { ...outcome.live, call: onCall(outcome.live.call, system) };
  if (outcome.tells) stamped.tells = outcome.tells.map((tell) => ({ ...tell, card: onCard(tell.card, system) }));
  return stamped;
}

function onCall(call: Call, system: string): Call {
  return call.system === undefined ? { ...call, system } : call;
}

function onCard(card: Card, system: string): Card {
  return { ...card, blocks: card.blocks.map((block) => onBlock(block, system)) };
}

function onBlock(block: Block, system: string): Block {
  const onButton = <B extends Button>(button: B): B =>
    button.kind === 'call' ? { ...button, call: onCall(button.call, system) } : button;
  switch (block.kind) {
    case 'buttons':
      return { ...block, buttons: block.buttons.map((button) => onButton(button)) };
    case 'form':
      return { ...block, submit: onButton(block.submit) };
    case 'rows':
      return { ...block, rows: block.rows.map((row) => (row.button ? { ...row, button: onButton(row.button) } : row)) };
    case 'text':
    case 'facts':
    case 'table':
      return block;
    default:
      return block satisfies never;
  }
}

/** A Call that goes on from another one is about the same system. */
export function sameSystem(from: Pick<Call, 'system'>, to: Call): Call {
  return from.system === undefined ? to : { ...to, system: from.system };
}
