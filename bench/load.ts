import { connect, type Socket } from 'node:net';

/** What the bench asks of the load generator. */
interface Load {
  port: number;
  connections: number;
  /** Raw HTTP requests. */
  requests: string[];
}

interface LoadResult {
  /** From the first byte out to the last answer in. */
  ms: number;
  p50Ms: number;
  p99Ms: number;
  /** Answers other than 200. */
  refused: number;
}

/** A process of its own, so that its work is on nobody's account. Plain sockets, since a full client would be the slowest part. */
process.on('message', (load: Load) => {
  run(load).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

// Unlike a server, this one has nothing else to live for.
process.channel?.ref();

async function run({ port, connections, requests }: Load): Promise<LoadResult> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const times: number[] = [];
  let next = 0;
  let refused = 0;
  const began = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
        const sent = performance.now();
        const status = await exchange(socket, request);
        times.push(performance.now() - sent);
        if (status !== 200) refused += 1;
      }
      socket.destroy();
    }),
  );
  const ms = performance.now() - began;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { ms, p50Ms: at(0.5), p99Ms: at(0.99), refused };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => resolve(socket));
  });
}

/** Writes one request and reads one answer; resolves with its status. */
function exchange(socket: Socket, request: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (!isWhole(text)) return;
      socket.off('data', read);
      socket.off('close', gone);
      resolve(Number(text.slice(9, 12)));
    };
    const gone = () => reject(new Error(`the connection was closed after: ${text.slice(0, 200)}`));
    socket.on('data', read);
    socket.once('close', gone);
    socket.write(request);
  });
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const head = text.slice(0, end).toLowerCase();
  const length = /content-length: (\d+)/.exec(head)?.[1];
  if (length !== undefined) return text.length >= end + 4 + Number(length);
  return head.includes('transfer-encoding: chunked') ? text.endsWith('0\r\n\r\n') : true;
}
