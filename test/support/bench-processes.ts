import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { request } from 'undici';
import { emailOf, employees, usernameOf } from '../../src/sandbox/company.ts';
import type { CallRecord, SandboxState } from '../../src/sandbox/control.ts';
import { fastClock } from './fast-clock.ts';
import { freePort } from './free-port.ts';
import { buttonPress, createSlackSender, slashCommand } from './slack-sender.ts';
import { openSlackStub, type SlackStub, stubTeam } from './slack-stub.ts';

/** Real processes: any number of Patchcords, one simulator, and Slack's stand-in in the test. Time is the machine's. */
export interface BenchProcesses {
  readonly slack: SlackStub;
  /** Of the simulator. */
  readonly sandboxUrl: string;
  start(): Promise<Process>;
  /** Types a slash command at one process; resolves when it is acknowledged, or with `undefined` when nobody took it. */
  types(process: Process, person: string, line: string): Promise<Sent | undefined>;
  /** Presses a button of a person's direct chat, as it stands in this message; false when nobody took it. */
  presses(process: Process, person: string, ts: string, button: Record<string, unknown>): Promise<boolean>;
  /** The direct messages of a person as they stand now, by their number. */
  direct(person: string): Map<string, Record<string, unknown>>;
  /** What stands at the response address of a command now: the newest text, or the acknowledgement's. */
  shown(sent: Sent): string;
  /** How often something with these words was sent to its response address. */
  replies(sent: Sent, words: string): number;
  state(): Promise<SandboxState>;
  calls(): Promise<CallRecord[]>;
  faults(faults: object): Promise<void>;
  close(): Promise<void>;
}

export interface Process {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything it said. */
  output(): string;
  /** Resolves with the code when it has ended. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

export interface Sent {
  person: string;
  line: string;
  responseUrl: string;
}

/** Everybody who is connected to the phone system from the start. */
export const connected = employees.map(usernameOf).filter((name) => name !== 'noah.becker');

/** The key that all processes share. */
export const SECRET_KEY = 'the secret key that all processes of the bench share';

const SECRET = 'slack-signing-secret-of-the-processes';
const ROOT = join(import.meta.dirname, '..', '..');

export async function openProcesses({
  databaseUrl,
  config,
  speed = 1,
  env = {},
}: {
  databaseUrl?: string;
  /** So many times as fast the clocks of the Patchcords run; the simulator keeps the machine's. */
  speed?: number;
  /** More settings of the environment. */
  env?: Record<string, string>;
  /** Content of `patchcord.config.yaml`. */
  config?: string;
} = {}): Promise<BenchProcesses> {
  const folder = mkdtempSync(join(tmpdir(), 'patchcord-processes-'));
  if (config !== undefined) writeFileSync(join(folder, 'patchcord.config.yaml'), config);
  const epoch = Date.now();
  const clock = fastClock(epoch, speed);
  const now = () => clock.now();
  const slack = await openSlackStub({ now });
  const userId = (name: string) => `U0${name.toUpperCase().replace(/[^A-Z]/g, '')}`;
  for (const employee of employees) {
    const [id, real_name] = [userId(usernameOf(employee)), employee.name];
    const profile = { email: emailOf(employee), real_name };
    slack.addUser({
      id,
      team_id: stubTeam,
      name: usernameOf(employee),
      real_name,
      tz: 'Europe/Berlin',
      is_bot: false,
      profile,
    });
  }
  const sandboxPort = await freePort();
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const environment = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    PATCHCORD_DATA: folder,
    PATCHCORD_SANDBOX_PORT: String(sandboxPort),
    PATCHCORD_SECRET_KEY: SECRET_KEY,
    PATCHCORD_LOG_LEVEL: 'warn',
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_API_URL: slack.apiUrl,
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    ...env,
  };
  const children: Process[] = [];

  async function run(verb: string, url: string, readyAt: string, env: Record<string, string>): Promise<Process> {
    const program = speed === 1 || verb !== 'start' ? ['src/main.ts', verb] : ['test/support/children/fast.ts'];
    const child = spawn(process.execPath, [join(ROOT, program[0] ?? ''), ...program.slice(1)], {
      // The configuration file is that of the folder the process runs in.
      cwd: config === undefined ? ROOT : folder,
      env: { ...environment, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => (output += data.toString('utf8')));
    const gone = once(child, 'exit');
    const started: Process = {
      url,
      child,
      output: () => output,
      async end(signal) {
        if (child.exitCode === null && child.signalCode === null) {
          child.kill(signal);
          await gone;
        }
        return child.exitCode;
      },
    };
    children.push(started);
    for (const end = Date.now() + 30_000; !(await answers(`${url}${readyAt}`)); await pause(20)) {
      if (child.exitCode !== null || Date.now() > end)
        throw new Error(`patchcord ${verb} did not start: ${output.slice(-2_000)}`);
    }
    return started;
  }

  const sandbox = await run('sandbox', sandboxUrl, '/control/state', {});
  const door = async (path: string): Promise<unknown> => (await request(`${sandboxUrl}/control/${path}`)).body.json();

  return {
    slack,
    sandboxUrl,
    async start() {
      const port = await freePort();
      const time = { PATCHCORD_TEST_EPOCH: String(epoch), PATCHCORD_TEST_SPEED: String(speed) };
      return run('start', `http://127.0.0.1:${port}`, '/healthz', { PORT: String(port), ...time });
    },
    async types(at, person, line) {
      const sent = { person, line, responseUrl: slack.responseUrl() };
      const fields = {
        user_id: userId(person),
        user_name: person,
        trigger_id: slack.trigger(),
        response_url: sent.responseUrl,
      };
      try {
        const answer = await createSlackSender(`${at.url}/slack/events`, SECRET, now).command(
          slashCommand(line, fields),
        );
        return answer.status === 200 && answer.text.includes('Working on it') ? sent : undefined;
      } catch {
        return undefined;
      }
    },
    async presses(at, person, ts, button) {
      const channel = `D${userId(person)}`;
      const action = { ...button, action_ts: `${now() / 1_000}` };
      const body = buttonPress(action, {
        user: { id: userId(person), username: person, team_id: stubTeam },
        trigger_id: slack.trigger(),
        channel: { id: channel, name: 'directmessage' },
        container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
        message: { ts },
      });
      try {
        return (await createSlackSender(`${at.url}/slack/events`, SECRET, now).interaction(body)).status === 200;
      } catch {
        return false;
      }
    },
    direct(person) {
      const channel = `D${userId(person)} `;
      const mine = [...slack.messages].filter(([key]) => key.startsWith(channel));
      return new Map(mine.map(([key, message]) => [key.slice(channel.length), message]));
    },
    shown(sent) {
      const text = responsesTo(sent).at(-1)?.body.text;
      return typeof text === 'string' ? text : '';
    },
    replies: (sent, words) => responsesTo(sent).filter(({ body }) => String(body.text).includes(words)).length,
    state: async () => stateOf(await door('state')),
    calls: async () => callsOf(await door('calls')),
    async faults(faults) {
      await (
        await request(`${sandboxUrl}/control/faults`, { method: 'POST', body: JSON.stringify(faults) })
      ).body.dump();
    },
    async close() {
      await Promise.all(children.filter((one) => one !== sandbox).map((one) => one.end('SIGKILL')));
      await sandbox.end('SIGKILL');
      await slack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };

  function responsesTo({ responseUrl }: Sent) {
    const id = responseUrl.split('/').at(-1);
    return slack.responses.filter((response) => response.id === id && response.status === 200);
  }
}

/** Our own simulator answers: its shape is trusted. */
function stateOf(body: unknown): SandboxState {
  if (typeof body === 'object' && body !== null && 'people' in body) return body as SandboxState;
  throw new Error('The sandbox has no state.');
}

function callsOf(body: unknown): CallRecord[] {
  if (Array.isArray(body)) return body;
  throw new Error('The sandbox has no calls.');
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await request(url);
    await answer.body.dump();
    return answer.statusCode === 200;
  } catch {
    return false;
  }
}

/** Waits until it holds; fails with what was missing. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  withinMs: number,
  missing: () => string,
): Promise<void> {
  for (const end = Date.now() + withinMs; !(await holds()); await pause(100)) {
    if (Date.now() > end) throw new Error(`in ${withinMs / 1_000} s it did not come to: ${missing()}`);
  }
}
