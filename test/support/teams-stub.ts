import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { teamsLimits } from './chat-limits.ts';

/** A JSON object as it was sent. */
export type Payload = Record<string, unknown>;

/** One call that reached the stand-in of the Bot Connector. */
interface ConnectorCall {
  method: string;
  path: string;
  kind: 'send' | 'update' | 'create' | 'member' | 'roster' | 'channels' | 'other';
  conversation: string;
  /** The activity replied to, updated, or the member asked for. */
  target: string;
  authorization: string | undefined;
  /** How many connections there had been by then. */
  connections: number;
  body: Payload;
  /** It was one too many. */
  limited?: true;
}

interface Refusal {
  kind: ConnectorCall['kind'];
  status: number;
  /** The connector's sub-code. */
  code?: string;
  retryAfter?: number;
  times?: number;
  /** It is done all the same, and the connection breaks before the answer. */
  lost?: true;
}

/** A stand-in of the Bot Connector over loopback: keeps what it is sent, and refuses when it is told to. */
export interface TeamsStub {
  url: string;
  calls: ConnectorCall[];
  /** Calls of one kind, without typing. */
  of(kind: ConnectorCall['kind']): ConnectorCall[];
  /** What stands in a conversation now, oldest first, after updates. */
  messages(conversation: string): Payload[];
  members: Map<string, Record<string, unknown>>;
  /** Who is in a conversation, by its id. */
  rosters: Map<string, string[]>;
  /** Names of channels by id, of every team alike; null for General. */
  channels: Map<string, string | null>;
  refuse(refusal: Refusal): void;
  /** From now on answers 429 as Teams does, by the clock given. */
  limit(now: () => number): void;
  /** Closes every connection without an answer until called with false. */
  setDown(down: boolean): void;
  /** The next such message is taken, and nobody ever hears of it; resolves when that has happened. */
  swallow(fits: (message: Payload) => boolean): Promise<void>;
  /** Resolves when so many calls of that kind have come. */
  until(kind: ConnectorCall['kind'], count: number): Promise<ConnectorCall[]>;
  close(): Promise<void>;
}

export async function openTeamsStub(): Promise<TeamsStub> {
  const calls: ConnectorCall[] = [];
  const shown = new Map<string, Payload[]>();
  const members = new Map<string, Record<string, unknown>>();
  const rosters = new Map<string, string[]>();
  const channels = new Map<string, string | null>();
  let refusals: Refusal[] = [];
  let isOver: (conversation: string) => boolean = () => false;
  let watchers: (() => void)[] = [];
  let connections = 0;
  let made = 0;
  let down = false;
  let swallowing: { fits: (message: Payload) => boolean; done: () => void } | undefined;

  const server = createServer((request, response) => {
    if (down) return void request.socket.destroy();
    void readJson(request).then((body) => answer(request, response, body));
  }).on('connection', () => connections++);

  function answer(request: IncomingMessage, response: ServerResponse, body: Payload): void {
    const call: ConnectorCall = {
      ...describe(request),
      authorization: request.headers.authorization,
      connections,
      body,
    };
    calls.push(call);
    const counts = (call.kind === 'send' || call.kind === 'update') && call.body.type !== 'typing';
    if (counts && isOver(call.conversation)) {
      call.limited = true;
      end(response, 429, { error: { code: 'Throttled', message: 'too many' } }, { 'retry-after': '1' });
      return;
    }
    const refusal =
      call.body.type === 'typing' ? undefined : refusals.find((candidate) => candidate.kind === call.kind);
    if (refusal) {
      refusal.times = (refusal.times ?? Number.POSITIVE_INFINITY) - 1;
      refusals = refusals.filter(({ times }) => times !== 0);
      if (refusal.lost) {
        fulfil(call);
        request.socket.destroy();
        for (const watcher of watchers) watcher();
        return;
      }
      const wait = refusal.retryAfter === undefined ? {} : { 'retry-after': String(refusal.retryAfter) };
      end(response, refusal.status, { error: { code: refusal.code ?? 'Error', message: 'refused' } }, wait);
    } else {
      const answered = fulfil(call);
      if (call.kind === 'send' && swallowing?.fits(call.body)) {
        swallowing.done();
        swallowing = undefined;
      } else end(response, ...answered);
    }
    for (const watcher of watchers) watcher();
  }

  function fulfil(call: ConnectorCall): [number, unknown] {
    const there = shown.get(call.conversation) ?? [];
    switch (call.kind) {
      case 'send': {
        const id = `m${++made}`;
        if (call.body.type !== 'typing') shown.set(call.conversation, [...there, { ...call.body, id }]);
        return [201, { id }];
      }
      case 'update': {
        const known =
          there.length === 0 || !call.target.startsWith('m') || there.some((one) => idOf(one) === call.target);
        if (!known) return [404, { error: { code: 'ActivityNotFoundInConversation', message: 'gone' } }];
        const at = there.findIndex((one) => idOf(one) === call.target);
        shown.set(call.conversation, at < 0 ? [...there, call.body] : there.with(at, call.body));
        return [200, { id: call.target }];
      }
      case 'create':
        return [201, { id: `a:direct-${Members.parse(call.body).members[0]?.id}` }];
      case 'member': {
        const member = members.get(call.target);
        return member ? [200, member] : [404, { error: { code: 'MemberNotFoundInConversation', message: 'unknown' } }];
      }
      case 'roster': {
        const there = rosters.get(call.conversation);
        return there
          ? [200, { members: there.flatMap((id) => members.get(id) ?? []) }]
          : [404, { error: { code: 'ConversationNotFound', message: 'unknown' } }];
      }
      case 'channels':
        return [200, { conversations: [...channels].map(([id, name]) => ({ id, name })) }];
      case 'other':
        return [404, { error: { code: 'NotFound', message: 'no such thing' } }];
      default:
        return call.kind satisfies never;
    }
  }

  const url = await listen(server);
  const of = (kind: ConnectorCall['kind']) => calls.filter((call) => call.kind === kind && call.body.type !== 'typing');
  return {
    url,
    calls,
    of,
    messages: (conversation) => shown.get(conversation) ?? [],
    members,
    rosters,
    channels,
    refuse: (refusal) => void refusals.push({ ...refusal }),
    limit(now) {
      isOver = teamsLimits(now);
    },
    setDown(now) {
      down = now;
      if (down) server.closeAllConnections();
    },
    swallow: (fits) =>
      new Promise((done) => {
        swallowing = { fits, done };
      }),
    until: (kind, count) =>
      new Promise((resolve) => {
        const look = () => {
          if (of(kind).length < count) return;
          watchers = watchers.filter((watcher) => watcher !== look);
          resolve(of(kind));
        };
        watchers.push(look);
        look();
      }),
    close: () => close(server),
  };
}

/** An activity as Teams sends it, in the personal chat of Dana Kim unless told otherwise. */
export function teamsActivity(serviceUrl: string, more: Payload = {}): Payload {
  return {
    type: 'message',
    id: `f:${crypto.randomUUID()}`,
    timestamp: '2026-11-23T09:00:00.000Z',
    localTimestamp: '2026-11-23T10:00:00.000+01:00',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:dana', name: 'Dana Kim', aadObjectId: 'aad-dana' },
    recipient: { id: '28:bot', name: 'Patchcord' },
    conversation: { id: 'a:personal-dana', conversationType: 'personal', tenantId: 'tenant-1' },
    channelData: { tenant: { id: 'tenant-1' } },
    entities: [{ type: 'clientInfo', locale: 'de-DE', country: 'DE', platform: 'Web', timezone: 'Europe/Berlin' }],
    ...more,
  };
}

function describe(request: IncomingMessage) {
  const path = new URL(request.url ?? '/', 'http://stub').pathname;
  const [, conversation = '', what = '', target = ''] =
    /^\/v3\/conversations(?:\/([^/]+)(?:\/(activities|members|pagedmembers)(?:\/(.+))?)?)?$/
      .exec(path)
      ?.map((part) => decodeURIComponent(part ?? '')) ?? [];
  return {
    method: request.method ?? '',
    path,
    kind: kindOf(request.method ?? '', path, conversation, what),
    conversation,
    target,
  };
}

function kindOf(method: string, path: string, conversation: string, what: string): ConnectorCall['kind'] {
  if (method === 'GET' && /^\/v3\/teams\/[^/]+\/conversations$/.test(path)) return 'channels';
  if (method === 'GET' && what === 'members') return 'member';
  if (method === 'GET' && what === 'pagedmembers') return 'roster';
  if (method === 'PUT' && what === 'activities') return 'update';
  if (method === 'POST' && what === 'activities') return 'send';
  return method === 'POST' && conversation === '' && path === '/v3/conversations' ? 'create' : 'other';
}

const WithId = z.object({ id: z.string() });
const Members = z.object({ members: z.array(WithId) });
const Anything = z.record(z.string(), z.unknown());
const WithCard = z.object({ attachments: z.tuple([z.object({ content: Anything })]) });

/** The Adaptive Card of a message. */
export function cardOf(message: Payload | undefined): Payload {
  return WithCard.parse(message).attachments[0].content;
}

function idOf(message: unknown): string | undefined {
  return WithId.safeParse(message).data?.id;
}

async function readJson(request: IncomingMessage): Promise<Payload> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : Anything.parse(JSON.parse(text));
}

export function end(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export function listen(server: ReturnType<typeof createServer>): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${portOf(server.address())}`));
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}

export function close(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
