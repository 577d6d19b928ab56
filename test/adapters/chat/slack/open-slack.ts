import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSlack, type SlackTools, settings } from '../../../../adapters/chat/slack/index.ts';
import type { ChatAdapter, Suggestion } from '../../../../src/core/chat.ts';
import { silentLog } from '../../../../src/core/log.ts';
import { Incoming } from '../../../../src/core/request.ts';
import type { Vault } from '../../../../src/core/vault.ts';
import { type Clock, systemClock } from '../../../../src/kit/clock.ts';
import { createSlackSender, type SlackSender } from '../../../support/slack-sender.ts';
import { openSlackStub, type SlackStub } from '../../../support/slack-stub.ts';

export interface OpenSlack {
  adapter: ChatAdapter;
  stub: SlackStub;
  slack: SlackSender;
  /** Where the entrances are. */
  url: string;
  /** What the door wrote down, each key once. */
  accepted: Incoming[];
  /** Who opened their own page. */
  looks: Pick<Incoming, 'from' | 'where'>[];
  /** What the door offers to say. */
  suggestions: Suggestion[];
  /** Called while an arrival is being written down. */
  onAccept(then: (incoming: Incoming) => void): void;
  /** Makes the door fail. */
  breakDoor(): void;
  vault: Map<string, string>;
  close(): Promise<void>;
}

export const signingSecret = 'shhh';

export interface OpenOptions {
  clock?: Clock;
  log?: SlackTools['log'];
  settings?: Record<string, string | undefined>;
  publicUrl?: string;
  /** The app has the assistant pane. */
  assistant?: boolean;
}

/** The adapter behind real HTTP, with a door that remembers and the stub as Slack. */
export async function openSlack(options: OpenOptions = {}): Promise<OpenSlack> {
  const clock = options.clock ?? systemClock;
  const stub = await openSlackStub({ now: () => clock.now() });
  stub.addUser({ id: 'U0DANA', team_id: 'T0001', name: 'dana', real_name: 'Dana Kim' });
  stub.join('C0GENERAL');
  const vault = new Map<string, string>();
  const accepted: Incoming[] = [];
  const looks: OpenSlack['looks'] = [];
  const suggestions: Suggestion[] = [];
  let broken = false;
  let accepting: (incoming: Incoming) => void = () => undefined;
  const adapter = createSlack(
    settings.parse({
      signingSecret,
      botToken: 'xoxb-test',
      apiUrl: stub.apiUrl,
      assistant: options.assistant,
      ...options.settings,
    }),
    {
      log: options.log ?? silentLog,
      clock,
      vault: mapVault(vault),
      ...(options.publicUrl && { publicUrl: options.publicUrl }),
    },
  );
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://localhost').pathname;
    const route = adapter.routes.find((one) => one.path === path && one.method === request.method);
    if (route) void route.handle(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await adapter.start({
    async accept(incoming) {
      if (broken) throw new Error('the disk is full');
      const fresh = !accepted.some(({ key }) => key === incoming.key);
      // As the store does: what does not survive JSON and the schema is lost.
      if (fresh) accepted.push(Incoming.parse(JSON.parse(JSON.stringify(incoming))));
      accepting(incoming);
      return { fresh, reply: Promise.resolve(undefined) };
    },
    view: async () => undefined,
    visit: async (from, where) => void looks.push({ from, where }),
    suggest: async () => suggestions,
    search: async () => [],
    changed: async () => undefined,
    met: async () => undefined,
  });
  return {
    adapter,
    stub,
    slack: createSlackSender(`${url}/slack/events`, signingSecret, () => clock.now()),
    url,
    accepted,
    looks,
    suggestions,
    onAccept(then) {
      accepting = then;
    },
    breakDoor() {
      broken = true;
    },
    vault,
    async close() {
      await adapter.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await stub.stop();
    },
  };
}

function mapVault(secrets: Map<string, string>): Vault {
  return {
    read: async (name) => secrets.get(name),
    write: async (name, secret) => void secrets.set(name, secret),
    remove: async (name) => void secrets.delete(name),
  };
}

/** The newest arrival; the test fails when there is none. */
export function newest(slack: OpenSlack): Incoming {
  const last = slack.accepted.at(-1);
  if (!last) throw new Error('nothing arrived');
  return last;
}
