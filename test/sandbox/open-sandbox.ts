import { fetch } from 'undici';
import { onTestFinished } from 'vitest';
import { serviceAccount } from '../../src/sandbox/company.ts';
import type { Profile, Switches } from '../../src/sandbox/portsip/switches.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { type TestClock, testClock } from '../support/clock.ts';

const CLIENT_ID = '9d806019-75b2-4b3d-bb8b-f5a3a412cc0a';

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; undefined for an empty one. */
  json: unknown;
  /** Code of the first error. */
  code: string | undefined;
  /** A text member of the body; fails when it is not there. */
  get(member: string): string;
  /** `items` of a list. */
  items: Record<string, unknown>[];
}

export interface Caller {
  get: (path: string) => Promise<Reply>;
  post: (path: string, body?: unknown) => Promise<Reply>;
}

export interface OpenSandbox {
  sandbox: Sandbox;
  clock: TestClock;
  /** Calls with this person's own token, by the e-mail's local part. */
  as: (name: string) => Caller;
  /** Calls with this access token, or without one. */
  with: (token: string) => Caller;
  /** The administrator account of the installation. */
  service: () => Promise<Caller>;
  form: (members: Record<string, string>) => Promise<Reply>;
  signIn: (name: string, password: string) => Promise<Reply>;
  control: (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Reply>;
}

/** A sandbox of its own for one test, with time standing still. */
export async function openSandbox(
  options: { switches?: Partial<Switches>; profile?: Profile; tokenLifeMs?: number } = {},
): Promise<OpenSandbox> {
  const clock = testClock();
  const sandbox = await startSandbox({ port: 0, clock, ...options });
  onTestFinished(() => sandbox.stop());

  const call = async (method: string, url: string, headers: Record<string, string>, body?: string) =>
    readReply(await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) }));
  const json = (body: unknown) => (body === undefined ? undefined : JSON.stringify(body));
  const caller = (token: string): Caller => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    return {
      get: (path) => call('GET', sandbox.apiUrl + path, headers),
      post: (path, body) => call('POST', sandbox.apiUrl + path, headers, json(body)),
    };
  };
  const form = (members: Record<string, string>) =>
    call(
      'POST',
      `${sandbox.apiUrl}/login/oauth/token`,
      { 'content-type': 'application/x-www-form-urlencoded' },
      new URLSearchParams({ client_id: CLIENT_ID, scope: 'all', ...members }).toString(),
    );
  const signIn = (username: string, password: string) =>
    form({ grant_type: 'password', username, password, domain: 'sandbox.example' });
  return {
    sandbox,
    clock,
    as: (name) => caller(sandbox.tokensFor(`${name}@example.com`).access_token),
    with: caller,
    async service() {
      return caller((await signIn(serviceAccount.username, serviceAccount.password)).get('access_token'));
    },
    form,
    signIn,
    control: (method, path, body) =>
      call(method, `${sandbox.url}/control/${path}`, { 'content-type': 'application/json' }, json(body)),
  } satisfies OpenSandbox;
}

async function readReply(response: Awaited<ReturnType<typeof fetch>>): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') && text !== '';
  const json: unknown = isJson ? JSON.parse(text) : undefined;
  const record = asRecord(json);
  const errors = asList(record.errors);
  return {
    status: response.status,
    headers: new Headers([...response.headers]),
    text,
    json,
    code: errors[0] === undefined ? undefined : String(errors[0].code),
    get(member) {
      const value = record[member];
      if (typeof value !== 'string') throw new Error(`The answer ${response.status} has no text ${member}.`);
      return value;
    },
    items: asList(record.items),
  };
}

export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function asList(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(asRecord) : [];
}
