import type { Hono } from 'hono';
import type { Settings } from './config/load.ts';
import type { AnyCommand } from './core/command.ts';
import type { Log } from './core/log.ts';
import type { SandboxSide } from './sandbox/side.ts';
import type { SlackSide } from './sandbox/slack/index.ts';

/** Whoever reaches the console acts as anybody: it must not stand before a phone system with real people. */
export function hasRealSystem({ CLOUDLINK_ACCOUNT_ID: account, CLOUDLINK_URL: url }: Settings['env']): boolean {
  return account !== undefined && !(url !== undefined && /^(localhost|127\.|\[::1\])/.test(new URL(url).hostname));
}

/** `/console`, with the platforms that can be shown: Teams without a registration, Slack without a workspace of one's own. */
export function consolePages(
  { env }: Settings,
  sandbox: SandboxSide,
  parts: {
    botUrl: () => string;
    slack: SlackSide | undefined;
    commands: readonly AnyCommand[];
    supportLogsSecret: string | undefined;
    log: Log;
  },
): Hono {
  const { commands, ...rest } = parts;
  // In Slack the first word of each command is a slash command; `/help` is Slack's own.
  const first = new Set(commands.flatMap(({ words }) => words[0]?.split(' ')[0] ?? []));
  first.delete('help');
  return sandbox.console({ ...rest, teams: !env.MicrosoftAppId, words: () => [...first] });
}
