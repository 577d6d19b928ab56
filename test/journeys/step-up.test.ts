import PostalMime from 'postal-mime';
import { request } from 'undici';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { openMailServer } from '../adapters/chat/email/mail-server.ts';
import { type Bench, openBench } from '../support/bench.ts';

/** Any command of one's own will do: what is tried here is the proof. */
const CONFIG = `policy:
  - { name: careful, what: presence.set, on: self, then: step-up }
`;
const MINUTE = 60_000;

describe.each(['sqlite', 'postgres'] as const)('proving who one is, on %s', (engine) => {
  let bench: Bench;
  afterEach(() => bench.close());

  const open = async () => {
    bench = await openBench({ engine, config: CONFIG });
  };
  const here = (url: string) => url.replace(/^https?:\/\/[^/]+/, bench.patchcord.url);
  const ask = async (person: string, line = '/presence away') => {
    await bench.slack.types(person, line);
    await bench.settled();
  };
  const link = (person: string) => here(bench.slack.address(person, 'Confirm'));
  const look = async (url: string, method: 'GET' | 'HEAD' = 'GET', headers: Record<string, string> = {}) => {
    const answer = await request(url, { method, headers });
    return { status: answer.statusCode, text: await answer.body.text() };
  };
  const send = async (url: string, fields: Record<string, string>) => {
    const answer = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(fields).toString(),
    });
    const text = await answer.body.text();
    await bench.settled();
    return { status: answer.statusCode, text, retryAfter: answer.headers['retry-after'] };
  };
  const account = { username: 'dana.kim', domain: 'sandbox.example', password: 'Sandbox!2044' };
  const presence = () => bench.presence('dana.kim').presence;
  /** What a person says in the other platform makes them known there. */
  const knownInTeams = async (person: string) => {
    await bench.teams.types(person, 'help');
    await bench.settled();
  };
  const codeOf = (person: string) =>
    /(\d{3}) (\d{3}) is your code/.exec(bench.teams.sees(person))?.slice(1).join('') ?? '';
  const wrong = (code: string) => (code === '123456' ? '654321' : '123456');

  it('signs in with the phone account where no other chat is known, and then does what was asked', async () => {
    await open();
    await ask('dana.kim');
    expect(bench.slack.sees('dana.kim').text).toContain('Confirm that it is you');
    expect(presence()).toBe('AVAILABLE');
    const url = link('dana.kim');
    for (const method of ['GET', 'HEAD', 'GET'] as const)
      expect((await look(url, method, { 'user-agent': 'Slackbot-LinkExpanding 1.0' })).status).toBe(200);
    expect((await look(url)).text).toContain('name="password"');

    expect((await send(url, { ...account, password: 'wrong' })).status).toBe(422);
    const done = await send(url, account);
    expect(done.status).toBe(200);
    expect(done.text).toContain('Confirmed');
    expect(presence()).toBe('AWAY');
    expect(bench.slack.sees('dana.kim').text).toContain('You are Away');
    expect((await look(url)).status).toBe(410);
    expect((await send(url, account)).status).toBe(410);
  });

  it('shows in Teams in the place of the question what was done', async () => {
    await open();
    await bench.teams.types('dana.kim', 'presence away');
    await bench.settled();
    const url = here(bench.teams.address('dana.kim', 'Confirm'));
    await send(url, account);
    expect(presence()).toBe('AWAY');
    expect(bench.teams.sees('dana.kim')).toContain('You are Away');
    expect(bench.teams.stub.messages(bench.teams.conversation('dana.kim'))).toHaveLength(1);
  });

  it('asks for nothing more for ten minutes on that platform', async () => {
    await open();
    await ask('dana.kim');
    await send(link('dana.kim'), account);
    await ask('dana.kim', '/presence lunch');
    expect(presence()).toBe('LUNCH');
    await bench.teams.types('dana.kim', 'presence available');
    await bench.settled();
    expect(bench.teams.sees('dana.kim')).toContain('Confirm that it is you');
    await bench.pass(10 * MINUTE + 1_000);
    await ask('dana.kim', '/presence dnd');
    expect(presence()).toBe('LUNCH');
    expect(bench.slack.sees('dana.kim').text).toContain('Confirm that it is you');
  });

  it('asks an administrator every time', async () => {
    await open();
    const priya = { username: 'priya.natarajan', domain: 'sandbox.example', password: 'Sandbox!2001' };
    await ask('priya.natarajan');
    await send(link('priya.natarajan'), priya);
    expect(bench.presence('priya.natarajan').presence).toBe('AWAY');
    await ask('priya.natarajan', '/presence lunch');
    expect(bench.presence('priya.natarajan').presence).toBe('AWAY');
  });

  it('takes only the own phone account, and ends the session it opened', async () => {
    await open();
    await ask('dana.kim');
    const url = link('dana.kim');
    const other = { username: 'omar.haddad', domain: 'sandbox.example', password: 'Sandbox!2051' };
    const refused = await send(url, other);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('somebody else');
    const count = () => bench.sandbox.calls().filter((call) => /logout|revoke/i.test(call.path)).length;
    expect(count()).toBe(1);
    await send(url, account);
    expect(count()).toBe(2);
    expect(presence()).toBe('AWAY');
  });

  it('sends a code to the other chat, where one is known', async () => {
    await open();
    await knownInTeams('dana.kim');
    await ask('dana.kim');
    const url = link('dana.kim');
    const shown = await look(url);
    expect(shown.text).toContain('Send the code');
    expect(bench.teams.sees('dana.kim')).not.toContain('is your code');

    expect((await send(url, { send: '1' })).text).toContain('name="code"');
    const code = codeOf('dana.kim');
    expect(code).toMatch(/^\d{6}$/);
    expect((await send(url, { code: wrong(code) })).status).toBe(422);
    expect(presence()).toBe('AVAILABLE');
    expect((await send(url, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).status).toBe(200);
    expect(presence()).toBe('AWAY');
    expect((await send(url, { code })).status).toBe(410);
    expect(bench.log()).not.toContain(code);
  });

  it('counts the newest code only, and ends the link after five wrong ones', async () => {
    await open();
    await knownInTeams('dana.kim');
    await ask('dana.kim');
    const url = link('dana.kim');
    await send(url, { send: '1' });
    const first = codeOf('dana.kim');
    await send(url, { send: '1' });
    const second = codeOf('dana.kim');
    if (first !== second) expect((await send(url, { code: first })).status).toBe(422);
    for (let tries = 0; tries < 5; tries += 1) {
      await send(url, { code: wrong(second) });
      await bench.pass(20_000);
    }
    expect((await send(url, { code: second })).status).toBe(410);
    expect(presence()).toBe('AVAILABLE');
  });

  it('sends three codes for a link and no more', async () => {
    await open();
    await knownInTeams('dana.kim');
    await ask('dana.kim');
    const url = link('dana.kim');
    for (let count = 0; count < 3; count += 1) expect((await send(url, { send: '1' })).status).toBe(200);
    const refused = await send(url, { send: '1' });
    expect([422, 429]).toContain(refused.status);
  });

  it('takes no code for another link, no old code, and no form of the other kind', async () => {
    await open();
    await knownInTeams('dana.kim');
    await ask('dana.kim');
    const url = link('dana.kim');
    await send(url, { send: '1' });
    const code = codeOf('dana.kim');
    await ask('dana.kim', '/presence lunch');
    expect((await send(link('dana.kim'), { code })).status).toBe(422);
    expect((await send(link('dana.kim'), account)).status).toBe(410);
    await bench.pass(10 * MINUTE + 1_000);
    expect((await send(url, { code })).status).toBe(410);
    expect(presence()).toBe('AVAILABLE');
  });

  it('sends a code by mail, where a mail server is set up and no other chat is known, and to either where both are', async () => {
    let full = false;
    const mail = await openMailServer({ refuse: () => (full ? { code: 452 } : undefined) });
    onTestFinished(() => mail.close());
    const env = { SUPPORT_SMTP_URL: `smtp://127.0.0.1:${mail.port}` };
    bench = await openBench({ engine, config: CONFIG, env });
    await ask('dana.kim');
    expect(bench.slack.sees('dana.kim').text).toContain('I send you a code to your mailbox d…@example.com');
    const url = link('dana.kim');
    expect((await look(url)).text).toContain('your mailbox d…@example.com');
    expect(mail.received).toHaveLength(0);
    expect((await send(url, { send: 'mail' })).status).toBe(200);
    const [got] = mail.received;
    expect(got?.to).toEqual(['dana.kim@example.com']);
    const seen = await PostalMime.parse(got?.raw ?? '');
    const code =
      /^(\d{3}) (\d{3}) is your code/
        .exec(seen.subject ?? '')
        ?.slice(1)
        .join('') ?? '';
    expect((await send(url, { code: wrong(code) })).status).toBe(422);
    expect((await send(url, { code })).status).toBe(200);
    expect(presence()).toBe('AWAY');
    expect(bench.log()).not.toContain(code);

    await knownInTeams('omar.haddad');
    await ask('omar.haddad');
    const both = (await look(link('omar.haddad'))).text;
    expect(both).toContain('Send it to your chat in Microsoft Teams');
    expect(both).toContain('Send it to your mailbox o…@example.com');
    await send(link('omar.haddad'), { send: 'teams' });
    expect(codeOf('omar.haddad')).toMatch(/^\d{6}$/);
    expect(mail.received).toHaveLength(1);
    full = true;
    expect((await send(link('omar.haddad'), { send: 'mail' })).status).toBe(503);
  });

  it('asks at night also for what was proved a moment ago, and of an administrator more than the password', async () => {
    await open();
    await bench.pass(13 * 60 * MINUTE);
    await ask('dana.kim');
    await send(link('dana.kim'), account);
    expect(presence()).toBe('AWAY');
    await ask('dana.kim', '/presence lunch');
    expect(bench.slack.sees('dana.kim').text).toContain('Confirm that it is you');
    await ask('priya.natarajan');
    expect(bench.slack.sees('priya.natarajan').text).toContain('Waiting for approval');
    expect(bench.presence('priya.natarajan').presence).toBe('AVAILABLE');
  });

  it('hands the request to an administrator where no proof is possible', async () => {
    bench = await openBench({ engine });
    await ask('dana.kim', '/password account');
    const shown = JSON.stringify(bench.slack.sees('dana.kim'));
    expect(shown).not.toContain('Confirm that it is you');
    expect(shown).toMatch(/approv/i);
    await ask('dana.kim', '/password voicemail');
    expect(bench.slack.sees('dana.kim').text).toContain('Confirm that it is you');
  });

  it('does not count a proof any more after a disconnect', async () => {
    await open();
    await ask('dana.kim');
    await send(link('dana.kim'), account);
    await ask('dana.kim', '/disconnect');
    await ask('dana.kim', '/presence lunch');
    expect(bench.slack.sees('dana.kim').text).toContain('Confirm that it is you');
  });

  it('does it once, however many pages were proved for it at the same time', async () => {
    await open();
    await ask('dana.kim');
    const url = link('dana.kim');
    const results = await Promise.all(Array.from({ length: 4 }, () => send(url, account)));
    expect(results.filter(({ status, text }) => status === 200 && text.includes('Confirmed'))).toHaveLength(1);
    const sets = bench.writes().filter(({ path }) => path === '/api/user/presence');
    expect(sets).toHaveLength(1);
  });
});
