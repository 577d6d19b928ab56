import { z } from 'zod';
import { choiceCard } from '../../../cards/choice.ts';
import type { Call, CallValue, Card } from '../../../cards/model.ts';
import type { AnyCommand } from '../../core/command.ts';
import { PatchcordError } from '../../core/errors.ts';
import { type FieldMeta, isOptional, metaOf } from '../../core/fields.ts';
import type { Queue } from '../../core/queues.ts';
import type { PhoneUser } from '../../core/users.ts';
import { askForMissing, type FieldProblem } from './form.ts';
import { withMentionNames } from './mention-names.ts';
import { resolvePeople, resolvePerson } from './resolve-people.ts';
import { chooseOption, LONGEST_AHEAD_MS, resolveNumbers, resolveTime } from './resolve-plain.ts';
import { idOf, isPerson, type Setting, unreadable, type Value, value } from './resolved-value.ts';

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

/** "Dana", "2044", "support": one id each. Missing and unusable pieces are asked for. */
export async function resolve(setting: Setting, command: AnyCommand, call: Call): Promise<Resolved> {
  const input: Record<string, unknown> = {};
  const exact: Call['input'] = {};
  const problems: FieldProblem[] = [];
  let missing = false;
  const asks = command.asks?.(setting.phone) ?? {};
  for (const [name, schema] of Object.entries(command.input.shape)) {
    const meta = metaOf(schema);
    const given = call.input[name];
    if (!meta || given === undefined || given === null) {
      // What only our own cards fill in cannot be asked for: a button without it is not one of ours.
      if (meta?.kind === 'hidden' && !isOptional(schema)) throw unreadable();
      if (meta?.kind === 'text' && asks[name] !== undefined && !isOptional(schema)) input[name] = '';
      else missing ||= !isOptional(schema);
      continue;
    }
    const resolved = await resolveField(setting, call, name, meta, given, input);
    if (resolved.kind === 'card') return { kind: 'card', card: await instead(setting, command, input, resolved) };
    if (resolved.kind === 'problem') problems.push(resolved.problem);
    else {
      input[name] = resolved.value;
      exact[name] = resolved.exact;
    }
  }
  if (missing || problems.length > 0) {
    const named = { ...call, input: withNames(call.input, input, exact) };
    return { kind: 'card', card: await askForMissing(setting.app, setting.who, command, named, problems, asks) };
  }
  const parsed = command.input.safeParse(input);
  if (!parsed.success)
    throw new PatchcordError('bad-input', 'I cannot read that request. Nothing was done.', { cause: parsed.error });
  const exactCall: Call = {
    command: command.id,
    input: exact,
    ...(call.undoes ? { undoes: true } : {}),
    ...(call.system === undefined ? {} : { system: call.system }),
  };
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

/** A mention means somebody where it was typed, and nothing in a form: there they stand by their name, several by their ids. */
function withNames(given: Call['input'], found: Record<string, unknown>, exact: Call['input']): Call['input'] {
  const named = Object.entries(given).map(([name, value]): [string, CallValue] => {
    if (Array.isArray(value)) return [name, value.some(isMention) ? (exact[name] ?? value) : value];
    return [name, (isMention(value) && Named.safeParse(found[name]).data?.name) || value];
  });
  return Object.fromEntries(named);
}

const Named = z.object({ name: z.string() });

function isMention(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('<@');
}

/** Where "I know nobody called …" would tell too much, the command has another answer; the operator hears of it. */
async function instead(
  { app, phone }: Setting,
  command: AnyCommand,
  input: Record<string, unknown>,
  { card, nobody }: Extract<Value, { kind: 'card' }>,
): Promise<Card> {
  const other = nobody === undefined ? undefined : await command.nobody?.({ phone }, input, nobody);
  if (other) app.log.info({ command: command.id }, 'asked for somebody whom nobody knows; the answer does not say so');
  return other ?? card;
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
  known: Readonly<Record<string, unknown>>,
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
    case 'switch': {
      if (typeof given === 'boolean') return value(given, given);
      const chosen = chooseOption(meta, name, given);
      return chosen.kind === 'value' ? value(chosen.value === 'on', chosen.value === 'on') : chosen;
    }
    case 'numbers':
      return resolveNumbers(name, given);
    case 'start':
      return resolveTime({ ...setting, longestMs: LONGEST_AHEAD_MS, exact: true }, name, given);
    case 'end': {
      const start = known[meta.start];
      const from = typeof start === 'number' ? start : setting.incoming.at;
      const end = resolveTime({ ...setting, longestMs: LONGEST_AHEAD_MS, from }, name, given);
      return end.kind === 'value' && typeof end.value === 'number' && end.value <= from
        ? { kind: 'problem', problem: { field: name, text: 'The end', reason: 'before-start' } }
        : end;
    }
    case 'until':
    case 'duration':
      return resolveTime(setting, name, given);
    case 'text': {
      if (typeof given !== 'string') throw unreadable();
      const text = await withMentionNames(setting, given);
      return text.length > meta.maxLength
        ? { kind: 'problem', problem: { field: name, text, reason: 'too-long' } }
        : value(text, text);
    }
    case 'hidden':
      return value(given, given);
    default:
      return meta satisfies never;
  }
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
