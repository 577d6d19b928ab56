import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type BenchProcesses,
  connected,
  openProcesses,
  type Process,
  type Sent,
  until,
} from '../support/bench-processes.ts';
import { freshPostgres } from '../support/postgres.ts';

/** `npm run test:resilience` asks for 20; too long for every run. */
const ROUNDS = Number(process.env.PATCHCORD_KILL_ROUNDS ?? 0);
const PICKED_UP_MS = 15_000;

describe.each(['sqlite', 'postgres'] as const)('a process that is killed, on %s', (engine) => {
  let bench: BenchProcesses;
  afterEach(() => bench.close());

  const open = async () => openProcesses(engine === 'postgres' ? { databaseUrl: await freshPostgres() } : {});

  const noteOf = async (person: string) =>
    (await bench.state()).people.find(({ username }) => username === person)?.note;
  const setsOf = async (person: string) =>
    (await bench.calls()).filter(({ path, method, person: whose, status }) => {
      return method === 'POST' && path === '/api/user/presence' && whose === `${person}@example.com` && status < 300;
    }).length;

  /** Everybody asks for something of their own; the process is killed in the middle of it. Those who were acknowledged. */
  async function askAndKill(process: Process, round: number): Promise<Sent[]> {
    const people = connected.slice(0, 8);
    const asked = people.map(async (person, at) => {
      await pause(at * 4);
      return bench.types(process, person, `/presence away note round-${round}`);
    });
    await pause(5 + Math.random() * 90);
    await process.end('SIGKILL');
    return (await Promise.all(asked)).filter((sent) => sent !== undefined);
  }

  it(
    `carries out once what was acknowledged, and tells everybody, ${ROUNDS} times in a row`,
    async () => {
      bench = await open();
      let process = await bench.start();
      // A timed state is set before the first kill, and returns although nobody asks for it again.
      const timed = await bench.types(process, 'zsofia.nagy', '/presence lunch for 1m note timed');
      const returnsAt = Date.now() + 60_000;
      expect(timed).toBeDefined();
      let acknowledged = 0;
      let twice = 0;
      /** Killed before its acknowledgement arrived, a command may still have been written down, and run up to this long after. */
      const openUntil = new Map<string, number>();
      for (let round = 1; round <= ROUNDS; round += 1) {
        await bench.faults({ latencyMs: Math.floor(Math.random() * 40) });
        const begun = Date.now();
        const before = new Map(
          await Promise.all(connected.map(async (one): Promise<[string, number]> => [one, await setsOf(one)])),
        );
        const accepted = await askAndKill(process, round);
        acknowledged += accepted.length;
        const restartedAt = Date.now();
        process = await bench.start();
        const left = () => accepted.filter((sent) => !bench.shown(sent).includes('You are'));
        const rest = PICKED_UP_MS - (Date.now() - restartedAt);
        await until(
          () => left().length === 0,
          rest,
          () =>
            `replies to ${left()
              .map((sent) => `${sent.person}: ${bench.shown(sent)}`)
              .join('; ')}; ${process.output()}`,
        );
        const settled = (person: string) => (openUntil.get(person) ?? 0) < begun;
        for (const { person } of accepted) {
          expect(await noteOf(person), `${person} in round ${round}`).toBe(`round-${round}`);
          if (settled(person) && (await setsOf(person)) - (before.get(person) ?? 0) > 1) twice += 1;
        }
        const taken = new Set(accepted.map(({ person }) => person));
        for (const one of connected) if (!taken.has(one)) openUntil.set(one, restartedAt + PICKED_UP_MS);
      }
      expect(acknowledged).toBeGreaterThan(ROUNDS);
      // A call whose answer the kill swallowed is looked for before it is made again.
      expect(twice).toBe(0);
      const back = async () => (await noteOf('zsofia.nagy')) !== 'timed';
      await until(back, Math.max(0, returnsAt - Date.now()) + PICKED_UP_MS, () => 'the timed return');
      expect((await bench.state()).people.find(({ username }) => username === 'zsofia.nagy')?.presence).toBe(
        'AVAILABLE',
      );
    },
    120_000 + ROUNDS * 30_000,
  );

  it('that is asked to end finishes what it took', async () => {
    bench = await open();
    const process = await bench.start();
    await bench.faults({ latencyMs: 150 });
    const asked = connected
      .slice(0, 10)
      .map((person) => bench.types(process, person, '/presence away note last words'));
    await pause(60);
    const code = await process.end('SIGTERM');
    const accepted = (await Promise.all(asked)).filter((sent) => sent !== undefined);
    expect(code).toBe(0);
    expect(accepted.length).toBeGreaterThan(0);
    const next = await bench.start();
    const left = () => accepted.filter((sent) => !bench.shown(sent).includes('You are Away'));
    await until(
      () => left().length === 0,
      PICKED_UP_MS,
      () =>
        `replies to ${left()
          .map((sent) => `${sent.person}: ${bench.shown(sent)}`)
          .join('; ')}; ${process.output()}; ${next.output()}`,
    );
    for (const { person } of accepted) {
      expect(await noteOf(person)).toBe('last words');
      expect(await setsOf(person)).toBe(1);
    }
  }, 60_000);
});
