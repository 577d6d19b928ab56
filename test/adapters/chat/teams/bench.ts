import { createServer } from 'node:http';
import { Agent, request } from 'undici';
import { createTeams, settings } from '../../../../adapters/chat/teams/index.ts';
import type { Card } from '../../../../cards/model.ts';
import type { Accepted, ChatAdapter, Door, Hit } from '../../../../src/core/chat.ts';
import { silentLog } from '../../../../src/core/log.ts';
import type { Incoming, Reply } from '../../../../src/core/request.ts';
import { type TestClock, testClock } from '../../../support/clock.ts';
import { openTeamsStub, type Payload, type TeamsStub, teamsActivity } from '../../../support/teams-stub.ts';

/** What came back over HTTP. */
interface Answer {
  status: number;
  body: Payload;
}

/** The adapter behind a real server, with a door that writes down and lets the test give the replies. */
export interface TeamsBench {
  teams: ChatAdapter;
  stub: TeamsStub;
  clock: TestClock;
  url: string;
  /** What the door has accepted, without repeats. */
  accepted: Incoming[];
  viewed: Incoming[];
  /** What a search may find. */
  hits: Hit[];
  lines: string[];
  /** The door writes nothing down any more. */
  breakDoor(): void;
  /** What `door.view` gives. */
  show(card: Card | undefined): void;
  /** Sends an activity as Teams would. */
  send(more: Payload, headers?: Record<string, string>): Promise<Answer>;
  post(body: string | Buffer, headers?: Record<string, string>): Promise<Answer>;
  /** The arrival that was accepted last, once there are so many. */
  arrival(count?: number): Promise<Incoming>;
  /** The application has the reply: the door's promise resolves, and `answer` is called. */
  reply(to: Incoming, reply: Reply): ReturnType<ChatAdapter['answer']>;
  close(): Promise<void>;
}

export async function openTeamsBench(
  given: (connectorHost: string) => object = () => ({ anonymous: true }),
  clock = testClock(),
): Promise<TeamsBench> {
  const stub = await openTeamsStub();
  const lines: string[] = [];
  const note = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log = { ...silentLog, info: note, warn: note, error: note };
  const teams = createTeams(settings.parse(given(new URL(stub.url).host)), { log, clock });
  const accepted: Incoming[] = [];
  const viewed: Incoming[] = [];
  const replies = new Map<string, PromiseWithResolvers<Reply | undefined>>();
  let watchers: (() => void)[] = [];
  let isBroken = false;
  let view: Card | undefined;
  const hits: Hit[] = [];

  const door: Door = {
    async accept(incoming): Promise<Accepted> {
      if (isBroken) throw new Error('disk full');
      if (replies.has(incoming.key)) return { fresh: false, reply: Promise.resolve(undefined) };
      const reply = Promise.withResolvers<Reply | undefined>();
      replies.set(incoming.key, reply);
      accepted.push(incoming);
      for (const watcher of watchers) watcher();
      return { fresh: true, reply: reply.promise };
    },
    changed: async () => undefined,
    met: async () => undefined,
    async view(incoming) {
      viewed.push(incoming);
      return view;
    },
    visit: async () => {
      throw new Error('Teams has no page of that kind');
    },
    suggest: async () => [],
    search: async (_from, _where, { typed }) => hits.filter(({ title }) => title.includes(typed)),
  };

  const server = createServer((incoming, response) => {
    const route = teams.routes.find(({ method, path }) => method === incoming.method && path === incoming.url);
    if (route) void route.handle(incoming, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/api/messages`;
  const agent = new Agent();
  await teams.start(door);

  async function post(body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
    const answer = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      dispatcher: agent,
    });
    const text = await answer.body.text();
    return { status: answer.statusCode, body: text === '' ? {} : JSON.parse(text) };
  }

  return {
    teams,
    stub,
    clock,
    url,
    accepted,
    viewed,
    hits,
    lines,
    breakDoor: () => {
      isBroken = true;
    },
    show: (card) => {
      view = card;
    },
    post,
    send: (more, headers) => post(JSON.stringify(teamsActivity(stub.url, more)), headers),
    arrival: (count = 1) =>
      new Promise((resolve) => {
        const look = () => {
          const last = accepted[count - 1];
          if (!last) return;
          watchers = watchers.filter((watcher) => watcher !== look);
          resolve(last);
        };
        watchers.push(look);
        look();
      }),
    reply(to, reply) {
      replies.get(to.key)?.resolve(reply);
      return teams.answer(to, reply);
    },
    async close() {
      await teams.stop();
      await agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await stub.close();
    },
  };
}

/** A press of a button of ours on the card `m1`. */
export function press(call: unknown, more: Payload = {}, inputs: Payload = {}): Payload {
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: 'pressed-1',
    value: { action: { type: 'Action.Execute', verb: 'call', data: { call, ...inputs } }, trigger: 'manual' },
    ...more,
  };
}

/** The group chat in which the bot sits. */
export const group: Payload = {
  conversation: { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: 'tenant-1' },
};
