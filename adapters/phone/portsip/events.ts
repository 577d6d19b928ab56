import type { Log } from '../../../src/core/log.ts';
import type { PhoneEventListener, PhoneEvents } from '../../../src/core/phone-events.ts';
import type { Queues } from '../../../src/core/queues.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { openSocket, type Socket } from '../../../src/kit/socket.ts';
import type { AgentTimes } from './agent-times.ts';
import type { HeldDirectory } from './directory.ts';
import type { Profiles } from './profile.ts';
import { eventsOf, type Known } from './wsi-events.ts';
import { type Pushed, readFrame } from './wsi-frames.ts';

/** Keep-alive and idle timeout are not documented: often enough for every firewall on the way. */
const pingEveryMs = 30_000;
const patienceMs = 10_000;
/** Between two tries, growing, and never all processes at once. */
const firstPauseMs = 1_000;
const longestPauseMs = 5_000;
/** After some minutes it is no restart of the phone system any more. */
const patientAfter = 60;
const patientPauseMs = 60_000;
/** As for the interface: PortSIP blocks an address after 50 failed sign-ins within an hour. */
const refusedPauseMs = 15 * 60_000;
/** People and queues that came since are subscribed to. */
const rosterEveryMs = 10 * 60_000;
const rosterChangedMs = 2_000;
/** The size of frames is not documented. */
const numbersAFrame = 200;

export interface EventsParts {
  /** `wss://host:8887/wsi`. */
  url: string;
  account: { username: string; password: string; domain: string };
  directory: Pick<HeldDirectory, 'all' | 'forget'>;
  queues: Pick<Queues, 'list'>;
  times: AgentTimes;
  profiles: Pick<Profiles, 'current'>;
  clock: Clock;
  log: Log;
  /** From 0 to 1, for the spread of the pauses. */
  random?: () => number;
}

/** The stream of events of a PortSIP PBX ("WSI"), with the installation's own account. */
export function createEvents(parts: EventsParts): PhoneEvents {
  const { url, account, clock, log, random = Math.random } = parts;
  let stop = () => {};
  return {
    covers: ['queue', 'queues', 'presence', 'calls'],
    start(listener) {
      stop();
      stop = keepConnected(listener);
    },
    async stop() {
      stop();
      stop = () => {};
    },
  };

  function keepConnected(listener: PhoneEventListener): () => void {
    let socket: Socket | undefined;
    let stopped = false;
    let failures = 0;
    let known: Known = { users: new Map(), queues: new Map() };
    let subscribed = new Set<string>();
    let connected = false;
    let cancel = () => {};
    let cancelRoster = () => {};

    function connect(): void {
      subscribed = new Set();
      socket = openSocket({
        url,
        clock,
        pingEveryMs,
        patienceMs,
        opened: () => send({ command: 'auth', ...account }),
        text: take,
        closed: () => lost('the connection ended'),
      });
    }

    const send = (frame: object) => socket?.send(JSON.stringify(frame));

    function take(frame: string): void {
      const read = readFrame(frame);
      if (!read) return;
      if ('answer' in read) {
        const { command, status } = read.answer;
        if (command !== 'auth') {
          if (status !== 0) log.warn({ system: 'portsip', command }, 'the phone system refuses a part of its events');
        } else if (status === 0) void begin(socket);
        else lost('the phone system refuses the account', refusedPauseMs);
        return;
      }
      remember(read.pushed);
      for (const event of eventsOf(read.pushed, known, clock.now())) {
        listener.event(event);
        if (event.kind === 'directory') rosterChanged();
      }
    }

    function remember(pushed: Pushed): void {
      if (pushed.event_type === 'extension_agent_status')
        for (const { queue_number: queue, status } of pushed.agent_status)
          parts.times.saw(queue, pushed.extension, status, pushed.time);
      if (pushed.event_type === 'queue_status')
        for (const { agent_extension_number: agent, state, timestamp } of pushed.agents)
          parts.times.saw(pushed.queue_number, agent, state, timestamp);
    }

    /** Whole imports come one by one: they are looked at together. */
    function rosterChanged(): void {
      parts.directory.forget();
      cancelRoster();
      const mine = socket;
      cancelRoster = clock.after(rosterChangedMs, () => void follow(mine));
    }

    async function begin(mine: Socket | undefined): Promise<void> {
      if (!(await follow(mine))) return;
      // Of a release that could not be read nothing is asked that it may not know; who came since is looked for anyway.
      const { tellsOfPeople } = await parts.profiles.current().catch(() => ({ tellsOfPeople: false }));
      if (mine !== socket || stopped) return;
      send({ command: 'subscribe', topics: ['queue_management_events'] });
      if (tellsOfPeople) send({ command: 'subscribe', topics: ['extension_management_events'] });
      send({ command: 'subscribe', topics: ['cdr_events'] });
      failures = 0;
      connected = true;
      listener.connected();
    }

    /** Subscribes to whoever is not subscribed to yet; a snapshot follows for each. False when the connection was given up. */
    async function follow(mine: Socket | undefined): Promise<boolean> {
      cancelRoster();
      try {
        const [users, queues] = await Promise.all([parts.directory.all(), parts.queues.list()]);
        if (mine !== socket || stopped) return false;
        known = {
          users: new Map(users.filter((one) => one.extension !== '').map((one) => [one.extension, one])),
          queues: new Map(queues.flatMap((one) => [[one.id, one] as const, [one.extension, one] as const])),
        };
      } catch (error) {
        if (mine !== socket || stopped) return false;
        if (!connected) {
          lost(error instanceof Error ? error.message : 'people and queues could not be read');
          return false;
        }
      }
      subscribe('queue_events', 'queues', [...new Set([...known.queues.values()].map((one) => one.extension))]);
      subscribe('extension_events', 'extensions', [...known.users.keys()]);
      cancelRoster = clock.after(rosterEveryMs, () => void follow(mine));
      return true;
    }

    function subscribe(topic: string, member: string, numbers: string[]): void {
      const fresh = numbers.filter((number) => number !== '' && !subscribed.has(`${topic} ${number}`));
      for (const number of fresh) subscribed.add(`${topic} ${number}`);
      for (let from = 0; from < fresh.length; from += numbersAFrame)
        send({ command: 'subscribe', topics: [topic], [member]: fresh.slice(from, from + numbersAFrame) });
    }

    function lost(reason: string, leastPauseMs = 0): void {
      if (stopped || !socket) return;
      socket.close();
      socket = undefined;
      cancelRoster();
      failures += 1;
      const longest = failures > patientAfter ? patientPauseMs : longestPauseMs;
      const growing = Math.min(longest, firstPauseMs * 2 ** (failures - 1));
      const pauseMs = Math.max(leastPauseMs, growing * (0.5 + random() / 2));
      // Said once: an installation without this port goes on as well, a little less lively.
      if (connected || failures === 1 || leastPauseMs > 0)
        log.warn({ system: 'portsip', reason }, 'the stream of events is not connected; I keep trying');
      if (connected) {
        connected = false;
        listener.disconnected();
      }
      cancel = clock.after(Math.ceil(pauseMs), connect);
    }

    connect();
    return () => {
      stopped = true;
      cancel();
      cancelRoster();
      socket?.close();
      socket = undefined;
    };
  }
}
