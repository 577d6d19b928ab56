import type { Block, Button, Call, Card } from '../../../cards/model.ts';
import type { Done, Live, Outcome, PersonalCard, Tell } from '../../core/command.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import { type Catalog, canDo } from '../catalog.ts';

/** Where a result came from. */
interface Origin {
  catalog: Catalog;
  systems: readonly PhoneSystem[];
  /** With several phone systems the one it is about; undefined with one, or where it is about none. */
  system: string | undefined;
}

/**
 * With several phone systems, everything that follows from a result is about the same one: buttons, Undo, what happens later, and
 * what others are told. And no button is shown that this system, or with one system any, cannot follow. Commands need not think
 * of either.
 */
export function meant(from: Origin, outcome: Outcome): Outcome {
  if ('ask' in outcome) return outcome;
  const { undo, later, live, tells, views, personal } = outcome;
  const call = (one: Call) => stamped(one, from.system);
  const card = (one: Card) => fittingCard(from, one);
  const alive = (one: Live): Live => ({ ...one, call: call(one.call) });
  const told = (one: Tell): Tell => ({ ...one, card: card(one.card), ...(one.live && { live: alive(one.live) }) });
  const own = (one: PersonalCard): PersonalCard => ({
    ...one,
    call: call(one.call),
    ...(one.card && { card: card(one.card) }),
  });
  const done: Done = { ...outcome, card: card(outcome.card) };
  if (undo) done.undo = call(undo);
  if (later) done.later = later.map((one) => ({ ...one, call: call(one.call) }));
  if (live) done.live = alive(live);
  if (tells) done.tells = tells.map(told);
  if (views) done.views = Object.fromEntries(Object.entries(views).map(([name, view]) => [name, card(view)]));
  if (personal) done.personal = own(personal);
  return done;
}

function stamped(call: Call, system: string | undefined): Call {
  return system === undefined || call.system !== undefined ? call : { ...call, system };
}

/** The card without buttons that lead nowhere, each with its system. */
export function fittingCard(from: Origin, card: Card): Card {
  return { ...card, blocks: card.blocks.flatMap((block) => fittingBlock(from, block) ?? []) };
}

function fittingBlock(from: Origin, block: Block): Block | undefined {
  switch (block.kind) {
    case 'buttons': {
      const buttons = block.buttons.flatMap((button) => fittingButton(from, button) ?? []);
      return buttons.length > 0 ? { ...block, buttons } : undefined;
    }
    case 'form':
      return { ...block, submit: { ...block.submit, call: stamped(block.submit.call, from.system) } };
    case 'rows':
      return {
        ...block,
        rows: block.rows.map(({ button, ...row }) => {
          const fitting = button && fittingButton(from, button);
          return fitting ? { ...row, button: fitting } : row;
        }),
      };
    case 'text':
    case 'facts':
    case 'table':
      return block;
    default:
      return block satisfies never;
  }
}

function fittingButton({ catalog, systems, system }: Origin, button: Button): Button | undefined {
  if (button.kind !== 'call') return button;
  const call = stamped(button.call, system);
  const command = catalog.get(call.command);
  if (!command) return undefined;
  const place = systems.find(({ id }) => id === call.system);
  return place && command.uses.length > 0 && !canDo(place, command) ? undefined : { ...button, call };
}

/** A Call that goes on from another one is about the same system. */
export function sameSystem(from: Pick<Call, 'system'>, to: Call): Call {
  return from.system === undefined ? to : { ...to, system: from.system };
}
