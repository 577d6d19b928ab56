import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

export interface FakeRequest {
  method: string;
  /** With the query. */
  path: string;
  body: string;
  headers: IncomingMessage['headers'];
}

export interface FakeServer {
  url: string;
  /** Everything that arrived, oldest first. */
  seen: FakeRequest[];
  /** Resolves when so many requests have arrived. */
  arrived(count: number): Promise<void>;
}

/** A loopback server that answers as the test says, for answers no simulator gives. Gone when the test is over. */
export async function fakeServer(
  answer: (request: FakeRequest, response: ServerResponse) => void,
): Promise<FakeServer> {
  const seen: FakeRequest[] = [];
  let waiting: { count: number; done: () => void }[] = [];
  async function receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const { method = '', url = '', headers } = incoming;
    const request = { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') };
    seen.push(request);
    for (const each of waiting) if (seen.length >= each.count) each.done();
    waiting = waiting.filter((each) => seen.length < each.count);
    answer(request, response);
  }
  const server = createServer((incoming, response) => {
    receive(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    seen,
    arrived: (count) =>
      seen.length >= count ? Promise.resolve() : new Promise((done) => waiting.push({ count, done })),
  };
}

/** Answers with JSON, or with nothing. */
export function json(
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): void {
  if (body === undefined) response.writeHead(status, headers).end();
  else response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
