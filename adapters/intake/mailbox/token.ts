import { z } from 'zod';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { createHttp, type HttpCall } from '../../../src/kit/http.ts';
import type { MailboxSettings } from './settings.ts';

/** Opens a mailbox that takes no password: Exchange Online, Gmail. */
export interface Tokens {
  /** One that is good for some minutes more. Throws `not-allowed`, `busy`, `unreachable`. */
  current(): Promise<string>;
  /** The mailbox has refused it. */
  forget(): void;
  stop(): Promise<void>;
}

/** RFC 6749, section 5.1; Microsoft and Google both say when it ends. */
const Answer = z
  .object({ access_token: z.string().min(1), expires_in: z.coerce.number().default(3_600) })
  .transform(({ access_token, expires_in }) => ({ token: access_token, lifetimeMs: expires_in * 1_000 }));
/** RFC 6749, section 5.2. */
const Refusal = z.object({ error: z.string().max(100) });

const EARLY_MS = 5 * 60_000;

/** Undefined where the mailbox is opened with a password. */
export function createTokens(
  { oauth, host }: MailboxSettings,
  { clock, log }: { clock: Clock; log: Log },
): Tokens | undefined {
  if (!oauth) return undefined;
  const { url, clientId, clientSecret, refreshToken } = oauth;
  const http = createHttp({
    baseUrl: url.origin,
    name: 'mailbox sign-in',
    title: 'The sign-in service of the mailbox',
    log,
    clock,
    refusalCode: (body) => Refusal.safeParse(body).data?.error,
  });
  const grant: Record<string, string> =
    refreshToken === undefined
      ? // "Authenticate an IMAP, POP or SMTP connection using OAuth" (learn.microsoft.com): the scope is the server itself.
        { grant_type: 'client_credentials', scope: `https://${host}/.default` }
      : { grant_type: 'refresh_token', refresh_token: refreshToken };
  const call: HttpCall = {
    method: 'POST',
    path: `${url.pathname}${url.search}`,
    form: { ...grant, client_id: clientId, client_secret: clientSecret },
    repeatable: true,
  };
  let kept: { token: string; until: number } | undefined;

  return {
    async current() {
      if (kept && kept.until > clock.now()) return kept.token;
      try {
        const { token, lifetimeMs } = await http.read(call, Answer);
        kept = { token, until: clock.now() + Math.max(lifetimeMs - EARLY_MS, lifetimeMs / 2) };
        return token;
      } catch (thrown) {
        if (!(thrown instanceof PatchcordError) || thrown.code === 'busy' || thrown.code === 'unreachable')
          throw thrown;
        throw new PatchcordError('not-allowed', 'The sign-in of SUPPORT_IMAP_CLIENT_ID for the mailbox is refused.', {
          cause: thrown,
        });
      }
    },
    forget() {
      kept = undefined;
    },
    stop: () => http.stop(),
  };
}
