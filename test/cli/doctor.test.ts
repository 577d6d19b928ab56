import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { examine } from '../../src/cli/doctor/examine.ts';
import { createSealer } from '../../src/kit/seal.ts';
import { company, serviceAccount } from '../../src/sandbox/company.ts';
import { openGraph } from '../../src/sandbox/graph/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { saveAccount } from '../../src/store/accounts.ts';
import { appendAudit, auditKeyOf } from '../../src/store/audit.ts';
import { openDatabase } from '../../src/store/database.ts';
import { openMailServer } from '../adapters/chat/email/mail-server.ts';
import { testClock } from '../support/clock.ts';
import { freePort } from '../support/free-port.ts';
import { openSlackStub } from '../support/slack-stub.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts');
const KEY = 'aVerySecretKeyOfTheTest0123456789xyz';

describe('patchcord doctor', () => {
  let sandbox: Sandbox;
  let folder: string;
  let port: number;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, clock: testClock() });
  });
  afterAll(() => sandbox.stop());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'patchcord-doctor-'));
    port = await freePort();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (env: Record<string, string>, ...args: string[]) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const given = { PATH: process.env.PATH, PORT: String(port), ...env };
      execFile(process.execPath, [MAIN, 'doctor', ...args], { cwd: folder, env: given }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });
  const examined = async (env: Record<string, string>) => {
    const given = { PORT: String(port), PATCHCORD_DATA: join(folder, 'data'), ...env };
    const findings = await examine(given, join(folder, 'patchcord.config.yaml'));
    const ok = findings.every(({ state }) => state !== 'broken');
    const out = JSON.stringify(findings);
    const of = (about: string) => findings.find((one) => one.about === about);
    return { ok, of, findings, out };
  };
  const real = (more: Record<string, string> = {}) => ({
    PORTSIP_URL: `${sandbox.url}/api`,
    PORTSIP_USERNAME: serviceAccount.username,
    PORTSIP_PASSWORD: serviceAccount.password,
    PORTSIP_DOMAIN: company.domain,
    PATCHCORD_PUBLIC_URL: 'http://localhost:1',
    PATCHCORD_SECRET_KEY: KEY,
    SLACK_SIGNING_SECRET: 'x'.repeat(32),
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_API_URL: 'http://127.0.0.1:1/',
    ...more,
  });

  it('finds nothing wrong with an empty folder: that is the sandbox', async () => {
    const { code, out } = await run({});
    expect(code).toBe(0);
    expect(out).toMatch(/^ok +Settings +right; no phone system is set up, so this is the sandbox$/m);
    expect(out).toMatch(/\nEverything that is set up works\.\n$/);
  });

  it('asks every system that is set up, and says what works', async () => {
    const mail = await openMailServer();
    const slack = await openSlackStub();
    const ours = createServer((_, response) => response.end('{"status":"ok"}')).listen(port);
    const { ok, of } = await examined(
      real({
        SLACK_API_URL: slack.apiUrl,
        SUPPORT_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
        SUPPORT_LOGS_SECRET: 'y'.repeat(20),
        PATCHCORD_PUBLIC_URL: `http://localhost:${port}`,
      }),
    );
    expect(of('PortSIP PBX') ?? of('PortSIP')).toMatchObject({ state: 'ok' });
    expect(of('Slack')).toMatchObject({ state: 'ok' });
    expect(of('E-mail out')).toMatchObject({ state: 'ok' });
    expect(of('Support-log webhook')).toMatchObject({ state: 'ok' });
    expect(of(`Port ${port}`)).toMatchObject({ says: 'Patchcord is running there' });
    expect(of('Public address')).toMatchObject({ state: 'ok' });
    expect(of('Clock')).toMatchObject({ state: 'ok' });
    expect(ok).toBe(true);
    ours.close();
    await Promise.all([mail.close(), slack.stop()]);
  });

  it('says of each thing that is broken what it is and how to mend it, and shows no secret', async () => {
    const other = createServer((_, response) => response.end('hello')).listen(port);
    const secrets = { PORTSIP_PASSWORD: 'wrong-password-1', SUPPORT_IMAP_URL: 'imap://bot:mailbox-pass@127.0.0.1:1' };
    const env = real({ ...secrets, SUPPORT_SMTP_URL: 'smtp://bot:smtp-pass@127.0.0.1:1' });
    const { ok, of, out } = await examined(env);
    expect(ok).toBe(false);
    const printed = await run(env, '--json');
    expect([printed.code, printed.err, JSON.parse(printed.out).ok]).toEqual([1, '', false]);
    expect((await run(env)).out).toMatch(/\n5 broken\. Mend these first\.\n$/);
    for (const about of ['PortSIP PBX', 'Slack', 'Support mailbox', 'E-mail out', `Port ${port}`])
      expect(of(about)).toMatchObject({ state: 'broken', mend: expect.stringMatching(/\w/) });
    expect(of('PortSIP PBX')?.mend).toContain('PORTSIP_');
    expect(of('Support mailbox')?.mend).toContain('SUPPORT_IMAP_URL');
    expect(out).not.toMatch(/wrong-password-1|mailbox-pass|smtp-pass|xxxxxxxx|xoxb-test/);
    other.close();
  });

  it('lists all settings that are wrong or missing, and looks at the rest all the same', async () => {
    writeFileSync(join(folder, 'patchcord.config.yaml'), 'policy:\n  - { what: queue.sett, then: allow }\n');
    const unknown = await examined(real());
    expect(unknown.of('Settings')).toMatchObject({ state: 'broken', says: expect.stringContaining('queue.set?') });
    expect(unknown.of('PortSIP PBX')).toMatchObject({ state: 'ok' });
    const { findings } = await examined({ PORTSIP_URL: `${sandbox.url}/api`, DATABASE_URL: 'mysql://x' });
    expect(findings.filter(({ about }) => about === 'Settings').map(({ says }) => says)).toEqual([
      expect.stringContaining('DATABASE_URL'),
      expect.stringContaining('queue.set?'),
      expect.stringContaining('PORTSIP_USERNAME'),
      expect.stringContaining('PORTSIP_PASSWORD'),
      expect.stringContaining('PORTSIP_DOMAIN'),
      expect.stringContaining('PATCHCORD_SECRET_KEY'),
      expect.stringContaining('PATCHCORD_PUBLIC_URL'),
      expect.stringContaining('no chat platform'),
    ]);
  });

  it('knows whether the key opens what is stored, and leaves the database as it is', async () => {
    const data = join(folder, 'data');
    const database = await openDatabase({ folder: data });
    const sealer = createSealer(KEY);
    for (const id of ['1', '2'])
      await database.commit((tx) =>
        saveAccount(tx, { system: 'portsip', phoneUserId: id, sealed: sealer.seal('x', 'y'), at: 1 }),
      );
    await database.close();
    expect((await examined(real())).of('Secret key')).toMatchObject({ state: 'ok', says: 'opens all 2 sealed rows' });
    const later = 'anotherKey0123456789abcdefghijklmnop';
    expect((await examined(real({ PATCHCORD_SECRET_KEY: `${later},${KEY}` }))).of('Secret key')).toMatchObject({
      state: 'ok',
      says: 'opens everything; 2 of 2 sealed rows still need the earlier key',
    });
    expect((await examined(real({ PATCHCORD_SECRET_KEY: later }))).of('Secret key')).toMatchObject({
      state: 'broken',
      says: '2 of 2 sealed rows were sealed with a key that is not set.',
    });
  });

  it('knows whether the end of the audit trail is signed with the key', async () => {
    const database = await openDatabase({ folder: join(folder, 'data') });
    const key = auditKeyOf(createSealer(KEY));
    for (const at of [1, 2]) await database.commit((tx) => appendAudit(tx, key, { at, body: '{}' }));
    const audit = async (more: Record<string, string> = {}) => (await examined(real(more))).of('Audit trail');
    expect(await audit()).toMatchObject({ state: 'ok', says: expect.stringContaining('2 rows') });
    const later = 'anotherKey0123456789abcdefghijklmnop';
    expect(await audit({ PATCHCORD_SECRET_KEY: `${later},${KEY}` })).toMatchObject({ state: 'ok' });
    expect(await audit({ PATCHCORD_SECRET_KEY: later })).toMatchObject({
      state: 'broken',
      mend: expect.stringContaining('new,old'),
    });
    await database.db.updateTable('audit_head').set({ seq: 1 }).execute();
    expect(await audit()).toMatchObject({ state: 'broken', says: 'Its end was changed by hand.' });
    await database.close();
  });

  it('says of what stands in the place of a database what it is', async () => {
    const broken = { ...real(), PATCHCORD_DATA: join(folder, 'noise') };
    mkdirSync(broken.PATCHCORD_DATA);
    writeFileSync(join(broken.PATCHCORD_DATA, 'patchcord.db'), 'x'.repeat(5_000));
    const noise = await examined(broken);
    expect(noise.of('Database')).toMatchObject({
      state: 'broken',
      says: expect.stringContaining('is no database. Move'),
    });
    const file = await examined({ ...real(), PATCHCORD_DATA: join(broken.PATCHCORD_DATA, 'patchcord.db') });
    expect(file.of('Database')).toMatchObject({ state: 'broken', mend: 'Set PATCHCORD_DATA to a folder.' });
  });

  it('sees an older database, a .env that others can read, and a guessable key', async () => {
    const bare = await openDatabase({ folder: join(folder, 'data') }, { migrate: false });
    await bare.close();
    writeFileSync(join(folder, '.env'), `PATCHCORD_SECRET_KEY=${'ab'.repeat(20)}\n`);
    chmodSync(join(folder, '.env'), 0o644);
    const { of } = await examined({ PATCHCORD_SECRET_KEY: 'ab'.repeat(20) });
    expect(of('Database')).toMatchObject({
      state: 'attention',
      says: expect.stringMatching(/^SQLite, \d+ steps behind/),
    });
    expect(of('.env')).toMatchObject({ state: 'attention', mend: 'chmod 600 .env' });
    expect(of('Secret key')).toMatchObject({ state: 'attention' });
    const again = await openDatabase({ folder: join(folder, 'data') }, { migrate: false });
    expect(await again.db.introspection.getTables()).toEqual([]);
    await again.close();
  });

  it('says what Teams does not allow, which monitor has not signed in, and that a secret ends', async () => {
    const graph = await openGraph({ tenant: 'tenant', client: 'client', secret: 'secret' });
    const env = {
      GRAPH_TENANT_ID: 'tenant',
      GRAPH_CLIENT_ID: 'client',
      GRAPH_CLIENT_SECRET: 'secret',
      GRAPH_URL: graph.url,
    };
    const ends = new Date(Date.now() + 6.5 * 24 * 60 * 60_000).toISOString().slice(0, 10);
    writeFileSync(
      join(folder, 'patchcord.config.yaml'),
      `sync: { monitors: [watcher@example.com], secretEnds: "${ends}" }`,
    );
    const allowed = await examined(real(env));
    expect(allowed.of('Presence in Teams')?.state).toBe('ok');
    expect(allowed.of('Presence monitor watcher@example.com')?.state).toBe('attention');
    expect(allowed.of('Secret of Microsoft Graph')?.says).toMatch(/ends in [67] days/);
    graph.teams.switches.application.clear();
    const refused = await examined(real(env));
    expect(refused.of('Presence in Teams')).toMatchObject({
      state: 'attention',
      mend: expect.stringContaining('Presence.Read.All'),
    });
    await graph.stop();
  });
});
