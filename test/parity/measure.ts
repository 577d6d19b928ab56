import { z } from 'zod';
import type { Card } from '../../cards/model.ts';
import type { AnyCommand } from '../../src/core/command.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { readRequest } from '../../src/store/requests.ts';
import { openBench } from '../support/bench.ts';
import { logSettings, openLogBench, SLACK_CHANNEL } from '../support/log-bench.ts';
import { type Entrance, PLATFORMS, type Platform, type Senders, slackSenders, teamsSenders } from './entrances.ts';
import { KINDS, type Kind, kindOf, type Reply } from './kinds.ts';
import { type Probe, probeOf } from './probes.ts';

export interface Measured {
  commands: readonly AnyCommand[];
  /** What came back at each way in, by `cellOf`; nothing where the command was not reached by it. */
  ways: ReadonlyMap<string, Partial<Record<Entrance, Reply>>>;
  /** The replies of each command in our own words, by command, each kind once. */
  replies: ReadonlyMap<string, ReadonlyMap<Reply, Card>>;
  /** Which kinds of reply each platform has shown, by `cellOf`. */
  kinds: ReadonlyMap<string, ReadonlySet<Kind>>;
}

/** Where the cell of a command on a platform is found. */
export function cellOf(command: string, platform: Platform): string {
  return `${platform} ${command}`;
}

/** Who may everything, and who may little. Who disconnects or locks an account does nothing else after that. */
const STAYING = ['priya.natarajan', 'dana.park'] as const;
const SUPPORT_CONTACT = 'sam.ortiz';
const LEAVING = ['omar.haddad', 'dana.kim'] as const;
/** Somebody else on each platform: a newer wish of the same person takes the place of the older one. */
const IN_TROUBLE = { slack: 'priya.natarajan', teams: 'jonas.weber' } as const;
const CONTACTS_IN_TROUBLE = { slack: SUPPORT_CONTACT, teams: 'mia.rossi' } as const;
const TYPED = ['slash', 'mention', 'direct'] as const;
/** Longer than the windows in which the platforms count messages. */
const QUIET_MS = 40_000;
const FORGOTTEN_MS = 15 * 60_000;
/** In all, longer than a request is kept while the phone system is away. */
const LOOKS = 14;

interface Sent {
  command: string;
  platform: Platform;
  way: Entrance | undefined;
  key: string;
}

/**
 * Goes through every way in of both platforms, with every command there is: signed HTTP into the Slack adapter, activities into
 * the Teams adapter, the application behind them, the simulated phone system behind that. A reply counts when the platform took it.
 */
export async function measure(): Promise<Measured> {
  const bench = await openBench({ brisk: true, env: logSettings, config: 'supportContacts: [mia.rossi@example.com]' });
  const database = await openDatabase(bench.database, { migrate: false });
  bench.slack.stub.join('C0GENERAL');
  const senders: Record<Platform, Senders> = { slack: slackSenders(bench), teams: teamsSenders(bench) };
  const { commands } = bench.patchcord;
  const sent: Sent[] = [];

  async function settle(): Promise<void> {
    await bench.settled();
    bench.clock.move(QUIET_MS);
    await bench.settled();
  }

  async function send(
    { command, platform, way }: Omit<Sent, 'key'>,
    sending: Promise<string | undefined>,
  ): Promise<void> {
    const key = await sending;
    if (key !== undefined) sent.push({ command, platform, way, key });
  }

  /** Everything at once; what fills in the form that was asked for comes back. */
  async function tryWays(command: AnyCommand, probe: Probe, platform: Platform): Promise<() => Promise<void>> {
    const { id } = command;
    const to = senders[platform];
    const [admin, employee] = askersOf(command);
    const { line, unclear, sentence, full, whole } = probe;
    const by = (way?: Entrance) => ({ command: id, platform, way });
    const [opened] = await Promise.all([
      to.open(admin, probe),
      ...(line === undefined ? [] : TYPED.map((how) => send(by(how), to.words(how, admin, line)))),
      send(by('button'), to.press(admin, full)),
      send(by('shortcut'), to.shortcut(admin, id)),
      send(by(), to.press(employee, whole)),
      ...(unclear ? [send(by(), to.press(admin, unclear))] : []),
      ...(sentence === undefined ? [] : [send(by(), to.words('direct', admin, sentence))]),
    ]);
    sent.push({ ...by(), key: opened.key });
    return () => send(by('form'), opened.fill());
  }

  try {
    bench.slack.stub.join(SLACK_CHANNEL);
    await openLogBench(bench).arrive('parity-1');
    await settle();
    for (const command of commands) {
      const probe = probeOf(command);
      const fills = await Promise.all(PLATFORMS.map((platform) => tryWays(command, probe, platform)));
      await settle();
      await Promise.all(fills.map((fill) => fill()));
      await settle();
    }
    // Known before, so that it is the command which meets the trouble.
    for (const person of [IN_TROUBLE.teams, CONTACTS_IN_TROUBLE.teams])
      await senders.teams.words('direct', person, 'help');
    await settle();
    bench.sandbox.setFaults({ status: 500 });
    // What was remembered of people and queues is too old by then.
    bench.clock.move(FORGOTTEN_MS);
    await settle();
    for (const command of commands) {
      const { full } = probeOf(command);
      for (const platform of PLATFORMS) {
        const by = { command: command.id, platform, way: undefined };
        const [asker] = askersOf(command);
        const pair = asker === SUPPORT_CONTACT ? CONTACTS_IN_TROUBLE : IN_TROUBLE;
        const person = leaves(command) ? asker : pair[platform];
        await send(by, senders[platform].press(person, full));
      }
    }
    for (let look = 0; look < LOOKS; look += 1) await settle();
    return { commands, ...(await read(sent, database)) };
  } finally {
    await database.close();
    await bench.close();
  }
}

/** Who may do it, and who may not where somebody may not. */
function askersOf(command: AnyCommand): readonly [string, string] {
  const { access } = command;
  if (leaves(command)) return LEAVING;
  return typeof access === 'object' && 'role' in access && access.role === 'support-contact'
    ? [SUPPORT_CONTACT, STAYING[1]]
    : STAYING;
}

function leaves({ id }: Pick<AnyCommand, 'id'>): boolean {
  return id.startsWith('account.');
}

const Stored = z.object({
  card: z.custom<Card>((value) => typeof value === 'object' && value !== null && 'blocks' in value),
});

async function read(sent: readonly Sent[], { db }: Database) {
  const ways = new Map<string, Partial<Record<Entrance, Reply>>>();
  const kinds = new Map<string, Set<Kind>>();
  const replies = new Map<string, Map<Reply, Card>>();
  for (const { command, platform, way, key } of sent) {
    const stored = await readRequest(db, key);
    const cell = cellOf(command, platform);
    const shown = stored?.reply && stored.answeredAt !== null ? Stored.parse(JSON.parse(stored.reply)) : undefined;
    const reply = shown ? kindOf(shown.card, command) : 'lost';
    const seen = replies.get(command) ?? new Map<Reply, Card>();
    if (shown && !seen.has(reply)) replies.set(command, seen.set(reply, shown.card));
    if (way) ways.set(cell, { ...ways.get(cell), [way]: reply });
    const kind = KINDS.find((one) => one === reply);
    if (kind) kinds.set(cell, (kinds.get(cell) ?? new Set()).add(kind));
  }
  return { ways, kinds, replies };
}
