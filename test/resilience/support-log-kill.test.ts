import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type BenchProcesses, openProcesses, until } from '../support/bench-processes.ts';
import { LOGS_SECRET, signedLog } from '../support/log-bench.ts';
import { freshPostgres } from '../support/postgres.ts';

const LOGS = 40;
const KILLS = 5;
const CHANNEL = 'C0KILLED';

describe.each(['sqlite', 'postgres'] as const)(
  'a process that is killed while support logs go out, on %s',
  (engine) => {
    let bench: BenchProcesses;
    afterEach(() => bench.close());

    it('posts each log once and in order, and loses none that was acknowledged', async () => {
      bench = await openProcesses({
        env: { SUPPORT_LOGS_SECRET: LOGS_SECRET, SUPPORT_LOGS_SLACK_CHANNEL: CHANNEL },
        ...(engine === 'postgres' && { databaseUrl: await freshPostgres() }),
      });
      bench.slack.join(CHANNEL);
      let process = await bench.start();
      const acknowledged = new Set<string>();
      let kills = 0;
      for (let next = 0; next < LOGS; next += 1) {
        const id = `k${next}`;
        // A sender repeats what was not acknowledged.
        while (!acknowledged.has(id)) {
          const status = await signedLog(process.url, Date.now(), { id, title: `Trouble ${next}` }).catch(() => 0);
          if (status === 202) acknowledged.add(id);
          else await pause(50);
        }
        if (next % Math.floor(LOGS / KILLS) !== 4) continue;
        kills += 1;
        // In the middle of a post: Slack takes its time, and the process does not live to see the answer.
        bench.slack.next('chat.postMessage', kills % 2 === 0 ? { lost: true } : { wait: pause(30) });
        await pause(Math.random() * 900);
        await process.end('SIGKILL');
        process = await bench.start();
      }
      const titles = () =>
        [...bench.slack.messages]
          .filter(([key]) => key.startsWith(`${CHANNEL} `))
          .flatMap(([, { text }]) => /Trouble (\d+)/.exec(String(text))?.[1] ?? []);
      await until(
        () => titles().length >= LOGS,
        90_000,
        () => 'every log',
      );
      await pause(3_000);
      expect(kills).toBe(KILLS);
      expect(titles()).toEqual(Array.from({ length: LOGS }, (_, at) => String(at)));
    }, 180_000);
  },
);
