import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { eventEnvelope } from '../support/slack-sender.ts';

const DANA = 'dana.kim';
const MAIL = 'dana.kim@example.com';
const MINUTE = 60_000;
const APP = { SLACK_CLIENT_ID: 'slack-client', SLACK_CLIENT_SECRET: 'the secret of the slack app' };

describe('the Slack profile', () => {
  let bench: Bench;
  let events = 0;
  afterEach(() => bench.close());

  const open = async () => {
    bench = await openBench({ env: APP, config: 'slack: { profile: true }' });
    bench.slack.stub.profiles.clock = () => bench.clock.now();
  };
  const asks = async (line: string) => {
    await bench.slack.types(DANA, line);
    await bench.settled();
    return bench.slack.sees(DANA).text;
  };
  const user = () => bench.slack.userId(DANA);
  const profile = () => bench.slack.stub.profiles.of(user());
  /** Follows the button to Slack's page, agrees there, and comes back. */
  async function agrees(as = user()): Promise<{ status: number; text: string }> {
    const begun = await request(`${bench.patchcord.url}/slack/profile`);
    const page = new URL(String(begun.headers.location));
    expect(page.searchParams.get('user_scope')).toBe('users.profile:read,users.profile:write,dnd:read,dnd:write');
    expect(page.searchParams.get('scope')).toBeNull();
    const state = encodeURIComponent(page.searchParams.get('state') ?? '');
    const back = await request(`${bench.patchcord.url}/slack/profile_redirect?code=person-${as}&state=${state}`);
    return { status: back.statusCode, text: await back.body.text() };
  }
  const tells = async (event: Record<string, unknown>) => {
    events += 1;
    const sender = bench.slack.sender();
    expect((await sender.event(eventEnvelope(`Ev${events}`, event))).status).toBe(200);
    await bench.settled();
  };

  it('follows the phone once the person has agreed twice: here, and on Slack’s own page', async () => {
    await open();
    expect(await asks('/sync on slack')).toContain('Slack follows the phone');
    await asks('/presence dnd for 30m');
    expect(profile().snoozeUntil).toBe(0);
    expect(await asks('/sync status')).toBeTruthy();
    await asks('/sync on slack');
    expect(bench.slack.address(DANA, 'Connect Slack')).toMatch(/\/slack\/profile$/);
    profile().status_text = 'Gardening';
    profile().status_emoji = ':seedling:';
    expect((await agrees()).text).toContain('connected');
    await bench.pass(11_000);
    expect(profile()).toMatchObject({ status_emoji: ':no_entry:', status_text: 'Do not disturb' });
    expect(profile().snoozeUntil * 1_000 - bench.clock.now()).toBeGreaterThan(29 * MINUTE);
    await bench.pass(31 * MINUTE);
    await bench.pass(11_000);
    expect(profile()).toMatchObject({ status_emoji: ':seedling:', status_text: 'Gardening' });
    expect(profile().snoozeUntil * 1_000).toBeLessThan(bench.clock.now());
    expect(bench.presence(DANA).presence).toBe('AVAILABLE');
    await asks('/sync off slack');
    await bench.pass(11_000);
    expect(bench.slack.stub.calls.at(-1)).toMatchObject({ method: 'auth.revoke', token: `xoxp-${user()}` });
    expect(bench.log()).not.toContain('xoxp-');
    expect(
      bench.slack.stub.calls.filter(({ method }) => method === 'users.profile.set').map(({ token }) => token),
    ).toEqual(['xoxp-', 'xoxp-'].map((kind) => `${kind}${user()}`));
  });

  it('sets the phone and Teams by a pause, for as long as it lasts, and tells a repeat from news', async () => {
    await open();
    await asks('/sync on teams both ways');
    await asks('/sync on slack both ways');
    await agrees();
    await bench.settled();
    profile().snoozeUntil = Math.floor((bench.clock.now() + 20 * MINUTE) / 1_000);
    const paused = { type: 'dnd_updated_user', user: user(), dnd_status: {} };
    await tells(paused);
    await bench.pass(11_000);
    expect(bench.presence(DANA).presence).toBe('DO_NOT_DISTURB');
    expect(bench.sandbox.teams.of(MAIL)).toMatchObject({ availability: 'DoNotDisturb' });
    for (let times = 0; times < 3; times += 1) await tells(paused);
    await bench.pass(21 * MINUTE);
    await bench.pass(11_000);
    expect(bench.presence(DANA).presence).toBe('AVAILABLE');
    expect(bench.sandbox.teams.of(MAIL)).toMatchObject({ availability: 'Available', preferred: null });
    expect(bench.writes().filter(({ path }) => path === '/api/user/presence')).toHaveLength(2);
    profile().status_emoji = ':airplane:';
    profile().status_text = 'Business trip';
    await tells({ type: 'user_change', user: { id: user(), team_id: 'T0001', profile: {} } });
    await bench.pass(11_000);
    expect(bench.presence(DANA).presence).toBe('BUSINESS_TRIP');
  });

  it('says so when the agreement was taken back in Slack, and takes no return that did not begin here', async () => {
    await open();
    await asks('/sync on slack');
    await agrees();
    bench.slack.stub.profiles.revoke(user());
    await asks('/presence lunch');
    await bench.settled();
    expect(await asks('/presence why')).toMatch(/no longer counts[\s\S]*/);
    expect(bench.slack.address(DANA, 'Connect Slack')).toMatch(/slack.profile/);
    const forged = await request(
      `${bench.patchcord.url}/slack/profile_redirect?code=person-${user()}&state=9999999999999.x`,
    );
    expect(forged.statusCode).toBe(400);
    await forged.body.dump();
  });
});
