import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleBench, elementIn, openConsoleBench, titleOf } from './console-bench.ts';

describe('Slack in the console', () => {
  let console: ConsoleBench;
  beforeAll(async () => {
    console = await openConsoleBench();
  });
  afterAll(() => console?.close());

  it('shows the answer to a slash command to its person alone, and changes it in place', async () => {
    const { types, sees, presses, slack, bench } = console;
    expect(await types('dana.kim', '/presence dnd for 30m')).toEqual({ kind: 'done' });
    const answer = await sees('dana.kim', /^Do not disturb until/);
    expect(answer).toMatchObject({ from: 'bot', isPrivate: true });
    expect(bench.presence('dana.kim').presence).toBe('DO_NOT_DISTURB');
    expect(await presses('dana.kim', answer, 'Undo')).toEqual({ kind: 'done' });
    const undone = await sees('dana.kim', /^Undone/);
    expect(undone.id).toBe(answer.id);
    expect((await slack('dana.kim')).places.direct).toHaveLength(1);
    expect(bench.presence('dana.kim').presence).toBe('AVAILABLE');
    expect(await presses('dana.kim', answer, 'Undo')).toMatchObject({ kind: 'problem' });
  });

  it('takes sentences and mentions, and says which slash command there is not', async () => {
    const { bench, types, sees, slack } = console;
    await types('mia.rossi', 'can @lena.fischer & @omar be reached?');
    await bench.settled();
    expect((await slack('mia.rossi')).places.direct[0]?.text).toBe('can <@ULENAFISCHER> &amp; @omar be reached?');
    await types('mia.rossi', 'presence @lena.fischer');
    await sees('mia.rossi', /^Lena Fischer/);
    expect(await types('mia.rossi', '/lunchbreak now')).toEqual({
      kind: 'problem',
      text: '/lunchbreak is not a valid command.',
    });
  });

  it('opens a modal, keeps it while something is missing, and closes it when it was sent', async () => {
    const { types, sees, presses, slack, ask, bench } = console;
    await types('sofia.navarro', '/queue');
    const queues = await sees('sofia.navarro', /queues$/);
    await presses('sofia.navarro', queues, 'Change');
    await expect.poll(async () => (await slack('sofia.navarro')).modal?.blocks.at(-1)?.block_id).toBe('field:until');
    const send = async (filled: Record<string, string>) =>
      (await ask('slack/submit', { person: 'sofia.navarro', filled })).body;
    expect(await send({ 'field:until': '20m' })).toEqual({
      kind: 'errors',
      errors: { 'field:status': 'Please complete this required field.' },
    });
    expect((await slack('sofia.navarro')).modal).toBeDefined();
    expect(await send({ 'field:status': 'BREAK', 'field:queue': 'all', 'field:until': '20m' })).toEqual({
      kind: 'done',
    });
    expect((await slack('sofia.navarro')).modal).toBeUndefined();
    await expect.poll(() => bench.agent('sofia.navarro', 'Support')).toBe('BREAK');

    await types('sofia.navarro', '/queue');
    await presses('sofia.navarro', await sees('sofia.navarro', /queues$/), 'Change');
    await expect.poll(async () => (await slack('sofia.navarro')).modal).toBeDefined();
    await ask('slack/close', { person: 'sofia.navarro' });
    expect((await slack('sofia.navarro')).modal).toBeUndefined();
  });

  it('names in a form whom a mention meant, and takes the name back', async () => {
    const { types, sees, slack, ask } = console;
    await types('nikolai.petrov', '/password @beatriz.almeida');
    const field = async () =>
      (await slack('nikolai.petrov')).modal?.blocks.find((one) => one.block_id === 'field:user');
    await expect.poll(field).toMatchObject({ element: { initial_value: 'Beatriz Almeida' } });
    const filled = { 'field:target': 'account', 'field:user': 'Beatriz Almeida' };
    expect((await ask('slack/submit', { person: 'nikolai.petrov', filled })).body).toEqual({ kind: 'done' });
    await sees('nikolai.petrov', /^Waiting for approval: new phone password for Beatriz Almeida/);
  });

  it('has one channel for all, in which an answer is seen by the one who asked', async () => {
    const { types, sees, slack } = console;
    await types('omar.haddad', 'lunch, anybody?', 'general');
    await types('omar.haddad', '@patchcord queue', 'general');
    const answer = await sees('omar.haddad', /queues$/, 'general');
    expect(answer.isPrivate).toBe(true);
    const others = (await slack('lena.fischer')).places.general;
    expect(others.map(titleOf)).toEqual(['lunch, anybody?', '<@U0PATCHCORD> queue']);
    expect(others[0]).toMatchObject({ by: 'UOMARHADDAD', from: 'person' });
  });

  it('has a Home tab that follows, and whose buttons work', async () => {
    const { ask, slack, bench } = console;
    await slack('jonas.weber');
    const home = async () => JSON.stringify((await slack('jonas.weber')).home ?? '');
    await expect.poll(home).toContain('You are Available');
    const { block, action } = elementIn((await slack('jonas.weber')).home?.blocks ?? [], 'Do not disturb');
    const press = { person: 'jonas.weber', spot: { in: 'home' }, block, action };
    expect((await ask('slack/press', press)).body).toEqual({ kind: 'done' });
    await expect.poll(() => bench.presence('jonas.weber').presence).toBe('DO_NOT_DISTURB');
    await expect.poll(home).toContain('Do not disturb');
  });

  it('brings an approval to those who have opened Slack, and the decision to both', async () => {
    const { types, sees, presses, slack } = console;
    await slack('priya.natarajan');
    await types('katarina.horvat', '/password account @luca.bianchi');
    const asked = await sees('priya.natarajan', /^Katarina asks: new phone password/);
    await presses('priya.natarajan', asked, 'Approve');
    await sees('priya.natarajan', /^Approved/);
    await sees('katarina.horvat', /^Luca Bianchi has a new phone password/);
    expect((await slack('ingrid.solberg')).places.direct).toEqual([]);
  });

  it('takes a support log as a system that reports signs it', async () => {
    const { ask, slack } = console;
    await slack('sam.ortiz');
    expect((await ask('play', { what: 'support-log' })).body).toEqual({ kind: 'done' });
    // Beside the logs that the company has anyhow.
    const seen = async () => JSON.stringify((await slack('sam.ortiz')).places.direct);
    await expect.poll(seen, { timeout: 5_000 }).toMatch(/\(ticket \d+\) · Open/);
  });

  it('does nothing for what is no request of its own page', async () => {
    const { ask, slack } = console;
    const wish = { person: 'ilse.de.vries', place: 'direct', text: 'presence dnd' };
    const refused = await Promise.all([
      ask('slack/say', wish, { 'content-type': 'text/plain' }),
      ask('slack/say', wish, { origin: 'https://evil.example' }),
      ask('slack/say', { ...wish, person: 'nobody' }),
      ask('slack/say', { ...wish, place: 'elsewhere' }),
      ask('slack/press', { person: 'ilse.de.vries', spot: { in: 'modal' }, block: 1 }),
      ask('slack/submit', { person: 'nobody' }),
      ask('play', { what: 'phone', extension: '../calls', act: 'ring' }),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([400, 403, 400, 400, 400, 400, 400]);
    expect((await slack('ilse.de.vries')).places.direct).toEqual([]);
  });
});

describe('the console beside a real phone system', () => {
  const PATHS = [
    'GET /console',
    'GET /console/console.js',
    'GET /console/api/people',
    'GET /console/api/stream',
    'POST /console/api/slack/open',
    'POST /console/api/teams/say',
    'POST /console/api/play',
    'POST /console/connector/v3/conversations',
  ];
  const portsip = {
    PATCHCORD_SANDBOX: '0',
    PORTSIP_URL: 'http://127.0.0.1:9/api',
    PORTSIP_USERNAME: 'patchcord',
    PORTSIP_PASSWORD: 'secret',
    PORTSIP_DOMAIN: 'pbx.example',
    PATCHCORD_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    PATCHCORD_PUBLIC_URL: 'https://patchcord.example',
    SLACK_SIGNING_SECRET: 'secret',
    SLACK_BOT_TOKEN: 'xoxb-1',
  };
  const cloudlink = {
    PATCHCORD_SANDBOX: '1',
    CLOUDLINK_URL: 'https://cloudlink.invalid',
    CLOUDLINK_ACCOUNT_ID: '4711',
    CLOUDLINK_USERNAME: 'patchcord@example.com',
    CLOUDLINK_PASSWORD: 'secret',
  };

  it.each([
    ['PortSIP', portsip],
    ['CloudLink, also with the sandbox switched on', cloudlink],
  ])('is not there: %s', async (_what, env) => {
    const { bench, close } = await openConsoleBench(env);
    try {
      for (const line of PATHS) {
        const [method = '', path = ''] = line.split(' ');
        const headers = { 'content-type': 'application/json' };
        const answer = await request(`${bench.patchcord.url}${path}`, {
          method: method === 'GET' ? 'GET' : 'POST',
          ...(method === 'POST' && { headers, body: '{"person":"dana.kim"}' }),
        });
        expect(answer.statusCode, line).toBe(404);
        await answer.body.dump();
      }
    } finally {
      await close();
    }
  });
});
