import { namesSlackGroups, routesToSlack, type Settings } from './config/load.ts';
import type { ChatAdapter, Platform } from './core/chat.ts';
import type { Mailer } from './core/mail.ts';
import type { Meter } from './core/meter.ts';
import type { Vault } from './core/vault.ts';
import type { Clock } from './kit/clock.ts';
import type { HidingLog } from './kit/log.ts';

interface ChatParts {
  log: HidingLog;
  clock: Clock;
  vault: Vault;
  publicUrl: string;
  meter: Meter;
  /** The sandbox's own workspace, where no real one is set up. */
  simulatedSlack?: { signingSecret: string; botToken: string; apiUrl: string } | undefined;
}

/** Is a Slack workspace set up, or an app that others install? */
export function hasSlack(env: Settings['env']): boolean {
  return Boolean(env.SLACK_SIGNING_SECRET || env.SLACK_APP_TOKEN);
}

/** The chat platforms that are set up; they take nothing before they are started. */
export async function openChats(
  { env, file, sandbox, support }: Pick<Settings, 'env' | 'file' | 'sandbox'> & Partial<Pick<Settings, 'support'>>,
  { simulatedSlack, ...parts }: ChatParts,
): Promise<Map<Platform, ChatAdapter>> {
  const chats = new Map<Platform, ChatAdapter>();
  if (hasSlack(env) || simulatedSlack) {
    const { createSlack, settings } = await import('../adapters/chat/slack/index.ts');
    const given = settings.parse({
      signingSecret: env.SLACK_SIGNING_SECRET,
      botToken: env.SLACK_BOT_TOKEN,
      appToken: env.SLACK_APP_TOKEN,
      clientId: env.SLACK_CLIENT_ID,
      clientSecret: env.SLACK_CLIENT_SECRET,
      apiUrl: env.SLACK_API_URL,
      assistant: file.slack.assistant,
      profile: file.slack.profile,
      ...simulatedSlack,
    });
    chats.set(
      'slack',
      createSlack(given, {
        ...parts,
        userGroups: namesSlackGroups(file),
        supportLogs: support !== undefined && routesToSlack(support),
      }),
    );
  }
  if (env.MicrosoftAppId || sandbox) {
    const { createTeams, settings } = await import('../adapters/chat/teams/index.ts');
    const given = settings.parse({
      appId: env.MicrosoftAppId,
      appPassword: env.MicrosoftAppPassword,
      appType: env.MicrosoftAppType,
      tenantId: env.MicrosoftAppTenantId,
      anonymous: sandbox && !env.MicrosoftAppId,
    });
    chats.set('teams', createTeams(given, parts));
  }
  return chats;
}

/** The mail server, where one is set up. */
export async function openMailer(
  { env, file }: Pick<Settings, 'env' | 'file'>,
  { publicUrl, ...parts }: { clock: Clock; publicUrl: string; meter: Meter },
): Promise<Mailer | undefined> {
  if (!env.SUPPORT_SMTP_URL) return undefined;
  const { createMailer, settings } = await import('../adapters/chat/email/index.ts');
  const domain = new URL(publicUrl).hostname;
  return createMailer(settings.parse({ url: env.SUPPORT_SMTP_URL, from: file.mail.from, domain }), parts);
}
