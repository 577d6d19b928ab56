import { afterEach, expect, it } from 'vitest';
import { type BenchProcesses, connected, openProcesses, type Sent, until } from '../support/bench-processes.ts';
import { freshPostgres } from '../support/postgres.ts';

/** `npm run test:resilience` asks for 3,000. */
const COMMANDS = Number(process.env.PATCHCORD_SHARED_COMMANDS ?? 300);
const AT_ONCE = 24;

let bench: BenchProcesses;
afterEach(() => bench.close());

it(
  `three processes on one PostgreSQL share ${COMMANDS} accepted commands, each carried out and answered once`,
  async () => {
    bench = await openProcesses({ databaseUrl: await freshPostgres() });
    const processes = [await bench.start(), await bench.start(), await bench.start()];
    const accepted: Sent[] = [];
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let at = next++; at < COMMANDS; at = next++) {
        const process = processes[at % processes.length];
        const person = connected[at % connected.length];
        if (!process || !person) throw new Error('nobody to ask');
        const sent = await bench.types(process, person, `/presence away note number ${at}`);
        if (sent) accepted.push(sent);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(accepted).toHaveLength(COMMANDS);
    const left = () => accepted.filter((sent) => !bench.shown(sent).includes('You are Away'));
    await until(
      () => left().length === 0,
      60_000 + COMMANDS * 20,
      () => `${left().length} replies; ${processes.map((one) => one.output()).join('')}`,
    );
    const texts = accepted.map((sent) => bench.shown(sent));
    expect(texts.filter((text) => !text.includes('You are Away'))).toEqual([]);
    expect(accepted.filter((sent) => bench.replies(sent, 'You are Away') !== 1)).toEqual([]);
    const sets = (await bench.calls()).filter(
      ({ method, path, status }) => method === 'POST' && path === '/api/user/presence' && status < 300,
    );
    expect(sets).toHaveLength(COMMANDS);
    for (const person of connected) {
      const mine = sets.filter((call) => call.person === `${person}@example.com`).length;
      expect(mine).toBe(accepted.filter((sent) => sent.person === person).length);
    }
  },
  120_000 + COMMANDS * 40,
);
