import type { z } from 'zod';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import { type Meter, noMeter } from '../../../src/core/meter.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { createHttp, type HttpCall, VendorRefusal } from '../../../src/kit/http.ts';
import { Page, Refusal, Token } from './schema.ts';
import type { GraphSettings } from './settings.ts';

/** Microsoft Graph with the application's own token (client credentials). 429 is obeyed, as everywhere, by the HTTP client. */
export interface GraphApi {
  read<T>(call: HttpCall, answer: z.ZodType<T>): Promise<T>;
  /** The answer's body does not matter. */
  send(call: HttpCall): Promise<void>;
  /** All pages of a list (`@odata.nextLink`), 100 at most. */
  list<T>(path: string, item: z.ZodType<T>): Promise<T[]>;
  /** Asks the sign-in for tokens, as the application. Throws `not-allowed` when it refuses. */
  grant(form: Record<string, string>): Promise<Granted>;
  /** Calls with somebody else's token. */
  as(token: string): Pick<GraphApi, 'read' | 'send'>;
  /** Where people sign in. */
  readonly signInAddress: string;
  stop(): Promise<void>;
}

/** What a sign-in gave. */
export interface Granted {
  access: string;
  lifetimeMs: number;
  refresh: string | undefined;
}

export interface GraphTools {
  log: Log;
  clock: Clock;
  meter?: Meter;
}

const SIGN_IN = 'https://login.microsoftonline.com';
const GRAPH = 'https://graph.microsoft.com/v1.0';
const SCOPE = 'https://graph.microsoft.com/.default';
/** A token is renewed so long before its end. */
const EARLY_MS = 5 * 60_000;
const MOST_PAGES = 100;

export function createGraphApi(settings: GraphSettings, { log, clock, meter = noMeter }: GraphTools): GraphApi {
  const { tenantId, clientId, clientSecret, url } = settings;
  const title = 'Microsoft Graph';
  const shared = {
    name: 'graph',
    title,
    log,
    clock,
    answered: (status: string) => meter.phoneCall('graph', status),
    refusalCode: (body: unknown) => Refusal.safeParse(body).data?.error.code,
  };
  const signIn = createHttp({ ...shared, baseUrl: url ?? SIGN_IN });
  const base = url === undefined ? GRAPH : `${url}/v1.0`;
  const graph = createHttp({ ...shared, baseUrl: base });
  let token: { value: Promise<string>; until: number } | undefined;

  async function grant(form: Record<string, string>): Promise<Granted> {
    const call: HttpCall = {
      method: 'POST',
      path: `/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`,
      form: { ...form, client_id: clientId, client_secret: clientSecret },
      // A code or a refresh token may count once only.
      repeatable: form.grant_type === 'client_credentials',
    };
    try {
      return await signIn.read(call, Token);
    } catch (error) {
      if (!(error instanceof PatchcordError) || error.code === 'busy' || error.code === 'unreachable') throw error;
      throw new PatchcordError('not-allowed', 'Microsoft refuses the sign-in of GRAPH_CLIENT_ID.', { cause: error });
    }
  }

  async function newToken(): Promise<string> {
    try {
      const { access, lifetimeMs } = await grant({ grant_type: 'client_credentials', scope: SCOPE });
      if (token) token.until = clock.now() + lifetimeMs - EARLY_MS;
      return access;
    } catch (error) {
      token = undefined;
      throw error;
    }
  }

  function currentToken(): Promise<string> {
    if (!token || token.until <= clock.now()) token = { value: newToken(), until: Number.POSITIVE_INFINITY };
    return token.value;
  }

  async function withToken<T>(call: HttpCall, ask: (authorized: HttpCall) => Promise<T>): Promise<T> {
    const authorized = async () => ({ ...call, headers: { authorization: `Bearer ${await currentToken()}` } });
    try {
      return await ask(await authorized());
    } catch (error) {
      // Ended early, or revoked: once more with a new one.
      if (!(error instanceof PatchcordError && error.cause instanceof VendorRefusal && error.cause.status === 401))
        throw error;
      token = undefined;
      return ask(await authorized());
    }
  }

  function read<T>(call: HttpCall, answer: z.ZodType<T>): Promise<T> {
    return withToken(call, (authorized) => graph.read(authorized, answer));
  }

  return {
    grant,
    signInAddress: url ?? SIGN_IN,
    as(given) {
      const authorized = (call: HttpCall) => ({ ...call, headers: { authorization: `Bearer ${given}` } });
      return {
        read: (call, answer) => graph.read(authorized(call), answer),
        send: (call) => graph.send(authorized(call)),
      };
    },
    read,
    send: (call) => withToken(call, (authorized) => graph.send(authorized)),
    async list<T>(path: string, item: z.ZodType<T>) {
      const found: T[] = [];
      let next: string | undefined = path;
      for (let page = 0; next !== undefined && page < MOST_PAGES; page += 1) {
        const { items, nextLink }: z.output<typeof Page> = await read({ method: 'GET', path: next }, Page);
        found.push(...items.map((one) => item.parse(one)));
        // A link that leads elsewhere would carry the token there.
        next = nextLink?.startsWith(`${base}/`) ? nextLink.slice(base.length) : undefined;
      }
      return found;
    },
    async stop() {
      await Promise.all([signIn.stop(), graph.stop()]);
    },
  };
}
