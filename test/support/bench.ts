import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Patchcord, type Surroundings, startPatchcord } from '../../src/assemble.ts';
import { loadSettings, type Settings } from '../../src/config/load.ts';
import type { ChatAdapter, Platform } from '../../src/core/chat.ts';
import { createLog } from '../../src/kit/log.ts';
import { cloudAccounts, cloudServiceAccount } from '../../src/sandbox/cloudlink/seed.ts';
import type { CloudSwitches } from '../../src/sandbox/cloudlink/switches.ts';
import { emailOf, employees, usernameOf } from '../../src/sandbox/company.ts';
import type { Switches } from '../../src/sandbox/portsip/switches.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { type DatabasePlace, type Handle, openDatabase } from '../../src/store/database.ts';
import { type BenchPhone, benchPhone, isChange } from './bench-phone.ts';
import { type BenchSlack, benchSlack } from './bench-slack.ts';
import { type BenchTeams, benchTeams } from './bench-teams.ts';
import { freePort } from './free-port.ts';
import { mortal } from './mortal-database.ts';
import { type MovingClock, movingClock } from './moving-clock.ts';
import { freshPostgres } from './postgres.ts';
import { servedAt, stillness } from './stillness.ts';
import { testedProfile } from './tested-profile.ts';
import { turnOfCards } from './turn-of-cards.ts';

const LONG_MS = 60_000;
/** So long one thing waits for company, or for another try, without being late. */
const SOON_MS = 100;
/** Cards keep a pace: what they show at the end of it is waited for. */
const PACE_MS = 10_000;
/** In real time, for what comes by itself; a busy machine may take its time. */
const PATIENCE_MS = 40_000;
/** A job whose process is gone is taken over after so long. */
const LEASE_MS = 10_000;

/** The whole application with its real adapters, between stand-ins of Slack, Teams and the phone system over loopback. */
export interface Bench {
  readonly clock: MovingClock;
  readonly sandbox: Sandbox;
  /** What lies between Patchcord and the phone system. */
  readonly phone: BenchPhone;
  readonly slack: BenchSlack;
  readonly teams: BenchTeams;
  readonly patchcord: Patchcord;
  readonly settings: Settings;
  readonly folder: string;
  /** Where everything is kept, for looking into it beside the running process. */
  readonly database: DatabasePlace;
  /** Every log line so far. */
  log(): string;
  /** Stops Patchcord and starts it again on the same database, beside the same phone system. */
  restart(): Promise<void>;
  /** The process dies when the phone system has made so many changes, before it hears of the last; another one takes over. */
  diesAfterChange(change: number, during: () => Promise<unknown>, meanwhile?: () => Promise<unknown>): Promise<void>;
  /** The process dies as soon as this is written, before it does anything more; another one takes over. */
  diesWhen(holds: (db: Handle) => Promise<boolean>, during: () => Promise<unknown>): Promise<void>;
  /** Nothing is due and nothing runs, here and in what was sent. */
  settled(): Promise<void>;
  /** Moves the time and lets what falls due happen. */
  pass(ms: number): Promise<void>;
  /** Waits until it holds, moving the time on by `stepMs` at each look; fails after 15 s. */
  until(holds: () => boolean, what: string, stepMs?: number): Promise<void>;
  presence(person: string): { presence: string; note: string | null; dnd: boolean; connected: boolean };
  /** The state of a person in a queue, as the phone system reports it. */
  agent(person: string, queue: string): string | undefined;
  /** What changed something in the phone system: method and path, the owner of the token, the status. */
  writes(): { path: string; person: string | null; status: number }[];
  close(): Promise<void>;
}

export interface BenchOptions {
  engine?: 'sqlite' | 'postgres';
  /** More settings of the environment. */
  env?: Record<string, string>;
  /** Content of `patchcord.config.yaml`. */
  config?: string;
  profile?: '22.2' | '22.3' | '22.6';
  switches?: Partial<Switches>;
  /** CloudLink beside the PBX: signed in at the company's own account, or at its partner's. */
  cloud?: keyof typeof cloudServiceAccount;
  cloudSwitches?: Partial<CloudSwitches>;
  /** CloudLink in the place of the PBX. */
  cloudAlone?: boolean;
  watch?: Surroundings['watch'];
  /** Pauses between tries, and turns that are waited for, pass faster than in real time. */
  brisk?: boolean;
}

const SIGNING_SECRET = 'slack-signing-secret-of-the-bench';

export async function openBench({
  engine = 'sqlite',
  env = {},
  config,
  profile = testedProfile,
  switches = {},
  cloud,
  cloudSwitches = {},
  cloudAlone = false,
  watch,
  brisk = false,
}: BenchOptions = {}): Promise<Bench> {
  const clock = movingClock();
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-bench-'));
  if (config !== undefined) writeFileSync(join(folder, 'patchcord.config.yaml'), config);
  const sandbox = await startSandbox({ port: 0, clock, profile, switches, cloudSwitches });
  const phone = await benchPhone(sandbox.port);
  const slack = await benchSlack({ clock, secret: SIGNING_SECRET });
  const teams = await benchTeams({ clock });
  for (const employee of employees) {
    const person = { name: usernameOf(employee), fullName: employee.name, email: emailOf(employee) };
    slack.add(person);
    teams.add(person);
  }
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line: string) => void lines.push(line) } });
  const settings = loadSettings(
    {
      PORT: String(await freePort()),
      PATCHCORD_DATA: folder,
      PATCHCORD_SANDBOX_PORT: String(phone.port),
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_API_URL: slack.stub.apiUrl,
      ...(engine === 'postgres' && { DATABASE_URL: await freshPostgres() }),
      ...(cloud && {
        PATCHCORD_SANDBOX: '1',
        CLOUDLINK_URL: `http://127.0.0.1:${phone.port}/cloudlink`,
        CLOUDLINK_ACCOUNT_ID: cloudAccounts[cloud].number,
        CLOUDLINK_USERNAME: cloudServiceAccount[cloud].email,
        CLOUDLINK_PASSWORD: cloudServiceAccount[cloud].password,
      }),
      ...(cloudAlone && { PATCHCORD_SANDBOX: 'cloudlink' }),
      ...env,
    },
    join(folder, 'patchcord.config.yaml'),
  );
  const place: DatabasePlace = settings.env.DATABASE_URL ? { url: settings.env.DATABASE_URL } : { folder };
  let database = mortal(await openDatabase(place));
  const chats = new Map<Platform, ChatAdapter>();
  const look = (chat: ChatAdapter) => {
    chats.set(chat.id, chat);
    return watch?.(chat) ?? chat;
  };
  const start = () => startPatchcord(settings, { clock, log, database, watch: look });
  let patchcord = await start();
  const point = () => {
    slack.pointAt(patchcord.url);
    teams.pointAt(patchcord.url);
  };
  point();

  /** Its end writes nothing; its jobs are taken over when their lease has run out. */
  async function dies(meanwhile?: () => Promise<unknown>): Promise<void> {
    database.die();
    phone.forget();
    await patchcord.stop({ graceMs: 0 });
    await meanwhile?.();
    await database.close();
    database = mortal(await openDatabase(place));
    patchcord = await start();
    point();
    clock.move(LEASE_MS);
    await patchcord.settled();
  }

  /** Until nothing runs; `brisk`: where all that runs waits for its time, the time comes. */
  async function rest(): Promise<void> {
    let isOver = false;
    const end = patchcord.settled().finally(() => {
      isOver = true;
    });
    while (brisk && !isOver) {
      await Promise.race([end, stillness()]);
      if (!isOver) clock.move(Math.max(0, (clock.next() ?? 0) - clock.now()));
    }
    await end;
  }

  /** What came and went at the servers of this bench: of several in one process each sees its own. */
  const served = () =>
    [phone.port, slack.port, teams.port, patchcord.port].reduce((sum, port) => sum + servedAt(port), 0);

  async function settled(): Promise<void> {
    for (let seen = -1; ; ) {
      await rest();
      await stillness();
      if (served() !== seen) {
        seen = served();
        continue;
      }
      const now = clock.now();
      const soon = clock.next(SOON_MS) ?? (await turnOfCards(database.db, chats));
      if (soon === undefined || soon > now + PACE_MS) return;
      clock.move(Math.max(0, soon - now));
    }
  }

  const bench: Bench = {
    clock,
    sandbox,
    phone,
    slack,
    teams,
    folder,
    settings,
    database: place,
    get patchcord() {
      return patchcord;
    },
    log: () => lines.join(''),
    async restart() {
      await patchcord.stop({ graceMs: 5_000 });
      await database.close();
      database = mortal(await openDatabase(place));
      patchcord = await start();
      point();
    },
    async diesAfterChange(change, during, meanwhile) {
      const { made } = phone.swallow(change);
      await Promise.all([made, during()]);
      await dies(meanwhile);
    },
    async diesWhen(holds, during) {
      await Promise.all([database.dieWhen(holds), during()]);
      await dies();
    },
    settled,
    async pass(ms) {
      // What a long leap broke off, as a time-out, is tried again before its end.
      const parts = ms > LONG_MS ? 4 : 1;
      for (let part = 1; part <= parts; part += 1) {
        await stillness();
        clock.move(Math.round((ms * part) / parts) - Math.round((ms * (part - 1)) / parts));
        await settled();
      }
    },
    async until(holds, what, stepMs = 0) {
      const end = Date.now() + PATIENCE_MS;
      while (!holds()) {
        if (Date.now() > end) throw new Error(`it did not come to: ${what}`);
        if (stepMs > 0) {
          await stillness();
          clock.move(stepMs);
        }
        await pause(20);
      }
    },
    presence(person) {
      const found = sandbox.state().people.find((one) => one.username === person);
      if (!found) throw new Error(`nobody is called ${person}`);
      return { presence: found.presence, note: found.note, dnd: found.dnd, connected: found.connected };
    },
    agent(person, queue) {
      const found = sandbox.state().queues.find((one) => one.name === queue);
      return found?.agents.find((one) => one.email === `${person}@example.com`)?.status;
    },
    writes: () =>
      sandbox
        .calls()
        .filter(isChange)
        .map(({ path, person, status }) => ({ path, person, status })),
    async close() {
      await patchcord.stop({ graceMs: 2_000 });
      await database.close();
      await Promise.all([slack.close(), teams.close(), phone.close(), sandbox.stop()]);
      clock.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return bench;
}
