import { choiceCard } from '../../cards/choice.ts';
import type { Call, CallValue, Card } from '../../cards/model.ts';
import { problemCard } from '../../cards/problem.ts';
import type { PhoneUser } from '../core/phone.ts';
import type { Incoming, Mention } from '../core/request.ts';
import { idOf, isPerson, type Setting, unreadable, type Value, value } from './resolved-value.ts';

const SELF = /^(me|myself|i|mich|ich|mir|moi|je|yo|mí|mi)$/i;

/** A name, an extension, an address, a mention: one person, or a card to choose from. */
export async function resolvePerson(setting: Setting, call: Call, name: string, given: CallValue): Promise<Value> {
  const { phone, who } = setting;
  const id = idOf(given);
  if (id !== undefined) return person(await phone.directory.get(id));
  if (typeof given !== 'string') throw unreadable();
  const text = given.trim();
  if (SELF.test(text)) return person(who.phone);
  const mention = mentionIn(text, setting.incoming);
  if (mention)
    return person(
      await setting.app.people.mentioned({ ...setting.incoming.from, id: mention.id }, setting.incoming.where),
    );
  const wanted = text.replace(/^@/, '');
  const found = await phone.directory.find(wanted);
  const exactly = found.filter((one) =>
    [one.name, one.username, one.extension, one.email].some((known) => known.toLowerCase() === wanted.toLowerCase()),
  );
  const [only, ...others] = exactly.length > 0 ? exactly : found;
  if (!only) return { kind: 'card', card: nobodyCard(text) };
  if (others.length === 0) return person(only);
  const options = [only, ...others].map((one) => ({
    label: [one.name, one.extension, one.department].filter((part) => part !== '').join(' · '),
    value: { id: one.id },
  }));
  return { kind: 'card', card: choiceCard(`Which ${capital(wanted.slice(0, 40))}?`, call, name, options), options };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function person(user: PhoneUser): Value {
  return value(user, { id: user.id });
}

function mentionIn(text: string, incoming: Incoming): Mention | undefined {
  const token = /^<@([^>]+)>$/.exec(text);
  if (!token || incoming.asked.kind === 'call') return undefined;
  return incoming.asked.mentions.find((mention) => mention.id === token[1]);
}

function nobodyCard(text: string): Card {
  return problemCard({
    title: `I know nobody called "${text.slice(0, 40)}"`,
    sentence: 'Nothing was done.',
    next: 'Try the full name, the extension or the e-mail address. "find" shows who is there.',
  });
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
