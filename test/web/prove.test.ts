import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { connectPage } from '../../src/web/pages/connect.ts';
import { type ProveLink, type ProveResult, provePage } from '../../src/web/pages/prove.ts';
import { testClock } from '../support/clock.ts';

const TOKEN = 'Zm9yLWRhbmEtYWxvbmUtZm9yLWRhbmEtYWxvbmU';
const OURS = { 'sec-fetch-site': 'same-origin', origin: 'null' };
const ACCOUNT = { username: 'dana.kim', domain: 'sandbox.example', password: 'Sandbox!2044' };

function openPage(link: Partial<ProveLink> & { state: ProveLink['state'] }, results: ProveResult[] = []) {
  const clock = testClock();
  const calls: unknown[] = [];
  const expiresAt = clock.now() + 10 * 60_000;
  const about = {
    what: 'Get a <b>new</b> PIN',
    expiresAt,
    places: [{ id: 'teams', name: 'your chat in Microsoft Teams' }],
    sent: false,
    systemLabel: 'PortSIP',
  };
  const shown = { ...about, username: 'dana.kim', domain: 'sandbox.example', ...link } as const;
  const next = async (...call: unknown[]): Promise<ProveResult> => {
    calls.push(call);
    return results.shift() ?? { kind: 'proved' };
  };
  const service = {
    look: async (): Promise<ProveLink> => shown,
    sendCode: (token: string) => next('send', token),
    enterCode: (token: string, code: string) => next('code', token, code),
    signIn: (token: string, account: object) => next('sign in', token, account),
    answerChallenge: (token: string, ref: string, code: string) => next('challenge', token, ref, code),
  };
  const gone = { look: async () => ({ state: 'gone' as const }), submit: next, verify: next };
  const pages = new Hono();
  const common = { publicUrl: 'https://patchcord.example', clock };
  pages.route('/', provePage({ service, ...common }));
  pages.route(
    '/',
    connectPage({
      service: { look: gone.look, submit: async () => ({ kind: 'gone' }), verify: async () => ({ kind: 'gone' }) },
      ...common,
    }),
  );
  const ask = async (method: string, fields?: Record<string, string>, headers: Record<string, string> = OURS) => {
    const body = fields && new URLSearchParams(fields);
    const answer = await pages.request(`/connect/${TOKEN}`, { method, ...(body && { body, headers }) });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  return {
    ask,
    send: (fields: Record<string, string>, headers?: Record<string, string>) => ask('POST', fields, headers),
    calls,
  };
}

describe('the page that asks for a proof', () => {
  it('only looks when it is looked at, by whoever and however often', async () => {
    const { ask, calls } = openPage({ state: 'code' });
    for (const method of ['GET', 'HEAD', 'GET']) expect((await ask(method)).status).toBe(200);
    const { text, headers } = await ask('GET');
    expect(text).toContain('Send the code');
    expect(text).toContain('Microsoft Teams');
    expect(text).toContain('Get a &lt;b&gt;new&lt;/b&gt; PIN');
    expect(text).not.toMatch(/<script|style="|https?:\/\//);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(calls).toEqual([]);
  });

  it('sends a code, takes it, and is done', async () => {
    const { send, calls } = openPage({ state: 'code' }, [
      { kind: 'sent' },
      { kind: 'wrong', sentence: 'That is not the code.' },
    ]);
    const sent = await send({ send: '1' });
    expect(sent.text).toMatch(
      /<label for="code">[\s\S]*name="code"[^>]*inputmode="numeric"[^>]*autocomplete="one-time-code"/,
    );
    const wrong = await send({ code: '000000' });
    expect(wrong.status).toBe(422);
    expect((await send({ code: ' 123 456 ' })).text).toContain('Confirmed');
    expect(calls).toEqual([
      ['send', TOKEN],
      ['code', TOKEN, '000000'],
      ['code', TOKEN, '123 456'],
    ]);
  });

  it('asks for the phone account, keeps name and domain after a mistake, and never the password', async () => {
    const { send, calls } = openPage({ state: 'password' }, [
      { kind: 'wrong', sentence: 'Wrong.' },
      { kind: 'challenge', challengeRef: 'c1' },
    ]);
    const wrong = await send({ ...ACCOUNT, username: 'd.kim' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="d.kim"');
    expect(wrong.text).not.toContain(ACCOUNT.password);
    expect(wrong.text).toMatch(/id="password"[^>]*aria-invalid="true"/);
    const asked = await send(ACCOUNT);
    expect(asked.text).toContain('name="challengeRef" value="c1"');
    expect((await send({ challengeRef: 'c1', code: '123456' })).text).toContain('Confirmed');
    expect(calls.at(-1)).toEqual(['challenge', TOKEN, 'c1', '123456']);
  });

  it('says how long to wait, and what is wrong elsewhere', async () => {
    const { send } = openPage({ state: 'code', sent: true }, [
      { kind: 'wrong', sentence: 'Too many wrong tries.', waitSeconds: 29.5 },
      { kind: 'trouble', sentence: 'Microsoft Teams did not take the code.' },
    ]);
    const slow = await send({ code: '1' });
    expect([slow.status, slow.headers.get('retry-after')]).toEqual([429, '30']);
    expect(slow.text).toContain('Wait 30 seconds.');
    expect((await send({ send: '1' })).status).toBe(503);
  });

  it('asks for what is missing, and refuses forms that are none of its own', async () => {
    const { send, calls } = openPage({ state: 'password' });
    expect((await send({ ...ACCOUNT, password: '' })).text).toContain('Enter the password');
    expect((await send({ ...ACCOUNT, username: '' })).status).toBe(422);
    expect((await send({ code: '' })).text).toContain('Enter the code');
    expect((await send({ nonsense: '1' })).status).toBe(422);
    expect((await send({ ...ACCOUNT, password: 'x'.repeat(20_000) })).status).toBe(413);
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }])
      expect((await send(ACCOUNT, headers)).status).toBe(403);
    expect(calls).toEqual([]);
  });

  it('answers 410 for a link that is used up, and leaves every other link to the connect page', async () => {
    const used = await openPage({ state: 'gone' }).ask('GET');
    expect([used.status, used.text.includes('Ask again in your chat')]).toEqual([410, true]);
    const other = await openPage({ state: 'other' }).ask('GET');
    expect([other.status, other.text.includes('<strong>connect</strong>')]).toEqual([410, true]);
    expect((await openPage({ state: 'other' }).send(ACCOUNT)).status).toBe(410);
    expect((await openPage({ state: 'code' }).ask('DELETE')).status).toBe(405);
  });
});
