import type { Hono } from 'hono';
import { fetch } from 'undici';
import type { Tokens } from '../core/accounts.ts';
import type { Log } from '../core/log.ts';
import type { PhoneSystem } from '../core/phone.ts';
import type { Clock } from '../kit/clock.ts';
import { cloudAccounts, cloudServiceAccount } from './cloudlink/seed.ts';
import { company, directoryIdOf, emailOf, employees, passwordOf, serviceAccount, usernameOf } from './company.ts';
import { type ConsoleOptions, createConsole } from './console/console.ts';
import { examplesFor } from './examples.ts';
import { graphAccount, monitorAddress } from './graph/seed.ts';
import { startSandbox } from './sandbox.ts';
import { openSlackSide, type SlackSide } from './slack/index.ts';

/** The simulated phone systems as Patchcord uses them: its own, or one that runs already and keeps its state. */
export interface SandboxSide {
  readonly url: string;
  /** How Patchcord signs in: what an operator would set as `PORTSIP_*`; undefined where the company is on CloudLink. */
  readonly portsip:
    | {
        url: string;
        wsiUrl: string;
        username: string;
        password: string;
        domain: string;
        requestsPerMinute: number;
      }
    | undefined;
  /** The same as `CLOUDLINK_*`. */
  readonly cloudlink:
    | { url: string; accountId: string; username: string; password: string; requestsPerMinute: number }
    | undefined;
  /** How Patchcord signs in to Microsoft Graph there: what an operator would set as `GRAPH_*`. */
  readonly graph: { tenantId: string; clientId: string; clientSecret: string; url: string; monitors: string[] };
  /** Somebody signs in as each monitor and agrees, as an operator would in a browser. */
  agreeAsMonitors(watch: MonitorSignIn): Promise<void>;
  /** True when it was running before and goes on after us. */
  readonly shared: boolean;
  /** Opens the simulated Slack workspace with these people; closed by `stop`. */
  openSlack(): Promise<SlackSide>;
  console(parts: Omit<ConsoleOptions, 'people' | 'phoneUrl' | 'clock'>): Hono;
  connectEverybody(store: AccountStore, systems: readonly PhoneSystem[]): Promise<void>;
  stop(): Promise<void>;
}

/** What of the application is needed to link people's phone accounts. */
export interface AccountStore {
  accounts: {
    connect(system: string, phoneUserId: string, tokens: Tokens): Promise<void>;
    works(system: string, phoneUserId: string): Promise<boolean | undefined>;
    count(system: string): Promise<number>;
  };
}

const people = employees.map((employee) => ({
  id: usernameOf(employee),
  name: employee.name,
  email: emailOf(employee),
  role: employee.title,
  zone: 'Europe/Berlin',
  directoryId: directoryIdOf(employee.extension),
  extension: employee.extension,
  examples: examplesFor(employee),
}));

/** Noah shows what it is like to connect for the first time. */
const NOT_CONNECTED = 'noah.becker@example.com';
const AT_ONCE = 6;
/** A shared phone system may be slow or away: what was accepted before must not wait for it any longer. */
const PATIENCE_MS = 3_000;
/** Where nobody listens that is known at once; one that is busy answers late. */
const ANSWER_MS = 10_000;

export async function openSandboxSide({
  port,
  clock,
  log,
  cloud,
}: {
  port: number;
  clock: Clock;
  log: Log;
  /** The company is on CloudLink instead of the PBX. */
  cloud: boolean;
}): Promise<SandboxSide> {
  const running = port === 0 ? undefined : await findRunning(port);
  const own = running ? undefined : await startSandbox({ port, clock });
  const url = running ?? own?.url ?? '';
  log.info({ url, shared: running !== undefined }, 'the sandbox is ready');
  let slack: SlackSide | undefined;
  return {
    url,
    shared: running !== undefined,
    portsip: cloud ? undefined : portsipAt(url),
    cloudlink: cloud ? cloudlinkAt(url) : undefined,
    graph: { ...graphAccount, url: `${url}/graph`, monitors: [monitorAddress] },
    async agreeAsMonitors(watch) {
      for (const monitor of watch.monitors)
        await agreeAs(monitor, watch).catch(() => log.warn({}, 'a monitor of the sandbox could not sign in'));
    },
    async openSlack() {
      slack = await openSlackSide({
        people: people.map(({ id, name, email, zone }) => ({ handle: id, name, email, zone })),
        clock,
        log,
      });
      return slack;
    },
    console: (parts) => createConsole({ people, phoneUrl: url, clock, ...parts }),
    async connectEverybody(store, systems) {
      const { promise: late, resolve: goOn } = Promise.withResolvers<void>();
      const cancel = clock.after(PATIENCE_MS, goOn);
      const connecting = connectAll(store, systems, running !== undefined).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : 'unknown';
        log.warn({ reason }, 'the people of the sandbox could not be connected');
      });
      await Promise.race([connecting, late]);
      cancel();
    },
    async stop() {
      await slack?.stop();
      await own?.stop();
    },
  };
}

function portsipAt(url: string) {
  return {
    url: `${url}/api`,
    wsiUrl: `${url.replace(/^http/, 'ws')}/wsi`,
    username: serviceAccount.username,
    password: serviceAccount.password,
    domain: company.domain,
    requestsPerMinute: 1_000_000,
  };
}

function cloudlinkAt(url: string) {
  const { email, password } = cloudServiceAccount.instruments;
  const accountId = cloudAccounts.instruments.number;
  return { url: `${url}/cloudlink`, accountId, username: email, password, requestsPerMinute: 1_000_000 };
}

async function connectAll({ accounts }: AccountStore, systems: readonly PhoneSystem[], shared: boolean): Promise<void> {
  const system = systems.find((one) => one.accounts !== undefined);
  const signIn = system?.accounts;
  if (!system || !signIn) return;
  const everybody = (await system.service.directory?.all()) ?? [];
  // Somebody who disconnected from a phone system that kept its state stays disconnected.
  const leaveUnconnected = shared && (await accounts.count(system.id)) > 0;
  const waiting = [...employees];
  const connectNext = async (): Promise<void> => {
    for (let employee = waiting.shift(); employee; employee = waiting.shift()) {
      const email = emailOf(employee);
      const id = everybody.find((user) => user.email === email)?.id;
      if (email === NOT_CONNECTED || id === undefined) continue;
      const works = await accounts.works(system.id, id);
      if (works === true || (works === undefined && leaveUnconnected)) continue;
      const signed = await signIn.signIn({
        // CloudLink knows people by their address.
        username: signIn.domain === '' ? email : usernameOf(employee),
        password: passwordOf(employee),
        domain: signIn.domain,
      });
      if (signed.kind === 'tokens') await accounts.connect(system.id, id, signed.tokens);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, connectNext));
}

/** What of the application signs a monitor in. */
interface MonitorSignIn {
  readonly monitors: readonly string[];
  signInAddress(monitor: string, back: string, state: string): string;
  signedIn(monitor: string, code: string, back: string): Promise<void>;
}

const BACK = 'http://localhost/back';

async function agreeAs(monitor: string, watch: MonitorSignIn): Promise<void> {
  const page = await fetch(watch.signInAddress(monitor, BACK, ''), { redirect: 'manual' });
  await page.text();
  const code = new URL(page.headers.get('location') ?? BACK).searchParams.get('code') ?? '';
  await watch.signedIn(monitor, code, BACK);
}

async function findRunning(port: number): Promise<string | undefined> {
  const url = `http://127.0.0.1:${port}`;
  try {
    const response = await fetch(`${url}/control/state`, { signal: AbortSignal.timeout(ANSWER_MS) });
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null && 'people' in body ? url : undefined;
  } catch {
    return undefined;
  }
}
