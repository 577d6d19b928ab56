import { formCard } from '../../../cards/form.ts';
import type { Call, CallValue, Card, Input } from '../../../cards/model.ts';
import { type AnyCommand, buttonOf } from '../../core/command.ts';
import { type FieldMeta, isOptional, metaOf } from '../../core/fields.ts';
import { hasRole, type Principal } from '../../core/principal.ts';
import { speech } from '../../core/speech.ts';
import type { TimeProblem } from '../../language/time.ts';
import type { App } from '../app.ts';

/** A piece that came and cannot be used. */
export interface FieldProblem {
  field: string;
  text: string;
  reason: TimeProblem | 'too-long' | 'not-a-choice' | 'not-a-number' | 'before-start';
}

const REASONS: Record<FieldProblem['reason'], string> = {
  past: 'is in the past',
  unclear: 'is not a time I understand; try 30m or 3pm',
  'too-far': 'is too far away; 30 days is the most, a year for a meeting',
  'no-clock': 'needs a time of day, too; try tomorrow 9:30',
  skipped: 'does not exist: the clocks go forward over it that night; take an earlier or a later time',
  twice: 'comes twice: the clocks go back that night; take an earlier or a later time',
  'not-a-number': 'is not a phone number I can dial; try +49 30 1234567',
  'before-start': 'is not after the start; try 45m',
  'too-long': 'is too long',
  'not-a-choice': 'is not one of the choices',
};

/** A form with everything the command takes; what came already is filled in. */
export async function askForMissing(
  app: App,
  who: Principal,
  command: AnyCommand,
  call: Call,
  problems: readonly FieldProblem[] = [],
  asks: Readonly<Record<string, 'may' | 'never'>> = {},
): Promise<Card> {
  const queues = await queueOptions(app, who, command);
  const inputs: Input[] = [];
  const kept: Call['input'] = {};
  const bad = new Set(problems.map((problem) => problem.field));
  for (const [name, schema] of Object.entries(command.input.shape)) {
    const meta = metaOf(schema);
    const value = bad.has(name) ? undefined : call.input[name];
    if (!meta || meta.kind === 'hidden') {
      if (value !== undefined) kept[name] = value;
      continue;
    }
    if (asks[name] === 'never') continue;
    if (meta.kind === 'person' && !mayNameOthers(who, command)) continue;
    if (meta.kind === 'person' && Array.isArray(value)) {
      // Several people were named: they are not asked for again.
      kept[name] = value;
      continue;
    }
    inputs.push(
      inputFor(name, meta, {
        required: !isOptional(schema) && asks[name] === undefined,
        value,
        queues,
        who,
        now: app.clock.now(),
      }),
    );
  }
  const problem = problems.map(({ text, reason }) => `"${text.slice(0, 60)}" ${REASONS[reason]}.`).join(' ');
  const { system } = call;
  const asked: Call = { command: command.id, input: kept, ...(system === undefined ? {} : { system }) };
  return formCard(command.summary, { label: buttonOf(command), call: asked }, inputs, problem || undefined);
}

/** Nobody is asked for a person whom they may not name. */
function mayNameOthers(who: Principal, { access }: AnyCommand): boolean {
  return access !== 'self' && !(typeof access === 'object' && 'others' in access && !hasRole(who, access.others));
}

type Options = { label: string; value: string; id?: string }[];

async function queueOptions(app: App, who: Principal, command: AnyCommand): Promise<Options> {
  const meta = Object.values(command.input.shape)
    .map((schema) => metaOf(schema))
    .find((one) => one?.kind === 'queue');
  if (meta?.kind !== 'queue') return [];
  const system = app.systems.find((one) => one.id === who.phone.system);
  const own = (await system?.service.queues?.of(who.phone.id)) ?? [];
  const all =
    own.length > 0 ? own.map((membership) => membership.queue) : ((await system?.service.queues?.list()) ?? []);
  const options = all.map((queue) => ({ label: queue.name, value: queue.extension, id: queue.id }));
  return meta.all ? [...options, { label: 'All of them', value: 'all' }] : options;
}

const PLACEHOLDERS = {
  until: '30m, 3pm, tomorrow 9:00',
  start: '3pm, tomorrow 9:30, Friday 14:00',
  end: '45m, 4pm',
} as const;

interface Given {
  required: boolean;
  value: CallValue | undefined;
  queues: Options;
  who: Principal;
  now: number;
}

function inputFor(name: string, meta: Exclude<FieldMeta, { kind: 'hidden' }>, given: Given): Input {
  const shown = typeof given.value === 'string' ? { value: given.value } : {};
  const base = { name, label: meta.label, required: given.required };
  switch (meta.kind) {
    case 'choice':
      return { ...base, ...shown, kind: 'choice', options: meta.options.map(({ label, value }) => ({ label, value })) };
    case 'queue':
      return {
        ...base,
        ...chosenQueue(given),
        kind: 'choice',
        options: given.queues.map(({ label, value }) => ({ label, value })),
      };
    case 'switch':
      return {
        ...base,
        ...(typeof given.value === 'boolean' && { value: given.value ? 'on' : 'off' }),
        ...shown,
        kind: 'choice',
        options: meta.options.map(({ label, value }) => ({ label, value })),
      };
    case 'until':
    case 'start':
    case 'end': {
      const at =
        typeof given.value === 'number'
          ? { value: speech(given.who.locale, given.who.zone, given.now).time(given.value) }
          : shown;
      return { ...base, ...at, kind: 'text', placeholder: PLACEHOLDERS[meta.kind], maxLength: 60 };
    }
    case 'duration':
      return { ...base, ...shown, kind: 'text', placeholder: '45m', maxLength: 60 };
    case 'numbers':
      return { ...base, ...shown, kind: 'text', placeholder: '+49 30 1234567', maxLength: 200 };
    case 'person':
      return meta.many
        ? { ...base, ...shown, kind: 'text', placeholder: 'Name, or several separated by commas', maxLength: 1_000 }
        : { ...base, ...shown, kind: 'text', placeholder: 'Name, extension or e-mail', maxLength: 128 };
    case 'people':
      return { ...base, ...shown, kind: 'text', placeholder: 'Names, separated by commas', maxLength: 1_000 };
    case 'text':
      return { ...base, ...shown, kind: 'text', maxLength: meta.maxLength };
    default:
      return meta satisfies never;
  }
}

/** A button names a queue by its id, the form by its extension. */
function chosenQueue({ value, queues }: Given): { value?: string } {
  const id = typeof value === 'object' && value !== null && !Array.isArray(value) ? value.id : undefined;
  const option = queues.find((one) => (id === undefined ? one.value === value : one.id === id));
  return option ? { value: option.value } : {};
}
