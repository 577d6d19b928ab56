import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPROVE_QUEUES } from '../support/approval-bench.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { stubTeam } from '../support/slack-stub.ts';

const MINUTE = 60_000;

describe("a person's own page in Slack", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(() => bench.close());

  const home = (person: string) => bench.slack.home(person).text;
  const published = () => bench.slack.stub.done('views.publish').length;

  it('shows presence, queues and approvals, changes them in place, and says what it did', async () => {
    expect((await bench.slack.opensHome('omar.haddad')).status).toBe(200);
    await bench.settled();
    expect(home('omar.haddad')).toContain('You are Available');
    expect(home('omar.haddad')).toContain('You serve 2 queues');
    expect(home('omar.haddad')).toMatch(/Support[^\n]*Ready/);
    expect(home('omar.haddad')).toContain('Nothing waits');
    expect(bench.slack.stub.done('chat.postMessage')).toEqual([]);

    await bench.slack.pressesHome('omar.haddad', 'Break');
    await bench.settled();
    expect(bench.agent('omar.haddad', 'Support')).toBe('BREAK');
    // The answer stands on the page, with its Undo; nothing is posted anywhere.
    expect(home('omar.haddad')).toMatch(/Support[^\n]*(Break|Not ready)/);
    expect(bench.slack.stub.done('chat.postMessage')).toEqual([]);
    await bench.slack.pressesHome('omar.haddad', 'Undo');
    await bench.settled();
    expect(bench.agent('omar.haddad', 'Support')).toBe('READY');
    expect(home('omar.haddad')).toContain('Undone');

    // After a while the answer makes room; a change from anywhere is on the page at once.
    await bench.pass(6 * MINUTE);
    await bench.slack.types('omar.haddad', '/presence dnd for 30m');
    await bench.settled();
    expect(home('omar.haddad')).toContain('You are on Do not disturb');
    expect(home('omar.haddad')).not.toContain('Undone');
    await bench.pass(31 * MINUTE);
    expect(home('omar.haddad')).toContain('You are Available');
  });

  it('sends nothing when nothing changed, and acts once when a press comes twice', async () => {
    await bench.slack.opensHome('omar.haddad');
    await bench.settled();
    const before = published();
    await bench.slack.types('omar.haddad', '/queue');
    await bench.slack.types('lena.fischer', '/queue break support');
    await bench.settled();
    expect(published()).toBe(before);

    const view = bench.slack.stub.homes.get(bench.slack.userId('omar.haddad'));
    const press = () => ({
      type: 'block_actions',
      team: { id: stubTeam, domain: 'acme' },
      user: { id: bench.slack.userId('omar.haddad'), username: 'omar.haddad', team_id: stubTeam },
      trigger_id: bench.slack.stub.trigger(),
      container: { type: 'view', view_id: view?.id },
      view,
      actions: [
        {
          type: 'button',
          action_id: 'call:1.0.0',
          action_ts: '1790000900.000100',
          value: JSON.stringify({ command: 'presence.set', input: { presence: 'AWAY' } }),
        },
      ],
    });
    await Promise.all([1, 2, 3].map(() => bench.slack.sender().interaction(press())));
    await bench.settled();
    expect(bench.presence('omar.haddad').presence).toBe('AWAY');
    expect(bench.writes().filter(({ path }) => path === '/api/user/presence')).toHaveLength(1);
  });

  it('opens a form beside the page, and shows what came of it on the page', async () => {
    await bench.slack.opensHome('dana.kim');
    await bench.settled();
    expect(home('dana.kim')).toContain('You are Available');
    await bench.slack.pressesHome('dana.kim', 'Change');
    await bench.settled();
    expect(JSON.stringify(bench.slack.modal())).toContain('field:presence');
    await bench.slack.submits('dana.kim', { presence: 'LUNCH', until: '45m' });
    await bench.settled();
    expect(bench.presence('dana.kim').presence).toBe('LUNCH');
    expect(home('dana.kim')).toContain('Lunch until 10:45');
    expect(bench.slack.direct('dana.kim')).toEqual([]);
  });

  it('lets somebody connect from it, and fills itself once they have', async () => {
    await bench.slack.opensHome('noah.becker');
    await bench.settled();
    expect(home('noah.becker')).toContain('Connect your phone account');
    await bench.slack.pressesHome('noah.becker', 'Connect');
    await bench.settled();
    // The private link is in the modal alone: never on the page, which stays, and never in a message.
    expect(JSON.stringify(bench.slack.modal())).toMatch(/\/connect\/[\w-]{20,}/);
    expect(JSON.stringify(bench.slack.home('noah.becker').blocks)).not.toContain('/connect/');
  });

  it('tells somebody nobody knows what to do, and refuses a guest', async () => {
    bench.slack.add({ name: 'sam.stranger', fullName: 'Sam Stranger', email: 'sam@example.org' });
    await bench.slack.opensHome('sam.stranger');
    await bench.settled();
    expect(home('sam.stranger')).toContain('I do not know your phone account yet');
    expect(home('sam.stranger')).toContain('Connect');
    expect(home('sam.stranger')).not.toContain('You are');
  });

  it('shows an approver what waits for them, and lets them decide there', async () => {
    await bench.close();
    bench = await openBench({ config: APPROVE_QUEUES });
    await bench.slack.opensHome('priya.natarajan');
    await bench.settled();
    expect(home('priya.natarajan')).toContain('Nothing waits for your decision');
    await bench.slack.types('mia.rossi', '/queue break Support @lena.fischer');
    await bench.settled();
    expect(home('priya.natarajan')).toMatch(/1 request waits[\s\S]*Mia Rossi/);
    await bench.slack.pressesHome('priya.natarajan', 'Open');
    await bench.settled();
    await bench.slack.pressesHome('priya.natarajan', 'Approve');
    await bench.settled();
    expect(bench.agent('lena.fischer', 'Support')).toBe('BREAK');
    expect(home('priya.natarajan')).toContain('Nothing waits for your decision');
    expect(home('priya.natarajan')).toContain('Approved by Priya Natarajan');
  });

  it('draws anew after another process has shown a newer one, and after a restart', async () => {
    await bench.slack.opensHome('dana.kim');
    await bench.settled();
    const id = bench.slack.userId('dana.kim');
    bench.slack.stub.homes.set(id, { ...bench.slack.stub.homes.get(id), hash: 'somebody-elses' });
    await bench.slack.pressesHome('dana.kim', 'Lunch');
    await bench.settled();
    expect(home('dana.kim')).toContain('You are at lunch');
    await bench.restart();
    await bench.slack.pressesHome('dana.kim', 'Available');
    await bench.settled();
    expect(home('dana.kim')).toContain('You are Available');
  });

  it('says that the phone system is away, and fills itself when it is back', async () => {
    bench.sandbox.setFaults({ down: true });
    await bench.slack.opensHome('dana.kim');
    await bench.until(() => home('dana.kim') !== '', 'a page', 500);
    expect(home('dana.kim')).toContain('The phone system is not answering');
    bench.sandbox.setFaults({});
    await bench.until(() => home('dana.kim').includes('You are Available'), 'the whole page', 1_000);
  });
});
