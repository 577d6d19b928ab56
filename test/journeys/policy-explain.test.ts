import { afterEach, expect, it } from 'vitest';
import { explanation } from '../../src/cli/policy.ts';
import type { GraphSide } from '../../src/sandbox/graph/index.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { ACCOUNT, openGroups } from '../support/graph-bench.ts';

const TRAINEES = '11111111-2222-3333-4444-555555555555';
const CONFIG = `
groups:
  floor: { slack: [S0FLOOR] }
  trainees: { entra: [${TRAINEES}] }
policy:
  - { name: trainees look only, who: "group:trainees", what: queue.set, deny: Trainees do not change queues. }
  - { name: the floor confirms, who: "group:floor", what: queue.set, then: confirm }
  - { name: hands off the floor, what: queue.set, on: "group:floor", deny: Ask the floor manager. }
`;

let bench: Bench;
let graph: GraphSide;
afterEach(async () => {
  await bench.close();
  await graph.stop();
});

it('says of Slack and Entra groups what the running system does, and that it cannot when they cannot be read', async () => {
  const opened = await openGroups();
  graph = opened.graph;
  graph.users.set('omar.haddad', { id: 'oid-omar', userPrincipalName: 'omar.haddad@example.com', mail: '' });
  graph.groups.set(TRAINEES, new Set(['oid-omar']));
  bench = await openBench({
    config: CONFIG,
    env: {
      GRAPH_TENANT_ID: ACCOUNT.tenant,
      GRAPH_CLIENT_ID: ACCOUNT.client,
      GRAPH_CLIENT_SECRET: ACCOUNT.secret,
      GRAPH_URL: graph.url,
    },
  });
  bench.slack.stub.userGroups.set('S0FLOOR', [bench.slack.userId('lena.fischer')]);
  const command = bench.patchcord.commands.find((one) => one.id === 'queue.set');
  if (!command) throw new Error('there is no queue.set');
  const explain = async (as: string, on = as) =>
    (await explanation(bench.settings, command, `${as}@example.com`, `${on}@example.com`)).split(' (')[0];
  const does = async (person: string, line: string) => {
    await bench.slack.types(person, line);
    await bench.settled();
    return bench.slack.sees(person).text;
  };

  // Lena has not been met yet: her Slack account is looked up.
  expect(await explain('lena.fischer')).toBe('confirm · the floor confirms');
  expect(await does('lena.fischer', '/queue break Support')).toContain('Is that right?');
  expect(await explain('omar.haddad')).toBe('deny · trainees look only');
  expect(await does('omar.haddad', '/queue break Support')).toContain('Trainees do not change queues.');
  expect(await explain('dana.kim')).toBe('allow · default of queue.set');
  expect(await explain('mia.rossi', 'lena.fischer')).toBe('deny · hands off the floor');
  expect(await does('mia.rossi', '/queue break Support @lena.fischer')).toContain('Ask the floor manager.');
  expect(await explain('mia.rossi', 'omar.haddad')).toBe('allow · default of queue.set');

  bench.slack.stub.next('usergroups.list', { error: 'missing_scope' }, 99);
  await expect(explain('lena.fischer')).rejects.toThrow('The groups that the policy names cannot be read. ');
  await bench.pass(6 * 60_000);
  expect(await does('mia.rossi', '/queue break Support @omar.haddad')).not.toContain('On break');
  expect(bench.agent('omar.haddad', 'Support')).toBe('READY');
});
