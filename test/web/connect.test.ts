import { describe, expect, it } from 'vitest';
import { type ConnectResult, type ConnectService, connectPage } from '../../src/web/pages/connect.ts';
import { testClock } from '../support/clock.ts';

const TOKEN = 'Zm9yLW5vYWgtYWxvbmUtZm9yLW5vYWgtYWxvbmU';
const OURS = { 'sec-fetch-site': 'same-origin', origin: 'null' };
const SECRET = 'Sandbox!2070';

function openPage(results: ConnectResult[] = []) {
  const clock = testClock();
  const calls: unknown[] = [];
  let isUsed = false;
  const next = (): ConnectResult => {
    const result = results.shift() ?? { kind: 'connected', name: 'Noah Becker' };
    isUsed = result.kind === 'connected';
    return result;
  };
  const service: ConnectService = {
    async look(token) {
      if (isUsed || token !== TOKEN) return { state: 'gone' };
      const expiresAt = clock.now() + 10 * 60_000;
      return {
        state: 'open',
        person: 'Noah <b>Becker',
        systemLabel: 'PortSIP',
        username: 'noah.becker',
        domain: 'sandbox.example',
        expiresAt,
      };
    },
    async submit(token, account) {
      calls.push({ token, ...account });
      return next();
    },
    async verify(token, challengeRef, code) {
      calls.push({ token, challengeRef, code });
      return next();
    },
  };
  const pages = connectPage({ service, publicUrl: 'https://patchcord.example', clock });
  const send = async (fields: Record<string, string>, headers: Record<string, string> = OURS) => {
    const answer = await pages.request(`/connect/${TOKEN}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers,
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const look = async (token = TOKEN, method = 'GET') => {
    const answer = await pages.request(`/connect/${token}`, { method });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  return { pages, send, look, calls };
}

const ACCOUNT = { username: 'noah.becker', domain: 'sandbox.example', password: SECRET };

describe('the connect page', () => {
  it('shows a form with name and domain filled in, however often it is looked at', async () => {
    const { look, calls } = openPage();
    for (const method of ['GET', 'HEAD', 'GET']) expect((await look(TOKEN, method)).status).toBe(200);
    const { text } = await look();
    expect(text).toMatch(/name="username" value="noah\.becker"[^>]*autocomplete="username"/);
    expect(text).toContain('name="domain" value="sandbox.example"');
    expect(text).toMatch(/type="password"[^>]*autocomplete="current-password"/);
    expect(text).toContain('10 more minutes');
    expect(text).toContain('Noah &lt;b&gt;Becker');
    for (const name of ['username', 'domain', 'password']) expect(text).toContain(`<label for="${name}">`);
    expect(calls).toEqual([]);
  });

  it('is private: not stored, not framed, without scripts and referrers', async () => {
    const { look } = openPage();
    for (const token of [TOKEN, 'unknown-but-long-enough']) {
      const { headers, text } = await look(token);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      const policy = headers.get('content-security-policy');
      for (const part of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"])
        expect(policy).toContain(part);
      expect(policy).not.toContain('unsafe');
      expect(text).not.toMatch(/<script|style="|https?:\/\//);
    }
  });

  it('connects, and the link is used up', async () => {
    const { send, look, calls } = openPage();
    const { status, text } = await send({ ...ACCOUNT, username: ' noah.becker ' });
    expect(status).toBe(200);
    expect(text).toContain('Connected as Noah Becker. You can close this page; I go on in chat.');
    expect(calls).toEqual([{ token: TOKEN, ...ACCOUNT }]);
    expect((await look()).status).toBe(410);
    expect((await send(ACCOUNT)).status).toBe(410);
    expect(calls).toHaveLength(1);
  });

  it('asks for the code where the phone system wants one', async () => {
    const { send, calls } = openPage([
      { kind: 'code', challengeRef: 'c"1' },
      { kind: 'wrong', sentence: 'The code is not right.' },
      { kind: 'connected', name: 'Noah' },
    ]);
    const asked = await send(ACCOUNT);
    expect(asked.text).toMatch(/name="code"[^>]*autocomplete="one-time-code"/);
    expect(asked.text).toContain('value="c&quot;1"');
    const again = await send({ challengeRef: 'c"1', code: '000000' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('The code is not right.');
    expect(again.text).toMatch(/name="code"[^>]*aria-invalid="true"/);
    expect((await send({ challengeRef: 'c"1', code: ' 123456 ' })).text).toContain('Connected as Noah');
    expect(calls.at(-1)).toEqual({ token: TOKEN, challengeRef: 'c"1', code: '123456' });
  });

  it('shows the form again after a wrong password: name and domain stay, the password does not', async () => {
    const { send } = openPage([{ kind: 'wrong', sentence: 'Name or password is wrong.' }]);
    const { status, text } = await send({ ...ACCOUNT, username: 'n.becker', domain: 'other.example' });
    expect(status).toBe(422);
    expect(text).toContain('value="n.becker"');
    expect(text).toContain('value="other.example"');
    expect(text).not.toContain(SECRET);
    expect(text).toContain(
      '<p class="problem" id="problem" role="alert"><a href="#password">Name or password is wrong.</a>',
    );
    expect(text).toMatch(/id="password"[^>]*aria-invalid="true" aria-describedby="problem" autofocus/);
  });

  it('says how long to wait after too many tries', async () => {
    const { send } = openPage([{ kind: 'wrong', sentence: 'Too many tries. Wait 30 seconds.', waitSeconds: 29.5 }]);
    const { status, headers, text } = await send(ACCOUNT);
    expect([status, headers.get('retry-after')]).toEqual([429, '30']);
    expect(text).toContain('Wait 30 seconds');
  });

  it('keeps the link open when the phone system does not answer', async () => {
    const { send, look } = openPage([
      { kind: 'trouble', sentence: 'The phone system did not answer. Nothing was changed.' },
    ]);
    const { status, text } = await send(ACCOUNT);
    expect(status).toBe(503);
    expect(text).toContain('Nothing was changed.');
    expect(text).not.toMatch(/<input[^>]*aria-invalid/);
    expect((await look()).status).toBe(200);
  });

  it('asks for what is missing without troubling the phone system', async () => {
    const { send, calls } = openPage();
    const nameless = await send({ ...ACCOUNT, username: '' });
    expect(nameless.text).toMatch(/id="username"[^>]*aria-invalid="true"/);
    const wordless = await send({ ...ACCOUNT, password: '' });
    expect(wordless.text).toContain('Enter the password');
    expect((await send({ nonsense: '1' })).status).toBe(422);
    expect((await send({ ...ACCOUNT, password: 'x'.repeat(2_000) })).status).toBe(422);
    expect(calls).toEqual([]);
  });

  it('helps with links that are used, expired, unknown or mangled', async () => {
    const { look, calls } = openPage([]);
    for (const token of ['unknown-but-long-enough', 'short', 'a%2F..%2Fb', 'x'.repeat(300)]) {
      const { status, text } = await look(token);
      expect(status, token).toBe(410);
      expect(text).toContain('<strong>connect</strong>');
    }
    const gone = openPage([{ kind: 'gone' }]);
    expect((await gone.send(ACCOUNT)).status).toBe(410);
    expect(calls).toEqual([]);
  });

  it('takes the form only from its own page', async () => {
    const { send, calls } = openPage();
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site', origin: 'https://patchcord.example' },
      { 'sec-fetch-site': 'same-site', origin: 'https://sub.patchcord.example' },
      { 'sec-fetch-site': 'none' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'https://patchcord.example.evil.example' },
    ];
    for (const headers of foreign) expect((await send(ACCOUNT, headers)).status, JSON.stringify(headers)).toBe(403);
    expect(calls).toEqual([]);
  });

  it.each([
    ['the public address', { origin: 'https://patchcord.example' }],
    ['the address it was asked at', { origin: 'http://127.0.0.1:3978', host: '127.0.0.1:3978' }],
    ['something that is no browser', {}],
  ])('takes the form from %s', async (_where, headers) => {
    expect((await openPage().send(ACCOUNT, headers)).status).toBe(200);
  });

  it('refuses large forms and other methods', async () => {
    const { send, pages, calls } = openPage();
    expect((await send({ ...ACCOUNT, password: 'x'.repeat(20_000) })).status).toBe(413);
    expect((await pages.request(`/connect/${TOKEN}`, { method: 'DELETE' })).status).toBe(405);
    expect(calls).toEqual([]);
  });
});
