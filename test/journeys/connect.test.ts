import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { opens, sends } from '../support/browser.ts';

const MINUTE = 60_000;
const NOAH = 'noah.becker';
const PASSWORD = 'Sandbox!2070';

describe.each(['sqlite', 'postgres'] as const)('connecting a phone account on %s', (engine) => {
  let bench: Bench;
  afterEach(() => bench.close());

  it('carries out by itself what waited for the connection, and shows it in place of the card', async () => {
    bench = await openBench({ engine });
    await bench.slack.types(NOAH, '/presence dnd for 30m');
    await bench.settled();
    expect(bench.slack.sees(NOAH).text).toContain('Connect your phone account');
    const link = bench.slack.address(NOAH, 'Connect');
    const page = await opens(link);
    expect(page.status).toBe(200);
    expect(page.html).toContain('value="noah.becker"');
    expect(page.html).toContain('value="sandbox.example"');
    expect(page.headers['cache-control']).toContain('no-store');
    // Looking at it, as previews do, does not use it up.
    expect((await opens(link)).status).toBe(200);
    const done = await sends(link, page, { password: PASSWORD });
    expect([done.status, done.html]).toEqual([200, expect.stringContaining('Connected')]);
    await bench.settled();
    expect(bench.presence(NOAH)).toMatchObject({ presence: 'DO_NOT_DISTURB', connected: true });
    expect(bench.slack.sees(NOAH).text).toContain('Do not disturb until 10:30');
    expect(bench.writes()).toEqual([{ path: '/api/user/presence', person: 'noah.becker@example.com', status: 200 }]);
    expect((await opens(link)).status).toBe(410);
    expect((await sends(link, page, { password: PASSWORD })).status).toBe(410);
    await bench.pass(31 * MINUTE);
    expect(bench.presence(NOAH).presence).toBe('AVAILABLE');
    expect(bench.log()).not.toContain(PASSWORD);
    expect(bench.log()).not.toContain(link.split('/').at(-1));
    expect(bench.slack.everything()).not.toContain(PASSWORD);
  });

  it('does the same from Teams', async () => {
    bench = await openBench({ engine });
    await bench.teams.types(NOAH, 'presence lunch');
    await bench.settled();
    expect(bench.teams.sees(NOAH)).toContain('Connect your phone account');
    const link = bench.teams.address(NOAH, 'Connect');
    await sends(link, await opens(link), { password: PASSWORD });
    await bench.settled();
    expect(bench.presence(NOAH).presence).toBe('LUNCH');
    expect(bench.teams.sees(NOAH)).toContain('You are at lunch');
    // In place of the card with the link.
    expect(bench.teams.stub.messages(bench.teams.conversation(NOAH))).toHaveLength(1);
  });

  it('says in the place of the card with the link that it takes a while, and then what was done', async () => {
    bench = await openBench({ engine });
    await bench.teams.types(NOAH, 'presence lunch');
    await bench.settled();
    const link = bench.teams.address(NOAH, 'Connect');
    const page = await opens(link);
    const hold = bench.phone.hold('/presence');
    const sent = sends(link, page, { password: PASSWORD });
    await hold.reached;
    await bench.until(() => bench.teams.sees(NOAH).includes('Working on it'), 'the working line', 100);
    hold.release();
    await sent;
    await bench.settled();
    expect(bench.teams.stub.messages(bench.teams.conversation(NOAH))).toHaveLength(1);
    expect(bench.teams.sees(NOAH)).toContain('You are at lunch');
  });

  it('ends the connection at the phone system too', async () => {
    bench = await openBench({ engine });
    expect(bench.presence('dana.kim').connected).toBe(true);
    await bench.slack.types('dana.kim', '/disconnect');
    await bench.settled();
    expect(bench.presence('dana.kim').connected).toBe(false);
    expect(bench.slack.sees('dana.kim').text).toContain('Your phone account is disconnected');
    await bench.slack.types('dana.kim', '/disconnect');
    await bench.settled();
    expect(bench.slack.sees('dana.kim').text).toContain('No phone account is connected');
    await bench.slack.types('dana.kim', '/presence away');
    await bench.settled();
    expect(bench.slack.sees('dana.kim').text).toContain('Connect your phone account');
    expect(bench.writes()).toEqual([]);
  });
});

describe('the connect link', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  async function linkFor(person: string): Promise<string> {
    await bench.slack.types(person, '/connect');
    await bench.settled();
    return bench.slack.address(person, 'Connect');
  }

  it('works ten minutes', async () => {
    bench = await openBench();
    const link = await linkFor(NOAH);
    const page = await opens(link);
    await bench.pass(9 * MINUTE);
    expect((await opens(link)).status).toBe(200);
    await bench.pass(MINUTE + 1_000);
    expect((await opens(link)).status).toBe(410);
    expect((await sends(link, page, { password: PASSWORD })).status).toBe(410);
    expect(bench.presence(NOAH).connected).toBe(false);
  });

  it('connects its own person and nobody else', async () => {
    bench = await openBench();
    const link = await linkFor(NOAH);
    const page = await opens(link);
    const other = await sends(link, page, { username: 'lena.fischer', password: 'Sandbox!2052' });
    expect(other.status).toBe(422);
    expect(other.html).toContain('somebody else');
    expect(bench.presence(NOAH).connected).toBe(false);
    expect((await sends(link, page, { password: PASSWORD })).status).toBe(200);
    await bench.settled();
    expect(bench.presence(NOAH).connected).toBe(true);
    expect(bench.slack.direct(NOAH).at(-1)?.text).toContain('Your phone account is connected');
  });

  it('is taken by one of two who use it at the same moment', async () => {
    bench = await openBench();
    const link = await linkFor(NOAH);
    const page = await opens(link);
    const both = await Promise.all([1, 2].map(() => sends(link, page, { password: PASSWORD })));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
    await bench.slack.types(NOAH, '/presence away');
    await bench.settled();
    expect(bench.presence(NOAH).presence).toBe('AWAY');
  });

  it('slows wrong passwords down, also over a new link', async () => {
    bench = await openBench();
    const link = await linkFor(NOAH);
    const page = await opens(link);
    for (let tries = 1; tries <= 3; tries += 1) {
      expect((await sends(link, page, { password: 'wrong' })).status).toBeLessThan(500);
    }
    let last = await sends(link, page, { password: 'wrong' });
    for (let tries = 5; last.status !== 429 && tries < 10; tries += 1)
      last = await sends(link, page, { password: 'wrong' });
    expect(last.status).toBe(429);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
    const asked = () => bench.sandbox.calls().filter(({ path }) => path === '/api/auth/sign_in').length;
    const before = asked();
    const second = await linkFor(NOAH);
    expect((await sends(second, await opens(second), { password: PASSWORD })).status).toBe(429);
    expect(asked()).toBe(before);
    await bench.pass(5 * MINUTE);
    expect((await sends(second, await opens(second), { password: PASSWORD })).status).toBe(200);
  });

  it('asks for the mailed code where the phone system does', async () => {
    bench = await openBench();
    await bench.slack.types(NOAH, '/presence away');
    await bench.settled();
    const link = bench.slack.address(NOAH, 'Connect');
    bench.sandbox.switches.twoFactor = true;
    const second = await sends(link, await opens(link), { password: PASSWORD });
    expect(second.html).toContain('name="code"');
    expect(bench.presence(NOAH).connected).toBe(false);
    const wrong = await sends(link, second, { code: '000000' });
    expect(wrong.status).toBe(422);
    const code = bench.sandbox.mailbox().at(-1)?.secret ?? '';
    const done = await sends(link, wrong, { code });
    expect(done.status).toBe(200);
    await bench.settled();
    expect(bench.presence(NOAH)).toMatchObject({ presence: 'AWAY', connected: true });
    expect(bench.log()).not.toContain(code);
  });

  it('takes no form from another site, and none without its fields', async () => {
    bench = await openBench();
    const link = await linkFor(NOAH);
    const page = await opens(link);
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expect((await sends(link, page, { password: PASSWORD }, foreign)).status).toBe(403);
    expect((await sends(link, page, { password: '' })).status).toBe(422);
    expect((await sends(link, page, { password: 'x'.repeat(20_000) })).status).toBe(413);
    expect((await opens(`${link}x`)).status).toBe(410);
    expect(bench.presence(NOAH).connected).toBe(false);
  });

  it('says so when the phone system is away, and stays usable', async () => {
    bench = await openBench();
    const link = await linkFor(NOAH);
    const page = await opens(link);
    bench.sandbox.setFaults({ status: 500 });
    expect((await sends(link, page, { password: PASSWORD })).status).toBe(503);
    bench.sandbox.setFaults({});
    expect((await sends(link, page, { password: PASSWORD })).status).toBe(200);
  });

  it('connects somebody whose address the phone system does not know, by their own sign-in', async () => {
    bench = await openBench();
    bench.slack.add({ name: 'noah.private', fullName: 'Noah B.', email: 'noah@elsewhere.example' });
    await bench.slack.types('noah.private', '/presence away');
    await bench.settled();
    expect(bench.slack.sees('noah.private').text).toContain('I do not know your phone account yet');
    const link = bench.slack.address('noah.private', 'Connect');
    await sends(link, await opens(link), { username: NOAH, password: PASSWORD });
    await bench.settled();
    expect(bench.presence(NOAH).presence).toBe('AWAY');
    expect(bench.slack.sees('noah.private').text).toContain('You are Away');
  });

  it('is not needed for what the installation itself may do', async () => {
    bench = await openBench();
    await bench.slack.types(NOAH, '/find Lena');
    await bench.settled();
    expect(bench.slack.sees(NOAH).text).toContain('Lena Fischer');
  });
});
