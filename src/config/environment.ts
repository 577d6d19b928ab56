import { z } from 'zod';

/** What the settings page of the docs says of a variable. */
interface About {
  about: string;
  example: string;
  secret?: true;
}

const text = z.string().min(1);
const port = z.coerce.number().int().min(0).max(65_535);
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
/** Where secrets are sent: encrypted, unless it does not leave this machine. */
const secureAddress = z
  .url({ protocol: /^https?$/ })
  .refine((url) => /^(https:|http:\/\/(localhost|127\.|\[::1\]))/.test(url), 'must begin with https://');

const abouts = z.registry<About>();

function variable<T extends z.ZodType>(schema: T, about: About): T {
  abouts.add(schema, about);
  return schema;
}

/** Every setting of the environment. Names are a contract with operators. */
export const Environment = z.object({
  PORT: variable(port.default(3978), { about: 'The one port Patchcord listens on', example: '3978' }),
  PATCHCORD_PUBLIC_URL: variable(address.optional(), {
    about: 'Address under which people reach Patchcord; needed outside the sandbox',
    example: 'https://patchcord.example.com',
  }),
  PATCHCORD_SECRET_KEY: variable(z.string().min(32, 'must have at least 32 characters').optional(), {
    about:
      'Encrypts tokens at rest; needed outside the sandbox. Several, separated by commas: the first seals, all open',
    example: 'openssl rand -base64 32',
    secret: true,
  }),
  PATCHCORD_DATA: variable(text.default('./data'), { about: 'Folder of the embedded database', example: './data' }),
  DATABASE_URL: variable(z.url({ protocol: /^postgres(ql)?$/ }).optional(), {
    about: 'PostgreSQL server, for any number of instances',
    example: 'postgres://patchcord:…@db/patchcord',
    secret: true,
  }),
  PATCHCORD_SANDBOX: variable(z.enum(['0', '1', 'cloudlink']).optional(), {
    about:
      '0 forbids the sandbox; 1 starts it although a phone system is configured; cloudlink simulates Mitel CloudLink in the place of the PBX',
    example: '0',
  }),
  PATCHCORD_SANDBOX_PORT: variable(port.default(3979), {
    about: 'Loopback port of the simulated phone systems',
    example: '3979',
  }),
  PATCHCORD_LOG_LEVEL: variable(z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'), {
    about: 'debug, info, warn or error',
    example: 'info',
  }),
  SLACK_SIGNING_SECRET: variable(text.optional(), {
    about: 'Signing secret of the Slack app',
    example: '…',
    secret: true,
  }),
  SLACK_BOT_TOKEN: variable(text.optional(), {
    about: 'Bot token, when the app is installed in one workspace',
    example: 'xoxb-…',
    secret: true,
  }),
  SLACK_APP_TOKEN: variable(text.optional(), {
    about: 'App-level token: switches Socket Mode on',
    example: 'xapp-…',
    secret: true,
  }),
  SLACK_CLIENT_ID: variable(text.optional(), {
    about: 'For installation by OAuth in any number of workspaces',
    example: '123.456',
  }),
  SLACK_CLIENT_SECRET: variable(text.optional(), { about: 'For installation by OAuth', example: '…', secret: true }),
  SLACK_API_URL: variable(z.url().optional(), {
    about: 'Base address of the Slack Web API',
    example: 'https://slack.com/api/',
  }),
  MicrosoftAppId: variable(text.optional(), {
    about: 'App id of the Azure Bot registration',
    example: '00000000-0000-0000-0000-000000000000',
  }),
  MicrosoftAppPassword: variable(text.optional(), {
    about: 'Client secret of the registration',
    example: '…',
    secret: true,
  }),
  MicrosoftAppType: variable(z.enum(['SingleTenant', 'MultiTenant']).default('SingleTenant'), {
    about: 'SingleTenant or MultiTenant',
    example: 'SingleTenant',
  }),
  MicrosoftAppTenantId: variable(text.optional(), {
    about:
      'Tenant whose people are served. With MultiTenant it may be left out; then nobody is known by e-mail, and everybody connects',
    example: '00000000-0000-0000-0000-000000000000',
  }),
  PORTSIP_URL: variable(address.optional(), {
    about: 'Address of the PortSIP PBX, without /api',
    example: 'https://pbx.example.com:8887',
  }),
  PORTSIP_USERNAME: variable(text.optional(), {
    about: 'Service account of Patchcord in the tenant',
    example: 'patchcord',
  }),
  PORTSIP_PASSWORD: variable(text.optional(), { about: 'Its password', example: '…', secret: true }),
  PORTSIP_DOMAIN: variable(text.optional(), { about: 'SIP domain of the tenant', example: 'pbx.example.com' }),
  PORTSIP_WSI_URL: variable(z.url({ protocol: /^wss?$/ }).optional(), {
    about: 'Where the PBX tells what happens, when that is not port 8887 of the host in PORTSIP_URL',
    example: 'wss://pbx.example.com:8887/wsi',
  }),
  SUPPORT_LOGS_SECRET: variable(z.string().min(16, 'must have at least 16 characters').optional(), {
    about: 'Signs what is posted to /hooks/support-logs; without it that entrance is closed',
    example: 'openssl rand -base64 32',
    secret: true,
  }),
  SUPPORT_LOGS_SLACK_CHANNEL: variable(text.optional(), {
    about: 'Slack channel of support logs, where the configuration file has no routes',
    example: 'C0123456789',
  }),
  SUPPORT_LOGS_TEAMS_CHANNEL: variable(text.optional(), {
    about: 'Teams channel of support logs, where the configuration file has no routes; the app must be in its team',
    example: '19:…@thread.tacv2',
  }),
  SUPPORT_IMAP_URL: variable(z.url({ protocol: /^imaps?$/ }).optional(), {
    about: 'Mailbox of the support contact, into which reports are sent',
    example: 'imaps://support:…@mail.example.com/INBOX',
    secret: true,
  }),
  SUPPORT_IMAP_TOKEN_URL: variable(secureAddress.optional(), {
    about: 'Where the mailbox is signed in to with OAuth, when it takes no password; SUPPORT_IMAP_URL then has none',
    example: 'https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token',
  }),
  SUPPORT_IMAP_CLIENT_ID: variable(text.optional(), {
    about: 'The application that may read the mailbox',
    example: '00000000-0000-0000-0000-000000000000',
  }),
  SUPPORT_IMAP_CLIENT_SECRET: variable(text.optional(), { about: 'Its client secret', example: '…', secret: true }),
  SUPPORT_IMAP_REFRESH_TOKEN: variable(text.optional(), {
    about:
      'Where the application cannot sign in as itself (Gmail): the refresh token that the owner of the mailbox gave it',
    example: '…',
    secret: true,
  }),
  SUPPORT_SMTP_URL: variable(z.url({ protocol: /^smtps?$/ }).optional(), {
    about: 'Mail server for people without a chat account and for codes; smtps://, or smtp:// with STARTTLS',
    example: 'smtps://support:…@mail.example.com',
    secret: true,
  }),
  GRAPH_TENANT_ID: variable(text.optional(), {
    about: 'Microsoft Entra tenant whose groups the policy names, and in whose Teams presence is kept in step',
    example: '00000000-0000-0000-0000-000000000000',
  }),
  GRAPH_CLIENT_ID: variable(text.optional(), {
    about: 'App registration in that tenant, with application permissions',
    example: '00000000-0000-0000-0000-000000000000',
  }),
  GRAPH_CLIENT_SECRET: variable(text.optional(), { about: 'Its client secret', example: '…', secret: true }),
  GRAPH_URL: variable(address.optional(), {
    about: 'One base address for sign-in and Microsoft Graph, for tests; without it Microsoft’s own',
    example: 'http://127.0.0.1:3980',
  }),
  CLOUDLINK_ACCOUNT_ID: variable(text.optional(), {
    about: 'Number or GUID of the Mitel CloudLink account; switches CloudLink on',
    example: '100123456',
  }),
  CLOUDLINK_USERNAME: variable(z.email().optional(), {
    about: 'E-mail address of an administrator of that account',
    example: 'patchcord@example.com',
  }),
  CLOUDLINK_PASSWORD: variable(text.optional(), { about: 'Its password', example: '…', secret: true }),
  CLOUDLINK_APP_ID: variable(text.optional(), {
    about:
      'Client id that Mitel has issued for Patchcord; without it the simpler sign-in is used, which Mitel may throttle',
    example: '00000000-0000-4000-8000-000000000000',
  }),
  CLOUDLINK_CLIENT_SECRET: variable(text.optional(), {
    about: 'Secret of a machine client of the account; with CLOUDLINK_APP_ID it signs in instead of a user',
    example: '…',
    secret: true,
  }),
  CLOUDLINK_REGION: variable(z.enum(['us', 'eu', 'ap']).optional(), {
    about: 'Cloud location of the account: us, eu or ap; without it the addresses without a region',
    example: 'eu',
  }),
  CLOUDLINK_URL: variable(address.optional(), {
    about: 'One base address for all CloudLink services, for tests; without it Mitel’s own',
    example: 'http://127.0.0.1:3979/cloudlink',
  }),
});
export type Environment = z.output<typeof Environment>;

/** The variables with their documentation, in the order above. */
export function variables(): { name: string; about: About }[] {
  return Object.entries(Environment.shape).map(([name, schema]) => ({
    name,
    about: abouts.get(schema) ?? { about: '', example: '' },
  }));
}

export function exampleOf(name: string): string | undefined {
  return variables().find((one) => one.name === name)?.about.example;
}
