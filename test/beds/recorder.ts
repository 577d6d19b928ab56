import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { request } from 'undici';
import { freePort } from './start.ts';

/** One call that went through, with its answer. */
export interface Passed {
  method: string;
  /** With the query. */
  path: string;
  body: string;
  status: number;
  contentType: string;
  answer: string;
}

/** Answers a call itself; `undefined` lets it pass. */
export type Answering = (call: { path: string; body: string }) => { status?: number; json: unknown } | undefined;

/** A proxy of the test: it writes down what goes through, and can be pointed elsewhere at any time. */
export interface Recorder {
  url: string;
  passed: Passed[];
  pointAt(url: string): void;
  stop(): Promise<void>;
}

export async function startRecorder(target = '', answering: Answering = () => undefined): Promise<Recorder> {
  const passed: Passed[] = [];
  let base = target;

  async function forward(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const { method = 'GET', url: path = '/' } = incoming;
    const own = answering({ path, body: body.toString() });
    const answered = own
      ? {
          status: own.status ?? 200,
          headers: { 'content-type': 'application/json' },
          body: Buffer.from(JSON.stringify(own.json)),
        }
      : await ask(base + path, method, incoming.headers, body);
    const contentType = String(answered.headers['content-type'] ?? '');
    const call = { method, path, body: body.toString(), status: answered.status, contentType };
    passed.push({ ...call, answer: answered.body.toString() });
    response.writeHead(answered.status, answered.headers).end(answered.body);
  }

  const server = createServer((incoming, response) => {
    forward(incoming, response).catch(() => response.destroy());
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    passed,
    pointAt: (url) => {
      base = url;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Headers that belong to one connection, or to a body of another length. */
const perConnection = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host', 'expect'];

async function ask(url: string, method: string, headers: IncomingMessage['headers'], body: Buffer) {
  const kept = Object.entries(headers).filter(([name]) => !perConnection.includes(name));
  const answer = await request(url, {
    method,
    headers: Object.fromEntries(kept),
    ...(body.length > 0 && { body }),
  });
  const back = Object.entries(answer.headers).filter(([name]) => !perConnection.includes(name));
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(back),
    body: Buffer.from(await answer.body.arrayBuffer()),
  };
}
