import { describe, expect, it } from 'vitest';
import { briskClock } from '../../../support/brisk-clock.ts';
import { must, openBench } from './bench.ts';

async function support(options: Parameters<typeof openBench>[0] = {}) {
  const bench = await openBench(options);
  const queues = must(bench.phone.service.queues);
  const omar = await bench.userId('omar.haddad');
  const queue = (await queues.list()).find((one) => one.name === 'Support')?.id ?? '';
  bench.newCalls();
  return { ...bench, queues, omar, queue };
}

const agentPath = '/api/users/#/call_queues/#/agent';

describe('calls per wish', () => {
  it('sets a presence with one write and one read', async () => {
    const { phone, sessionOf, newCalls } = await openBench();
    const own = must(phone.own(sessionOf('dana.kim')).ownPresence);
    await own.set({ presence: 'DO_NOT_DISTURB', note: '' });
    expect(newCalls()).toEqual(['POST /api/user/presence 200', 'GET /api/user/status 200']);
  });

  it('does not read the state again that was just shown', async () => {
    const { queues, omar, queue, newCalls } = await support();
    await queues.of(omar);
    newCalls();
    await queues.set(omar, queue, 'NOT_READY');
    expect(newCalls()).toEqual([`POST ${agentPath} 200`, `GET ${agentPath} 200`]);
  });

  it('reads the state, logs in, writes and reads back where nothing is known', async () => {
    const { queues, omar, queue, newCalls, sandbox } = await support();
    await queues.set(omar, queue, 'LOGGED_OUT');
    newCalls();
    await queues.set(omar, queue, 'READY');
    expect(newCalls()).toEqual([`POST ${agentPath} 200`, `POST ${agentPath} 200`, `GET ${agentPath} 200`]);
    const state = sandbox.state().queues.find((one) => one.name === 'Support');
    expect(state?.agents.find((one) => one.email.startsWith('omar'))?.status).toBe('READY');
  });
});

describe('releases', () => {
  it.each([
    ['22.2', 'AVAILABLE', ['POST 200']],
    ['22.3', 'ONLINE', ['POST 200']],
    ['22.3', 'AVAILABLE', ['POST 400', 'POST 200']],
    ['22.6', 'both', ['POST 200']],
  ] as const)('a %s that takes %s for free is answered in its spelling', async (profile, freePresence, expected) => {
    const { phone, sessionOf, newCalls } = await openBench({ profile, switches: { freePresence } });
    const own = must(phone.own(sessionOf('dana.kim')).ownPresence);
    const writes = () =>
      newCalls()
        .filter((call) => call.includes('/user/presence'))
        .map((call) => call.replace(' /api/user/presence', ''));
    expect(await own.set({ presence: 'AVAILABLE', note: '' })).toMatchObject({ presence: 'AVAILABLE' });
    expect(writes()).toEqual(expected);
    await own.set({ presence: 'AVAILABLE', note: '' });
    expect(writes()).toEqual(['POST 200']);
  });

  it('notices an upgrade and a way back by the answers', async () => {
    const { queues, omar, queue, sandbox, phone, sessionOf } = await support();
    const own = must(phone.own(sessionOf('dana.kim')).ownPresence);
    const status = () => {
      const agents = sandbox.state().queues.find((one) => one.name === 'Support')?.agents;
      return agents?.find((one) => one.email.startsWith('omar'))?.status;
    };
    for (const profile of ['22.2', '22.6', '22.3', '22.2'] as const) {
      sandbox.setProfile(profile);
      await queues.set(omar, queue, 'READY');
      await queues.set(omar, queue, 'BREAK');
      expect(status(), profile).toBe('BREAK');
      await queues.set(omar, queue, 'LUNCH');
      expect(status(), profile).toBe('LUNCH');
      expect(await own.set({ presence: 'AVAILABLE', note: '' })).toMatchObject({ presence: 'AVAILABLE' });
    }
  });

  it.each(['null', 'empty', 'missing'] as const)('reads blanks that are %s', async (blank) => {
    const { phone, sessionOf, userId } = await openBench({ switches: { blank } });
    const directory = must(phone.service.directory);
    expect(await directory.presence(await userId('dana.kim'))).toMatchObject({ note: '', dnd: false });
    expect((await directory.all()).every((one) => typeof one.mobile === 'string')).toBe(true);
    const own = must(phone.own(sessionOf('dana.kim')).ownPresence);
    expect(await own.set({ presence: 'LUNCH', note: '' })).toMatchObject({ presence: 'LUNCH', note: '' });
  });

  it('shows calls, and the do-not-disturb switch where it follows presence', async () => {
    const { phone, sessionOf, userId } = await openBench({ switches: { presenceAndDnd: 'coupled' }, profile: '22.3' });
    const directory = must(phone.service.directory);
    const own = must(phone.own(sessionOf('dana.kim')).ownPresence);
    expect(await own.set({ presence: 'DO_NOT_DISTURB', note: 'x' })).toMatchObject({ dnd: true });
    const caller = await directory.presence(await userId('elodie.martin'));
    expect(caller).toMatchObject({ presence: 'ON_CALL', line: 'on-call' });
  });

  it.each(['refuse', 'imply'] as const)(
    'gets people ready where being logged out would %s',
    async (readyWhileLoggedOut) => {
      const { queues, omar, queue } = await support({ switches: { readyWhileLoggedOut } });
      await queues.set(omar, queue, 'LOGGED_OUT');
      expect(await queues.set(omar, queue, 'READY')).toBe('READY');
    },
  );
});

describe("a person's session", () => {
  it('is renewed once when the token is refused', async () => {
    const { phone, sessionOf, sandbox } = await openBench();
    const session = sessionOf('dana.kim');
    const own = must(phone.own({ ...session, access: async () => 'stale' }).ownPresence);
    expect(await own.set({ presence: 'AWAY', note: '' })).toMatchObject({ presence: 'AWAY' });
    expect(sandbox.state().people.find((one) => one.extension === '2044')?.presence).toBe('AWAY');
  });

  it('needs connecting again when the renewed token is refused, too', async () => {
    const { phone } = await openBench();
    let renewals = 0;
    const renew = async () => {
      renewals += 1;
      return 'stale too';
    };
    const own = must(phone.own({ access: async () => 'stale', renew }).ownPresence);
    await expect(own.get()).rejects.toMatchObject({ code: 'not-connected' });
    await expect(own.set({ presence: 'AWAY', note: '' })).rejects.toMatchObject({ code: 'not-connected' });
    expect(renewals).toBe(2);
  });

  it("does not need the installation's account", async () => {
    const { phone, sessionOf } = await openBench({ password: 'Wrong!1', profile: '22.3' });
    const own = must(phone.own(sessionOf('dana.kim')).ownPresence);
    expect(await own.set({ presence: 'AVAILABLE', note: '' })).toMatchObject({ presence: 'AVAILABLE' });
  });

  it('asks for the mailed code when an account is connected', async () => {
    const { phone, sandbox } = await openBench({ switches: { twoFactor: true } });
    const accounts = must(phone.accounts);
    const credentials = { username: 'dana.kim', password: 'Sandbox!2044', domain: 'sandbox.example' };
    const answer = await accounts.signIn(credentials);
    if (answer.kind !== 'code') throw new Error('a code was expected');
    await expect(accounts.verify(answer.challenge, '000000')).rejects.toMatchObject({ code: 'bad-input' });
    const tokens = await accounts.verify(answer.challenge, sandbox.mailbox().at(-1)?.secret ?? '');
    expect(await accounts.whoAmI(tokens)).toMatchObject({ email: 'dana.kim@example.com' });
  });

  it('says so when the mailed code brings no token', async () => {
    const { phone, sandbox } = await openBench({ switches: { twoFactor: true, verifyOtpAnswer: 'nothing' } });
    const accounts = must(phone.accounts);
    const answer = await accounts.signIn({ username: 'dana.kim', password: 'Sandbox!2044', domain: 'sandbox.example' });
    if (answer.kind !== 'code') throw new Error('a code was expected');
    const verified = accounts.verify(answer.challenge, sandbox.mailbox().at(-1)?.secret ?? '');
    await expect(verified).rejects.toMatchObject({ code: 'unreachable', message: expect.stringContaining('no token') });
  });
});

describe('trouble', () => {
  it.each([
    [{ down: true }, 'unreachable'],
    [{ html: true }, 'unreachable'],
    [{ status: 500 }, 'unreachable'],
    [{ status: 429 }, 'busy'],
    [{ status: 503, retryAfter: 60 }, 'busy'],
    [{ status: 403 }, 'not-allowed'],
  ] as const)('with %o is %s for every skill, and over when it is over', async (faults, code) => {
    const clock = briskClock();
    const { phone, queues, omar, queue, sessionOf, sandbox } = await support({ clock });
    const own = must(phone.own(sessionOf('dana.kim')).ownPresence);
    sandbox.setFaults(faults);
    await expect(own.set({ presence: 'AWAY', note: '' })).rejects.toMatchObject({ code });
    await expect(queues.state(omar, queue)).rejects.toMatchObject({ code });
    await expect(phone.check()).rejects.toMatchObject({ code });
    sandbox.setFaults({});
    if ('retryAfter' in faults) return;
    expect(await own.set({ presence: 'AWAY', note: '' })).toMatchObject({ presence: 'AWAY' });
    await phone.check();
  });
});
