import type { IncomingMessage } from 'node:http';
import { createRemoteJWKSet, customFetch, type JWTPayload, jwtVerify, type RemoteJWKSet } from 'jose';
import { fetch } from 'undici';
import { z } from 'zod';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Activity } from './activity.ts';
import type { TeamsSettings } from './settings.ts';

/** Who sent a request. `vouchesFor` says whether that sender may speak for what stands in the body. */
type Pass = { ok: true; vouchesFor(activity: Activity): boolean } | { ok: false; reason: string };

export interface Gate {
  /** Looks at the sender before the body is read. Never rejects. */
  admit(request: IncomingMessage): Promise<Pass>;
  /** Throws `unreachable` when the signing keys cannot be read. */
  check(): Promise<void>;
}

const Metadata = z.object({ jwks_uri: z.url() });
const clockToleranceS = 5 * 60;

export function createGate(settings: TeamsSettings, clock: Clock): Gate {
  if (settings.appId !== undefined) return signedOnly(settings, settings.appId, clock);
  const pass = settings.anonymous ? fromThisMachine : () => refused('no app id is configured');
  return { admit: async (request) => pass(request), check: async () => {} };
}

/** Tokens of the Bot Framework service (its "Authentication" reference, "Connector to bot"). */
function signedOnly(settings: TeamsSettings, appId: string, clock: Clock): Gate {
  const keys = keySource(settings.endpoints.metadata);
  return {
    async admit(request) {
      const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
      if (token === undefined) return refused('no bearer token');
      try {
        const keySet = await keys();
        const { payload, protectedHeader } = await jwtVerify(token, keySet, {
          issuer: settings.endpoints.issuer,
          audience: appId,
          algorithms: ['RS256', 'RS384', 'RS512'],
          clockTolerance: clockToleranceS,
          currentDate: new Date(clock.now()),
          requiredClaims: ['exp', 'serviceurl'],
        });
        const endorsed = endorsements(keySet, protectedHeader.kid);
        return {
          ok: true,
          vouchesFor: (activity) => isAbout(payload, activity) && endorsed.includes(activity.channelId),
        };
      } catch (error) {
        return refused(error instanceof Error ? error.message : 'unreadable token');
      }
    },
    check: async () => void (await keys()),
  };
}

/** The key set named by the metadata document; jose reads it again every ten minutes, and when a new key turns up. */
function keySource(metadata: string): () => Promise<RemoteJWKSet> {
  let known: Promise<RemoteJWKSet> | undefined;
  const load = async () => {
    try {
      const answer = await fetch(metadata, { signal: AbortSignal.timeout(5_000) });
      const { jwks_uri } = Metadata.parse(await answer.json());
      return createRemoteJWKSet(new URL(jwks_uri), { [customFetch]: readKeys });
    } catch (cause) {
      const sentence = `Microsoft's signing keys cannot be read from ${new URL(metadata).origin}: is the way there open?`;
      throw new PatchcordError('unreachable', sentence, { cause });
    }
  };
  return () => {
    known ??= load().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

/** jose asks for Node's own Response, which the fetch of undici does not make. */
async function readKeys(url: string, { signal }: { signal: AbortSignal }): Promise<Response> {
  const answer = await fetch(url, { signal });
  return new Response(await answer.text(), { status: answer.status });
}

const Endorsed = z.object({ endorsements: z.array(z.string()).catch([]) });

function endorsements(keys: RemoteJWKSet, kid: string | undefined): string[] {
  const all = keys.jwks()?.keys ?? [];
  const key = all.find((candidate) => candidate.kid === kid) ?? (all.length === 1 ? all[0] : undefined);
  return Endorsed.safeParse(key).data?.endorsements ?? [];
}

function isAbout(payload: JWTPayload, activity: Activity): boolean {
  const { serviceurl } = payload;
  return typeof serviceurl === 'string' && trimmed(serviceurl) === trimmed(activity.serviceUrl);
}

function trimmed(url: string): string {
  return url.replace(/\/$/, '');
}

/**
 * The sandbox knows its callers by the machine they sit on. A forwarded request comes from elsewhere (a tunnel), and a page of
 * another origin in this machine's browser is a stranger too.
 */
function fromThisMachine(request: IncomingMessage): Pass {
  const { origin, forwarded, 'x-forwarded-for': via } = request.headers;
  if (!isLoopback(request.socket.remoteAddress) || forwarded !== undefined || via !== undefined) {
    return refused('anonymous requests are taken from this machine only');
  }
  if (origin !== undefined && !/^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin)) {
    return refused('a page of another origin');
  }
  return { ok: true, vouchesFor: (activity) => ['msteams', 'emulator'].includes(activity.channelId) };
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
}

function refused(reason: string): Pass {
  return { ok: false, reason };
}
