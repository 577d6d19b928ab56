import { createHmac } from 'node:crypto';
import { emailOf, employees, usernameOf } from '../src/sandbox/company.ts';

export const signingSecret = 'bench-signing-secret';
export const slackTeam = 'T0BENCH';

/** Everybody whose phone account the sandbox connects by itself. */
export const people = employees
  .filter(({ name }) => name !== 'Noah Becker')
  .map((employee) => ({
    id: `U0${usernameOf(employee)
      .toUpperCase()
      .replace(/[^A-Z]/g, '')}`,
    name: employee.name,
    username: usernameOf(employee),
    email: emailOf(employee),
  }));

/** Teams paces 25 messages a second in one tenant: with so many tenants no run comes near it. */
const tenants = people.length * 8;
/** And 7 a second in one conversation. */
const conversations = 3_000;

export interface Kind {
  platform: 'slack' | 'teams';
  /** `change` alternates between two presences, so that each one is a change with an audit row. `read` only asks. */
  asks: 'change' | 'read';
}

/** Raw HTTP requests, ready to be written to a socket. `from` numbers them through the whole run: none comes twice. */
export function requestsOf(
  kind: Kind,
  { from, count, port, stub }: { from: number; count: number; port: number; stub: string },
) {
  const build = kind.platform === 'slack' ? slashCommand : teamsMessage;
  return Array.from({ length: count }, (_, at) => build(kind, from + at, port, stub));
}

/** Each person's own commands alternate. */
function line(kind: Kind, number: number): string {
  if (kind.asks === 'read') return '';
  return Math.floor(number / people.length) % 2 === 0 ? 'away' : 'available';
}

function slashCommand(kind: Kind, number: number, port: number, stub: string): string {
  const person = people[number % people.length];
  const body = new URLSearchParams({
    token: 'deprecated',
    team_id: slackTeam,
    team_domain: 'bench',
    channel_id: 'C0GENERAL',
    channel_name: 'general',
    user_id: person?.id ?? '',
    user_name: person?.username ?? '',
    command: '/presence',
    text: line(kind, number),
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: `${stub}/response/${number}`,
    trigger_id: `bench.${process.pid}.${number}`,
  }).toString();
  const at = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
  return post(port, '/slack/events', 'application/x-www-form-urlencoded', body, {
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${signature}`,
  });
}

function teamsMessage(kind: Kind, number: number, port: number, stub: string): string {
  const person = people[number % people.length];
  const tenant = `tenant-${number % tenants}`;
  const body = JSON.stringify({
    type: 'message',
    id: `f:${process.pid}-${number}`,
    timestamp: new Date().toISOString(),
    localTimestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: stub,
    from: { id: `29:${person?.username}`, name: person?.name, aadObjectId: `aad-${person?.username}` },
    recipient: { id: '28:bot', name: 'Patchcord' },
    conversation: { id: `a:bench-${number % conversations}`, conversationType: 'personal', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'DE', platform: 'Web', timezone: 'Europe/Berlin' }],
    text: `presence ${line(kind, number)}`.trim(),
    textFormat: 'plain',
    locale: 'en-GB',
  });
  return post(port, '/api/messages', 'application/json', body);
}

function post(port: number, path: string, type: string, body: string, headers: Record<string, string> = {}): string {
  const all = {
    host: `127.0.0.1:${port}`,
    connection: 'keep-alive',
    'content-type': type,
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`;
}
