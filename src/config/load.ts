import { z } from 'zod';
import type { Rule } from '../core/policy.ts';
import type { RiskRules } from '../core/risk.ts';
import type { QueueWishes } from '../core/staffing.ts';
import type { SupportSettings } from '../core/support-settings.ts';
import { isZone } from '../core/zone.ts';
import { readConfigFile, type Written } from './config-file.ts';
import { contradictions, type Given } from './contradictions.ts';
import { Environment } from './environment.ts';
import { rulesOf } from './policy.ts';
import { GroupsSchema, PolicySchema } from './policy-schema.ts';
import { QueuesSchema, queueWishesOf } from './queues.ts';
import { SettingsError } from './settings-error.ts';
import { riskRules, StepUpSchema } from './step-up-schema.ts';
import { SupportSchema, supportOf } from './support-schema.ts';
import { SyncSchema } from './sync-schema.ts';
import { CloudlinkSchema, checkSystems, SystemsSchema } from './systems-schema.ts';
import { whatIsWrong } from './wrong-variable.ts';

export { SettingsError } from './settings-error.ts';

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
      requestsPerMinute: z.number().int().min(60).max(1_000_000).optional(),
      /** How the service account signs in: `json` where an operator has closed the form call. */
      tokenCall: z.enum(['form', 'json']).optional(),
      /** The web portal's page on which a mailed reset link ends (PortSIP 22.2.11 or later); without it a new password is shown once. */
      resetPage: z.url({ protocol: /^https?$/ }).optional(),
      meetingPage: z
        .string()
        .regex(/^https?:\/\/\S*\{number\}/, 'is no address with {number} in it')
        .optional(),
    })
    .default({}),
  slack: z
    .strictObject({
      /** The app has Slack's assistant pane; asks for one more right, and puts the chat with the bot there. */
      assistant: z.boolean().default(false),
      /** People may let their own profile follow the phone: asks each of them on Slack's page, and for the events of profiles. */
      profile: z.boolean().default(false),
    })
    .prefault({}),
  systems: SystemsSchema,
  cloudlink: CloudlinkSchema,
  /** Presence between the phone system, Teams and Slack; docs/operator.md. */
  sync: SyncSchema,
  /** Who may do what, in the order in which the rules are asked; docs/policy.md. */
  policy: PolicySchema,
  /** How careful the outcome `step-up` is; docs/policy.md. */
  stepUp: StepUpSchema,
  /** Groups of people that rules name as `group:<name>`. */
  groups: GroupsSchema,
  /** What boards show, and how many agents queues must have; docs/operator.md. */
  queues: QueuesSchema,
  supportMailbox: z
    .strictObject({
      /** Addresses and domains from which reports are expected. */
      senders: z
        .array(
          z
            .string()
            .toLowerCase()
            .regex(/^[^\s@]*@?[^\s@]+\.[^\s@]+$/, 'is no address and no domain'),
        )
        .default(['mitel.com', 'mitel.io']),
    })
    .prefault({}),
  /** Where support logs go, who is called in, and when; docs/support-logs.md. */
  supportLogs: SupportSchema,
  mail: z
    .strictObject({
      /** The sender of what goes out over SUPPORT_SMTP_URL: an address, or `Name <address>`. */
      from: z
        .string()
        .regex(/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, 'is not an address, or Name <address>')
        .optional(),
    })
    .default({}),
  audit: z
    .strictObject({
      /** Older rows of the audit trail are removed; without it everything is kept. */
      keepDays: z.number().int().min(1).max(36_500).optional(),
    })
    .default({}),
});
export type ConfigFile = z.output<typeof ConfigFile>;

export interface Settings {
  env: Environment;
  file: ConfigFile;
  /** No phone system is configured: everything runs against the simulated company. */
  sandbox: boolean;
  /** The zone of people whose platform does not say, and of rules that name none. IANA name. */
  zone: string;
  risk: RiskRules;
  /** `policy` of the file, as the core judges by it. */
  rules: readonly Rule[];
  /** `supportLogs` of the file, with the default routes of the environment. */
  support: SupportSettings;
  /** `queues` of the file. */
  queues: QueueWishes;
}

/** Does the configuration name Slack user groups, so that the bot needs the right to read them? */
export function namesSlackGroups({ groups }: ConfigFile): boolean {
  return Object.values(groups).some((group) => group.slack.length > 0);
}

/** Do support logs go to Slack channels, so that the bot looks there whether a post that was cut off has arrived? */
export function routesToSlack({ routing, second, escalation }: SupportSettings): boolean {
  const all = [...routing.routes, ...escalation].flatMap(({ to }) => to);
  return [...all, ...routing.fallback, ...second].some(({ kind }) => kind === 'slack');
}

/** Reads environment and configuration file. Throws SettingsError with all problems together. */
export function loadSettings(source: NodeJS.ProcessEnv, configPath: string): Settings {
  const problems: string[] = [];
  const given = givenIn(source);
  const env = readEnvironment(given, problems);
  const file = readConfigFile(configPath, ConfigFile, problems);
  const isConfigured = given.PORTSIP_URL !== undefined || given.CLOUDLINK_ACCOUNT_ID !== undefined;
  const asked = given.PATCHCORD_SANDBOX;
  const sandbox = asked === undefined ? !isConfigured : asked !== '0';
  problems.push(...contradictions(given, sandbox));
  const zone = file?.value.timezone ?? (sandbox ? 'Europe/Berlin' : Intl.DateTimeFormat().resolvedOptions().timeZone);
  const rules = file ? rulesOf(file, zone, problems) : [];
  if (file) checkNeeds(file, given, problems);
  if (!env || !file || problems.length > 0) throw new SettingsError(problems);
  const support = supportOf(file.value.supportLogs, env, zone);
  const risk = riskRules(file.value.stepUp, zone);
  return { env, file: file.value, sandbox, zone, rules, support, risk, queues: queueWishesOf(file, zone) };
}

/** Without asking whether it is enough to start with: for verbs that only print, or only need the database. Throws SettingsError. */
export function loadParts(source: NodeJS.ProcessEnv, configPath: string): { env: Environment; file: ConfigFile } {
  const problems: string[] = [];
  const env = readEnvironment(givenIn(source), problems);
  const file = readConfigFile(configPath, ConfigFile, problems);
  if (!env || !file) throw new SettingsError(problems);
  return { env, file: file.value };
}

/** An empty variable counts as not set: that is how container files write it. */
function givenIn(source: NodeJS.ProcessEnv): Given {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
}

function readEnvironment(given: Given, problems: string[]): Environment | undefined {
  const parsed = Environment.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0]);
    problems.push(`${name}: ${whatIsWrong(name, issue)}`);
  }
  return undefined;
}

/** What the file wants of the environment, and of its own parts. */
function checkNeeds(file: Written<ConfigFile>, given: Given, problems: string[]): void {
  checkEntra(file, given, problems);
  if (file.value.slack.profile && (!given.SLACK_CLIENT_ID || !given.SLACK_CLIENT_SECRET))
    problems.push(`${file.place(['slack', 'profile'])}: slack.profile: needs SLACK_CLIENT_ID and SLACK_CLIENT_SECRET`);
  checkSystems(file.value, (path) => file.place(path), problems);
}

/** Groups of the directory can only be read with an application of its own. */
function checkEntra(file: Written<ConfigFile>, given: Given, problems: string[]): void {
  for (const [name, group] of Object.entries(file.value.groups)) {
    const path = ['groups', name, 'entra'];
    if (group.entra.length > 0 && given.GRAPH_TENANT_ID === undefined)
      problems.push(
        `${file.place(path)}: ${path.join('.')}: needs GRAPH_TENANT_ID, GRAPH_CLIENT_ID and GRAPH_CLIENT_SECRET`,
      );
  }
}
