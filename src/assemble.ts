import { join } from 'node:path';
import type { App } from './app/app.ts';
import { startAuditWatch, takeUpAudit } from './app/audit-watch.ts';
import { loadCommands } from './app/catalog.ts';
import { createApp } from './app/create.ts';
import { startPhoneStreams } from './app/phone/phone-stream.ts';
import { watchNotices } from './app/reply/notices.ts';
import { createDoor, type OpenRequests } from './app/request/door.ts';
import { warnOfUnknownQueues } from './app/request/unknown-queues.ts';
import { setDigests } from './app/support/digest.ts';
import { takeSupportLogs } from './app/support/support-logs.ts';
import { createGraphHook } from './app/sync/graph-hook.ts';
import { startRounds } from './app/sync/round.ts';
import { slackAgreed } from './app/sync/slack-hints.ts';
import { hasSlack, openChats, openMailer } from './assemble-chats.ts';
import { consolePages, hasRealSystem } from './assemble-console.ts';
import { openGraphSide, openSync } from './assemble-directory.ts';
import { openIntakes, supportLogsSecret } from './assemble-intakes.ts';
import { handlersOf } from './assemble-jobs.ts';
import { openPages } from './assemble-pages.ts';
import { openPhoneSystems } from './assemble-phones.ts';
import type { Settings } from './config/load.ts';
import { secretsOf } from './config/log-secrets.ts';
import { peopleNamed } from './config/policy.ts';
import type { ChatAdapter } from './core/chat.ts';
import type { AnyCommand } from './core/command.ts';
import type { Meter } from './core/meter.ts';
import type { PhoneSystem } from './core/phone.ts';
import { createRunner, type Runner } from './jobs/runner.ts';
import { startSweep } from './jobs/sweep.ts';
import { type Clock, systemClock } from './kit/clock.ts';
import { createLog, type HidingLog } from './kit/log.ts';
import { createMetrics, type Metrics } from './kit/metrics.ts';
import { createSealer } from './kit/seal.ts';
import { hmacHex } from './kit/sign.ts';
import { openSandboxSide, type SandboxSide } from './sandbox/side.ts';
import { createSandboxLogs } from './sandbox/support-logs.ts';
import { secretKeyFor } from './secret-key.ts';
import { type Database, openDatabase } from './store/database.ts';
import { countJobs } from './store/jobs.ts';
import { createMeetingMemory } from './store/kept-meetings.ts';
import { countDeliveries } from './store/support-deliveries.ts';
import { countByState } from './store/support-logs.ts';
import { createVault } from './store/vault.ts';
import { graphHookRoute } from './web/graph-hook.ts';
import { createWebServer } from './web/server.ts';

/** A running Patchcord. */
export interface Patchcord {
  /** The address on this machine. */
  readonly url: string;
  readonly port: number;
  readonly sandbox: SandboxSide | undefined;
  /** Is there a `/console`? */
  readonly hasConsole: boolean;
  /** What can be carried out with the phone systems that are configured. */
  readonly commands: readonly AnyCommand[];
  /** What signs `POST /hooks/support-logs`; undefined where that is closed. */
  readonly webhookSecret: string | undefined;
  /** Does in idle time what the first sentence would have to wait for. */
  prepare(): Promise<void>;
  /** Resolves when nothing is due and nothing is running; for tests and for a calm end. */
  settled(): Promise<void>;
  /** Takes nothing new, finishes what was accepted as far as the grace allows, and closes everything. */
  stop(options?: { graceMs: number }): Promise<void>;
}

export interface Surroundings {
  clock?: Clock;
  log?: HidingLog;
  /** Without a sign of life for so long a job is taken over; a clock that runs faster needs more. */
  leaseMs?: number;
  /** Where the database is, when the settings shall not say (tests: in memory). */
  database?: Database;
  /** Looks on at what is said to the chat platforms (the gallery of cards): what it returns stands in the adapter's place. */
  watch?: (chat: ChatAdapter) => ChatAdapter;
}

const COMMANDS = join(import.meta.dirname, '..', 'commands');

/** Puts the parts together and starts them. The only place that knows all of them. */
export async function startPatchcord(settings: Settings, surroundings: Surroundings = {}): Promise<Patchcord> {
  const { env, file } = settings;
  const all = await loadCommands(COMMANDS);
  const clock = surroundings.clock ?? systemClock;
  const log = surroundings.log ?? createLog({ level: env.PATCHCORD_LOG_LEVEL, secrets: secretsOf(settings) });
  const database =
    surroundings.database ??
    (await openDatabase(env.DATABASE_URL ? { url: env.DATABASE_URL } : { folder: env.PATCHCORD_DATA }));
  const secretKey = await secretKeyFor(settings, database);
  const sealer = createSealer(secretKey);
  /** One of its own for each purpose; of several secret keys the first one signs. */
  const keyFor = (purpose: string) => hmacHex(secretKey.split(',')[0] ?? '', purpose);
  const vault = createVault({ database, sealer, clock });
  const metrics = createMetrics();
  metrics.jobsFrom(() => countJobs(database.db));
  metrics.supportFrom({
    logs: () => countByState(database.db),
    deliveries: () => countDeliveries(database.db),
  });

  const sandbox = settings.sandbox
    ? await openSandboxSide({
        port: env.PATCHCORD_SANDBOX_PORT,
        clock,
        log,
        cloud: env.PATCHCORD_SANDBOX === 'cloudlink',
      })
    : undefined;
  const publicUrl = env.PATCHCORD_PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  const meter = meterOf(metrics);
  const systems = await openPhoneSystems(settings, sandbox, {
    log,
    clock,
    meter,
    secretKey,
    meetings: createMeetingMemory({ database, clock }),
  });
  const hasConsole = sandbox !== undefined && !hasRealSystem(env);
  const slack = hasConsole && !hasSlack(env) ? await sandbox.openSlack() : undefined;
  const simulatedSlack = slack?.credentials;
  const { watch = (chat: ChatAdapter) => chat } = surroundings;
  const opened = await openChats(settings, { log, clock, vault, publicUrl, meter, simulatedSlack });
  const chats = new Map([...opened].map(([id, chat]) => [id, watch(chat)]));
  const mailer = await openMailer(settings, { clock, publicUrl, meter });

  const graph = await openGraphSide(settings, sandbox, { log, clock, meter, vault });
  const { directory } = graph;
  const agreed = (account: string) => slackAgreed(app, account);
  const profiles = await openSync(settings, graph, { log, clock, meter, vault, publicUrl, agreed });
  const entra = Object.values(file.groups).flatMap((group) => group.entra);

  let runner: Runner | undefined;
  const app: App = createApp({
    database,
    clock,
    log,
    metrics,
    sealer,
    systems,
    chats,
    mailer,
    commands: all,
    publicUrl,
    defaultZone: settings.zone,
    systemWishes: {
      serves: Object.entries(file.systems.serves).map(([what, system]) => ({ what, system })),
      channels: file.systems.channels,
    },
    rules: settings.rules,
    risk: settings.risk,
    directory,
    sync: profiles.sync,
    queues: settings.queues,
    groups: file.groups,
    support: settings.support,
    supportContacts: [...file.supportContacts, ...(sandbox ? ['sam.ortiz@example.com'] : [])],
    calendarKey: keyFor('addresses of calendar files'),
    wake: () => runner?.wake(),
  });
  const open: OpenRequests = new Map();
  const door = createDoor(app, open, { reserve: () => runner?.reserve(), wake: (lane) => runner?.wake(lane) });
  runner = createRunner({
    database,
    clock,
    log: runnerLog(log),
    ...(surroundings.leaseMs !== undefined && { leaseMs: surroundings.leaseMs }),
    handlers: handlersOf(app, open),
  });

  await takeUpAudit(app);
  await app.contacts.refresh();
  await setDigests(app);
  await sandbox?.connectEverybody(app, systems);
  const adapters = [...chats.values()];
  for (const adapter of adapters) await adapter.start(door);
  /** Where support logs come from. */
  const webhookSecret = supportLogsSecret(settings, secretKey);
  const { intakes, routes: hooks } = await openIntakes(settings, { app, clock, log, webhookSecret });
  for (const intake of intakes) await intake.start(takeSupportLogs(app));
  // Where an operator tries out their own intake or routes, none of ours shall be in the way.
  const madeUp = sandbox && isLeftAlone(settings) ? createSandboxLogs({ clock }) : undefined;
  await madeUp?.start(takeSupportLogs(app));
  const graphHook = createGraphHook(app, { key: keyFor('sign-in of presence monitors') });
  const checks = {
    database: () => database.ping(),
    ...Object.fromEntries(systems.map((system) => [system.id, () => system.check()])),
    ...(mailer && { mail: () => mailer.check() }),
    ...(directory && entra.length > 0 && { graph: () => directory.check(entra) }),
    ...Object.fromEntries([...adapters, ...intakes].map((one) => [one.id, () => one.check()])),
  };
  const pages = openPages(app, door, { checks, vault, codeKey: keyFor('codes of proofs'), graphHook });
  let port = env.PORT;
  if (hasConsole) {
    const botUrl = () => `http://127.0.0.1:${port}`;
    const parts = { botUrl, slack, commands: app.catalog.commands, supportLogsSecret: webhookSecret, log };
    pages.route('/', consolePages(settings, sandbox, parts));
  }
  const server = createWebServer({
    routes: [
      ...adapters.flatMap((adapter) => adapter.routes),
      ...hooks,
      graphHookRoute({ service: graphHook, log }),
      ...profiles.routes,
    ],
    pages,
    log,
  });
  ({ port } = await server.listen(env.PORT));
  runner.start();
  void warnOfUnknownQueues(app);
  await watchNotices(app);
  await startRounds(app);
  void warnOfUnknownPeople(settings, systems, log);
  const stopStreams = startPhoneStreams(app);
  const stopSweep = startSweep(app, { auditDays: file.audit.keepDays });
  const stopAuditWatch = startAuditWatch(app);
  log.info({ port, engine: database.engine, sandbox: settings.sandbox }, 'Patchcord is ready');

  const running = runner;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    sandbox,
    hasConsole,
    webhookSecret,
    commands: app.catalog.commands,
    prepare: () => app.understanding.prepare(),
    settled: () => running.settled(),
    async stop({ graceMs } = { graceMs: 25_000 }) {
      stopSweep();
      await stopStreams();
      for (const intake of intakes) await intake.stop();
      await madeUp?.stop();
      await Promise.all([running.stop({ graceMs }), server.close({ graceMs })]);
      for (const adapter of adapters) await adapter.stop();
      await mailer?.stop();
      await directory?.stop();
      await profiles.stop();
      for (const system of systems) await system.stop();
      await sandbox?.stop();
      await stopAuditWatch();
      if (!surroundings.database) await database.close();
    },
  };
}

function isLeftAlone({ env, file }: Settings): boolean {
  const given = [env.SUPPORT_LOGS_SECRET, env.SUPPORT_IMAP_URL, env.SUPPORT_LOGS_SLACK_CHANNEL];
  const { routes, fallback } = file.supportLogs;
  return [...given, env.SUPPORT_LOGS_TEAMS_CHANNEL, routes[0], fallback[0]].every((one) => one === undefined);
}

/** Policy may name people who have left or are spelled otherwise: said, and not fatal, because the phone system may be away. */
async function warnOfUnknownPeople(
  { rules, file }: Settings,
  systems: readonly PhoneSystem[],
  log: HidingLog,
): Promise<void> {
  for (const email of peopleNamed(rules, file.groups)) {
    const found = await Promise.all(
      systems.map(async (system) => system.service.directory?.byEmail(email).catch(() => undefined)),
    );
    if (found.every((users) => users?.length === 0))
      log.warn({ email }, 'the policy names an address that nobody in the phone system has');
  }
}

function meterOf(metrics: Metrics): Meter {
  return {
    phoneCall: (system, status) => metrics.phoneCalls.inc({ system, status }),
    chatCall: (platform, method, status) => metrics.chatCalls.inc({ platform, method, status }),
  };
}

function runnerLog(log: HidingLog) {
  const flat = (details: object) =>
    Object.fromEntries(Object.entries(details).map(([name, value]) => [name === 'err' ? 'error' : name, value]));
  return {
    warn: (details: object, message: string) => log.warn(flat(details), message),
    error: (details: object, message: string) => log.error(flat(details), message),
  };
}
