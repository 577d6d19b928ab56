import { Hono } from 'hono';
import { request } from 'undici';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { silentLog } from '../../../src/core/log.ts';
import { openSlackSide, type SlackSide } from '../../../src/sandbox/slack/index.ts';
import { createWebServer } from '../../../src/web/server.ts';
import { type MovingClock, movingClock } from '../../support/moving-clock.ts';

const DANA = { handle: 'dana.kim', name: 'Dana Kim', email: 'dana.kim@example.com', zone: 'Europe/Berlin' };
const USER = 'UDANAKIM';
const section = (text: string) => ({ type: 'section', text: { type: 'plain_text', text } });
const modal = { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [section('x')] };

let slack: SlackSide;
let clock: MovingClock;
/** What arrived at the app: form fields, an interaction, or an event. */
let arrived: Record<string, unknown>[];
let url: string;
let answer: unknown;
let end: () => Promise<void>;

beforeEach(async () => {
  clock = movingClock();
  slack = await openSlackSide({ people: [DANA], clock, log: silentLog });
  arrived = [];
  answer = undefined;
  const pages = new Hono();
  pages.post('/slack/events', async (c) => {
    const raw = await c.req.text();
    const form = Object.fromEntries(new URLSearchParams(raw));
    arrived.push(
      z
        .record(z.string(), z.unknown())
        .parse(raw.startsWith('{') ? JSON.parse(raw) : form.payload ? JSON.parse(form.payload) : form),
    );
    return answer === undefined ? c.body(null, 200) : c.json(answer);
  });
  const server = createWebServer({ routes: [], pages, log: silentLog, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(await server.listen(0)).port}`;
  end = () => server.close({ graceMs: 0 });
});
afterEach(async () => {
  await end();
  await slack.stop();
});

async function call(
  method: string,
  args: object,
  token = slack.credentials.botToken,
): Promise<Record<string, unknown>> {
  const { body } = await request(`${slack.credentials.apiUrl}${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
  });
  return z.record(z.string(), z.unknown()).parse(await body.json());
}
const error = async (method: string, args: object, token?: string) => (await call(method, args, token)).error;
const client = () => slack.client({ botUrl: () => url, commands: () => ['queue'] });
const post = async (address: unknown, body: object) =>
  (await request(String(address), { method: 'POST', body: JSON.stringify(body) })).statusCode;

it('refuses what Slack refuses, by the same names', async () => {
  const direct = `D${USER}`;
  expect(await error('auth.test', {}, 'xoxb-other')).toBe('invalid_auth');
  expect(await error('files.upload', {})).toBe('unknown_method');
  expect(await error('users.info', { user: 'U1' })).toBe('user_not_found');
  expect(await error('chat.postMessage', { channel: 'C1', text: 'x' })).toBe('channel_not_found');
  expect(await error('chat.postMessage', { channel: direct })).toBe('no_text');
  expect(await error('chat.postMessage', { channel: direct, blocks: [{ type: 'section' }] })).toBe('invalid_blocks');
  expect(await error('chat.postEphemeral', { channel: direct, user: 'U1', text: 'x' })).toBe('user_not_in_channel');
  const whispered = await call('chat.postEphemeral', { channel: direct, user: USER, text: 'x' });
  const update = { channel: direct, ts: whispered.message_ts, text: 'y' };
  expect(await error('chat.update', update)).toBe('message_not_found');
  const posted = await call('chat.postMessage', { channel: direct, text: 'x' });
  expect(await error('chat.update', { ...update, ts: posted.ts, text: 'y'.repeat(4_001) })).toBe('msg_too_long');
  expect(await error('chat.update', { ...update, ts: posted.ts })).toBeUndefined();
  expect(await error('views.publish', { user_id: USER, view: modal })).toBe('invalid_arguments');
  expect(await error('views.publish', { user_id: 'U1', view: { type: 'home', blocks: [] } })).toBe('user_not_found');
  expect(await error('views.publish', { user_id: USER, hash: 'old', view: { type: 'home', blocks: [] } })).toBe(
    'hash_conflict',
  );
});

it('finds by e-mail only who has opened Slack', async () => {
  expect(await error('users.lookupByEmail', { email: DANA.email })).toBe('users_not_found');
  await client().opensHome(USER);
  expect(arrived).toMatchObject([{ event: { type: 'app_home_opened', user: USER, tab: 'home' } }]);
  expect(await call('users.lookupByEmail', { email: DANA.email })).toMatchObject({
    user: { id: USER, tz: 'Europe/Berlin' },
  });
});

it('opens one modal for a trigger, within three seconds', async () => {
  await client().types(USER, 'direct', '/queue');
  const { trigger_id } = arrived[0] ?? {};
  expect(await error('views.open', { trigger_id: 'x', view: modal })).toBe('expired_trigger_id');
  expect(await error('views.open', { trigger_id, view: { ...modal, external_id: 'one' } })).toBeUndefined();
  expect(await error('views.open', { trigger_id, view: modal })).toBe('expired_trigger_id');
  await client().types(USER, 'direct', '/queue');
  expect(
    await error('views.open', { trigger_id: arrived[1]?.trigger_id, view: { ...modal, external_id: 'one' } }),
  ).toBe('duplicate_external_id');
  await client().types(USER, 'direct', '/queue');
  clock.move(3_001);
  expect(await error('views.open', { trigger_id: arrived[2]?.trigger_id, view: modal })).toBe('expired_trigger_id');
  expect(await error('views.update', { external_id: 'one', view: modal })).toBeUndefined();
  client().closes(USER);
  expect(await error('views.update', { external_id: 'one', view: modal })).toBe('not_found');
});

it('takes five answers at a response address, within half an hour', async () => {
  answer = { response_type: 'ephemeral', text: 'Working on it …' };
  await client().types(USER, 'direct', '/queue Support');
  const { response_url, command, text } = arrived[0] ?? {};
  expect({ command, text }).toEqual({ command: '/queue', text: 'Support' });
  const entries = () => slack.workspace.seen(USER, `D${USER}`)?.entries.map((entry) => entry.text);
  expect(entries()).toEqual(['Working on it …']);
  expect(await post(response_url, { blocks: [{ type: 'nonsense' }] })).toBe(400);
  expect(await post(response_url, { text: 'Done', replace_original: true })).toBe(200);
  expect(entries()).toEqual(['Done']);
  expect(await post(response_url, { text: 'For all', replace_original: false, response_type: 'in_channel' })).toBe(200);
  expect(entries()).toEqual(['Done', 'For all']);
  expect(await post(response_url, { delete_original: true })).toBe(200);
  expect(entries()).toEqual(['For all']);
  expect(await post(response_url, { text: '4', replace_original: true })).toBe(200);
  expect(await post(response_url, { text: '5', replace_original: true })).toBe(200);
  expect(await post(response_url, { text: '6' })).toBe(404);
  await client().types(USER, 'direct', '/queue');
  clock.move(30 * 60_000 + 1);
  expect(await post(arrived[1]?.response_url, { text: 'late' })).toBe(404);
});
