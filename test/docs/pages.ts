import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { loadCommands } from '../../src/app/catalog.ts';
import { Environment, variables } from '../../src/config/environment.ts';
import { ConfigFile } from '../../src/config/load.ts';
import type { AnyCommand } from '../../src/core/command.ts';
import { createGrammar } from '../../src/language/words.ts';
import { cloudlinkTable } from './cloudlink.ts';
import { portsipTable } from './portsip.ts';

/** A page of `docs/` that is printed from the code. */
interface Page {
  /** Below the repository. */
  path: string;
  print(): Promise<string>;
}

const root = join(import.meta.dirname, '..', '..');

/** Every generated page; `npm run docs` writes them, and a test compares them. */
export const pages: readonly Page[] = [
  { path: 'docs/settings.md', print: async () => settingsPage() },
  { path: 'docs/portsip.md', print: async () => portsipPage(await loadCommands(join(root, 'commands'))) },
  { path: 'docs/cloudlink.md', print: async () => cloudlinkPage(await loadCommands(join(root, 'commands'))) },
  { path: 'docs/commands.md', print: async () => commandsPage(await loadCommands(join(root, 'commands'))) },
];

const GENERATED = 'Printed from the code by `npm run docs`; do not edit it by hand.';

/** Written by hand but for the table of operations at its end. */
async function portsipPage(commands: readonly AnyCommand[]): Promise<string> {
  const written = await readFile(join(root, 'docs', 'portsip.md'), 'utf8');
  const rows = table(['Operation', 'Reached by', 'or left out because'], await portsipTable(commands));
  return written.replace(
    /(<!-- .*: begin -->\n)[\s\S]*(<!-- end -->)/,
    (_, begin: string, end: string) => `${begin}\n${rows}\n\n${end}`,
  );
}

/** The same for CloudLink. */
async function cloudlinkPage(commands: readonly AnyCommand[]): Promise<string> {
  const written = await readFile(join(root, 'docs', 'cloudlink.md'), 'utf8');
  const heads = ['Operation', 'How certain', 'Reached by', 'or left out because'];
  const rows = table(heads, await cloudlinkTable(commands));
  return written.replace(
    /(<!-- .*: begin -->\n)[\s\S]*(<!-- end -->)/,
    (_, begin: string, end: string) => `${begin}\n${rows}\n\n${end}`,
  );
}

function settingsPage(): string {
  const schemas: Record<string, z.ZodType> = Environment.shape;
  const variableRows = variables().map(({ name, about }) => [
    `\`${name}\``,
    about.about,
    defaultOf(schemas[name]),
    `\`${about.example}\``,
    'secret' in about ? 'secret' : '',
  ]);
  const fileRows = [...settingsBelow('', z.toJSONSchema(ConfigFile, { io: 'input', unrepresentable: 'any' }))].map(
    ({ path, type, preset }) => [`\`${path}\``, type, preset, aboutFile(path)],
  );
  return page(
    '# Settings',
    GENERATED,
    '## Environment',
    [
      'Secrets and addresses stand in the environment, or in a file `.env` in the folder where Patchcord is started; what is set in the environment itself wins.',
      'An empty variable counts as not set.',
      'Everything is checked at the start; all problems are printed together, and the process ends with 1.',
    ].join('\n'),
    table(['Variable', 'What', 'Default', 'Example', ''], variableRows),
    '## `patchcord.config.yaml`',
    [
      'Structure stands in this file, in the folder where Patchcord is started; without it the defaults hold.',
      'An unknown setting is an error, reported with its line and column.',
      'The file is read at the start: restart Patchcord after a change.',
    ].join('\n'),
    table(['Setting', 'Type', 'Default', 'What'], fileRows),
  );
}

/** The JSON schema of one setting, as far as it is looked at. */
const Node = z.looseObject({
  type: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  additionalProperties: z.unknown().optional(),
  items: z.unknown().optional(),
  default: z.unknown().optional(),
});

/** What zod cannot say: the reason of each setting. A setting without a line here fails the check. */
const FILE: Record<string, string> = {
  timezone:
    'IANA name of the time zone for people whose chat platform does not say theirs, and for hours in rules that name none. Without it: the time zone of the machine.',
  supportContacts: 'E-mail addresses of the support contacts.',
  'portsip.requestsPerMinute':
    'Requests a minute that this process may send to the phone system. PortSIP documents 10,000 from 22.1.7 and 5,000 before; the adapter takes 60 or more. Without it: 5,000.',
  'portsip.tokenCall':
    '`form` or `json`: how the service account signs in; `json` where an operator has closed the form call. Without it: `form`.',
  'portsip.meetingPage':
    'Where browsers join a meeting, with `{number}` for its number, e.g. `https://pbx.example.com/meet/{number}`. Meeting cards then have a button for it.',
  'portsip.resetPage':
    'Page of the web portal on which a mailed reset link ends (PortSIP 22.2.11 or later). With it people set a new account password there themselves; without it a new one is made and shown once.',
  'slack.assistant':
    'Puts the chat with Patchcord into Slack’s assistant pane (a paid Slack plan is needed). The bot then needs the scope `assistant:write`: print the manifest again.',
  'slack.profile':
    'People may let the status and the pause of notifications in their own Slack profile follow their phone, and back (`sync on slack`). Needs `SLACK_CLIENT_ID` and `SLACK_CLIENT_SECRET`; print the manifest again.',
  'sync.preset.teams':
    'What holds for people who have not said anything themselves: `off`, `to` (Teams follows the phone), `from` (the phone follows Teams) or `both`. Everybody can change it for themselves with `sync on` and `sync off`.',
  'sync.preset.slack': 'The same for the Slack profile; a person’s own agreement in Slack is needed in any case.',
  'sync.writesTeams':
    'Set it to `false` where the phone vendor’s own synchronisation writes to Teams: two writers would fight. Teams is still read.',
  'sync.dndWithoutAccount':
    'Set it to `true` to let Do not disturb reach the phones of people who have not connected their phone account: the installation’s account then turns the switch for it on and off. Their presence itself, and any other status, stays as it is (docs/presence-sync.md).',
  'sync.monitors':
    'Sign-in names of the presence monitors: ordinary people of the tenant who do nothing but let Microsoft Graph tell of changes at once, 650 people each. Each has to sign in once (docs/operator.md).',
  'sync.secretEnds':
    'The day on which the client secret of Microsoft Graph ends, e.g. `2027-06-30`: `sync`, the doctor and the log warn 30, 14, 7 and 1 days before.',
  'sync.authority':
    'Who is right when two sides say different things, the strongest first. What is left out is weaker than all others.',
  'sync.maps.phoneToTeams.<name>':
    'What becomes of a status on the way from the phone to Teams, by status; `leave` writes nothing. Written over the shipped table (docs/presence-sync.md).',
  'sync.maps.phoneToSlack.<name>':
    'What becomes of a status on the way from the phone to the Slack profile, by status; `leave` writes nothing. Written over the shipped table (docs/presence-sync.md).',
  'sync.maps.teamsToPhone.<name>':
    'What becomes of a status on the way from Teams to the phone, by status; `leave` writes nothing. Written over the shipped table (docs/presence-sync.md).',
  'sync.maps.teamsToSlack.<name>':
    'What becomes of a status on the way from Teams to the Slack profile, by status; `leave` writes nothing. Written over the shipped table (docs/presence-sync.md).',
  'sync.maps.slackToPhone.<name>':
    'What becomes of a status on the way from the Slack profile to the phone, by status; `leave` writes nothing. Written over the shipped table (docs/presence-sync.md).',
  'sync.maps.slackToTeams.<name>':
    'What becomes of a status on the way from the Slack profile to Teams, by status; `leave` writes nothing. Written over the shipped table (docs/presence-sync.md).',
  'systems.serves.<name>':
    'With several phone systems: which one serves a command (`password.reset`) or a group of them (`password`): `portsip`, `cloudlink`, or `cloudlink-` and the short name of a customer account. What is not said here is asked where it matters.',
  'systems.channels.<name>':
    'The phone system a channel is about, by the id of the channel: what is asked for there is meant for that one.',
  'cloudlink.name': 'What people call the account of `CLOUDLINK_ACCOUNT_ID`. Without it: Mitel CloudLink.',
  'cloudlink.singleSignOn.name':
    'The account signs in at the customer’s identity provider, and this is what people call it.',
  'cloudlink.singleSignOn.page': 'Where a password is changed there; people get it as a link.',
  'cloudlink.delegated':
    '`true`: Delegated Authentication is on in the account, so that Patchcord acts for people who have not connected their own account. Without it: `false`.',
  'cloudlink.accounts.<name>.id':
    'Number or GUID of a customer account of the partner whose account is `CLOUDLINK_ACCOUNT_ID`.',
  'cloudlink.accounts.<name>.name': 'What people call that customer.',
  'cloudlink.accounts.<name>.singleSignOn.name': 'As `cloudlink.singleSignOn.name`, for that customer.',
  'cloudlink.accounts.<name>.singleSignOn.page': 'As `cloudlink.singleSignOn.page`, for that customer.',
  'cloudlink.accounts.<name>.delegated': 'As `cloudlink.delegated`, for that customer.',
  'cloudlink.accounts.<name>.managers':
    'E-mail addresses of the partner’s Account Managers to whom this account is assigned. Partners administer all accounts.',
  'cloudlink.roles.<name>.base':
    '`partner` or `account-admin`: what a custom role of Mitel Administration is made from. No interface tells custom roles, so they are written down here.',
  'cloudlink.roles.<name>.rights':
    'The ticked boxes, such as `users.view` and `users.edit`; see [cloudlink.md](cloudlink.md).',
  'cloudlink.roles.<name>.members': 'E-mail addresses of the people who have it.',
  'cloudlink.bearer': '`false` sends the bare token, as the vendor’s samples do. Without it: `true`.',
  'cloudlink.requestsPerMinute':
    'Requests a minute that this process may send. Mitel’s limits are not known. Without it: 600.',
  'cloudlink.hosts.<name>':
    'Base address of one service (`authentication`, `admin`, `chat`, `notifications`, `media`), where the usual pattern does not fit.',
  'cloudlink.meetingLink':
    'Where a meeting is joined, with `{code}` for its access code: the private page behind Join then has a link beside the code.',
  'cloudlink.portal': 'Address of Mitel Administration. Without it: `https://admin.mitel.io`.',
  'cloudlink.notifications':
    '`off`, `unsigned` or `hmac`: whether Patchcord subscribes to notices of calls, and whether their signature is demanded. Without it: `unsigned`.',
  policy: 'Rules: who may do what, on whom, when and where; see [policy.md](policy.md).',
  'groups.<name>.members': 'E-mail addresses of the people in this group, which rules name as `group:<name>`.',
  'groups.<name>.slack':
    'Ids of Slack user groups, such as `S0614TZR7`. With one of these the bot needs the scope `usergroups:read`.',
  'groups.<name>.entra':
    'Object ids of Entra groups, read through Microsoft Graph; needs `GRAPH_TENANT_ID` and its secret.',
  'queues.callers':
    '`digits` or `full`: whether queue boards show the last digits of those who wait, or number and name. Without it: `digits`.',
  'queues.staffing':
    'How many agents a queue must have, and what happens when somebody leaves it with fewer; see [operator.md](operator.md#staffing).',
  'supportMailbox.senders':
    'Addresses and domains (with their subdomains) from which reports are expected in the mailbox. A mail of anybody else is taken, too, and says that its sender is not verified.',
  'mail.from':
    'Sender of e-mail: an address, or `Patchcord <patchcord@example.com>`. Without it the user of `SUPPORT_SMTP_URL` where that is an address, else `patchcord@` the host of `PATCHCORD_PUBLIC_URL`.',
  supportLogs:
    'Where support logs go, who is called in when nobody takes them, quiet hours and digests; see [support-logs.md](support-logs.md).',
  'stepUp.fresh':
    'How long a proof of who one is counts, on the platform where it was given: `10m`. Administrators prove it each time.',
  'stepUp.usual':
    'The usual hours, as in `when` of a rule: outside of them people are asked more. Without it: 06:00–22:00 on every day.',
  'audit.keepDays': 'Older rows of the audit trail are removed. Without it everything is kept.',
};
/** Described on pages of their own. */
const ELSEWHERE = ['policy', 'supportLogs', 'queues.staffing'];

function aboutFile(path: string): string {
  const about = FILE[path];
  if (about === undefined) throw new Error(`test/docs/pages.ts says nothing about the setting ${path}`);
  return about;
}

function* settingsBelow(path: string, schema: unknown): Generator<{ path: string; type: string; preset: string }> {
  const node = Node.parse(schema);
  const inside = Object.entries(node.properties ?? {});
  if (node.type === 'object' && node.properties === undefined) inside.push(['<name>', node.additionalProperties]);
  if (inside.length > 0 && !ELSEWHERE.includes(path)) {
    for (const [name, below] of inside) yield* settingsBelow(path === '' ? name : `${path}.${name}`, below);
    return;
  }
  const { type = 'text', items } = node;
  const of = items === undefined ? '' : ` of ${Node.parse(items).type ?? 'text'}s`;
  yield { path, type: `${type}${of}`, preset: node.default === undefined ? '' : `\`${JSON.stringify(node.default)}\`` };
}

function defaultOf(schema: z.ZodType | undefined): string {
  return schema instanceof z.ZodDefault ? `\`${String(schema.def.defaultValue)}\`` : '';
}

function commandsPage(commands: readonly AnyCommand[]): string {
  const grammar = createGrammar(commands);
  const rows = commands.map((command) => [
    `\`${command.id}\``,
    command.words.length === 0 ? 'a button' : `\`${grammar.usage(command, '')}\``,
    command.summary,
    whoMay(command),
    command.effect,
    command.uses.map((skill) => `\`${skill}\``).join(', '),
    command.repeat,
  ]);
  return page(
    '# Commands',
    GENERATED,
    [
      'Ids are stable: policy, audit and metrics use them.',
      'The words are the same everywhere; in Slack each first word is also a slash command, and `help` is `/pbxhelp` there.',
      'Examples stand in [user.md](user.md), and rules that change who may do what in [policy.md](policy.md).',
    ].join('\n'),
    table(['Id', 'Words', 'What it does', 'Who, as shipped', 'Effect', 'Uses', 'Repeat'], rows),
    [
      '- Effect: `read` changes nothing, `change` can be put back, `danger` cannot be undone or takes something away from somebody.',
      '- Uses: what the phone system must offer; a command appears only where a configured system has all of it. `ownPresence` needs the person’s own connected account, the rest works with the service account.',
      '- Repeat: a run that a crash cut off is run again (`safe`), looked into first (`check`), or told to the person as not known (`never`).',
    ].join('\n'),
  );
}

function whoMay({ access, guard }: AnyCommand): string {
  const extra = [
    guard?.self === 'step-up' && 'on themselves: a proof of who they are',
    guard?.others === 'approval' && 'on others: approval by an administrator',
    guard?.always === 'approval' && 'approval by another administrator',
    guard?.word !== undefined && `typing “${guard.word}” first`,
  ].filter((part) => typeof part === 'string');
  return [rightOf(access), ...extra].join('; ');
}

const ROLES = {
  employee: 'employees',
  supervisor: 'supervisors',
  admin: 'administrators',
  'support-contact': 'support contacts',
};

function rightOf(access: AnyCommand['access']): string {
  if (access === 'everyone') return 'everyone';
  if (access === 'self') return 'everyone, on themselves';
  if (access === 'owner') return 'whoever owns it';
  if ('others' in access) return `everyone, on themselves; ${ROLES[access.others]} on others`;
  return access.members ? `${ROLES[access.role]}, and members of the queue` : ROLES[access.role];
}

function page(...parts: string[]): string {
  return `${parts.join('\n\n')}\n`;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
