import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import PostalMime from 'postal-mime';
import { request } from 'undici';
import { afterEach, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { type MailServer, openMailServer } from '../adapters/chat/email/mail-server.ts';
import * as samples from '../adapters/intake/mailbox/samples.ts';
import { type BenchProcesses, openProcesses, type Process } from '../support/bench-processes.ts';
import { openTeamsStub, type TeamsStub } from '../support/teams-stub.ts';
import { startDovecot } from './dovecot.ts';

const MAILS = 200;
const KILLS = 5;
const ACCOUNTS = ['A0', 'A1', 'A2', 'A3', 'A4'];
const LARGE = 20 * 1024 * 1024;
const TEAMS_CHANNEL = '19:support@thread.tacv2';
const OUTAGE_MS = 20_000;

/** One after the other; the fifth has a file of 20 MB. */
const FORMATS = [
  samples.text,
  samples.html,
  samples.forwarded,
  (given: samples.Given) => samples.replyChain(given),
  samples.wrongCharset,
  (given: samples.Given) => samples.attached(given, given.id === idOf(5) ? LARGE : 3_000),
];

const idOf = (at: number) => `m${String(at).padStart(3, '0')}`;
const accountOf = (at: number) => ACCOUNTS[at % ACCOUNTS.length] ?? '';
const all = Array.from({ length: MAILS }, (_, at) => at);

const config = `
supportMailbox: { senders: [mitel.io, example.com] }
supportLogs:
  routes:
${ACCOUNTS.map((account) => `    - { account: ${account}, to: ["slack:C${account}", "mail:ops@example.com", "teams:${TEAMS_CHANNEL}"] }`).join('\n')}
`;

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

it('every mail is one log in every destination, once and in order, whoever is killed and whoever is down', {
  timeout: 400_000,
}, async () => {
  const { bench, dovecot, mail, teams, data } = await openAll();
  const client = await dovecot.client('support');
  let process = await start(bench, teams);

  const arriving = (async () => {
    for (const at of all) {
      const make = FORMATS[at % FORMATS.length] ?? samples.text;
      const given = { id: idOf(at), reporter: `user${at}@ballad.example`, account: accountOf(at) };
      await client.append('INBOX', make(given));
      await pause(150);
    }
  })();

  // Slack is away in the middle of it, and the mail server answers "later".
  const outage = (async () => {
    await pause(8_000);
    bench.slack.setDown(true);
    await pause(OUTAGE_MS);
    bench.slack.setDown(false);
  })();
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await pause(5_000 + Math.random() * 2_000);
    await process.end('SIGKILL');
    await everyMarkedMailIsStored(client, data);
    process = await start(bench, teams);
  }
  await Promise.all([arriving, outage]);

  const slackOf = (account: string) =>
    idsIn([...bench.slack.messages].filter(([key]) => key.startsWith(`C${account} `)).map(([, { text }]) => text));
  const mailed = () => mailIds(mail);
  const end = Date.now() + 200_000;
  const total = () => ACCOUNTS.reduce((sum, account) => sum + new Set(slackOf(account)).size, 0);
  while (total() < MAILS || (await mailed()).length < MAILS || new Set(teamsIds(teams)).size < MAILS) {
    if (Date.now() > end) break;
    await pause(500);
  }

  for (const account of ACCOUNTS)
    expect(slackOf(account), account).toEqual(all.filter((at) => accountOf(at) === account).map(idOf));
  expect(await mailed()).toEqual(all.map(idOf));
  // Teams lets no bot look whether a message is there: a kill between sending and noting it may show one twice.
  const shown = teamsIds(teams);
  expect([...new Set(shown)]).toEqual(all.map(idOf));
  expect(shown.length).toBeLessThanOrEqual(MAILS + KILLS);
  const flags = await client.fetchAll('1:*', { flags: true });
  expect(flags).toHaveLength(MAILS);
  expect(flags.every((one) => one.flags?.has('\\Seen') && one.flags.has('$Patchcord'))).toBe(true);
  await client.logout();
  await process.end('SIGTERM');
  await everythingIsKept(data);
});

async function openAll() {
  const data = mkdtempSync(join(tmpdir(), 'patchcord-mail-'));
  open.push({ close: async () => rmSync(data, { recursive: true, force: true }) });
  const dovecot = await startDovecot();
  open.push({ close: () => dovecot.remove() });
  const mail = await openMailServer();
  open.push(mail);
  const teams = await openTeamsStub();
  open.push(teams);
  const bench = await openProcesses({
    config,
    env: {
      PATCHCORD_DATA: data,
      SUPPORT_IMAP_URL: dovecot.url('support'),
      SUPPORT_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    },
  });
  open.push(bench);
  for (const account of ACCOUNTS) bench.slack.join(`C${account}`);
  return { bench, dovecot, mail, teams, data };
}

/** A process, and the app in the team: said again at each start, as Teams would on any message there. */
async function start(bench: BenchProcesses, teams: TeamsStub): Promise<Process> {
  const process = await bench.start();
  const activity = {
    type: 'conversationUpdate',
    id: `added-${Math.random()}`,
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: teams.url,
    from: { id: '29:sam', aadObjectId: '00000000-0000-4000-8000-000000000001', name: 'Sam Ortiz' },
    recipient: { id: '28:bot', name: 'Patchcord' },
    membersAdded: [{ id: '28:bot' }],
    conversation: { id: TEAMS_CHANNEL, conversationType: 'channel', isGroup: true, tenantId: 'tenant-1' },
    channelData: { tenant: { id: 'tenant-1' } },
  };
  const { statusCode, body } = await request(`${process.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(activity),
  });
  await body.dump();
  expect(statusCode).toBeLessThan(300);
  return process;
}

async function everyMarkedMailIsStored(client: ImapFlow, data: string): Promise<void> {
  await client.noop();
  const found = await client.fetchAll('1:*', { flags: true, envelope: true });
  const marked = found.filter((one) => one.flags?.has('$Patchcord') || one.flags?.has('\\Seen'));
  const database = await openDatabase({ folder: data }, { migrate: false });
  const rows = await database.db.selectFrom('support_arrival').select('delivery').execute();
  await database.close();
  const stored = new Set(rows.map(({ delivery }) => delivery));
  for (const { envelope } of marked) expect(stored).toContain(`mail:${envelope?.messageId?.replaceAll(/[<>]/g, '')}`);
}

/** The words of a wrong character set, and the large file, byte for byte. */
async function everythingIsKept(data: string): Promise<void> {
  const database = await openDatabase({ folder: data }, { migrate: false });
  const logs = await database.db.selectFrom('support_log').select(['number', 'title']).execute();
  const ours = logs.filter(({ title }) => /m\d{3}/.test(title));
  expect(ours).toHaveLength(MAILS);
  expect(ours.find(({ title }) => title.includes(idOf(4)))?.title).toBe(`Kein Ton über Kopfhörer ${idOf(4)}`);
  const large = ours.find(({ title }) => title.includes(idOf(5)));
  const files = await database.db
    .selectFrom('support_file')
    .select('content')
    .where('log', '=', large?.number ?? 0)
    .execute();
  expect(files.some(({ content }) => samples.fileOf(LARGE).equals(Buffer.from(content)))).toBe(true);
  await database.close();
}

function idsIn(texts: readonly unknown[]): string[] {
  return texts.flatMap((text) => /m\d{3}/.exec(String(text))?.slice(0, 1) ?? []);
}

function teamsIds(teams: TeamsStub): string[] {
  return idsIn(
    teams
      .of('send')
      .filter((call) => call.conversation === TEAMS_CHANNEL)
      .map((call) => JSON.stringify(call.body)),
  );
}

/** By Message-ID: SMTP takes a mail twice when its answer got lost, and mail programs then show one. */
async function mailIds(server: MailServer): Promise<string[]> {
  const seen = new Map<string, string>();
  for (const { raw } of server.received) {
    const { messageId = '', subject = '' } = await PostalMime.parse(raw);
    if (!seen.has(messageId)) seen.set(messageId, subject);
  }
  return idsIn([...seen.values()]);
}
