import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import type { GraphSide } from '../../src/sandbox/graph/index.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { ACCOUNT, openGroups } from '../support/graph-bench.ts';

const GROUP = '11111111-2222-3333-4444-555555555555';
const CONFIG = `
groups:
  trainees: { entra: [${GROUP}] }
policy:
  - name: trainees look only
    who: group:trainees
    what: queue.set
    deny: Trainees do not change queues.
`;
const MINUTE = 60_000;

describe('a rule that names an Entra group', () => {
  let bench: Bench;
  let graph: GraphSide;
  afterEach(async () => {
    await bench.close();
    await graph.stop();
  });

  it('is kept by who is in it, and nothing gets around it while it cannot be read', async () => {
    const opened = await openGroups();
    graph = opened.graph;
    for (const name of ['omar.haddad', 'lena.fischer'])
      graph.users.set(name, { id: `oid-${name}`, userPrincipalName: `${name}@example.com`, mail: '' });
    graph.groups.set(GROUP, new Set(['oid-omar.haddad']));
    bench = await openBench({
      config: CONFIG,
      env: opened.env,
    });
    const types = async (person: string, line: string) => {
      await bench.slack.types(person, line);
      await bench.settled();
      return bench.slack.sees(person).text;
    };
    const ready = async () => {
      const { statusCode, body } = await request(`${bench.patchcord.url}/readyz`);
      return { statusCode, text: await body.text() };
    };
    expect(await types('omar.haddad', '/queue break Support')).toContain('Trainees do not change queues.');
    expect(await types('lena.fischer', '/queue break Support')).toContain('On break in Support');
    expect(await ready()).toMatchObject({ statusCode: 200, text: expect.stringContaining('"graph":{"ok":true}') });

    await bench.pass(6 * MINUTE);
    graph.refuse(403);
    expect(await types('lena.fischer', '/queue ready Support')).toContain('Nothing was changed');
    expect(bench.agent('lena.fischer', 'Support')).toBe('BREAK');
    expect(await ready()).toMatchObject({ statusCode: 503, text: expect.stringContaining('Microsoft Graph') });
    expect(bench.log()).not.toContain(ACCOUNT.secret);
  });
});
