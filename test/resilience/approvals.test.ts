import { afterEach, expect, it } from 'vitest';
import { createSealer } from '../../src/kit/seal.ts';
import { copiesOf } from '../../src/store/approvals.ts';
import { auditKeyOf, readAudit } from '../../src/store/audit.ts';
import { verifyAudit } from '../../src/store/audit-check.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type BenchProcesses, openProcesses, type Process, SECRET_KEY, until } from '../support/bench-processes.ts';
import { freshPostgres } from '../support/postgres.ts';

/**
 * The long run: `PATCHCORD_APPROVALS=500 PATCHCORD_APPROVERS=20`. Slack lets an app change 50 messages a minute in a workspace,
 * so that ten thousand copies would take hours: the clocks of the processes run faster, and all their pauses and leases with them.
 */
const APPROVALS = Number(process.env.PATCHCORD_APPROVALS ?? 6);
const APPROVERS = Number(process.env.PATCHCORD_APPROVERS ?? 4);
const SPEED = Number(process.env.PATCHCORD_SPEED ?? 20);
const PATIENCE_MS = 90_000 + APPROVALS * APPROVERS * 500;
/** Between two kills; the killed process is started again at once. */
const KILL_EVERY_MS = { least: 1_500, most: 6_000 };

const people = [
  'priya.natarajan',
  'jonas.weber',
  'omar.haddad',
  'dana.kim',
  'ingrid.solberg',
  'dana.park',
  'aino.virtanen',
  'ilse.de.vries',
  'nikolai.petrov',
  'beatriz.almeida',
  'zsofia.nagy',
  'tomas.eriksen',
  'sofia.navarro',
  'petra.novakova',
  'henrik.lindqvist',
  'katarina.horvat',
  'luca.bianchi',
  'dimitris.papadakis',
  'mateusz.kowalski',
  'noah.becker',
];
const approvers = people.slice(0, APPROVERS);
const config = `
policy:
  - what: queue.set
    on: others
    approve:
      within: 30d
      remind: 29d
      steps:
        - by: [${approvers.map((name) => `${name}@example.com`).join(', ')}]
          need: 2
`;

let bench: BenchProcesses;
let database: Database | undefined;
afterEach(async () => {
  await database?.close();
  await bench.close();
});

it(
  `${APPROVALS} requests decided at once by ${APPROVERS} approvers run once each while processes are killed`,
  async () => {
    const databaseUrl = await freshPostgres();
    bench = await openProcesses({ databaseUrl, config, speed: SPEED });
    const began = Date.now();
    const seconds = () => Math.round((Date.now() - began) / 1_000);
    const processes = [await bench.start(), await bench.start(), await bench.start()];
    database = await openDatabase({ url: databaseUrl }, { migrate: false });
    const { db } = database;
    const anyOf = (at: number): Process => {
      const found = processes[at % processes.length];
      if (!found) throw new Error('no process');
      return found;
    };
    const results = async () => {
      const rows: { result: string; approval?: string; changed?: { from: string; to: string } }[] = [];
      for (
        let page = await readAudit(db, { afterSeq: 0 });
        page.length > 0;
        page = await readAudit(db, { afterSeq: page.at(-1)?.seq ?? 0 })
      )
        rows.push(...page.map((row) => JSON.parse(row.body)));
      return rows;
    };

    for (let at = 0; at < APPROVALS; at += 1)
      await bench.types(anyOf(at), 'mia.rossi', `/queue ${at % 2 ? 'ready' : 'break'} Support @lena.fischer`);
    const waiting = () =>
      approvers.every((name) => [...bench.direct(name).values()].filter(approveOf).length >= APPROVALS);
    await until(waiting, PATIENCE_MS, () => processes.map((one) => one.output()).join(''));

    const askedAfter = seconds();
    let killed = 0;
    let pressing = true;
    const killing = (async () => {
      while (pressing || killed < 2) {
        const { least, most } = KILL_EVERY_MS;
        await new Promise((resolve) => setTimeout(resolve, least + Math.random() * (most - least)));
        const at = Math.floor(Math.random() * processes.length);
        await anyOf(at).end('SIGKILL');
        killed += 1;
        processes[at] = await bench.start();
      }
    })();
    // Everybody presses on everything, twice over, at whichever process is there.
    await Promise.all(
      approvers.flatMap((name) =>
        [...bench.direct(name)].map(async ([ts, message]) => {
          const button = approveOf(message);
          for (let tries = 0; button && tries < 40; tries += 1) {
            if (await bench.presses(anyOf(tries), name, ts, button)) return;
            await new Promise((resolve) => setTimeout(resolve, 250));
          }
        }),
      ),
    );
    pressing = false;
    await killing;
    const pressedAfter = seconds();

    const done = async () => (await results()).filter((row) => row.result === 'done');
    await until(
      async () => (await done()).length >= APPROVALS,
      PATIENCE_MS,
      () => processes.map((one) => one.output()).join(''),
    );
    const ended = () =>
      approvers.every((name) =>
        [...bench.direct(name).values()].every((message) => String(message.text).startsWith('Approved by')),
      );
    await until(ended, PATIENCE_MS, () =>
      approvers
        .flatMap((name) => [...bench.direct(name).values()].map((one) => String(one.text)))
        .filter((text) => !text.startsWith('Approved by'))
        .join('\n'),
    );

    const rows = await results();
    const count = (result: string) => rows.filter((row) => row.result === result).length;
    expect(await verifyAudit(db, auditKeyOf(createSealer(SECRET_KEY)))).toMatchObject({ ok: true });
    expect([count('asked'), count('decided'), count('done'), count('failed')]).toEqual([
      APPROVALS,
      2 * APPROVALS,
      APPROVALS,
      0,
    ]);
    expect(new Set((await done()).map((row) => row.approval)).size).toBe(APPROVALS);
    const copies = approvers.reduce((sum, name) => sum + bench.direct(name).size, 0);
    const changes = bench.slack.calls.filter(({ method }) => method === 'chat.update').length;
    // A kill between the call and its note repeats nothing: the second run looks first. Where the state was the wanted one
    // already, through an earlier request, there may be nothing to write.
    const changing = (await done()).filter(({ changed }) => changed?.from !== changed?.to).length;
    const sets = (await bench.calls()).filter(
      ({ method, path, status }) => method === 'POST' && /\/agent$/.test(path) && status < 300,
    ).length;
    console.info(
      `${APPROVALS} approvals by ${APPROVERS}: asked ${askedAfter} s, pressed ${pressedAfter} s, all shown ${seconds()} s; ` +
        `${killed} kills, ${sets} writes for ${changing} changes of state, ${copies} copies posted, ${changes} changed`,
    );
    expect(sets).toBeGreaterThanOrEqual(changing);
    expect(sets).toBeLessThanOrEqual(APPROVALS);
    for (const { approval } of await done())
      expect((await copiesOf(db, approval ?? '')).length).toBeGreaterThanOrEqual(APPROVERS);
  },
  4 * PATIENCE_MS,
);

/** The Approve button of a message, if it still has one. */
function approveOf(message: Record<string, unknown>): Record<string, unknown> | undefined {
  const blocks: unknown[] = Array.isArray(message.blocks) ? message.blocks : [];
  for (const block of blocks) {
    if (typeof block !== 'object' || block === null || !('elements' in block) || !Array.isArray(block.elements))
      continue;
    const found = block.elements.find((one: { text?: { text?: string } }) => one.text?.text === 'Approve');
    if (found) return found;
  }
  return undefined;
}
