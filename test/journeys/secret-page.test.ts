import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { everythingWritten, leaks } from '../support/everything-written.ts';

/** Proving who one is has its own tests. */
const CONFIG = 'policy:\n  - { what: password.reset, then: allow }\n';
const PREVIEWS = ['Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)', 'SkypeUriPreview Preview/0.5'];

describe.each(['sqlite', 'postgres'] as const)(
  'a new password, from typed text to the page that shows it, on %s',
  (engine) => {
    let bench: Bench;
    afterEach(() => bench.close());

    const open = async (profile: '22.2' | '22.3' | '22.6' = '22.2') => {
      bench = await openBench({ engine, config: CONFIG, profile });
    };
    const here = (url: string) => url.replace(/^https?:\/\/[^/]+/, bench.patchcord.url);
    async function fetchPage(method: 'GET' | 'HEAD' | 'POST', url: string, headers: Record<string, string> = {}) {
      const answer = await request(here(url), { method, headers });
      const text = await answer.body.text();
      return { status: answer.statusCode, text, secret: /<output data-secret>([^<]+)<\/output>/.exec(text)?.[1] };
    }
    const press = (url: string) => fetchPage('POST', url, { 'sec-fetch-site': 'same-origin' });
    async function asks(person: string, line: string) {
      await bench.slack.types(person, line);
      await bench.settled();
    }
    async function signsIn(username: string, password: string): Promise<boolean> {
      const { statusCode, body } = await request(`${bench.sandbox.apiUrl}/auth/sign_in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password, domain: 'sandbox.example' }),
      });
      await body.dump();
      return statusCode === 200;
    }

    it('is shown once, to whoever presses first, after any number of previews; the old one is dead', async () => {
      await open();
      await asks('dana.kim', '/password account');
      const url = bench.slack.address('dana.kim', 'Show it once');
      expect(url).toMatch(/\/secret\/[\w-]{43}$/);
      for (const agent of PREVIEWS) {
        for (const method of ['HEAD', 'GET', 'GET'] as const) {
          expect(await fetchPage(method, url, { 'user-agent': agent })).toMatchObject({
            status: 200,
            secret: undefined,
          });
        }
      }
      expect((await fetchPage('POST', url, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
      expect((await fetchPage('POST', `${url}x`, { 'sec-fetch-site': 'same-origin' })).status).toBe(410);

      const pressed = await Promise.all([press(url), press(url), press(url)]);
      const secrets = pressed.flatMap(({ secret }) => secret ?? []);
      expect(secrets).toHaveLength(1);
      expect(pressed.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410, 410]);
      for (const method of ['GET', 'HEAD'] as const) expect((await fetchPage(method, url)).status).toBe(410);
      expect((await fetchPage('GET', url)).text).toContain('Already used');
      expect(await signsIn('dana.kim', secrets[0] ?? '')).toBe(true);
      expect(await signsIn('dana.kim', 'Sandbox!2044')).toBe(false);
    });

    it('stands nowhere that anything was written to, before it is shown and after', async () => {
      await open('22.3');
      const places = async () => {
        const database = await openDatabase(bench.database, { migrate: false });
        try {
          const { calls, responses, messages, views } = bench.slack.stub;
          const transcripts = {
            log: bench.log(),
            slack: { calls, responses, messages, views },
            teams: bench.teams.stub.calls,
            control: bench.sandbox.calls(),
          };
          return await everythingWritten({ database, transcripts, url: bench.patchcord.url, folder: bench.folder });
        } finally {
          await database.close();
        }
      };
      // What it holds for a longer time: the sign-in of a presence monitor.
      const kept = (await places()).get('table vault');
      const secrets: string[] = [];
      const before: Map<string, string>[] = [];
      for (const target of ['account', 'extension', 'voicemail']) {
        await asks('dana.kim', `/password ${target}`);
        before.push(await places());
        const { secret } = await press(bench.slack.address('dana.kim', 'Show it once'));
        secrets.push(secret ?? '');
      }
      expect(new Set(secrets.filter((secret) => secret.length >= 6)).size).toBe(3);
      for (const written of [...before, await places()]) expect(leaks(written, secrets)).toEqual([]);
      expect(before.map((written) => written.get('table vault'))).not.toContain(kept);
      expect((await places()).get('table vault')).toBe(kept);
      await bench.slack.says('dana.kim', `my PIN is ${secrets[2]}`);
      await bench.settled();
      expect(leaks(await places(), secrets)).not.toEqual([]);
    });

    it('is over after ten minutes, and wiped', async () => {
      await open();
      await asks('dana.kim', '/password voicemail');
      const url = bench.slack.address('dana.kim', 'Show it once');
      await bench.pass(11 * 60_000);
      expect((await fetchPage('GET', url)).status).toBe(410);
      expect(await press(url)).toMatchObject({ status: 410, secret: undefined });
      expect((await fetchPage('GET', url)).text).toContain('no longer works');
    });

    it('can be answered with "That was not me", which an administrator hears of and takes back', async () => {
      await open();
      await bench.slack.says('priya.natarajan', 'help');
      await bench.slack.says('dana.kim', 'help');
      await bench.settled();
      await asks('dana.kim', '/password account');
      expect(bench.slack.direct('dana.kim').at(-1)?.text).toContain('Your phone password was changed');
      await bench.slack.pressesDirect('dana.kim', 'That was not me');
      await bench.settled();
      const { secret } = await press(bench.slack.address('dana.kim', 'Show it once'));
      expect(await signsIn('dana.kim', secret ?? '')).toBe(false);
      expect(bench.presence('dana.kim').connected).toBe(false);
      expect(bench.slack.direct('priya.natarajan').at(-1)?.text).toContain('Dana Kim: that was not me');
      await bench.slack.pressesDirect('priya.natarajan', 'Switch on again');
      await bench.settled();
      expect(await signsIn('dana.kim', secret ?? '')).toBe(true);
    });
  },
);
