import { describe, expect, it } from 'vitest';
import { serviceAccount } from '../../../../src/sandbox/company.ts';
import { testClock } from '../../../support/clock.ts';
import { fakeServer, json } from '../../../support/fake-server.ts';
import { must, openBench, openPhone } from './bench.ts';

const signIn = 'POST /api/login/oauth/token';

describe("the installation's own account", () => {
  it('signs in once for all who ask at the same time', async () => {
    const { phone, newCalls } = await openBench();
    await Promise.all([phone.check(), phone.service.queues?.list(), phone.service.directory?.all()]);
    expect(newCalls().filter((call) => call.startsWith(signIn))).toEqual([`${signIn} 200`]);
  });

  it.each(['form', 'json'] as const)(
    'refreshes before the token ends, each time with the newest one (%s)',
    async (tokenCall) => {
      const clock = testClock();
      const { phone, newCalls } = await openBench({ clock, tokenCall });
      for (let hour = 0; hour < 6; hour++) {
        await phone.check();
        clock.set(clock.now() + 29.6 * 60_000);
      }
      const calls = newCalls().filter((call) => !call.includes('/tenant/status'));
      expect(calls).toHaveLength(6);
      expect(calls.every((call) => call.endsWith(' 200'))).toBe(true);
      if (tokenCall === 'json') {
        expect(calls).toEqual(['POST /api/auth/sign_in 200', ...Array(5).fill('POST /api/auth/refresh_token 200')]);
      }
    },
  );

  it.each([401, 400, 403] as const)(
    'renews a token that is refused with %i early, and repeats the call',
    async (expiredToken) => {
      const clock = testClock();
      const { phone, newCalls } = await openBench({ clock, phoneClock: testClock(), switches: { expiredToken } });
      await phone.check();
      newCalls();
      clock.set(clock.now() + 31 * 60_000);
      await phone.check();
      expect(newCalls()).toEqual([
        `GET /api/tenant/status ${expiredToken}`,
        `${signIn} 200`,
        'GET /api/tenant/status 200',
      ]);
    },
  );

  it('signs in again where refreshing is refused', async () => {
    const clock = testClock();
    const { phone, newCalls } = await openBench({ clock, switches: { refresh: 'refuse' } });
    await phone.check();
    clock.set(clock.now() + 31 * 60_000);
    await phone.check();
    expect(newCalls().filter((call) => call.startsWith(signIn))).toEqual([
      `${signIn} 200`,
      `${signIn} 400`,
      `${signIn} 200`,
    ]);
  });

  it('tries a wrong password once, says so to the operator, and tries again only after a while', async () => {
    const clock = testClock();
    const { phone, newCalls, logged } = await openBench({ clock, password: 'Wrong!1' });
    const queues = must(phone.service.queues);
    for (const call of [() => phone.check(), () => queues.list(), () => queues.of('1'), () => phone.check()]) {
      await expect(call()).rejects.toMatchObject({
        code: 'not-allowed',
        message: expect.stringContaining('PORTSIP_PASSWORD'),
      });
    }
    expect(newCalls()).toEqual([`${signIn} 400`]);
    expect(logged()).not.toContain('Wrong!1');
    clock.set(clock.now() + 15 * 60_000);
    await expect(phone.check()).rejects.toMatchObject({ code: 'not-allowed' });
    expect(newCalls()).toEqual([`${signIn} 400`]);
  });

  it('stops at a mailed code, which nobody could type in', async () => {
    const { phone, newCalls } = await openBench({ switches: { twoFactor: true, twoFactorOnForm: true } });
    for (const _ of [1, 2]) {
      await expect(phone.check()).rejects.toMatchObject({
        code: 'not-allowed',
        message: expect.stringContaining('mailed code'),
      });
    }
    expect(newCalls()).toHaveLength(1);
  });

  it('does not call a token that is refused for ever again and again', async () => {
    const server = await fakeServer(({ path }, response) =>
      path.endsWith('/token')
        ? json(response, 200, { access_token: 'a', refresh_token: 'r', expires_in: 1800 })
        : json(response, 401, { errors: [{ code: 'UNAUTHORIZED', message: 'no' }] }),
    );
    const { phone } = openPhone(server.url, testClock());
    await expect(phone.service.queues?.list()).rejects.toMatchObject({ code: 'not-allowed' });
    expect(server.seen.map(({ path }) => path)).toEqual([
      '/api/login/oauth/token',
      '/api/call_queues?skip=0&top=100',
      '/api/login/oauth/token',
      '/api/call_queues?skip=0&top=100',
    ]);
  });

  it('names the address when something else answers there', async () => {
    const server = await fakeServer((_, response) => json(response, 404, {}));
    const { phone } = openPhone(`${server.url}/api/`, testClock());
    await expect(phone.check()).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('PORTSIP_URL'),
    });
  });

  it('checks with another call where the role may not read the tenant', async () => {
    const server = await fakeServer(({ path }, response) => {
      if (path.endsWith('/token')) return json(response, 200, { access_token: 'a', expires_in: 1800 });
      return path.includes('/tenant') ? json(response, 403, {}) : json(response, 200, { count: 0, items: [] });
    });
    const { phone } = openPhone(server.url, testClock());
    await phone.check();
    expect(server.seen.at(-1)?.path).toBe('/api/users?top=1');
  });

  it('keeps secrets out of the log', async () => {
    const { phone, sessionOf, sandbox, logged } = await openBench({ profile: '22.6' });
    const session = sessionOf('dana.kim');
    const tokens = await must(phone.accounts).signIn({
      username: 'dana.kim',
      password: 'Sandbox!2044',
      domain: 'sandbox.example',
    });
    await phone.own(session).ownPresence?.set({ presence: 'AWAY', note: 'at the dentist' });
    const [dana] = await must(phone.service.directory).find('2044');
    const detail = await must(phone.service.directory).get(dana?.id ?? '');
    expect(Object.keys(detail).sort()).toEqual(
      ['department', 'email', 'enabled', 'extension', 'id', 'mobile', 'name', 'role', 'system', 'username'].sort(),
    );
    sandbox.setFaults({ html: true });
    await phone.check().catch(() => {});
    const secrets = [serviceAccount.password, 'Sandbox!2044', 'dentist', 'Dana', await session.access()];
    if (tokens.kind === 'tokens') secrets.push(tokens.tokens.access, tokens.tokens.refresh);
    for (const secret of secrets) expect(logged()).not.toContain(secret);
    expect(logged()).toContain('"path":"/user/presence","status":200');
  });
});
