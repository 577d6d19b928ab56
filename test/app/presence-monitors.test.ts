import { createServer, type Server } from 'node:http';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGraph, settings } from '../../adapters/phone/graph/index.ts';
import type { App } from '../../src/app/app.ts';
import { createApp } from '../../src/app/create.ts';
import { tendMonitors } from '../../src/app/sync/monitors.ts';
import { shippedSupport } from '../../src/config/support-schema.ts';
import type { Sync } from '../../src/core/sync/place.ts';
import { shippedRules } from '../../src/core/sync/rules.ts';
import { createLog } from '../../src/kit/log.ts';
import { createMetrics } from '../../src/kit/metrics.ts';
import { createSealer } from '../../src/kit/seal.ts';
import { type GraphSide, openGraph } from '../../src/sandbox/graph/index.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { listMonitors } from '../../src/store/sync-monitors.ts';
import { addSyncPerson, saveSyncAccount } from '../../src/store/sync-people.ts';
import { createVault } from '../../src/store/vault.ts';
import { testClock } from '../support/clock.ts';

const ACCOUNT = { tenant: 'tenant', client: 'client', secret: 'secret' };
const MONITORS = ['one@example.com', 'two@example.com'];
const PEOPLE = 1_310;

describe('1,310 people and two monitors', () => {
  const clock = testClock();
  let graph: GraphSide;
  let hook: Server;
  let database: Database;
  let app: App;
  let sync: Sync;
  /** Signs in as somebody, for a monitor. */
  const agree = async (monitor: string, who = monitor) => {
    const { watch } = sync;
    const page = await request(watch?.signInAddress(who, 'http://localhost/back', '') ?? '');
    await page.body.dump();
    const code = new URL(String(page.headers.location)).searchParams.get('code') ?? '';
    await watch?.signedIn(monitor, code, 'http://localhost/back');
  };
  const tend = async () => sync.watch && tendMonitors(app, sync, sync.watch);

  beforeAll(async () => {
    graph = await openGraph(ACCOUNT, { clock });
    for (const mail of MONITORS) graph.users.set(mail, { id: `id-${mail}`, userPrincipalName: mail, mail });
    hook = createServer((asked, answer) => {
      const token = new URL(asked.url ?? '', 'http://localhost').searchParams.get('validationToken');
      answer.writeHead(200, { 'content-type': 'text/plain' }).end(token ?? '');
    });
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
    const bound = hook.address();
    database = await openDatabase({ memory: true });
    const sealer = createSealer('x'.repeat(32));
    const log = createLog({ level: 'silent' });
    const given = { tenantId: ACCOUNT.tenant, clientId: ACCOUNT.client, clientSecret: ACCOUNT.secret, url: graph.url };
    const vault = createVault({ database, sealer, clock });
    const { presence, watch } = createGraph(settings.parse({ ...given, monitors: MONITORS }), { log, clock, vault });
    const rules = { ...shippedRules, preset: { teams: 'both', slack: 'off' } as const };
    sync = { rules, places: new Map([[presence.id, presence]]), watch, connect: new Map(), enrols: false };
    app = createApp({
      database,
      clock,
      log,
      metrics: createMetrics(),
      sealer,
      systems: [],
      chats: new Map(),
      commands: [],
      publicUrl: `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`,
      defaultZone: 'Europe/Berlin',
      supportContacts: [],
      support: shippedSupport,
      rules: [],
      groups: {},
      sync,
      wake: () => undefined,
    });
    await database.commit(async (tx) => {
      for (let at = 0; at < PEOPLE; at += 1) {
        const id = `oid-${at}`;
        graph.users.set(id, { id, userPrincipalName: `${id}@example.com`, mail: '' });
        await addSyncPerson(tx, `portsip:${at}`, clock.now());
        await saveSyncAccount(tx, `portsip:${at}`, 'teams', id);
      }
    });
  });
  afterAll(async () => {
    await graph.stop();
    hook.close();
    await database.close();
  });

  it('are covered 650 at a time; who is beyond that stays out, and nobody moves when somebody leaves', async () => {
    await tend();
    expect(graph.teams.subscriptions()).toEqual([]);
    await expect(agree('one@example.com', 'two@example.com')).rejects.toThrow('somebody else');
    await agree('one@example.com');
    await tend();
    expect(graph.teams.watched()).toHaveLength(650);
    await agree('two@example.com');
    await tend();
    expect(graph.teams.subscriptions().map(({ ids }) => ids.length)).toEqual([650, 650]);
    expect(graph.teams.watched()).toHaveLength(1_300);
    const [before] = await listMonitors(database.db);
    await database.commit((tx) => saveSyncAccount(tx, 'portsip:0', 'teams', null));
    await tend();
    const [after] = await listMonitors(database.db);
    const stayed = before?.accounts.filter((account) => after?.accounts.includes(account)) ?? [];
    expect(stayed).toHaveLength(649);
    expect(graph.teams.watched()).toHaveLength(1_300);
    graph.calls.length = 0;
    await tend();
    expect(graph.calls).toEqual([]);
    const shown = await sync.places.get('teams')?.read([...graph.users.keys()].slice(0, 1_300));
    expect(shown?.size).toBe(1_298);
    expect(graph.calls.filter((call) => call.includes('getPresences'))).toHaveLength(2);
  });
});
