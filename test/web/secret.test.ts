import { describe, expect, it } from 'vitest';
import { type Revealed, type SecretLink, type SecretService, secretPage } from '../../src/web/pages/secret.ts';
import { testClock } from '../support/clock.ts';

const TOKEN = 'Zm9yLWRhbmEtYWxvbmUtZm9yLWRhbmEtYWxvbmU';
const OURS = { 'sec-fetch-site': 'same-origin', origin: 'null' };
const SECRET = 'Wq7!mt4#zn2x+Fh5';
const PREVIEWS = [
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'Mozilla/5.0 (Windows NT 10.0) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
  'Mozilla/5.0 (compatible; MicrosoftPreview/2.0)',
  'facebookexternalhit/1.1',
];

function openPage(given: Partial<Record<'look' | 'reveal', SecretLink['state'] & Revealed['kind']>> = {}) {
  const clock = testClock();
  let shown = 0;
  const service: SecretService = {
    async look(token) {
      if (given.look) return { state: given.look };
      if (token !== TOKEN) return { state: 'gone' };
      const expiresAt = clock.now() + 10 * 60_000;
      return shown > 0 ? { state: 'used' } : { state: 'open', label: 'Your new phone <b> password', expiresAt };
    },
    async reveal(token) {
      if (given.reveal) return { kind: given.reveal };
      if (token !== TOKEN) return { kind: 'gone' };
      shown += 1;
      return shown === 1 ? { kind: 'shown', label: 'Your new phone password', secret: SECRET } : { kind: 'used' };
    },
  };
  const pages = secretPage({ service, publicUrl: 'https://patchcord.example', clock });
  const ask = async (method: string, headers: Record<string, string> = {}, token = TOKEN, body?: string) => {
    const init = { method, headers, ...(body !== undefined && { body }) };
    const answer = await pages.request(`/secret/${token}`, init);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  return { ask, shown: () => shown };
}

describe('the secret page', () => {
  it('shows a button and no secret, however often and by whomever it is looked at', async () => {
    const { ask, shown } = openPage();
    for (const agent of PREVIEWS) {
      for (const method of ['GET', 'HEAD']) expect((await ask(method, { 'user-agent': agent })).status).toBe(200);
    }
    const { text } = await ask('GET');
    expect(text).toMatch(/<form method="post"><button type="submit">Show it once<\/button><\/form>/);
    expect(text).toContain('Your new phone &lt;b&gt; password');
    expect(text).toContain('10 more minutes');
    expect(text).not.toContain(SECRET);
    expect(text).not.toMatch(/<output|<script/);
    expect(shown()).toBe(0);
  });

  it('shows the secret once, alone in the one element that is marked, and then answers 410', async () => {
    const { ask } = openPage();
    const { status, text } = await ask('POST', OURS);
    expect(status).toBe(200);
    expect([...text.matchAll(/<output data-secret>([^<]*)<\/output>/g)].map((match) => match[1])).toEqual([SECRET]);
    expect(text.split(SECRET)).toHaveLength(2);
    for (const method of ['POST', 'GET', 'HEAD']) expect((await ask(method, OURS)).status).toBe(410);
    const again = await ask('GET');
    expect(again.text).toContain('Already used');
    expect(again.text).not.toContain(SECRET);
  });

  it('is private before, at and after the press: not stored, not framed, no referrer, one script of its own at most', async () => {
    const { ask } = openPage();
    for (const method of ['GET', 'POST', 'GET']) {
      const { headers, text } = await ask(method, OURS);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-frame-options')).toBe('DENY');
      const policy = headers.get('content-security-policy') ?? '';
      for (const part of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"]) {
        expect(policy).toContain(part);
      }
      expect(policy).not.toContain('unsafe');
      const nonces = [...text.matchAll(/<script nonce="([^"]+)">/g)].map((match) => match[1]);
      expect(nonces.map((nonce) => `script-src 'nonce-${nonce}'`).filter((part) => !policy.includes(part))).toEqual([]);
      expect(text.match(/<script/g) ?? []).toHaveLength(nonces.length);
      expect(text).not.toMatch(/style="|https?:\/\/|\son\w+="/);
    }
  });

  it('offers a copy button that stays hidden without JavaScript', async () => {
    const { ask } = openPage();
    const { text } = await ask('POST', OURS);
    expect(text).toMatch(/<button type="button" class="copy" hidden data-copy>Copy<\/button>/);
    expect(text).toContain('<p class="said" role="status"></p>');
  });

  it.each([
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
  ])('shows nothing to a form from somewhere else (%o)', async (headers) => {
    const { ask, shown } = openPage();
    const { status, text } = await ask('POST', headers);
    expect(status).toBe(403);
    expect(text).not.toContain(SECRET);
    expect(shown()).toBe(0);
  });

  it.each(['short', `${TOKEN}x`, TOKEN.slice(0, -1), '..%2F..%2Fetc', 'a'.repeat(300)])(
    'answers 410 to the token %s',
    async (token) => {
      const { ask, shown } = openPage();
      expect((await ask('GET', {}, token)).status).toBe(410);
      expect((await ask('POST', OURS, token)).status).toBe(410);
      expect(shown()).toBe(0);
    },
  );

  it('says that it cannot tell now, and leaves the link alone', async () => {
    const { ask } = openPage({ look: 'trouble', reveal: 'trouble' });
    for (const method of ['GET', 'POST']) {
      const { status, text } = await ask(method, OURS);
      expect(status).toBe(503);
      expect(text).toContain('the link is not used up');
    }
  });

  it('takes no other methods and no large forms', async () => {
    const { ask, shown } = openPage();
    for (const method of ['PUT', 'DELETE', 'OPTIONS']) expect((await ask(method)).status).toBe(405);
    expect((await ask('POST', OURS, TOKEN, 'x'.repeat(5_000))).status).toBe(413);
    expect(shown()).toBe(0);
  });
});
