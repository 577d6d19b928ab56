import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from './bench.ts';
import { type LogBench, openLogBench } from './log-bench.ts';

/** Of real time between two arrivals, and by how much the clock moves on at each look (20 ms). */
const ARRIVAL_MS = 20;
const STEP_MS = 60;

export interface Storm {
  /** Numbers of the logs in each channel, in the order of their cards; and the first line of each card. */
  shown: Map<string, { number: number; title: string }[]>;
  /** From the last arrival until every card stood, and the least that the platforms' limits allow, in milliseconds. */
  tookMs: number;
  leastMs: number;
  /** Answers with 429. */
  tooMany: number;
  /** The most that a card of a storm said to be waiting. */
  waited: number;
}

/** Channels of both platforms by turns; an account for each. */
export function stormConfig(channels: number): string {
  const routes = channelsOf(channels).map(({ key }, at) => `    - { account: a${at}, to: "${key}" }`);
  return `supportLogs:\n  routes:\n${routes.join('\n')}\n`;
}

function channelsOf(count: number) {
  return Array.from({ length: count }, (_, at) =>
    at % 2 === 0
      ? { key: `slack:C0STORM${at}`, id: `C0STORM${at}`, slack: true }
      : { key: `teams:19:storm${at}@thread.tacv2`, id: `19:storm${at}@thread.tacv2`, slack: false },
  );
}

/** So many logs within that time, evenly to so many channels; every tenth is resolved while the others still wait. */
export async function runStorm(
  bench: Bench,
  { logs, channels, withinMs }: { logs: number; channels: number; withinMs: number },
): Promise<Storm> {
  const places = channelsOf(channels);
  const at = openLogBench(bench);
  const now = () => bench.clock.now();
  for (const { id, slack } of places) {
    if (slack) bench.slack.stub.join(id);
    else await at.addToTeam(id);
  }
  bench.slack.stub.limit(now);
  bench.teams.stub.limit(now);
  let waited = 0;
  const start = now();
  for (let next = 0; next < logs; next += 1) {
    const status = await at.arrive(`s${next}`, { title: `Trouble ${next}`, accountId: `a${next % channels}` });
    if (status !== 202) throw new Error(`log ${next} was answered with ${status}`);
    // The posts themselves take some of the time; a clock that ran much faster than the work would measure itself.
    bench.clock.move(Math.max(0, start + ((next + 1) * withinMs) / logs - now()));
    await pause(ARRIVAL_MS);
  }
  const begun = now();
  const resolved = Array.from({ length: logs / 10 }, (_, tenth) => tenth * 10 + 1);
  for (const log of resolved) {
    await bench.teams.types('sam.ortiz', `supportlog update log ${log} resolved`);
    bench.clock.move(100);
  }
  const isThere = () => {
    const shown = read(at, places);
    for (const { title } of [...shown.values()].flat())
      waited = Math.max(waited, Number(/^(\d+) more logs/.exec(title)?.[1] ?? 0));
    const cards = [...shown.values()].flat().filter(({ number }) => number > 0);
    return cards.length === logs;
  };
  await patiently(bench, isThere, 'every card');
  const tookMs = now() - begun;
  const isRight = () => {
    const cards = [...read(at, places).values()].flat();
    const over = cards.every(({ number, title }) => number > 0 || title.includes('came in at once'));
    return over && resolved.every((log) => cards.find(({ number }) => number === log)?.title.endsWith('Resolved'));
  };
  await patiently(bench, isRight, 'every state');
  const each = logs / channels;
  return {
    shown: read(at, places),
    tookMs,
    // One a second in a Slack channel, sixty in half a minute in a Teams thread, from the moment the first one came.
    leastMs: Math.max((each - 5) * 1_000, each * 500) - withinMs,
    tooMany:
      bench.slack.stub.calls.filter(({ result }) => result === '429').length +
      bench.teams.stub.calls.filter(({ limited }) => limited).length,
    waited,
  };
}

async function patiently(bench: Bench, holds: () => boolean, what: string): Promise<void> {
  for (let round = 0; !holds(); round += 1) {
    if (round === 60) throw new Error(`it did not come to: ${what}`);
    await bench.until(() => holds() || roundIsOver(bench), what, STEP_MS).catch(() => undefined);
  }
}

const started = new WeakMap<Bench, number>();
/** `until` waits fifteen seconds at the most: a long storm takes several rounds of ten. */
function roundIsOver(bench: Bench): boolean {
  const since = started.get(bench) ?? Date.now();
  started.set(bench, since);
  if (Date.now() - since < 10_000) return false;
  started.delete(bench);
  return true;
}

function read(at: LogBench, places: ReturnType<typeof channelsOf>): Storm['shown'] {
  return new Map(
    places.map(({ id, slack }) => {
      const texts = slack ? at.inSlack(id).map(({ text }) => text) : inOrder(at.inTeams(id)).map(summaryOf);
      return [
        id,
        texts.map((text) => ({ number: Number(/Log (\d+)/.exec(text)?.[1] ?? 0), title: text.split('\n')[0] ?? '' })),
      ];
    }),
  );
}

/** By the numbers that the stand-in gave them: what is changed there moves to the end. */
function inOrder(messages: readonly string[]): string[] {
  const number = (message: string) => Number(/"id":"m(\d+)"/.exec(message)?.[1] ?? 0);
  return messages.toSorted((a, b) => number(a) - number(b));
}

/** The card of a Teams message in words. */
function summaryOf(message: string): string {
  const found = /"fallbackText":("(?:[^"\\]|\\.)*")/.exec(message)?.[1];
  const words: unknown = found === undefined ? '' : JSON.parse(found);
  return typeof words === 'string' ? words : '';
}
