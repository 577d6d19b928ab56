import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type BenchProcesses, openProcesses, type Process, type Sent, until } from '../support/bench-processes.ts';
import { findButton } from '../support/bench-slack.ts';
import { freshPostgres } from '../support/postgres.ts';

/** Each round starts a process: a few show it. */
const ROUNDS = Math.min(8, Number(process.env.PATCHCORD_KILL_ROUNDS ?? 2));
const PICKED_UP_MS = 20_000;
const APPROVERS = ['dana.kim', 'lena.fischer'];
const config = `
policy:
  - name: administrators need Dana
    what: password.reset
    on: role:admin
    approve: { by: [dana.kim@example.com] }
  - name: supervisors need Lena
    what: password.reset
    on: role:supervisor
    approve: { by: [lena.fischer@example.com] }
`;

/** The request that needs two approvals is written down as two: a kill between them must leave neither out, nor ask twice. */
describe.each(['sqlite', 'postgres'] as const)('a process killed while a list asks for approvals, on %s', (engine) => {
  let bench: BenchProcesses;
  afterEach(() => bench.close());

  const asked = () =>
    APPROVERS.map((person) => [...bench.direct(person).values()].filter((one) => isAsking(String(one.text))).length);
  const isAsking = (text: string) => text.includes('Omar asks');

  /** The button of the preview that asks for both. */
  async function preview(process: Process): Promise<{ sent: Sent; button: Record<string, unknown> }> {
    const sent = await bench.types(process, 'omar.haddad', '/password voicemail @jonas.weber @mia.rossi');
    if (!sent) throw new Error(`not taken: ${process.output()}`);
    const found = () => {
      const id = sent.responseUrl.split('/').at(-1);
      const last = bench.slack.responses.findLast((response) => response.id === id)?.body;
      return Array.isArray(last?.blocks) ? findButton(last.blocks, 'Ask for approval: 2 people') : undefined;
    };
    await until(
      () => found() !== undefined,
      PICKED_UP_MS,
      () => `the preview, not ${bench.shown(sent)}`,
    );
    const button = found();
    if (!button) throw new Error('The preview is gone.');
    return { sent, button };
  }

  it(
    `asks for each once, ${ROUNDS} times in a row`,
    async () => {
      const database = engine === 'postgres' ? { databaseUrl: await freshPostgres() } : {};
      bench = await openProcesses({ ...database, config });
      let process = await bench.start();
      let taken = 0;
      for (let round = 1; round <= ROUNDS; round += 1) {
        const { button } = await preview(process);
        const [before = 0] = asked();
        const pressing = bench.presses(process, 'omar.haddad', `${round}.000001`, button);
        await pause(10 + Math.random() * 120);
        await process.end('SIGKILL');
        const isTaken = await pressing;
        process = await bench.start();
        const expected = () => asked().every((count) => count === before + 1);
        const said = () => `round ${round}: ${JSON.stringify(asked())} after ${before}; ${process.output()}`;
        if (isTaken) await until(expected, PICKED_UP_MS, said);
        // Long enough for a second asking to be seen.
        await pause(1_500);
        const [first, second] = asked();
        // What was not acknowledged may have been written down: then for both of them.
        if (!isTaken && first !== second) await until(() => asked()[0] === asked()[1], PICKED_UP_MS, said);
        expect(asked()[0], said()).toBe(asked()[1]);
        expect((asked()[0] ?? 0) - before, said()).toBeLessThanOrEqual(1);
        if (isTaken) taken += 1;
      }
      expect(taken).toBeGreaterThan(0);
    },
    90_000 + ROUNDS * 40_000,
  );
});
