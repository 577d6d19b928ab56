import { choiceCard } from '../../cards/choice.ts';
import type { Call, CallValue, Card } from '../../cards/model.ts';
import { problemCard } from '../../cards/problem.ts';
import type { AnyCommand } from '../core/command.ts';
import { PatchcordError } from '../core/errors.ts';
import { type FieldMeta, isOptional, metaOf } from '../core/fields.ts';
import { languageOf } from '../core/language.ts';
import type { PhoneUser, Queue, Skills } from '../core/phone.ts';
import type { Principal } from '../core/principal.ts';
import type { Incoming, Mention } from '../core/request.ts';
import { readUntil } from '../language/time.ts';
import type { App } from './app.ts';
import { askForMissing, type FieldProblem } from './form.ts';

/** Every name in a Call turned into the one thing it means, or a card that asks which. */
export type Resolved =
  | {
      kind: 'ready';
      input: Record<string, unknown> /** The same Call with exact ids, fit for buttons and timers. */;
      call: Call;
      user: PhoneUser | undefined;
      queue: Queue | undefined;
    }
  | { kind: 'card'; card: Card };

interface Setting {
  app: App;
  who: Principal;
  phone: Skills;
  incoming: Incoming;
}

type Value =
  | { kind: 'value'; value: unknown; exact: CallValue }
  | { kind: 'card'; card: Card }
  | { kind: 'problem'; problem: FieldProblem };

const value = (found: unknown, exact: CallValue): Value => ({ kind: 'value', value: found, exact });

/** "Dana", "2044", "support": one id each. Missing and unusable pieces are asked for. */
export async function resolve(setting: Setting, command: AnyCommand, call: Call): Promise<Resolved> {
  const input: Record<string, unknown> = {};
  const exact: Call['input'] = {};
  const problems: FieldProblem[] = [];
  let missing = false;
  for (const [name, schema] of Object.entries(command.input.shape)) {
    const meta = metaOf(schema);
    const given = call.input[name];
    if (!meta || given === undefined || given === null) {
      missing ||= !isOptional(schema);
      continue;
    }
    const resolved = await resolveField(setting, call, name, meta, given);
    if (resolved.kind === 'card') return resolved;
    if (resolved.kind === 'problem') problems.push(resolved.problem);
    else {
      input[name] = resolved.value;
      exact[name] = resolved.exact;
    }
  }
  if (missing || problems.length > 0) {
    return { kind: 'card', card: await askForMissing(setting.app, setting.who, command, call, problems) };
  }
  const parsed = command.input.safeParse(input);
  if (!parsed.success)
    throw new PatchcordError('bad-input', 'I cannot read that request. Nothing was done.', { cause: parsed.error });
  const exactCall: Call = { command: command.id, input: exact, ...(call.undoes ? { undoes: true } : {}) };
  const things = Object.entries(command.input.shape).map(([name, schema]) => ({
    kind: metaOf(schema)?.kind,
    thing: input[name],
  }));
  return {
    kind: 'ready',
    input: parsed.data,
    call: exactCall,
    user: things
      .map(({ kind, thing }) => (kind === 'person' && isPerson(thing) ? thing : undefined))
      .find((one) => one !== undefined),
    queue: things
      .map(({ kind, thing }) => (kind === 'queue' && isQueue(thing) ? thing : undefined))
      .find((one) => one !== undefined),
  };
}

function isPerson(thing: unknown): thing is PhoneUser {
  return typeof thing === 'object' && thing !== null && 'username' in thing;
}

function isQueue(thing: unknown): thing is Queue {
  return typeof thing === 'object' && thing !== null && 'extension' in thing;
}

async function resolveField(
  setting: Setting,
  call: Call,
  name: string,
  meta: FieldMeta,
  given: CallValue,
): Promise<Value> {
  switch (meta.kind) {
    case 'person':
      return resolvePerson(setting, call, name, given);
    case 'queue':
      return resolveQueue(setting, call, name, given, meta.all);
    case 'people':
      return resolvePeople(setting, call, name, given);
    case 'choice':
      return chooseOption(meta, name, given);
    case 'until':
    case 'duration':
      return resolveTime(setting, name, given);
    case 'text':
      if (typeof given !== 'string') throw unreadable();
      return given.length > meta.maxLength
        ? { kind: 'problem', problem: { field: name, text: given, reason: 'too-long' } }
        : value(given, given);
    case 'hidden':
      return value(given, given);
    default:
      return meta satisfies never;
  }
}

const unreadable = () => new PatchcordError('bad-input', 'I cannot read that request. Nothing was done.');

function chooseOption(meta: Extract<FieldMeta, { kind: 'choice' }>, name: string, given: CallValue): Value {
  const option = meta.options.find(
    (one) => one.value === given || (typeof given === 'string' && one.words.includes(given.toLowerCase())),
  );
  return option
    ? value(option.value, option.value)
    : {
        kind: 'problem',
        problem: { field: name, text: typeof given === 'string' ? given : '', reason: 'not-a-choice' },
      };
}

/** What may be typed is 30 days; a button of ours may add a little to that. */
const LONGEST_MS = 31 * 24 * 60 * 60_000;

function resolveTime({ who, incoming }: Setting, name: string, given: CallValue): Value {
  if (typeof given === 'number') {
    return given > incoming.at + LONGEST_MS
      ? { kind: 'problem', problem: { field: name, text: 'That time', reason: 'too-far' } }
      : value(given, given);
  }
  if (typeof given !== 'string') throw unreadable();
  const read = readUntil(given, { now: incoming.at, zone: who.zone, language: languageOf(who.locale) });
  return 'at' in read
    ? value(read.at, read.at)
    : { kind: 'problem', problem: { field: name, text: given, reason: read.problem } };
}

function idOf(given: CallValue): string | undefined {
  return typeof given === 'object' && given !== null && !Array.isArray(given) && typeof given.id === 'string'
    ? given.id
    : undefined;
}

const SELF = /^(me|myself|i|mich|ich|mir|moi|je|yo|mí|mi)$/i;

async function resolvePerson(setting: Setting, call: Call, name: string, given: CallValue): Promise<Value> {
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
  return { kind: 'card', card: choiceCard(`Which ${capital(wanted.slice(0, 40))}?`, call, name, options) };
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

async function resolvePeople(setting: Setting, call: Call, name: string, given: CallValue): Promise<Value> {
  const names =
    typeof given === 'string'
      ? given
          .split(',')
          .map((one) => one.trim())
          .filter((one) => one !== '')
      : given;
  if (!Array.isArray(names)) throw unreadable();
  const people: unknown[] = [];
  const exact: CallValue[] = [];
  for (const one of names) {
    const found = await resolvePerson(setting, call, name, one);
    if (found.kind !== 'value') return found;
    people.push(found.value);
    exact.push(found.exact);
  }
  return value(people, exact);
}

async function resolveQueue(
  { phone }: Setting,
  call: Call,
  name: string,
  given: CallValue,
  all: boolean,
): Promise<Value> {
  const queues = await phone.queues.list();
  const id = idOf(given);
  if (id !== undefined) {
    const known = queues.find((queue) => queue.id === id);
    if (!known) throw new PatchcordError('not-found', 'That queue does not exist any more. Nothing was done.');
    return value(known, { id });
  }
  if (typeof given !== 'string') throw unreadable();
  const wanted = given.trim().toLowerCase();
  if (wanted === 'all' && all) return value('all', 'all');
  const exactly = queues.filter((queue) => queue.name.toLowerCase() === wanted || queue.extension === wanted);
  const fitting =
    exactly.length > 0 ? exactly : queues.filter((queue) => wanted !== '' && queue.name.toLowerCase().includes(wanted));
  const [only, ...others] = fitting;
  if (only && others.length === 0) return value(only, { id: only.id });
  const options = (only ? fitting : queues).map((queue) => ({ label: queue.name, value: { id: queue.id } }));
  const title = only ? `Which queue is "${given.slice(0, 30)}"?` : `There is no queue "${given.slice(0, 30)}"`;
  return { kind: 'card', card: choiceCard(title, call, name, options) };
}
