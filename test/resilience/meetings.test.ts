import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type BenchProcesses, openProcesses, until } from '../support/bench-processes.ts';
import { freshPostgres } from '../support/postgres.ts';

const ROUNDS = Number(process.env.PATCHCORD_KILL_ROUNDS ?? 0);
const PICKED_UP_MS = 15_000;

describe.each(['sqlite', 'postgres'] as const)(
  'a process that is killed while it starts a meeting, on %s',
  (engine) => {
    let bench: BenchProcesses;
    afterEach(() => bench.close());

    it(
      `leaves one meeting, ${ROUNDS} times in a row`,
      async () => {
        bench = await openProcesses(engine === 'postgres' ? { databaseUrl: await freshPostgres() } : {});
        let process = await bench.start();
        await bench.faults({ latencyMs: 60 });
        for (let round = 1; round <= ROUNDS; round += 1) {
          const asked = bench.types(process, 'dana.kim', `/meet Round ${round} @omar.haddad`);
          await pause(40 + Math.random() * 500);
          await process.end('SIGKILL');
          const sent = await asked;
          process = await bench.start();
          const made = async () =>
            (await bench.state()).meetings.filter((one) => one.subject === `Round ${round}`).map((one) => one.status);
          if (!sent) continue;
          await until(
            async () => (await made()).includes('ONLINE'),
            PICKED_UP_MS,
            () => `round ${round}: ${process.output()}`,
          );
          expect(await made(), `round ${round}`).toEqual(['ONLINE']);
        }
      },
      60_000 + ROUNDS * 30_000,
    );
  },
);
