import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../kit/clock.ts';
import { createCalling } from './calling.ts';
import { type CloudSide, openCloud } from './cloudlink/index.ts';
import type { CloudSwitches } from './cloudlink/switches.ts';
import {
  type CallRecord,
  type Controlled,
  control,
  type Faults,
  type SandboxState,
  stateOfSandbox,
} from './control.ts';
import { graphApi } from './graph/api.ts';
import { seededTenant } from './graph/seed.ts';
import { graphCall, type TeamsSide, teamsSide } from './graph/side.ts';
import { type Answer, answer } from './portsip/api.ts';
import { blob } from './portsip/blobs.ts';
import { callLimit } from './portsip/limit.ts';
import { byEmail, type Mail, type Pbx, userOf } from './portsip/pbx.ts';
import { type PhoneEvents, phoneEvents } from './portsip/phone-events.ts';
import { seededPbx } from './portsip/seed.ts';
import { openSession, type Tokens } from './portsip/sessions.ts';
import type { Profile, Switches } from './portsip/switches.ts';
import { createWsi, type Wsi } from './portsip/wsi.ts';

export interface SandboxOptions {
  /** 0 takes any free port. */
  port: number;
  clock: Clock;
  /** Loopback unless the operator knows better; the control door answers loopback callers only. */
  host?: string;
  switches?: Partial<Switches>;
  cloudSwitches?: Partial<CloudSwitches>;
  profile?: Profile;
  /** How long an access token lives, in milliseconds; half an hour as in the vendor's samples. */
  tokenLifeMs?: number;
}

/** A running simulator of the company's phone system. */
export interface Sandbox {
  readonly url: string;
  /** The PortSIP base address, as `PORTSIP_URL` wants it. */
  readonly apiUrl: string;
  readonly port: number;
  /** May be changed while it runs. */
  readonly switches: Switches;
  /** The base address of every CloudLink service, as `CLOUDLINK_URL` wants it. */
  readonly cloudUrl: string;
  readonly cloud: CloudSide;
  /** The base address of Microsoft Graph and its sign-in, as `GRAPH_URL` wants it. */
  readonly graphUrl: string;
  readonly teams: TeamsSide;
  /** What `GET /control/state` answers. */
  state(): SandboxState;
  /** What `GET /control/calls` answers. */
  calls(): readonly CallRecord[];
  /** What the PBX mailed, oldest first. */
  mailbox(): readonly Mail[];
  /** A signed-in person's tokens without a call; throws when nobody has this address. */
  tokensFor(email: string): Tokens;
  /** What people do with their telephones. */
  readonly phones: PhoneEvents;
  /** Its push interface, as `PORTSIP_WSI_URL` wants it, and what a test does to it. */
  readonly wsi: Pick<Wsi, 'listeners' | 'drop' | 'look'> & { readonly url: string };
  setProfile(profile: Profile): void;
  setFaults(faults: Faults): void;
  /** Takes no more calls and closes every connection. */
  stop(): Promise<void>;
}

/** CloudLink's services stand below this: `/cloudlink/<service>/<version>/…`. */
const CLOUD = '/cloudlink';
/** Microsoft Graph and its sign-in stand below this. */
const GRAPH = '/graph';
const HALF_AN_HOUR_MS = 30 * 60_000;
const BODY_LIMIT = 1_048_576;
const WSI_PATH = '/wsi';
/** Longer than clients keep idle connections, so that none is closed under a request. */
const KEEP_ALIVE_MS = 75_000;

/** Starts the simulator; rejects with the system's error when the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, clock, host = '127.0.0.1', switches = {}, profile = '22.2', tokenLifeMs = HALF_AN_HOUR_MS } = options;
  const cloud = openCloud({ clock, switches: options.cloudSwitches ?? {}, base: () => `${url}${CLOUD}` });
  const pbx = seededPbx({ clock, profile, switches, tokenLifeMs });
  const tenant = seededTenant(clock);
  const graph = graphApi(tenant, () => `${url}${GRAPH}`);
  const teams = teamsSide(tenant, graph);
  const calls: CallRecord[] = [];
  const limit = callLimit(pbx);
  const wsi = createWsi(pbx);
  const phones = phoneEvents(pbx, wsi);
  const controlled: Controlled = { pbx, calls, teams, calling: createCalling(pbx, phones), faults: {} };

  const server = createServer((request, response) => {
    serve({ controlled, calls, limit, cloud: cloud.answer, graph: graph.answer }, request, response)
      .catch((thrown: unknown) => fail(response, thrown))
      .finally(() => {
        if (request.method !== 'GET') wsi.look();
      });
  });
  server.on('upgrade', (request, socket, head) => {
    if (request.url === WSI_PATH) wsi.upgrade(request, socket, head);
    else socket.destroy();
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = portOf(server.address());
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;

  return {
    url,
    apiUrl: `${url}/api`,
    cloudUrl: `${url}${CLOUD}`,
    cloud: cloud.side,
    graphUrl: `${url}${GRAPH}`,
    teams,
    port: bound,
    switches: pbx.switches,
    state: () => stateOfSandbox(pbx),
    calls: () => calls,
    mailbox: () => pbx.mailbox,
    tokensFor(email) {
      const user = byEmail(pbx, email);
      if (!user) throw new Error(`Nobody in the sandbox has the address ${email}.`);
      return openSession(pbx, user);
    },
    phones,
    wsi: {
      url: `${url.replace(/^http/, 'ws')}${WSI_PATH}`,
      listeners: () => wsi.listeners(),
      drop: () => wsi.drop(),
      look: () => wsi.look(),
    },
    setProfile(next) {
      pbx.profile = next;
    },
    setFaults(faults) {
      controlled.faults = faults;
    },
    stop() {
      wsi.stop();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

interface Parts {
  controlled: Controlled;
  calls: CallRecord[];
  limit: () => Answer | 'close' | undefined;
  cloud: ReturnType<typeof openCloud>['answer'];
  graph: ReturnType<typeof graphApi>['answer'];
}

async function serve(
  { controlled, calls, limit, cloud, graph }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  const method = request.method ?? 'GET';
  if (path.startsWith('/control/')) {
    if (!isLoopback(request.socket.remoteAddress)) return send(response, { status: 403 });
    const { status, body } = await control(controlled, method, path, await readBody(request));
    return send(response, { status, body: JSON.stringify(body) });
  }
  if (path.startsWith(`${CLOUD}/`)) {
    const { headers } = request;
    const call = { method, path: path.slice(CLOUD.length), query, headers, body: await readBody(request) };
    const { person, ...answered } = cloud(call);
    calls.push({
      at: new Date(controlled.pbx.clock.now()).toISOString(),
      method,
      path,
      person,
      status: answered.status,
    });
    return send(response, answered);
  }
  if (path.startsWith(`${GRAPH}/`)) {
    const address = new URL(request.url ?? '/', 'http://graph.example');
    const call = graphCall(method, address, request.headers.authorization ?? '', await readBody(request), GRAPH);
    const { status, body, headers } = await graph(call);
    return send(response, {
      status,
      ...(headers && { headers }),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
  if (!path.startsWith('/api/')) return send(response, { status: 404 });

  const { pbx, faults } = controlled;
  const limited = limit();
  if (faults.down || limited === 'close') {
    request.socket.destroy();
    return;
  }
  const body = await readBody(request);
  const { latencyMs } = faults;
  if (latencyMs) await new Promise((resolve) => setTimeout(resolve, latencyMs).unref());

  const token = bearer(request.headers.authorization);
  // Whose token it was is looked up first: signing out forgets it.
  const person = personOf(pbx, token);
  const digest = method === 'GET' ? /^\/api\/blobs\/([^/]+)$/.exec(path)?.[1] : undefined;
  if (digest !== undefined && !fault(faults) && !limited) {
    const file = blob(pbx, digest, { token, range: request.headers.range });
    calls.push({ at: new Date(pbx.clock.now()).toISOString(), method, path, person, status: file.status });
    response.writeHead(file.status, { 'content-length': file.bytes?.length ?? 0, ...file.headers }).end(file.bytes);
    return;
  }
  const result =
    fault(faults) ??
    limited ??
    answer(pbx, {
      method,
      path: path.slice('/api'.length),
      query,
      token,
      contentType: request.headers['content-type'] ?? '',
      body,
      address: request.socket.remoteAddress ?? '',
    });
  calls.push({ at: new Date(pbx.clock.now()).toISOString(), method, path, person, status: result.status });
  send(response, result);
}

function fault({ status, retryAfter, html }: Faults): Answer | undefined {
  if (html) {
    const page = '<!doctype html><title>Maintenance</title><p>The service is not available.</p>';
    const body = html === true ? page : html;
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
  }
  if (status === undefined || status === null) return undefined;
  const body = JSON.stringify({ errors: [{ code: 'UNKNOWN', message: 'The server cannot answer now.' }] });
  return {
    status,
    headers: retryAfter === undefined || retryAfter === null ? {} : { 'retry-after': String(retryAfter) },
    body,
  };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  if (body === undefined) {
    response.writeHead(status, status === 204 ? headers : { 'content-length': 0, ...headers }).end();
    return;
  }
  const length = Buffer.byteLength(body);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': length, ...headers }).end(body);
}

/** A mistake of the simulator's own, or a caller who went away in the middle of a body. */
function fail(response: ServerResponse, thrown: unknown): void {
  if (response.headersSent || response.destroyed) return;
  const message = thrown instanceof Error ? thrown.message : 'Unknown.';
  send(response, { status: 500, body: JSON.stringify({ errors: [{ code: 'UNKNOWN', message }] }) });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new Error('The body is too long.');
    chunks.push(chunk);
  }
  return chunks.length === 0 ? '' : Buffer.concat(chunks).toString('utf8');
}

function personOf(pbx: Pbx, token: string): string | null {
  const session = pbx.byAccess.get(token);
  return (session && userOf(pbx, session.userId)?.email) ?? null;
}

function bearer(header: string | undefined): string {
  return header?.toLowerCase().startsWith('bearer ') ? header.slice('bearer '.length) : '';
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}

function portOf(address: string | AddressInfo | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return address.port;
}
