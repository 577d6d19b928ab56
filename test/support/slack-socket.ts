import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

export interface SocketDoor {
  upgrade(request: IncomingMessage, connection: Duplex): void;
  /** Resolves when the app is connected. */
  connected(): Promise<void>;
  /** Sends an envelope and resolves with the payload of its acknowledgement. */
  send(type: string, payload: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** How often the app has connected. */
  connections(): number;
  /** Drops the connection as Slack does now and then. */
  drop(): void;
  close(): void;
}

const websocketGuid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** As much of a WebSocket server (RFC 6455) as Socket Mode needs: short text frames, one connection. */
export function createSocketDoor(): SocketDoor {
  let current: Duplex | undefined;
  let count = 0;
  let waiting: (() => void)[] = [];
  const acknowledged = new Map<string, (payload: Record<string, unknown>) => void>();

  function read(frame: { text: string }): void {
    const message: { envelope_id?: string; payload?: Record<string, unknown> } = JSON.parse(frame.text);
    acknowledged.get(message.envelope_id ?? '')?.(message.payload ?? {});
  }

  return {
    upgrade(request, connection) {
      const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${websocketGuid}`).digest('base64');
      connection.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
      );
      let buffer = Buffer.alloc(0);
      connection.on('data', (chunk: Buffer) => {
        buffer = Buffer.concat([buffer, chunk]);
        for (let frame = parseFrame(buffer); frame; frame = parseFrame(buffer)) {
          buffer = buffer.subarray(frame.size);
          if (frame.kind === 8) connection.end();
          else if (frame.kind === 1) read(frame);
        }
      });
      connection.on('error', () => connection.destroy());
      current = connection;
      count += 1;
      connection.write(textFrame(JSON.stringify({ type: 'hello', num_connections: 1 })));
      for (const go of waiting.splice(0)) go();
    },
    connected: () => (current ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    send(type, payload) {
      const id = `E${Math.random()}`;
      return new Promise((resolve) => {
        acknowledged.set(id, resolve);
        current?.write(textFrame(JSON.stringify({ type, envelope_id: id, payload, accepts_response_payload: true })));
      });
    },
    connections: () => count,
    drop() {
      current?.destroy();
      current = undefined;
    },
    close() {
      waiting = [];
      current?.destroy();
    },
  };
}

function textFrame(text: string): Buffer {
  const body = Buffer.from(text);
  const head =
    body.length < 126
      ? Buffer.from([0x81, body.length])
      : Buffer.from([0x81, 126, body.length >> 8, body.length & 255]);
  return Buffer.concat([head, body]);
}

/** A client's frame is masked; lengths beyond 64 KiB do not occur here. */
function parseFrame(buffer: Buffer): { kind: number; text: string; size: number } | undefined {
  if (buffer.length < 6) return undefined;
  const short = (buffer[1] ?? 0) & 127;
  const start = short === 126 ? 4 : 2;
  const length = short === 126 ? buffer.readUInt16BE(2) : short;
  if (buffer.length < start + 4 + length) return undefined;
  const mask = buffer.subarray(start, start + 4);
  const body = buffer.subarray(start + 4, start + 4 + length).map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  return { kind: (buffer[0] ?? 0) & 15, text: Buffer.from(body).toString('utf8'), size: start + 4 + length };
}
