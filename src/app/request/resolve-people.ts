import { choiceCard } from '../../../cards/choice.ts';
import type { Call, CallValue } from '../../../cards/model.ts';
import type { PhoneUser } from '../../core/users.ts';
import { findPerson, nobodyCard, personOptions, whichTitle } from './resolve-person.ts';
import { isPerson, type Setting, unreadable, type Value, value } from './resolved-value.ts';

/** A name, an extension, an address, a mention: one person, or a card to choose from. */
export async function resolvePerson(setting: Setting, call: Call, name: string, given: CallValue): Promise<Value> {
  const found = await findPerson(setting, given);
  switch (found.kind) {
    case 'one':
      return value(found.user, { id: found.user.id });
    case 'nobody':
      return { kind: 'card', card: nobodyCard(found.text), nobody: found.text };
    case 'several': {
      const options = personOptions(found.users);
      return { kind: 'card', card: choiceCard(whichTitle(found.text), call, name, options), options };
    }
    default:
      return found satisfies never;
  }
}

/** Several people, each once. */
export async function resolvePeople(setting: Setting, call: Call, name: string, given: CallValue): Promise<Value> {
  const names =
    typeof given === 'string'
      ? given
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one !== '')
      : given;
  if (!Array.isArray(names)) throw unreadable();
  const found: Value[] = [];
  for (const one of names) found.push(await resolvePerson(setting, call, name, one));
  const people = new Map<string, PhoneUser>();
  // What is sure is kept as an id: a mention means nothing any more once a button is pressed.
  const sure = found.map((one, at) => (one.kind === 'value' ? one.exact : (names[at] ?? null)));
  for (const [at, one] of found.entries()) {
    if (one.kind === 'card') return unsureOf(one, { call, name, sure, at });
    if (one.kind === 'problem') return one;
    if (isPerson(one.value)) people.set(one.value.id, one.value);
  }
  return value(
    [...people.values()],
    [...people.keys()].map((id) => ({ id })),
  );
}

/** Each unclear name of several is asked for in turn, and the answer keeps the others. */
function unsureOf(
  one: Extract<Value, { kind: 'card' }>,
  { call, name, sure, at }: { call: Call; name: string; sure: readonly CallValue[]; at: number },
): Value {
  if (one.options) {
    const options = one.options.map((option) => ({ ...option, value: sure.with(at, option.value) }));
    return { kind: 'card', card: choiceCard(one.card.title, call, name, options) };
  }
  const others = sure.toSpliced(at, 1);
  if (others.length === 0) return one;
  return { kind: 'card', card: choiceCard(one.card.title, call, name, [{ label: 'Go on without', value: others }]) };
}
