import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { stubTeam } from '../support/slack-stub.ts';

describe("Slack's shortcuts", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(() => bench.close());

  it('sets the phone state from anywhere, by a form that opens at once', async () => {
    const ack = await bench.slack.shortcut('dana.kim', 'anywhere:presence.set');
    expect(ack).toMatchObject({ status: 200, text: '' });
    await bench.settled();
    expect(bench.slack.stub.done('views.open')).toHaveLength(1);
    expect(JSON.stringify(bench.slack.modal())).toContain('field:presence');
    await bench.slack.submits('dana.kim', { presence: 'AWAY', until: '30m' });
    await bench.settled();
    expect(bench.presence('dana.kim').presence).toBe('AWAY');
    // Nobody asked in a channel: the result stands in the direct chat.
    expect(bench.slack.direct('dana.kim').at(-1)?.text).toContain('Away until 10:30');
  });

  it('acts once when Slack delivers one twice', async () => {
    const trigger_id = bench.slack.stub.trigger();
    const user = { id: bench.slack.userId('dana.kim'), username: 'dana.kim', team_id: stubTeam };
    const body = { type: 'shortcut', callback_id: 'anywhere:queue.set', trigger_id, team: { id: stubTeam }, user };
    for (let sent = 0; sent < 2; sent += 1) expect((await bench.slack.sender().interaction(body)).status).toBe(200);
    await bench.settled();
    expect([...bench.slack.stub.views]).toHaveLength(1);
  });

  it('says so where the phone system cannot do it, and refuses what is none of ours', async () => {
    await bench.slack.shortcut('dana.kim', 'anywhere:presence.teleport');
    await bench.settled();
    expect(JSON.stringify(bench.slack.modal())).toContain('cannot do that');
    expect((await bench.slack.shortcut('dana.kim', 'DROP TABLE')).status).toBe(400);
  });
});
