import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ping, WebSocket } from 'undici';
import type { Clock } from './clock.ts';

export interface SocketOptions {
  /** `wss://host/path`. */
  url: string;
  clock: Clock;
  /** How often the other side is asked for a sign of life, in milliseconds. */
  pingEveryMs: number;
  /** How long one sign of life may take, the opening included. */
  patienceMs: number;
  opened: () => void;
  /** One text frame; others are left out. */
  text: (frame: string) => void;
  /** Once, when it is over: closed by either side, or no sign of life. Not after `close`. */
  closed: () => void;
}

export interface Socket {
  /** Does nothing once it is over. */
  send(text: string): void;
  close(): void;
}

/** undici says here that a pong came; there is no event for it. */
const PONG = 'undici:websocket:pong';

/** A WebSocket that notices when the other side is silent: a connection that a firewall forgot never ends by itself. */
export function openSocket(options: SocketOptions): Socket {
  const { url, clock, pingEveryMs, patienceMs, opened, text, closed } = options;
  const socket = new WebSocket(url);
  let over = false;
  let cancelPing = () => {};
  let cancelWatch = clock.after(patienceMs, end);

  function watch(): void {
    cancelWatch();
    cancelWatch = clock.after(patienceMs, end);
  }

  /** Anything that comes is a sign of life. */
  function alive(): void {
    cancelWatch();
    cancelWatch = () => {};
  }

  function pingLater(): void {
    cancelPing = clock.after(pingEveryMs, () => {
      ping(socket);
      watch();
      pingLater();
    });
  }

  const ponged = (message: unknown) => {
    if (typeof message === 'object' && message !== null && 'websocket' in message && message.websocket === socket)
      alive();
  };

  function finish(): void {
    over = true;
    cancelPing();
    cancelWatch();
    unsubscribe(PONG, ponged);
    socket.close();
  }

  function end(): void {
    if (over) return;
    finish();
    closed();
  }

  subscribe(PONG, ponged);
  socket.addEventListener('open', () => {
    if (over) return;
    alive();
    pingLater();
    opened();
  });
  socket.addEventListener('message', ({ data }) => {
    if (over) return;
    alive();
    if (typeof data === 'string') text(data);
  });
  socket.addEventListener('close', end);
  socket.addEventListener('error', end);

  return {
    send(frame) {
      if (!over && socket.readyState === WebSocket.OPEN) socket.send(frame);
    },
    close() {
      if (!over) finish();
    },
  };
}
