import type { App } from './app/app.ts';
import { SUPPORT_MAILBOX } from './app/phone/systems-standing.ts';
import { mailboxMemory } from './app/support/mailbox-memory.ts';
import type { Settings } from './config/load.ts';
import type { Intake } from './core/intake.ts';
import type { Log } from './core/log.ts';
import type { Route } from './core/route.ts';
import type { Clock } from './kit/clock.ts';
import { hmacHex } from './kit/sign.ts';

/** Where support logs come from: the webhook, and the mailbox where one is set up. */
export async function openIntakes(
  { env, file }: Pick<Settings, 'env' | 'file'>,
  { app, clock, log, webhookSecret }: { app: App; clock: Clock; log: Log; webhookSecret: string | undefined },
): Promise<{ intakes: Intake[]; routes: readonly Route[] }> {
  const { createWebhook } = await import('../adapters/intake/webhook/index.ts');
  const webhook = createWebhook({ secret: webhookSecret, clock, log });
  const intakes: Intake[] = [webhook];
  if (env.SUPPORT_IMAP_URL) {
    const { createMailbox, settings } = await import('../adapters/intake/mailbox/index.ts');
    const given = settings.parse(mailboxOf({ env, file }));
    intakes.push(createMailbox(given, { clock, log, memory: mailboxMemory(app, SUPPORT_MAILBOX) }));
  }
  return { intakes, routes: webhook.routes };
}

/** One look at the mailbox, for doctor: opens it and closes it again. Undefined where none is set up. */
export async function openMailbox(
  { env, file }: Pick<Settings, 'env' | 'file'>,
  parts: { clock: Clock; log: Log },
): Promise<(() => Promise<void>) | undefined> {
  if (!env.SUPPORT_IMAP_URL) return undefined;
  const { checkMailbox, settings } = await import('../adapters/intake/mailbox/index.ts');
  const given = settings.parse(mailboxOf({ env, file }));
  return () => checkMailbox(given, parts);
}

function mailboxOf({ env, file }: Pick<Settings, 'env' | 'file'>) {
  const {
    SUPPORT_IMAP_TOKEN_URL: url,
    SUPPORT_IMAP_CLIENT_ID: clientId,
    SUPPORT_IMAP_CLIENT_SECRET: clientSecret,
  } = env;
  return {
    url: env.SUPPORT_IMAP_URL,
    senders: file.supportMailbox.senders,
    ...(url && { oauth: { url, clientId, clientSecret, refreshToken: env.SUPPORT_IMAP_REFRESH_TOKEN } }),
  };
}

/** Of the webhook. The sandbox has one of its own, the same at each start and different on each machine. */
export function supportLogsSecret({ env, sandbox }: Settings, secretKey: string): string | undefined {
  return env.SUPPORT_LOGS_SECRET ?? (sandbox ? hmacHex(secretKey, 'support logs of the sandbox') : undefined);
}
