import { isDeepStrictEqual } from 'node:util';
import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Button, Call, CallButton, CallValue } from '../../../cards/model.ts';
import { fromJson } from './arrival.ts';
import { literal } from './text.ts';

/**
 * A menu beside the buttons. A line of it may carry 75 characters, less than a Call has: what the Calls of a menu have in common
 * stands in the ids of its block and element (255 characters each), and a line says how its own one differs. So a menu needs
 * nothing that would have to be kept, and works as long as its message is there.
 */
const limits = { options: 100, overflow: 5, label: 75, value: 75, id: 255 };

const MENU = 'menu:';

interface Menu {
  block: string;
  menu: types.Overflow | types.StaticSelect;
}

/** Of a line: its command, 0 for the common one; its own input; 1 when it opens a form. */
const Line = z.tuple([z.union([z.string(), z.literal(0)]), z.record(z.string(), z.json()), z.literal(1).optional()]);

/** Undefined for no buttons, and where they do not fit into a menu. */
export function menuOf(buttons: readonly Button[], at: number | string): Menu | undefined {
  const calls = buttons.filter((button) => button.kind === 'call');
  if (calls.length < 2 || calls.length < buttons.length || calls.length > limits.options) return undefined;
  const common = commonOf(calls.map(({ call }) => call));
  if (!common) return undefined;
  const options = calls.map((button) => ({
    text: { type: 'plain_text' as const, text: literal(button.label || '…', limits.label), emoji: false },
    value: lineOf(button, common),
  }));
  const ids = idsOf(ascii(JSON.stringify(common)), at);
  if (!ids || options.some(({ value }) => value.length > limits.value)) return undefined;
  const { block, action } = ids;
  if (options.length <= limits.overflow) return { block, menu: { type: 'overflow', action_id: action, options } };
  const placeholder = { type: 'plain_text' as const, text: 'More …', emoji: false };
  return { block, menu: { type: 'static_select', action_id: action, placeholder, options } };
}

export function isMenuAction(id: string): boolean {
  return id.startsWith(MENU);
}

/** The Call of the line that was chosen, as it came back; undefined for anything that is not ours. */
export function chosenIn(action: {
  action_id: string;
  block_id?: string | undefined;
  value: string | undefined;
}): { call: unknown; opensForm: boolean } | undefined {
  const head = /^menu:[^:]*:(.*)$/s.exec(action.block_id ?? '')?.[1] ?? '';
  const common = Common.safeParse(fromJson(head + action.action_id.slice(MENU.length)));
  const line = Line.safeParse(fromJson(action.value));
  if (!common.success || !line.success) return undefined;
  const [command, input, form] = line.data;
  const { input: shared, ...rest } = common.data;
  return {
    call: { ...rest, ...(command !== 0 && { command }), input: { ...shared, ...input } },
    opensForm: form === 1,
  };
}

/** A Call without its command where they differ. */
const Common = z.looseObject({ input: z.record(z.string(), z.json()) });
type Common = Partial<Call> & Pick<Call, 'input'>;

/** Undefined when they differ in more than command and input: nothing of ours does. */
function commonOf(calls: readonly Call[]): Common | undefined {
  const [first, ...others] = calls;
  if (!first) return undefined;
  const { command, input, ...rest } = first;
  const areAlike = others.every(({ command: _command, input: _input, ...own }) => isDeepStrictEqual(own, rest));
  if (!areAlike) return undefined;
  const shared = Object.entries(input).filter(([name, value]) =>
    others.every((one) => name in one.input && isDeepStrictEqual(one.input[name], value)),
  );
  return {
    ...(others.every((one) => one.command === command) && { command }),
    ...rest,
    input: Object.fromEntries(shared),
  };
}

function lineOf({ call, opens }: CallButton, common: Common): string {
  const own: Record<string, CallValue> = {};
  for (const [name, value] of Object.entries(call.input)) if (!(name in common.input)) own[name] = value;
  const line = [common.command === undefined ? call.command : 0, own, ...(opens === 'form' ? [1] : [])];
  return JSON.stringify(line);
}

/** The same JSON in characters that nothing counts or cuts differently. */
function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The text in two halves, the place before it so that two menus of a message differ. */
function idsOf(text: string, at: number | string): { block: string; action: string } | undefined {
  const head = `${MENU}${at}:`;
  const room = limits.id - head.length;
  const action = `${MENU}${text.slice(room)}`;
  return action.length > limits.id ? undefined : { block: head + text.slice(0, room), action };
}
