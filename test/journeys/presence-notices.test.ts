import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';

const DANA = 'dana.kim';
const MAIL = 'dana.kim@example.com';
const MINUTE = 60_000;
const DND = { availability: 'DoNotDisturb', activity: 'DoNotDisturb' };
const BRB = { availability: 'BeRightBack', activity: 'BeRightBack' };

describe('what Microsoft Graph tells at once', () => {
  let bench: Bench;
  afterEach(() => bench.close());
  const phone = () => bench.presence(DANA).presence;
  const post = async (url: string, body?: string) => {
    const answer = await request(url, { method: 'POST', ...(body !== undefined && { body }) });
    return { status: answer.statusCode, type: String(answer.headers['content-type']), text: await answer.body.text() };
  };
  const watched = () => bench.sandbox.teams.watched().length;

  it.each(['sqlite', 'postgres'] as const)(
    'is heard by a monitor, acted on once, and not believed, on %s',
    async (engine) => {
      bench = await openBench({ engine });
      const hook = `${bench.patchcord.url}/hooks/graph`;
      const probe = '<script>alert(1)</script> & 100%';
      const shaken = await post(`${hook}?validationToken=${encodeURIComponent(probe)}`);
      expect(shaken).toEqual({ status: 200, type: expect.stringMatching(/^text\/plain/), text: probe });
      await bench.slack.types(DANA, '/sync on teams both ways');
      await bench.until(() => watched() === 1, 'the subscription', 500);
      await bench.settled();
      // The change is told at once, and followed without waiting for the next comparison.
      await bench.sandbox.teams.choose(MAIL, DND);
      await bench.until(() => phone() === 'DO_NOT_DISTURB', 'the phone to follow');
      await bench.settled();
      const [notice] = bench.sandbox.teams.notices(MAIL);
      for (let times = 0; times < 3; times += 1) expect((await post(hook, notice?.body)).status).toBe(202);
      await bench.settled();
      const writes = bench.writes().filter(({ path }) => path === '/api/user/presence');
      expect(writes).toHaveLength(1);
      // A stranger's word changes nothing, and does not even hear a no.
      await bench.sandbox.teams.finds(MAIL, undefined);
      const forged = notice?.body.replace(/"clientState":"[^"]*"/, '"clientState":"guessed"');
      expect((await post(hook, forged)).status).toBe(202);
      expect((await post(hook, '{"value":"nonsense"}')).status).toBe(400);
      expect((await post(hook, 'x'.repeat(1_100_000))).status).toBe(413);
      await bench.slack.types('priya.natarajan', '/sync');
      await bench.settled();
      expect(bench.slack.sees('priya.natarajan').text).toMatch(
        /1 of 1[\s\S]*presence\.monitor@example\.com[\s\S]*Works/,
      );
      expect(bench.log()).not.toContain('refresh-');
    },
  );

  it('is subscribed to anew when it is ended, cannot be renewed or goes silent', async () => {
    bench = await openBench();
    const { teams } = bench.sandbox;
    await bench.slack.types(DANA, '/sync on teams both ways');
    await bench.until(() => watched() === 1, 'the subscription', 500);
    await bench.settled();
    const first = teams.subscriptions()[0]?.id ?? '';
    // At half of its life it is renewed, and stays the same.
    await bench.pass(31 * MINUTE);
    await bench.pass(31 * MINUTE);
    expect(teams.subscriptions().map(({ id }) => id)).toEqual([first]);
    teams.switches.failPatch = true;
    await bench.pass(31 * MINUTE);
    await bench.pass(31 * MINUTE);
    const [second] = teams.subscriptions();
    expect(second?.id).not.toBe(first);
    expect(watched()).toBe(1);
    teams.switches.silent = true;
    expect(await teams.lifecycle(second?.id ?? '', 'subscriptionRemoved')).toBe(202);
    await bench.until(() => watched() === 1, 'a new subscription', 500);
    await bench.settled();
    // This one never tells anything: the comparison finds it within five minutes.
    await teams.choose(MAIL, BRB);
    await bench.settled();
    expect(phone()).toBe('AVAILABLE');
    await bench.pass(6 * MINUTE);
    expect(phone()).toBe('AWAY');
    await bench.slack.types(DANA, '/sync off teams');
    await bench.until(() => teams.subscriptions().length === 0, 'the end of the subscription', 500);
    await bench.pass(20_000);
    expect(phone()).toBe('AVAILABLE');
  });
});
