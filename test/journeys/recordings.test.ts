import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { newToken, tokenHash } from '../../src/kit/sign.ts';
import { openDatabase } from '../../src/store/database.ts';
import { savePageLink } from '../../src/store/page-links.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { stubTeam } from '../support/slack-stub.ts';

const DANA = 'dana.kim';
const CALL = {
  direction: 'INBOUND_CALL',
  number: '+33155501',
  name: 'Atelier Roux',
  rangS: 3,
  recorded: true,
} as const;

describe.each(['sqlite', 'postgres'] as const)('recordings on %s', (engine) => {
  let bench: Bench;
  afterEach(() => bench.close());

  async function fetchFrom(url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' | 'POST' = 'GET') {
    const here = new URL(new URL(url, bench.patchcord.url).pathname, bench.patchcord.url);
    const answer = await request(here, { method, headers });
    return { status: answer.statusCode, headers: answer.headers, bytes: Buffer.from(await answer.body.arrayBuffer()) };
  }
  const audited = async () => {
    await bench.slack.types('priya.natarajan', '/audit recording.play');
    await bench.settled();
    return bench.slack.sees('priya.natarajan').text;
  };
  /** A link as Patchcord makes it for a person, about any recording. */
  async function forged(person: string, recording: string): Promise<string> {
    const token = newToken();
    const database = await openDatabase(bench.database);
    const user = { platform: 'slack', tenant: stubTeam, id: bench.slack.userId(person) };
    const where = { platform: 'slack', tenant: stubTeam, kind: 'direct', id: 'D1', ref: null };
    const now = bench.clock.now();
    const body = JSON.stringify({ user, where, about: { recording } });
    const link = { hash: tokenHash(token), page: 'recording', body, createdAt: now, expiresAt: now + 600_000 };
    await database.commit((tx) => savePageLink(tx, link));
    await database.close();
    return `${bench.patchcord.url}/recording/${token}`;
  }

  it('play through Patchcord alone, in parts, and each listening is one line of the audit', async () => {
    bench = await openBench({ engine });
    await bench.slack.types(DANA, '/recordings');
    await bench.teams.types(DANA, 'recordings');
    await bench.settled();
    for (const seen of [bench.slack.sees(DANA).text, bench.teams.sees(DANA)]) {
      expect(seen).toContain('Atelier Roux');
      expect(seen).toContain('8:50 · 5 minutes');
    }
    expect(bench.slack.everything() + bench.teams.sees(DANA)).not.toContain('/api/blobs');
    const link = bench.slack.address(DANA, 'Listen');
    expect(bench.teams.address(DANA, 'Listen')).not.toBe(link);

    const page = await fetchFrom(link);
    expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(page.headers['content-security-policy']).toContain("media-src 'self'");
    const html = page.bytes.toString();
    expect(html).toContain('Call with Atelier Roux');
    expect(html).not.toContain('blobs');
    expect(html).not.toContain('<script');
    const source = /<audio [^>]*src="([^"]+)"/.exec(html)?.[1] ?? '';
    // Looking, as previews do, is not listening.
    expect((await fetchFrom(link, { 'user-agent': 'Slackbot-LinkExpanding 1.0' }, 'HEAD')).status).toBe(200);
    expect(await audited()).toContain('There is nothing');

    const whole = await fetchFrom(source);
    expect(whole.status).toBe(200);
    expect(whole.headers).toMatchObject({
      'content-type': 'audio/wav',
      'content-length': String(whole.bytes.length),
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect(whole.bytes.length).toBe(44 + 312 * 16_000);
    const part = await fetchFrom(source, { range: 'bytes=1000-1999' });
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 1000-1999/${whole.bytes.length}`]);
    expect(Buffer.compare(part.bytes, whole.bytes.subarray(1000, 2000))).toBe(0);
    expect((await fetchFrom(source, { range: 'bytes=-100' })).bytes.length).toBe(100);
    const outside = await fetchFrom(source, { range: 'bytes=99999999-' });
    expect([outside.status, outside.headers['content-range']]).toEqual([416, `bytes */${whole.bytes.length}`]);
    for (const nonsense of ['bytes=5-2', 'lines=1-2', 'bytes=0-1,5-6', 'bytes=-', 'bytes=-0'])
      expect((await fetchFrom(source, { range: nonsense })).status).toBe(200);
    expect((await fetchFrom(source, {}, 'HEAD')).bytes.length).toBe(0);
    expect((await fetchFrom(source, {}, 'POST')).status).toBe(405);

    expect((await audited()).split('Listen to one of your recordings')).toHaveLength(2);
    expect(bench.log()).not.toContain(link.split('/').at(-1));
    await bench.pass(31 * 60_000);
    for (const old of [link, source]) expect((await fetchFrom(old)).status).toBe(410);
  });

  it('of others are refused and written down, whoever made the link', async () => {
    bench = await openBench({ engine });
    const { recording } = bench.sandbox.phones.record({ ...CALL, who: 'omar.haddad', minutesAgo: 5, talkedS: 9 });
    await bench.slack.types(DANA, '/recordings');
    await bench.settled();
    const link = await forged(DANA, recording);
    for (const url of [link, `${link}/sound`]) {
      const answer = await fetchFrom(url);
      expect(answer.status).toBe(403);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.bytes.toString()).not.toContain('Atelier');
    }
    expect(await audited()).toContain('Refused: Listen to one of your recordings');
    // The same recording for its owner.
    await bench.slack.types('omar.haddad', '/recordings');
    await bench.settled();
    expect((await fetchFrom(`${bench.slack.address('omar.haddad', 'Listen')}/sound`)).status).toBe(200);
    expect((await fetchFrom(`${bench.patchcord.url}/recording/${newToken()}`)).status).toBe(410);
  });
});

describe('a link to a recording', () => {
  let bench: Bench;
  afterEach(() => bench.close());
  const opens = async (url: string) => {
    const answer = await request(url.replace(/^https?:\/\/[^/]+/, bench.patchcord.url));
    await answer.body.dump();
    return answer.statusCode;
  };
  async function link(): Promise<string> {
    await bench.slack.types(DANA, '/recordings');
    await bench.settled();
    return bench.slack.address(DANA, 'Listen');
  }

  it('is of no more use when the rules, the account or the recording have changed', async () => {
    const config = 'policy:\n  - { what: recording.play, deny: "Recordings are heard in the portal." }\n';
    bench = await openBench({ config });
    expect(await opens(await link())).toBe(403);
    await bench.close();
    bench = await openBench();
    const url = await link();
    expect(await opens(`${url}/sound`)).toBe(200);
    bench.sandbox.phones.forbid('dana.kim@example.com', 'user_call_log');
    expect(await opens(`${url}/sound`)).toBe(403);
    await bench.slack.types(DANA, '/disconnect');
    await bench.settled();
    expect(await opens(`${url}/sound`)).toBe(403);
    bench.sandbox.setFaults({ down: true });
    expect([403, 503]).toContain(await opens(url));
  });

  it.each([
    'http://169.254.169.254/latest/meta-data',
    '//evil.example/api/blobs/x',
    '/api/blobs/../users',
    '/api/blobs/..%2fusers',
    '/api/users',
    '/api/blobs/x?y=http://evil.example',
    '\\\\evil.example\\x',
  ])('leads nowhere when the phone system says that its file is at %s', async (fileUrl) => {
    bench = await openBench();
    const past = { ...CALL, who: DANA, minutesAgo: 1, talkedS: 9, fileUrl };
    bench.sandbox.phones.record(past);
    const url = await link();
    const before = bench.sandbox.calls().length;
    expect(await opens(`${url}/sound`)).toBe(403);
    const asked = bench.sandbox
      .calls()
      .slice(before)
      .map(({ path }) => path);
    expect(asked.filter((path) => !/^\/api\/(user\/recordings\/\d+|users|tenant|login|auth)/.test(path))).toEqual([]);
  });

  it('comes ten at a time, and says so when there is none', async () => {
    bench = await openBench();
    for (let at = 1; at <= 12; at += 1)
      bench.sandbox.phones.record({ ...CALL, who: DANA, minutesAgo: at, number: `+4950${at}`, talkedS: 5 });
    await bench.teams.types(DANA, 'recordings');
    await bench.settled();
    expect(bench.teams.sees(DANA)).not.toContain('+495011');
    await bench.teams.presses(DANA, 'And 3 more');
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('+495011');
    expect(bench.teams.sees(DANA)).toContain('Atelier Roux');
    await bench.slack.types('aino.virtanen', '/recordings');
    await bench.settled();
    expect(bench.slack.sees('aino.virtanen').text).toContain('No recordings');
  });
});
