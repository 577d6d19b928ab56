import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { Session } from '../../../src/core/accounts.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import { type Meter, noMeter } from '../../../src/core/meter.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { createHttp, type Http, type HttpCall } from '../../../src/kit/http.ts';
import { createGrants, type Grants } from './grants.ts';
import { APP_HEADER, CORRELATION_HEADER, hostOf, type Service, VERSION } from './paths.ts';
import { statusOf } from './refusal.ts';
import { refusalCode } from './schema.ts';
import { withoutSecrets } from './secrets.ts';
import { createSession } from './session.ts';
import type { CloudlinkSettings } from './settings.ts';

/** Calls to one service in the name of the installation's account. */
export interface Caller {
  read<T>(call: HttpCall, answer: z.ZodType<T>): Promise<T>;
  send(call: HttpCall): Promise<void>;
}

/** The services, each called with the same session. */
export interface Services extends Readonly<Record<Service, Caller>> {
  /** The part of an address in an answer that stands below the base of a service; undefined for an address elsewhere. */
  below(service: Service, href: string): string | undefined;
}

/** Everything in the name of the installation's account, unless `as` says otherwise. */
export interface Api extends Services {
  readonly grants: Grants;
  /** The same in the name of one person. */
  as(session: Session): Services;
  stop(): Promise<void>;
}

/** Longer than the 20 s that people are promised. */
const timeoutMs = 22_000;
/** The vendor's sample waits so long after 429 without a hint. */
const busyPauseMs = 2_000;

export function createApi(
  configured: CloudlinkSettings,
  { log, clock, meter = noMeter }: { log: Log; clock: Clock; meter?: Meter },
): Api {
  const { url, region, hosts, requestsPerMinute, bearer, version } = configured;
  // One per process; nothing in it tells a person.
  const app = `Patchcord/${version};platform=node/${process.versions.node};session=${randomUUID()};`;

  /** A test's one base carries service and region as the host does otherwise. */
  function baseOf(service: Service): string {
    const own = hosts[service];
    if (own) return own.replace(/\/+$/, '');
    const label = region === undefined ? service : `${service}.${region}`;
    return url ? `${url.replace(/\/+$/, '')}/${label}/${VERSION}` : `${hostOf(service, region)}/${VERSION}`;
  }

  function open(service: Service): Http {
    return createHttp({
      baseUrl: baseOf(service),
      name: `cloudlink-${service}`,
      title: 'CloudLink',
      log,
      clock,
      requestsPerMinute,
      timeoutMs,
      busyPauseMs,
      refusalCode,
      correlationHeader: CORRELATION_HEADER,
      clean: (body) => withoutSecrets(body, service === 'authentication' ? 'tokens' : undefined),
      answered: (status) => meter.phoneCall('cloudlink', status),
    });
  }

  const named = (call: HttpCall): HttpCall => ({ ...call, headers: { ...call.headers, [APP_HEADER]: app } });
  const authentication = open('authentication');
  const signingIn: Http = {
    read: (call, answer) => authentication.read(named(call), answer),
    send: (call) => authentication.send(named(call)),
    stop: () => authentication.stop(),
  };
  const grants = createGrants(signingIn, configured);
  const services = {
    authentication,
    admin: open('admin'),
    chat: open('chat'),
    notifications: open('notifications'),
    media: open('media'),
    analytics: open('analytics'),
  };

  const bearing = (token: string) => ({ authorization: bearer ? `Bearer ${token}` : token });
  function as(session: Session): Services {
    const caller = (http: Http) =>
      createCaller(http, session, (call, token) => named({ ...call, headers: bearing(token) }));
    return {
      authentication: caller(services.authentication),
      admin: caller(services.admin),
      chat: caller(services.chat),
      notifications: caller(services.notifications),
      media: caller(services.media),
      analytics: caller(services.analytics),
      below,
    };
  }
  function below(service: Service, href: string): string | undefined {
    const base = new URL(baseOf(service));
    const { pathname, search } = new URL(href, base);
    const prefix = base.pathname.replace(/\/+$/, '');
    return pathname.startsWith(`${prefix}/`) ? `${pathname.slice(prefix.length)}${search}` : undefined;
  }
  return {
    ...as(createSession(grants, configured, { clock, log })),
    grants,
    as,
    async stop() {
      await Promise.all(Object.values(services).map((http) => http.stop()));
    },
  };
}

/** An unexpected 401 means that the token ran out: one renewal and one repeat, as a refused call has done nothing. */
function createCaller(http: Http, session: Session, bearing: (call: HttpCall, token: string) => HttpCall): Caller {
  async function withToken<T>(call: HttpCall, run: (call: HttpCall) => Promise<T>): Promise<T> {
    const token = await session.access();
    try {
      return await run(bearing(call, token));
    } catch (error) {
      if (statusOf(error) !== 401) throw inWords(error);
      return await run(bearing(call, await session.renew(token))).catch((again: unknown) => {
        throw inWords(again);
      });
    }
  }
  return {
    read: (call, answer) => withToken(call, (ready) => http.read(ready, answer)),
    send: (call) => withToken(call, (ready) => http.send(ready)),
  };
}

/** A wrong region shows as 421 or as a redirect (I): said, because only the operator can mend it. */
function inWords(error: unknown): unknown {
  const status = statusOf(error);
  if (status !== 421 && !(status !== undefined && status >= 300 && status < 400)) return error;
  const sentence =
    'CloudLink says that the account is in another region. Please tell whoever runs Patchcord: CLOUDLINK_REGION must be its Cloud location.';
  return new PatchcordError('unreachable', sentence, { cause: error });
}
