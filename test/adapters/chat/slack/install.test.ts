import { request } from 'undici';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { settings } from '../../../../adapters/chat/slack/index.ts';
import { eventEnvelope, slashCommand } from '../../../support/slack-sender.ts';
import { newest, type OpenSlack, openSlack } from './open-slack.ts';

let bench: OpenSlack;
beforeEach(async () => {
  bench = await openSlack({
    settings: { botToken: undefined, clientId: '111.222', clientSecret: 'secret' },
    publicUrl: 'https://pbx.example.com',
  });
});
afterEach(() => bench.close());

async function install(code: string) {
  const start = await request(`${bench.url}/slack/install`);
  await start.body.dump();
  const address = new URL(String(start.headers.location));
  const cookie = String([start.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
  const state = address.searchParams.get('state') ?? '';
  const done = await request(`${bench.url}/slack/oauth_redirect?code=${code}&state=${encodeURIComponent(state)}`, {
    headers: { cookie },
  });
  return { address, status: done.statusCode, page: await done.body.text() };
}

it('asks Slack for the fewest rights and comes back to the public address', async () => {
  const { address } = await install('good-code');
  expect(address.searchParams.get('redirect_uri')).toBe('https://pbx.example.com/slack/oauth_redirect');
  expect(address.searchParams.get('scope')?.split(',')).toContain('im:history');
});

it('seals the token of the workspace, which then may send', async () => {
  const fields = slashCommand('/queue', { trigger_id: 't1', team_id: 'T0002' });
  expect((await bench.slack.command(fields)).body?.text).toContain('not installed');
  expect(await install('good-code')).toMatchObject({ status: 200 });
  expect(JSON.parse(bench.vault.get('slack:team:T0002') ?? '')).toMatchObject({ token: 'xoxb-installed' });
  expect((await bench.slack.command(fields)).body?.text).toContain('Working');
  await bench.adapter.answer(newest(bench), {
    card: { title: 'Queues', tone: 'neutral', blocks: [] },
    audience: 'here',
  });
  expect(bench.stub.done('chat.postMessage')[0]?.token).toBe('xoxb-installed');
});

it('deletes the token when the app is removed, unless the notice is older than a new installation', async () => {
  await install('good-code');
  const removed = (id: string) =>
    bench.slack.event({ ...eventEnvelope(id, { type: 'app_uninstalled' }), team_id: 'T0002' });
  expect((await removed('Ev1')).status).toBe(200);
  expect(bench.vault.has('slack:team:T0002')).toBe(true);
  bench.stub.setDown(true);
  expect((await removed('Ev2')).status).toBe(503);
  bench.stub.setDown(false);
  expect(bench.vault.has('slack:team:T0002')).toBe(true);
  bench.stub.next('auth.test', { error: 'account_inactive' });
  expect((await removed('Ev3')).status).toBe(200);
  expect(bench.vault.size).toBe(0);
  const fields = slashCommand('/queue', { trigger_id: 't9', team_id: 'T0002' });
  expect((await bench.slack.command(fields)).body?.text).toContain('not installed');
  expect((await removed('Ev4')).status).toBe(200);
});

it.each([['a code Slack does not know', 'bad-code']])('installs nothing for %s', async (_, code) => {
  const { status, page } = await install(code);
  expect(status).toBe(500);
  expect(page).not.toContain('secret');
  expect(bench.vault.size).toBe(0);
});

it('installs nothing without the state it gave out', async () => {
  const answer = await request(`${bench.url}/slack/oauth_redirect?code=good-code&state=forged`);
  await answer.body.dump();
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(bench.vault.size).toBe(0);
});

it('checks that Slack is there while nobody has installed it yet', async () => {
  await bench.adapter.check();
});

it('has no such pages without a client id, and needs a token then', async () => {
  expect(settings.safeParse({ signingSecret: 's' }).error?.issues[0]?.message).toContain('SLACK_BOT_TOKEN');
  const plain = await openSlack();
  expect(plain.adapter.routes.map(({ path }) => path)).toEqual(['/slack/events']);
  await plain.close();
});
