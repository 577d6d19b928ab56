import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { z } from 'zod';
import { teamsLimits } from './chat-limits.ts';

/** A JSON object as it was sent. */
export type Payload = Record<string, unknown>;

/** One call that reached the stand-in of the Bot Connector. */
interface ConnectorCall {
  method: string;
  path: string;
  kind: 'send' | 'update' | 'create' | 'member' | 'roster' | 'other';
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
  refuse(refusal: Refusal): void;
  /** From now on answers 429 as Teams does, by the clock given. */
  limit(now: () => number): void;
  /** Resolves when so many calls of that kind have come. */
  until(kind: ConnectorCall['kind'], count: number): Promise<ConnectorCall[]>;
  close(): Promise<void>;
}

export async function openTeamsStub(): Promise<TeamsStub> {
  const calls: ConnectorCall[] = [];
  const shown = new Map<string, Payload[]>();
  const members = new Map<string, Record<string, unknown>>();
  const rosters = new Map<string, string[]>();
  let refusals: Refusal[] = [];
  let isOver: (conversation: string) => boolean = () => false;
  let watchers: (() => void)[] = [];
  let connections = 0;
  let made = 0;

  const server = createServer((request, response) => {
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
      const wait = refusal.retryAfter === undefined ? {} : { 'retry-after': String(refusal.retryAfter) };
      end(response, refusal.status, { error: { code: refusal.code ?? 'Error', message: 'refused' } }, wait);
    } else {
      end(response, ...fulfil(call));
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
        const others = there.filter((one) => idOf(one) !== call.target);
        shown.set(call.conversation, [...others, call.body]);
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
    refuse: (refusal) => void refusals.push({ ...refusal }),
    limit(now) {
      isOver = teamsLimits(now);
    },
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

/** The services that vouch for Teams: signing keys, their metadata, and the sign-in that gives the bot its token. */
export interface TeamsIdentity {
  /** For the adapter's settings. */
  endpoints: { metadata: string; issuer: string; login: string };
  /** A token as the Bot Framework service signs it; members given replace the right ones. */
  token(
    claims: JWTPayload & { aud: string; serviceurl: string },
    with_?: 'another key' | 'unendorsed key',
  ): Promise<string>;
  signIns: number;
  refuseSignIn(): void;
  close(): Promise<void>;
}

export async function openTeamsIdentity(now: () => number): Promise<TeamsIdentity> {
  const [right, unendorsed, another] = await Promise.all([1, 2, 3].map(() => generateKeyPair('RS256')));
  if (!right || !unendorsed || !another) throw new Error('no keys');
  const keys = [
    { ...(await exportJWK(right.publicKey)), kid: 'right', alg: 'RS256', use: 'sig', endorsements: ['msteams'] },
    {
      ...(await exportJWK(unendorsed.publicKey)),
      kid: 'unendorsed',
      alg: 'RS256',
      use: 'sig',
      endorsements: ['webchat'],
    },
  ];
  const issuer = 'https://api.botframework.com';
  let isRefusing = false;

  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const tenant = path.split('/')[1];
    if (path === '/keys') return end(response, 200, { keys });
    if (path === '/metadata') {
      return end(response, 200, { issuer, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: ['RS256'] });
    }
    if (path.includes('/token')) {
      identity.signIns++;
      if (isRefusing) return end(response, 401, { error: 'invalid_client', error_description: 'AADSTS7000215: wrong' });
      return end(response, 200, {
        token_type: 'Bearer',
        expires_in: 3600,
        access_token: `token-${crypto.randomUUID()}`,
      });
    }
    const authority = `https://login.microsoftonline.com/${tenant}`;
    return end(response, 200, {
      tenant_discovery_endpoint: `${authority}/v2.0/.well-known/openid-configuration`,
      token_endpoint: `${authority}/oauth2/v2.0/token`,
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      issuer: `${authority}/v2.0`,
      jwks_uri: `${authority}/keys`,
      metadata: [],
    });
  });
  const url = await listen(server);
  const identity: TeamsIdentity = {
    endpoints: { metadata: `${url}/metadata`, issuer, login: url },
    token(claims, by) {
      const seconds = Math.floor(now() / 1000);
      const key = by === 'another key' ? another : by === 'unendorsed key' ? unendorsed : right;
      return new SignJWT({ iss: issuer, nbf: seconds - 60, exp: seconds + 3600, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: by === 'unendorsed key' ? 'unendorsed' : 'right' })
        .sign(key.privateKey);
    },
    signIns: 0,
    refuseSignIn() {
      isRefusing = true;
    },
    close: () => close(server),
  };
  return identity;
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

function end(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function listen(server: ReturnType<typeof createServer>): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${portOf(server.address())}`));
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}

function close(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
