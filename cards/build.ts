import type { Button, Call, CallButton, Card, Fact, TextBlock, Tone } from './model.ts';

/** Short ways to write a card down. `undefined` parts are left out, so that callers need no conditions. */
export function card(title: string, tone: Tone, parts: (Card['blocks'][number] | undefined)[], state?: string): Card {
  const blocks = parts.filter((part) => part !== undefined);
  return state === undefined ? { title, tone, blocks } : { title, tone, blocks, state };
}

export function text(content: string): TextBlock {
  return { kind: 'text', text: content };
}

export function subtle(content: string): TextBlock {
  return { kind: 'text', text: content, subtle: true };
}

/** Facts without a value are left out; no facts at all leave no block. */
export function facts(values: Record<string, string | undefined>): Card['blocks'][number] | undefined {
  const kept: Fact[] = [];
  for (const [label, value] of Object.entries(values)) if (value) kept.push({ label, value });
  return kept.length > 0 ? { kind: 'facts', facts: kept } : undefined;
}

export function buttons(...wanted: (Button | undefined)[]): Card['blocks'][number] | undefined {
  const kept = wanted.filter((button) => button !== undefined);
  return kept.length > 0 ? { kind: 'buttons', buttons: kept } : undefined;
}

export function press(
  label: string,
  call: Call,
  more: Partial<Omit<CallButton, 'kind' | 'label' | 'call'>> = {},
): CallButton {
  return { kind: 'call', label, call, ...more };
}

/** A Call to a command with its input. */
export function call(command: string, input: Call['input'] = {}): Call {
  return { command, input };
}
