import { setTimeout as pause } from 'node:timers/promises';
import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type BenchProcesses, connected, openProcesses } from '../support/bench-processes.ts';
import { freshPostgres } from '../support/postgres.ts';

const ROUNDS = Math.min(6, Number(process.env.PATCHCORD_KILL_ROUNDS ?? 0));
/** Two writes to one side lie ten seconds apart, a lease ends after six, and two rounds of that may come together. */
const SETTLES_MS = 45_000;

const WORDS = ['dnd', 'lunch', 'away'] as const;
const SHOWN = { dnd: 'DoNotDisturb', lunch: 'BeRightBack', away: 'Away' } as const;

const Teams = z.array(z.object({ email: z.string(), availability: z.string(), preferred: z.string().nullable() }));

describe.each(['sqlite', 'postgres'] as const)('presence kept in step over kills, on %s', (engine) => {
  let bench: BenchProcesses;
  afterEach(() => bench.close());
  const teams = async () => {
    const { body } = await request(`${bench.sandboxUrl}/control/teams`);
    return new Map(Teams.parse(await body.json()).map((one) => [one.email, one]));
  };

  it(
    `ends with Teams as the phone is, and puts back what it wrote, after ${ROUNDS} kills in the middle of it`,
    async () => {
      bench = await openProcesses(engine === 'postgres' ? { databaseUrl: await freshPostgres() } : {});
      const people = connected.slice(0, 6);
      let process = await bench.start();
      for (const person of people) await bench.types(process, person, '/sync on teams');
      const wanted = new Map<string, (typeof WORDS)[number]>();
      for (let round = 0; round < ROUNDS; round += 1) {
        const asked = people.map(async (person, at) => {
          const word = WORDS[(round + at) % WORDS.length] ?? 'dnd';
          await pause(at * 10);
          if (await bench.types(process, person, `/presence ${word}`)) wanted.set(person, word);
        });
        await pause(40 + Math.random() * 400);
        await process.end('SIGKILL');
        await Promise.all(asked);
        process = await bench.start();
      }
      // What was not acknowledged may have been done as well: said once more by somebody who lives.
      for (const [person, word] of wanted) await bench.types(process, person, `/presence ${word}`);
      const differing = async () => {
        const now = await teams();
        return [...wanted].filter(([person, word]) => now.get(`${person}@example.com`)?.availability !== SHOWN[word]);
      };
      let left = await differing();
      const end = Date.now() + SETTLES_MS;
      while (left.length > 0 && Date.now() < end) {
        await pause(500);
        left = await differing();
      }
      expect(left).toEqual([]);
      for (const person of people) await bench.types(process, person, '/sync off');
      let held = people;
      const over = Date.now() + SETTLES_MS;
      while (held.length > 0 && Date.now() < over) {
        await pause(500);
        const now = await teams();
        held = people.filter((person) => now.get(`${person}@example.com`)?.preferred !== null);
      }
      expect(held).toEqual([]);
    },
    (ROUNDS * 20 + 150) * 1_000,
  );
});
