import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { Log } from '../../core/log.ts';
import type { Clock } from '../../kit/clock.ts';
import { createAddresses } from './addresses.ts';
import { refuse } from './answers.ts';
import { createClient, type SlackClient } from './client.ts';
import { createDeliver } from './deliver.ts';
import { fields, fromJson } from './records.ts';
import { argumentsOf, callMethod } from './web-api.ts';
import { createWorkspace, type SlackPerson, type Workspace } from './workspace.ts';

export interface SlackSide {
  /** What an operator would set as `SLACK_…`. */
  readonly credentials: { signingSecret: string; botToken: string; apiUrl: string };
  readonly workspace: Workspace;
  /** `botUrl`: where the app takes events; `commands`: its slash commands without the slash. */
  client(parts: { botUrl: () => string; commands: () => readonly string[] }): SlackClient;
  stop(): Promise<void>;
}

const LARGEST_BODY = 1_048_576;

/**
 * A simulated Slack workspace over HTTP on loopback, on a port of its own: the Web API, response addresses, and signed
 * deliveries to the app. Its token and signing secret are made at each start, so nobody else can speak to either side.
 */
export async function openSlackSide(parts: {
  people: readonly SlackPerson[];
  clock: Clock;
  log: Log;
}): Promise<SlackSide> {
  const { people, clock, log } = parts;
  const signingSecret = randomBytes(16).toString('hex');
  const botToken = `xoxb-sandbox-${randomBytes(16).toString('hex')}`;
  const workspace = createWorkspace(people, clock);
  const addresses = createAddresses(workspace, clock);

  const server = createServer((request, response) => {
    readBody(request)
      .then((raw) => {
        const { status, type, body } = answer(request, raw);
        response.writeHead(status, { 'content-type': type }).end(body);
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;

  function answer(request: IncomingMessage, raw: string): { status: number; type: string; body: string } {
    const [, area = '', name = ''] = /^\/(api|response)\/([\w.-]+)$/.exec(request.url ?? '') ?? [];
    if (request.method !== 'POST' || area === '') return { status: 404, type: 'text/plain', body: 'not found' };
    if (area === 'response') {
      const { status, text } = addresses.respond(name, fields(fromJson(raw)));
      return { status, type: 'text/plain', body: text };
    }
    const args = argumentsOf(raw, request.headers['content-type'] ?? '');
    const isOurs = request.headers.authorization === `Bearer ${botToken}` || name === 'api.test';
    const result = isOurs ? callMethod(workspace, addresses, name, args) : refuse('invalid_auth');
    return { status: 200, type: 'application/json', body: JSON.stringify(result) };
  }

  return {
    credentials: { signingSecret, botToken, apiUrl: `${base}/api/` },
    workspace,
    client: ({ botUrl, commands }) =>
      createClient({
        workspace,
        addresses,
        deliver: createDeliver({ botUrl, signingSecret, clock, log }),
        clock,
        responseUrl: (id) => `${base}/response/${id}`,
        commands,
      }),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Error('The body is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
