import type { CallValue, Card } from '../../../cards/model.ts';
import { PatchcordError } from '../../core/errors.ts';
import type { PhoneSystem, Skills } from '../../core/phone.ts';
import type { Principal } from '../../core/principal.ts';
import type { Incoming } from '../../core/request.ts';
import type { PhoneUser } from '../../core/users.ts';
import type { App } from '../app.ts';
import type { FieldProblem } from './form.ts';

/** Whose words are read, and with which phone system. */
export interface Setting {
  app: App;
  who: Principal;
  phone: Skills;
  incoming: Incoming;
  /** Where it is done. */
  system?: PhoneSystem | undefined;
}

/** One field: the thing it means with its exact form for buttons, a card that asks, or what is wrong with it. */
export type Value =
  | { kind: 'value'; value: unknown; exact: CallValue }
  | {
      kind: 'card';
      card: Card;
      options?: readonly { label: string; value: CallValue }[];
      /** The name that leads to nobody. */
      nobody?: string;
    }
  | { kind: 'problem'; problem: FieldProblem };

export const value = (found: unknown, exact: CallValue): Value => ({ kind: 'value', value: found, exact });

export const unreadable = () => new PatchcordError('bad-input', 'I cannot read that request. Nothing was done.');

/** A thing that a button names exactly. */
export function idOf(given: CallValue): string | undefined {
  return typeof given === 'object' && given !== null && !Array.isArray(given) && typeof given.id === 'string'
    ? given.id
    : undefined;
}

export function isPerson(thing: unknown): thing is PhoneUser {
  return typeof thing === 'object' && thing !== null && 'username' in thing;
}
