import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGraph, settings } from '../../../../adapters/phone/graph/index.ts';
import type { DirectoryGroups } from '../../../../src/core/directory-groups.ts';
import { createLog } from '../../../../src/kit/log.ts';
import { type GraphSide, openGraph } from '../../../../src/sandbox/graph/index.ts';
import { type MovingClock, movingClock } from '../../../support/moving-clock.ts';

const account = { tenant: 'tenant-1', client: 'client-1', secret: 'a-client-secret' };
const MINUTE = 60_000;

describe('Entra groups through Microsoft Graph', () => {
  let graph: GraphSide;
  let groups: DirectoryGroups;
  let clock: MovingClock;
  let lines: string[];

  const open = (secret = account.secret) => {
    const log = createLog({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
    const given = { tenantId: account.tenant, clientId: account.client, clientSecret: secret, url: graph.url };
    return createGraph(settings.parse(given), { log, clock }).groups;
  };
  beforeEach(async () => {
    lines = [];
    clock = movingClock();
    graph = await openGraph(account);
    for (const name of ['dana', 'omar', 'mia'])
      graph.users.set(name, {
        id: `oid-${name}`,
        userPrincipalName: `${name}@corp.example`,
        mail: `${name}@example.com`,
      });
    graph.groups.set('floor', new Set(['oid-dana', 'inner']));
    graph.groups.set('inner', new Set(['oid-omar', 'floor']));
    graph.groups.set('other', new Set(['oid-mia']));
    groups = open();
  });
  afterEach(async () => {
    await groups.stop();
    await graph.stop();
  });
  const asked = () => graph.calls.filter((call) => call.endsWith('checkMemberGroups')).length;

  it('are those a person is in, also through others and in circles, by object id, sign-in name and mail', async () => {
    const all = ['floor', 'inner', 'other'];
    expect(await groups.of({ directoryId: 'oid-dana', email: '' }, all)).toEqual(['floor', 'inner']);
    expect(await groups.of({ email: 'omar@example.com' }, all)).toEqual(['floor', 'inner']);
    expect(await groups.of({ email: 'MIA@corp.example' }, all)).toEqual(['other']);
    expect(await groups.of({ email: "o'nobody@example.com" }, all)).toEqual([]);
    expect(await groups.of({ directoryId: 'oid-gone', email: '' }, all)).toEqual([]);
    expect(graph.calls.filter((call) => call.endsWith('/token'))).toHaveLength(1);
  });

  it('are nobody’s where two people have the address, over all pages', async () => {
    for (let count = 0; count < 3; count += 1)
      graph.users.set(`twin${count}`, { id: `t${count}`, userPrincipalName: `t${count}@x`, mail: 'twin@example.com' });
    expect(await groups.of({ email: 'twin@example.com' }, ['floor'])).toEqual([]);
    expect(graph.calls.filter((call) => call === 'GET /v1.0/users')).toHaveLength(2);
  });

  it('are asked for in twenties, and kept for five minutes', async () => {
    const many = Array.from({ length: 45 }, (_, at) => `group-${at}`);
    for (const name of many) graph.groups.set(name, new Set(['oid-dana']));
    const person = { directoryId: 'oid-dana', email: '' };
    expect(await groups.of(person, many)).toHaveLength(45);
    expect(asked()).toBe(3);
    graph.groups.get('group-7')?.clear();
    expect(await groups.of(person, many)).toHaveLength(45);
    clock.move(5 * MINUTE + 1);
    expect(await groups.of(person, many)).toHaveLength(44);
  });

  it('take a new token where the old one is refused or ends', async () => {
    await groups.of({ directoryId: 'oid-dana', email: '' }, ['floor']);
    graph.endTokens();
    expect(await groups.of({ directoryId: 'oid-omar', email: '' }, ['floor'])).toEqual(['floor']);
    clock.move(56 * MINUTE);
    await groups.of({ directoryId: 'oid-mia', email: '' }, ['floor']);
    expect(graph.calls.filter((call) => call.endsWith('/token'))).toHaveLength(3);
  });

  it('are never taken for none when they cannot be read', async () => {
    const dana = () => groups.of({ directoryId: 'oid-dana', email: '' }, ['floor']);
    graph.refuse(429, 60);
    await expect(dana()).rejects.toMatchObject({ code: 'busy', retryAfterMs: 60_000 });
    graph.refuse(403);
    clock.move(2 * MINUTE);
    await expect(dana()).rejects.toMatchObject({ code: 'not-allowed' });
    graph.refuse(undefined);
    expect(await dana()).toEqual(['floor']);
    const wrong = open('another secret');
    await expect(wrong.of({ directoryId: 'oid-dana', email: '' }, ['floor'])).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('GRAPH_CLIENT_ID'),
    });
    await wrong.stop();
    expect(lines.join('')).not.toMatch(/a-client-secret|another secret|token-1/);
  });

  it('are checked one by one: a group that is not there is named', async () => {
    await groups.check(['floor', 'inner']);
    await expect(groups.check(['floor', 'gone'])).rejects.toThrow('There is no group gone in Entra.');
  });
});
