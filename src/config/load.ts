import { existsSync, readFileSync } from 'node:fs';
import { isMap, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { Environment, exampleOf } from './environment.ts';

/** The structure in `patchcord.config.yaml`. Secrets and addresses stand in the environment instead. */
export const ConfigFile = z.strictObject({
  /** IANA name, for people whose platform does not say. */
  timezone: z
    .string()
    .refine((zone) => isZone(zone), 'is not a time zone such as Europe/Berlin')
    .optional(),
  /** E-mail addresses of the support contacts. */
  supportContacts: z.array(z.email().toLowerCase()).default([]),
  portsip: z
    .strictObject({
      /** Requests per minute this installation may send. The vendor allows 10,000 since 22.1.7. */
      requestsPerMinute: z.number().int().min(10).max(1_000_000).optional(),
    })
    .default({}),
});
export type ConfigFile = z.output<typeof ConfigFile>;

export interface Settings {
  env: Environment;
  file: ConfigFile;
  /** No phone system is configured: everything runs against the simulated company. */
  sandbox: boolean;
}

/** Everything that is wrong with the settings, at once: each line names the setting and what to do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings are not right:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Reads environment and configuration file. Throws SettingsError with all problems together. */
export function loadSettings(source: NodeJS.ProcessEnv, configPath: string): Settings {
  const problems: string[] = [];
  const env = readEnvironment(source, problems);
  const file = readFile(configPath, problems);
  if (!env || !file) throw new SettingsError(problems);
  const sandbox = env.PATCHCORD_SANDBOX === '1' || (env.PORTSIP_URL === undefined && env.PATCHCORD_SANDBOX !== '0');
  problems.push(...contradictions(env, sandbox));
  if (problems.length > 0) throw new SettingsError(problems);
  return { env, file, sandbox };
}

/** An empty variable counts as not set: that is how container files write it. */
function readEnvironment(source: NodeJS.ProcessEnv, problems: string[]): Environment | undefined {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0]);
    const example = exampleOf(name);
    problems.push(`${name}: ${issue.message}${example ? ` (for example ${example})` : ''}`);
  }
  return undefined;
}

function readFile(path: string, problems: string[]): ConfigFile | undefined {
  if (!existsSync(path)) return ConfigFile.parse({});
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  for (const error of document.errors)
    problems.push(`${path}:${error.linePos?.[0].line ?? 1}: ${error.message.split('\n')[0]}`);
  if (document.errors.length > 0) return undefined;
  const parsed = ConfigFile.safeParse(document.toJS() ?? {});
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const node = isMap(document.contents) ? document.getIn(issue.path, true) : undefined;
    const range =
      typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
        ? Number(node.range[0])
        : 0;
    const { line, col } = lines.linePos(range);
    problems.push(`${path}:${line}:${col}: ${issue.path.join('.') || 'the file'}: ${issue.message}`);
  }
  return undefined;
}

/** Settings that need each other. */
function contradictions(env: Environment, sandbox: boolean): string[] {
  const problems: string[] = [];
  const need = (name: keyof Environment, why: string) => {
    if (env[name] === undefined) problems.push(`${name}: is needed ${why} (for example ${exampleOf(name)})`);
  };
  if (!sandbox) {
    if (env.PORTSIP_URL === undefined)
      problems.push('PORTSIP_URL: no phone system is configured, and PATCHCORD_SANDBOX=0 forbids the sandbox');
    else
      for (const name of ['PORTSIP_USERNAME', 'PORTSIP_PASSWORD', 'PORTSIP_DOMAIN'] as const)
        need(name, 'with PORTSIP_URL');
    need('PATCHCORD_SECRET_KEY', 'outside the sandbox');
    need('PATCHCORD_PUBLIC_URL', 'outside the sandbox');
    if (!env.SLACK_SIGNING_SECRET && !env.SLACK_APP_TOKEN && !env.MicrosoftAppId) {
      problems.push('SLACK_SIGNING_SECRET or MicrosoftAppId: no chat platform is configured');
    }
  }
  if (env.SLACK_SIGNING_SECRET && !env.SLACK_BOT_TOKEN && !env.SLACK_CLIENT_ID)
    need(
      'SLACK_BOT_TOKEN',
      'with SLACK_SIGNING_SECRET, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for installation by OAuth',
    );
  if (env.SLACK_APP_TOKEN) need('SLACK_BOT_TOKEN', 'with SLACK_APP_TOKEN');
  if (env.SLACK_CLIENT_ID) need('SLACK_CLIENT_SECRET', 'with SLACK_CLIENT_ID');
  if (env.MicrosoftAppId) {
    need('MicrosoftAppPassword', 'with MicrosoftAppId');
    if (env.MicrosoftAppType === 'SingleTenant') need('MicrosoftAppTenantId', 'for a single-tenant registration');
  }
  return problems;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
