import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Fields } from './fields.ts';
import { byExtension, byName, type Pbx, since, type User } from './pbx.ts';
import { may } from './route.ts';
import {
  changesBetween,
  extensionStatus,
  managesExtensions,
  queueStatus,
  type Snapshot,
  snapshotOf,
} from './wsi-snapshots.ts';
import type { Told } from './wsi-told.ts';

/** The push interface over WebSocket (reference, section 12): who signs in and subscribes is told what happens. */
export interface Wsi {
  /** Takes a connection over from the HTTP server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Looks what happened since the last look, and tells it. To be called after whatever may have changed something. */
  look(): void;
  /** Tells the course of a call. */
  call(frame: Fields): void;
  /** How many have signed in. */
  listeners(): number;
  /** Breaks every connection, as a restart of the PBX would. */
  drop(): void;
  stop(): void;
}

const Command = z.object({
  command: z.enum(['auth', 'subscribe', 'unsubscribe']),
  username: z.string().optional(),
  extension_number: z.string().optional(),
  domain: z.string().optional(),
  password: z.string().optional(),
  topics: z.array(z.string()).default([]),
  extensions: z.array(z.string()).default([]),
  queues: z.array(z.string()).default([]),
});
type Command = z.output<typeof Command>;

interface Listener {
  socket: WebSocket;
  user: User | undefined;
  /** `topic number`, or the topic alone where it has no numbers. */
  topics: Set<string>;
}

const NUMBERED = new Set(['extension_events', 'queue_events']);
/** Things also happen by themselves: callers give up, calls end. */
const LOOK_EVERY_MS = 1_000;
const FRAME_LIMIT = 256 * 1_024;

export function createWsi(pbx: Pbx): Wsi {
  const server = new WebSocketServer({ noServer: true, maxPayload: FRAME_LIMIT, autoPong: false });
  const listeners = new Set<Listener>();
  let seen: Snapshot = snapshotOf(pbx);
  const since = new Map<string, number>();
  const startedAt = pbx.clock.now();
  let cancelLook = () => {};
  let connections = 0;

  function look(): void {
    if (listeners.size === 0) {
      seen = snapshotOf(pbx);
      return;
    }
    const now = snapshotOf(pbx, seen);
    for (const [number, board] of now.boards)
      for (const [extension, state] of board.agents)
        if (seen.boards.get(number)?.agents.get(extension) !== state)
          since.set(`${number} ${extension}`, pbx.clock.now());
    const changes = changesBetween(pbx, seen, now);
    seen = now;
    for (const change of changes) tell(change);
  }

  function lookLater(): void {
    cancelLook();
    if (listeners.size === 0) return;
    cancelLook = pbx.clock.after(LOOK_EVERY_MS, () => {
      look();
      lookLater();
    });
  }

  function tell({ topic, number, frame }: Told): void {
    for (const listener of listeners)
      if (listener.topics.has(NUMBERED.has(topic) ? `${topic} ${number}` : topic)) send(listener, frame);
  }

  function send({ socket }: Listener, frame: Fields | undefined): void {
    if (frame && !isSilent(socket) && socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  }

  /** 10: a connection that is dead without anybody saying so. */
  const opened = new WeakMap<WebSocket, number>();
  function isSilent(socket: WebSocket): boolean {
    const { wsiSilentAfterMs } = pbx.switches;
    return wsiSilentAfterMs > 0 && pbx.clock.now() - (opened.get(socket) ?? 0) >= wsiSilentAfterMs;
  }

  function connected(socket: WebSocket): void {
    const listener: Listener = { socket, user: undefined, topics: new Set() };
    opened.set(socket, pbx.clock.now());
    socket.on('ping', (data) => {
      if (!isSilent(socket)) socket.pong(data);
    });
    socket.on('message', (data, isBinary) => {
      if (!isBinary && Buffer.isBuffer(data) && !isSilent(socket)) obey(listener, data.toString());
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      listeners.delete(listener);
      if (listeners.size === 0) cancelLook();
    });
  }

  function obey(listener: Listener, text: string): void {
    const read = Command.safeParse(parsed(text));
    send(
      listener,
      read.success ? answerTo(listener, read.data) : { status: -1, error: 'The command is not understood.' },
    );
  }

  function answerTo(listener: Listener, command: Command): Fields | undefined {
    if (command.command === 'auth') return signIn(listener, command);
    if (!listener.user) return refusal(command.command, 'access_token or password is required.');
    const refused = command.topics.flatMap((topic) => change(listener, listener.user, command, topic));
    if (refused.length > 0) return refusal(command.command, `Not permitted: ${refused.join(', ')}.`);
    return pbx.switches.wsiAcknowledge ? { command: command.command, status: 0 } : undefined;
  }

  function signIn(listener: Listener, { username, extension_number: extension, domain, password }: Command): Fields {
    const user = username ? byName(pbx, username) : byExtension(pbx, extension ?? '');
    const right = username ? user?.password : user?.extensionPassword;
    if (!user?.enabled || domain !== pbx.domain || right !== password)
      return refusal('auth', 'Wrong user name or password.');
    listener.user = user;
    // What happened before nobody is told of.
    if (listeners.size === 0) seen = snapshotOf(pbx);
    listeners.add(listener);
    connections += 1;
    lookLater();
    return { command: 'auth', id: String(connections), status: 0 };
  }

  /** Subscribes or unsubscribes one topic; gives what is not permitted. A snapshot follows at once. */
  function change(listener: Listener, user: User | undefined, command: Command, topic: string): string[] {
    const numbers = topic === 'extension_events' ? command.extensions : command.queues;
    const wanted = NUMBERED.has(topic) ? numbers : [''];
    return wanted.flatMap((number) => {
      const key = number === '' ? topic : `${topic} ${number}`;
      if (command.command === 'unsubscribe') {
        listener.topics.delete(key);
        return [];
      }
      if (!user || !maySubscribe(pbx, user, topic, number)) return [key];
      listener.topics.add(key);
      const line = seen.lines.get(number);
      const board = seen.boards.get(number);
      if (topic === 'extension_events' && line) send(listener, extensionStatus(pbx, number, line));
      if (topic === 'queue_events' && board) {
        const stateSince = (extension: string) => since.get(`${number} ${extension}`) ?? startedAt;
        send(listener, queueStatus(pbx, board, stateSince));
      }
      return [];
    });
  }

  server.on('connection', connected);
  return {
    upgrade(request, socket, head) {
      server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request));
    },
    look,
    call(frame) {
      for (const listener of listeners)
        if (listener.topics.has('cdr_events')) send(listener, { tenant_id: '1', ...frame });
    },
    listeners: () => listeners.size,
    drop() {
      for (const client of server.clients) client.terminate();
    },
    stop() {
      cancelLook();
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

/** The table "Who may subscribe" of reference section 12. */
function maySubscribe(pbx: Pbx, user: User, topic: string, number: string): boolean {
  const manages = may(pbx, user, 'phone_system.view_only');
  switch (topic) {
    case 'extension_events':
      return !since(pbx, '22.3') || manages || may(pbx, user, 'user_management.users');
    case 'queue_events': {
      const queue = [...pbx.queues.values()].find((each) => each.extension === number);
      return manages || queue?.agents.has(user.id) === true;
    }
    case 'queue_management_events':
      return manages;
    case 'extension_management_events':
      return managesExtensions(pbx) && may(pbx, user, 'user_management.users');
    case 'cdr_events':
      return since(pbx, '22.3') ? may(pbx, user, 'company_call_log.call_log_view_only') : user.role === 'Admin';
    default:
      return false;
  }
}

function refusal(command: string, error: string): Fields {
  return { command, status: -1, error };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
