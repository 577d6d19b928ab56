import { expect } from 'vitest';
import type { Outcome } from '../../src/core/command.ts';
import { ADMIN, type Case } from './begun-twice.ts';
import { isChange } from './bench-phone.ts';
import { done, type Harness } from './command-harness.ts';

/** Where a command is run, and what it is compared by afterwards. */
export interface CutBed {
  open(): Promise<Harness>;
  /** How the system and what is written down stand. */
  state(harness: Harness): unknown;
}

/** One run as others see it: what was changed in the phone system, what was told, and how everything stands. */
interface Run {
  /** How everything stood before. */
  before: unknown;
  outcome: Outcome;
  changes: string[];
  state: unknown;
}

/** Nothing stops it. */
export async function wholeRun(bed: CutBed, one: Case): Promise<Run> {
  const { harness, input, start, before } = await opened(bed, one);
  const outcome = await runIt(harness, one, input);
  return { before, outcome, changes: changesOf(harness, start), state: await bed.state(harness) };
}

/** The process dies where `cut` says; of it nothing is heard any more, and another one runs the same request. */
export async function cutRun(
  bed: CutBed,
  one: Case,
  cut: (harness: Harness) => Promise<void> | undefined,
): Promise<Run> {
  const { harness, input, start, before } = await opened(bed, one);
  const died = cut(harness);
  const first = runIt(harness, one, input).catch(() => undefined);
  await Promise.race([died, first]);
  harness.startAnew();
  const outcome = await runIt(harness, one, input);
  return { before, outcome, changes: changesOf(harness, start), state: await bed.state(harness) };
}

/** After each change in the phone system: the second run is seen by nobody. */
export async function expectOnce(bed: CutBed, one: Case): Promise<void> {
  const whole = await wholeRun(bed, one);
  expect(whole.changes).not.toEqual([]);
  for (let died = 1; died <= whole.changes.length; died += 1) {
    const { outcome, changes, state } = await cutRun(bed, one, ({ phone }) => phone?.swallow(died).made);
    const seen = one.sameValue ? changes.filter((path, at) => path !== changes[at - 1]) : changes;
    expect({ died, changes: seen, ...told(outcome), state }).toEqual({
      died,
      changes: whole.changes,
      ...told(whole.outcome),
      state: whole.state,
    });
  }
}

async function opened(bed: CutBed, one: Case) {
  const harness = await bed.open();
  await one.before?.(harness);
  const input = await one.input(harness);
  return { harness, input, start: harness.sandbox.calls().length, before: await bed.state(harness) };
}

const runIt = ({ run }: Harness, one: Case, input: Record<string, unknown>) =>
  run(one.id, one.as ?? ADMIN, input, 'request');

function changesOf({ sandbox }: Harness, start: number): string[] {
  return sandbox
    .calls()
    .slice(start)
    .filter((call) => isChange(call))
    .map(({ path, status }) => `${withoutNewIds(path)} ${status < 300 ? '' : status}`);
}

/** What a person sees of it, and what is written down. */
export function told(outcome: Outcome) {
  const { card, changed, undo, tells = [], later, ends, touches } = done(outcome);
  return withoutNewIds({
    title: card.title,
    line: card.state,
    changed,
    undo,
    later,
    ends,
    touches,
    tells: tells.map(({ to, card: { title } }) => `${to.name}: ${title}`),
  });
}

const GUID = /[0-9a-f]{8}(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)[0-9a-f]{12}/g;

/** CloudLink invents another id each time; those of the seeded company stay. */
export function withoutNewIds<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    typeof one === 'string'
      ? one.replace(GUID, (id, middle: string) => (middle === '-0000-4000-8000-' ? id : 'new'))
      : one,
  );
}
