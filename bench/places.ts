/** How long people wait for their commands while jobs that nobody waits for hang on a slow place. See docs/performance.md. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { JobHandler } from '../src/jobs/handler.ts';
import { createRunner } from '../src/jobs/runner.ts';
import { systemClock } from '../src/kit/clock.ts';
import { openDatabase } from '../src/store/database.ts';
import { addJob } from '../src/store/jobs.ts';

const PEOPLE = 600;
/** What a command waits for the phone system, and a synchronisation for Teams. */
const [commandMs, syncMs] = [20, 400];

/** Until all commands were done, in milliseconds. Each person gives one, and has one presence to be kept in step. */
async function measure(kind: 'no sync' | 'shared places' | 'own places'): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-places-'));
  const database = await openDatabase({ folder });
  const { promise, resolve } = Promise.withResolvers<void>();
  let done = 0;
  const handlers: Record<string, JobHandler> = {
    command: {
      attempts: 1,
      backoffMs: 1_000,
      run: async () => pause<undefined>(commandMs),
      finished: async () => {
        done += 1;
        if (done === PEOPLE) resolve();
      },
    },
    sync: {
      attempts: 1,
      backoffMs: 1_000,
      background: kind === 'own places',
      run: async () => pause<undefined>(syncMs),
    },
  };
  await database.commit(async (tx) => {
    for (let person = 0; person < PEOPLE; person += 1) {
      const now = systemClock.now();
      for (const one of kind === 'no sync' ? ['command'] : ['sync', 'command'])
        await addJob(tx, { kind: one, key: `${person}`, lane: `${one} ${person}`, body: '{}', dueAt: now, now });
    }
  });
  const runner = createRunner({ database, clock: systemClock, handlers });
  const began = performance.now();
  runner.start();
  await promise;
  const ms = performance.now() - began;
  await runner.stop({ graceMs: 0 });
  await database.close();
  rmSync(folder, { recursive: true, force: true });
  return ms;
}

for (const kind of ['no sync', 'shared places', 'own places'] as const)
  console.log(`${kind.padEnd(14)} ${Math.round(await measure(kind))} ms for ${PEOPLE} commands`);
process.exit(0);
