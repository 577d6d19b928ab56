/** What an acknowledgement and a whole command cost, side by side with bare handlers and with the SDKs alone. See docs/performance.md. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Counts, freePort, LoadFigures, type Running, start, Usage, untilListening, untilReady } from './processes.ts';
import { type Kind, requestsOf, signingSecret } from './requests.ts';

const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** Commands in a round, of each contestant. */
    count: { type: 'string', default: '1536' },
    connections: { type: 'string', default: '16' },
    only: { type: 'string', default: 'slack,teams' },
    /** Writes a processor profile of Patchcord into this folder. */
    profile: { type: 'string' },
  },
});
const [rounds, count, connections] = [Number(given.rounds), Number(given.count), Number(given.connections)];

interface Contestant extends Kind {
  name: string;
  server: Running;
  /** How many messages people get to read for each command. */
  replies: 0 | 1;
}

interface Figures {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  cpuUs: number;
  /** Until the last reply had arrived, commands per second. */
  donePerSecond: number;
  refused: number;
}

const folder = mkdtempSync(join(tmpdir(), 'patchcord-ack-'));
const here = (name: string) => join(import.meta.dirname, name);
const main = join(import.meta.dirname, '..', 'src', 'main.ts');
const all: Running[] = [];

async function run(
  script: string,
  options: { env?: Record<string, string>; args?: string[]; flags?: string[]; folder?: string } = {},
) {
  const running = await start(script, { folder, ...options });
  all.push(running);
  return running;
}

try {
  await bench();
} finally {
  await Promise.all(all.map((running) => running.stop()));
  rmSync(folder, { recursive: true, force: true });
}

async function bench(): Promise<void> {
  const stubs = await run(here('stubs.ts'));
  const stub = `http://127.0.0.1:${stubs.port}`;
  const simulator = await freePort();
  await run(main, { args: ['sandbox'], env: { PATCHCORD_SANDBOX_PORT: String(simulator) } });
  await Promise.all([untilListening(stubs.port), untilListening(simulator)]);
  const slack = { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_API_URL: `${stub}/api/` };
  const ours = { ...slack, PATCHCORD_SANDBOX: '1', PATCHCORD_SANDBOX_PORT: String(simulator) };

  const coldMs: number[] = [];
  for (let time = 0; time < 5; time++) coldMs.push(await coldStart(ours, time));
  const profiling = given.profile ? ['--cpu-prof', `--cpu-prof-dir=${given.profile}`] : [];
  const patchcord = await run(main, {
    args: ['start'],
    flags: profiling,
    env: { ...ours, PATCHCORD_DATA: join(folder, 'whole') },
  });
  await untilReady(`http://127.0.0.1:${patchcord.port}/readyz`);
  await pause(3_000);
  const { rssBytes: idle } = await patchcord.ask('usage', Usage);

  const followed = await run(main, {
    args: ['start'],
    folder: folderOfFollowed(),
    env: { ...ours, PATCHCORD_DATA: join(folder, 'followed', 'data') },
  });
  await untilReady(`http://127.0.0.1:${followed.port}/readyz`);

  const door = await run(here('servers/door.ts'), { env: { ...slack, PATCHCORD_DATA: join(folder, 'door') } });
  const contestants: Contestant[] = [];
  if (given.only.includes('slack')) {
    const kind = { platform: 'slack', asks: 'change' } as const;
    contestants.push(
      {
        ...kind,
        name: 'Slack  bare node:http, signature',
        server: await run(here('servers/bare-slack.ts')),
        replies: 0,
      },
      {
        ...kind,
        name: 'Slack  plain Bolt echo',
        server: await run(here('servers/bolt.ts'), { env: slack }),
        replies: 1,
      },
      {
        ...kind,
        name: 'Slack  Bolt echo over undici',
        server: await run(here('servers/bolt.ts'), { env: { ...slack, BENCH_UNDICI: '1' } }),
        replies: 1,
      },
      { ...kind, name: 'Slack  Patchcord, written down', server: door, replies: 0 },
      { ...kind, name: 'Slack  Patchcord, whole change', server: patchcord, replies: 1 },
      { ...kind, name: 'Slack  Patchcord, Teams follows', server: followed, replies: 1 },
      { ...kind, asks: 'read', name: 'Slack  Patchcord, whole question', server: patchcord, replies: 1 },
    );
  }
  if (given.only.includes('teams')) {
    const kind = { platform: 'teams', asks: 'change' } as const;
    contestants.push(
      { ...kind, name: 'Teams  bare node:http', server: await run(here('servers/bare-teams.ts')), replies: 0 },
      { ...kind, name: 'Teams  plain botbuilder echo', server: await run(here('servers/botbuilder.ts')), replies: 1 },
      { ...kind, name: 'Teams  Patchcord, written down', server: door, replies: 0 },
      { ...kind, name: 'Teams  Patchcord, whole change', server: patchcord, replies: 1 },
      { ...kind, asks: 'read', name: 'Teams  Patchcord, whole question', server: patchcord, replies: 1 },
    );
  }
  for (const { server } of contestants) await untilListening(server.port);

  const loader = await run(here('load.ts'));
  const figures = new Map<Contestant, Figures[]>(contestants.map((one) => [one, []]));
  let from = 0;
  // The first round only warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const contestant of contestants) {
      const measured = await measure(contestant, { from, stub, stubs, loader });
      from += count;
      if (round > 0) figures.get(contestant)?.push(measured);
    }
  }
  const { rssBytes: after } = await patchcord.ask('usage', Usage);
  report(figures);
  const mib = (bytes: number) => `${Math.round(bytes / 1_048_576)} MiB`;
  console.log(
    `\nstart to /readyz ${Math.round(median(coldMs))} ms (median of 5: ${coldMs.map(Math.round).join(', ')})`,
  );
  console.log(`resident memory ${mib(idle)} idle, ${mib(after)} after the run`);
}

/** A working folder whose settings let Teams follow everybody's phone. */
function folderOfFollowed(): string {
  const place = join(folder, 'followed');
  mkdirSync(place);
  writeFileSync(join(place, 'patchcord.config.yaml'), 'sync:\n  preset:\n    teams: to\n');
  return place;
}

interface Stage {
  from: number;
  stub: string;
  stubs: Running;
  loader: Running;
}

async function measure(contestant: Contestant, { from, stub, stubs, loader }: Stage): Promise<Figures> {
  const { server, replies } = contestant;
  const requests = requestsOf(contestant, { from, count, port: server.port, stub });
  const before = await stubs.ask('count', Counts);
  const { cpuUs: cpuBefore } = await server.ask('usage', Usage);
  const began = performance.now();
  const load = await loader.ask({ port: server.port, connections, requests }, LoadFigures);
  const wanted = before.final + replies * count;
  while ((await stubs.ask('count', Counts)).final < wanted) {
    if (performance.now() - began > 60_000) throw new Error(`${contestant.name}: not every reply came`);
    await pause(10);
  }
  const doneMs = performance.now() - began;
  // What follows the reply (that it was shown is noted) belongs to the command, too.
  await pause(150);
  const { cpuUs: cpuAfter } = await server.ask('usage', Usage);
  return {
    perSecond: (count / load.ms) * 1_000,
    p50Ms: load.p50Ms,
    p99Ms: load.p99Ms,
    cpuUs: (cpuAfter - cpuBefore) / count,
    donePerSecond: (count / doneMs) * 1_000,
    refused: load.refused,
  };
}

async function coldStart(env: Record<string, string>, time: number): Promise<number> {
  const port = String(await freePort());
  const began = performance.now();
  const fresh = await start(main, {
    args: ['start'],
    env: { ...env, PORT: port, PATCHCORD_DATA: join(folder, `cold-${time}`) },
    folder,
  });
  await untilReady(`http://127.0.0.1:${port}/readyz`);
  const ms = performance.now() - began;
  await fresh.stop();
  return ms;
}

function report(figures: Map<Contestant, Figures[]>): void {
  console.log(`\nmedians of ${rounds} rounds, ${count} commands each, ${connections} connections\n`);
  console.log(`${'contestant'.padEnd(36)} acks/s  p50 ms  p99 ms  CPU µs  done/s  refused`);
  for (const [{ name }, rows] of figures) {
    const of = (pick: (row: Figures) => number) => median(rows.map(pick));
    const cells = [
      of((row) => row.perSecond)
        .toFixed(0)
        .padStart(6),
      of((row) => row.p50Ms)
        .toFixed(1)
        .padStart(7),
      of((row) => row.p99Ms)
        .toFixed(1)
        .padStart(7),
      of((row) => row.cpuUs)
        .toFixed(0)
        .padStart(7),
      of((row) => row.donePerSecond)
        .toFixed(0)
        .padStart(7),
      String(rows.reduce((sum, row) => sum + row.refused, 0)).padStart(8),
    ];
    console.log(`${name.padEnd(36)} ${cells.join(' ')}`);
  }
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
