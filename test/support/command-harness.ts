import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Call, Card, PageButton } from '../../cards/model.ts';
import type { App } from '../../src/app/app.ts';
import { loadCommands } from '../../src/app/catalog.ts';
import { contextFor } from '../../src/app/context.ts';
import { createApp } from '../../src/app/create.ts';
import { skillsFor } from '../../src/app/request/skills.ts';
import { shippedSupport } from '../../src/config/support-schema.ts';
import type { Done, Outcome } from '../../src/core/command.ts';
import type { Principal, Role } from '../../src/core/principal.ts';
import type { Sync } from '../../src/core/sync/place.ts';
import type { PhoneUser } from '../../src/core/users.ts';
import { createLog } from '../../src/kit/log.ts';
import { createMetrics } from '../../src/kit/metrics.ts';
import { createSealer } from '../../src/kit/seal.ts';
import type { Profile, Switches } from '../../src/sandbox/portsip/switches.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { insertRequest } from '../../src/store/requests.ts';
import { type BenchPhone, benchPhone } from './bench-phone.ts';
import { type TestClock, testClock } from './clock.ts';
import { cloudlinkUnderTest, portsipUnderTest } from './harness-systems.ts';
import { mortal } from './mortal-database.ts';
import { principal } from './principal.ts';
import { testedProfile } from './tested-profile.ts';

/** One command against the real adapter and the simulator, without rights, chat platforms and jobs around it. */
export interface Harness {
  sandbox: Sandbox;
  clock: TestClock;
  readonly database: Database;
  readonly app: App;
  /** What lies between the adapter and the simulator, where that was asked for. */
  phone: BenchPhone | undefined;
  /** Another process on the same database: nothing is known but what was written down. */
  startAnew(): void;
  /** Resolves when the process has written so many things down from now on; it does nothing more. */
  diesAfterCommit(commit: number): Promise<void>;
  /** Runs it; the same key is the same request, as after a crash. */
  run: (id: string, as: string, input: Record<string, unknown>, key?: string) => Promise<Outcome>;
  preview: (id: string, as: string, input: Record<string, unknown>) => Promise<{ what: string; consequence: string }>;
  user: (name: string) => Promise<PhoneUser>;
  /** The secret behind a button, without its page. */
  secretOf: (button: PageButton) => Promise<string>;
  signsIn: (name: string, password: string) => Promise<boolean>;
  logged: () => string;
}

const ROLES: Readonly<Record<string, Role>> = { Admin: 'admin', QueueManager: 'supervisor', ACCOUNT_ADMIN: 'admin' };

export async function openHarness(
  options: {
    profile?: Profile;
    switches?: Partial<Switches>;
    resetPage?: string;
    between?: true;
    /** CloudLink in the place of the PBX. */
    cloud?: true;
    supportContacts?: readonly string[];
    /** Where presence is kept in step. */
    sync?: Sync;
  } = {},
): Promise<Harness> {
  const { resetPage, between, cloud, supportContacts = [], sync, ...sandboxOptions } = options;
  const clock = testClock();
  const sandbox = await startSandbox({ port: 0, clock, profile: testedProfile, ...sandboxOptions });
  const database = await openDatabase({ memory: true });
  const lines: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
  const way = between && (await benchPhone(sandbox.port));
  const port = way ? way.port : sandbox.port;
  const commands = await loadCommands(join(import.meta.dirname, '..', '..', 'commands'));
  const sealer = createSealer(randomBytes(32).toString('hex'));
  function start() {
    const mortalDatabase = mortal(database);
    const parts = { port, log, clock, database: mortalDatabase, sandbox };
    const { system, access } = cloud ? cloudlinkUnderTest(parts) : portsipUnderTest({ ...parts, resetPage });
    const app = createApp({
      database: mortalDatabase,
      clock,
      log,
      metrics: createMetrics(),
      sealer,
      systems: [system],
      chats: new Map(),
      commands,
      publicUrl: 'https://patchcord.example',
      defaultZone: 'Europe/Berlin',
      supportContacts: [...supportContacts],
      support: shippedSupport,
      rules: [],
      groups: {},
      sync,
      wake: () => {},
    });
    return { system, app, access, mortalDatabase };
  }
  let running = start();
  const started = [running.system];
  onTestFinished(async () => {
    await way?.close();
    for (const one of started) await one.stop();
    await database.close();
    await sandbox.stop();
  });
  const { accounts, service } = running.system;
  if (!service.directory || !accounts) throw new Error('The adapter has no directory.');
  const { directory } = service;
  let requests = 0;

  async function user(name: string): Promise<PhoneUser> {
    const [found] = await directory.byEmail(`${name}@example.com`);
    if (!found) throw new Error(`Nobody is called ${name}.`);
    return found;
  }
  async function who(name: string): Promise<Principal> {
    const found = await user(name);
    const role = ROLES[found.role];
    return principal(name, found, role ? ['employee', role] : ['employee']);
  }
  async function work(id: string, as: string, given: Record<string, unknown>, key: string) {
    const { app, system, access } = running;
    const command = app.catalog.get(id);
    if (!command) throw new Error(`There is no command ${id}.`);
    const asker = await who(as);
    const from = { platform: 'slack' as const, tenant: 'T1', id: asker.chat.id };
    const where = { platform: 'slack' as const, tenant: 'T1', kind: 'direct' as const, id: 'D1', ref: {} };
    const call = { command: id, input: {} };
    const incoming = {
      key,
      at: clock.now(),
      from,
      where,
      asked: { kind: 'call' as const, call, values: {} },
      handle: {},
    };
    await database.commit((tx) => insertRequest(tx, { key, at: clock.now(), body: JSON.stringify(incoming) }));
    const token = () => access(asker.phone.email);
    const skills = skillsFor([system], asker, { access: token, renew: token });
    const signal = new AbortController().signal;
    const rest = { account: undefined, sentence: false, newest: true };
    const ctx = contextFor(app, { incoming, who: asker, command, call, signal, phone: skills, ...rest });
    return { command, ctx, input: command.input.parse(given) };
  }

  return {
    sandbox,
    clock,
    database,
    get app() {
      return running.app;
    },
    phone: way,
    startAnew() {
      running = start();
      started.push(running.system);
    },
    diesAfterCommit(commit) {
      let left = commit;
      return running.mortalDatabase.dieWhen(async () => --left === 0);
    },
    user,
    logged: () => lines.join(''),
    async run(id, as, given, key = `request ${++requests}`) {
      const { command, ctx, input } = await work(id, as, given, key);
      return command.run(ctx, input);
    },
    async preview(id, as, given) {
      const { command, ctx, input } = await work(id, as, given, `preview ${++requests}`);
      const shown = await command.preview?.(ctx, input);
      if (!shown) throw new Error(`${id} has no preview.`);
      return shown;
    },
    async secretOf(button) {
      const kept = await database.commit((tx) => running.app.secrets.take(tx, button.about.secret ?? ''));
      if (!kept) throw new Error('The secret is not kept.');
      return kept.value;
    },
    signsIn: (name, secret) =>
      accounts.signIn({ username: name, password: secret, domain: accounts.domain }).then(
        () => true,
        () => false,
      ),
  };
}

export function done(outcome: Outcome): Done {
  if ('ask' in outcome) throw new Error(`It asks: ${outcome.ask.title}`);
  return outcome;
}

/** The buttons of a card that open private pages. */
export function pageButtons(card: Card): PageButton[] {
  return card.blocks.flatMap((block) =>
    block.kind === 'buttons' ? block.buttons.filter((one) => one.kind === 'page') : [],
  );
}

/** The Call behind a button. */
export function callOf(card: Card, label: string): Call {
  for (const block of card.blocks) {
    if (block.kind !== 'buttons') continue;
    for (const button of block.buttons) if (button.kind === 'call' && button.label === label) return button.call;
  }
  throw new Error(`"${card.title}" has no button "${label}".`);
}
