import { AGREED } from '../../cards/confirm.ts';
import type { Button, Card } from '../../cards/model.ts';
import type { AnyCommand } from '../../src/core/command.ts';
import { isOptional, metaOf } from '../../src/core/fields.ts';
import { sentenceOf } from './probes.ts';

/** What a reply is, in the order of the table. */
export const KINDS = ['result', 'form', 'choice', 'confirm', 'refusal', 'problem'] as const;
export type Kind = (typeof KINDS)[number];

/** What else may come in the place of a result: the policy asks for more first. */
export type Reply = Kind | 'approval' | 'proof' | 'connect' | 'lost';

/** Reads a reply off its card, whatever the platform made of it. */
export function kindOf(card: Card, command: string): Reply {
  const buttons = card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  const form = card.blocks.find((block) => block.kind === 'form');
  if (card.title === 'That button no longer works' || /^I (did not get|do not know that command)/.test(card.title))
    return 'lost';
  if (card.title === 'You cannot do this') return 'refusal';
  if (form?.inputs.some(({ name }) => name === AGREED) || buttons.some((one) => callOf(one)?.agreed)) return 'confirm';
  if (form) return 'form';
  const pages = buttons.filter((button) => button.kind === 'page' && button.page === 'connect');
  if (pages.length > 0)
    return pages.some((button) => button.kind === 'page' && button.about.prove) ? 'proof' : 'connect';
  const asks = buttons.some((one) => ['approval.decide', 'approval.withdraw'].includes(callOf(one)?.command ?? ''));
  if (asks && !command.startsWith('approval.')) return 'approval';
  if (card.tone === 'warning' || card.title === 'The phone system is not answering') return 'problem';
  const same = buttons.filter((one) => callOf(one)?.command === command);
  return same.length > 1 && same.length === buttons.length && /\?$|^There is no/.test(card.title) ? 'choice' : 'result';
}

/** The policy wants somebody else's yes, or a proof, before anything is done about others. */
export function asksOthers({ guard }: AnyCommand): boolean {
  return guard?.always !== undefined || guard?.others !== undefined;
}

/** It needs a text, or the id of a thing, that only somebody can give who knows which. */
export function isAboutOneThing({ input }: AnyCommand): boolean {
  return Object.values(input.shape).some(
    (schema) => !isOptional(schema) && ['hidden', 'text'].includes(metaOf(schema)?.kind ?? ''),
  );
}

function callOf(button: Button) {
  return button.kind === 'call' ? button.call : undefined;
}

/** Which kinds a command must be able to answer with on each platform; what it can never be has its rule in `holes.yaml`. */
export function canBe(command: AnyCommand, kind: Kind): boolean {
  const fields = Object.values(command.input.shape).map((schema) => ({ meta: metaOf(schema), schema }));
  const has = (...kinds: string[]) => fields.some(({ meta }) => meta && kinds.includes(meta.kind));
  switch (kind) {
    case 'result':
      return true;
    case 'form':
      return fields.some(({ meta, schema }) => meta && meta.kind !== 'hidden' && !isOptional(schema));
    case 'choice':
      return has('person', 'people') || has('queue');
    case 'confirm':
      return (
        command.guard?.word !== undefined ||
        (command.effect !== 'read' && !asksOthers(command) && sentenceOf(command) !== undefined)
      );
    case 'refusal':
      return typeof command.access === 'object' || (command.access === 'self' && has('person'));
    case 'problem':
      return command.uses.length > 0;
    default:
      return kind satisfies never;
  }
}
