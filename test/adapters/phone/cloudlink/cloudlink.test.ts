import { describe, expect, it } from 'vitest';
import { cloudAccountId, cloudAccounts } from '../../../../src/sandbox/cloudlink/seed.ts';
import { directoryContract } from '../../../contracts/phone-directory.ts';
import { usersContract } from '../../../contracts/phone-users.ts';
import { must, openCloudlink } from './open-cloudlink.ts';

const dana = { name: 'Dana Kim', extension: '2044', username: 'dana.kim@example.com', email: 'dana.kim@example.com' };

for (const emptyItems of ['absent', 'list'] as const) {
  const title = `CloudLink (empty lists are ${emptyItems})`;
  directoryContract(title, async () => {
    const { directory } = await openCloudlink({ switches: { emptyItems } });
    return { directory, person: dana, shared: { name: 'Dana', extensions: ['2044', '2045'] } };
  });
}

for (const duplicate of [400, 409] as const) {
  usersContract(`CloudLink (a taken address is ${duplicate})`, async () => {
    const { users, directory, person } = await openCloudlink({ switches: { duplicate } });
    return {
      users,
      directory,
      personId: (await person('omar.haddad')).id,
      fresh: {
        username: 'ada.byron@example.com',
        name: 'Ada Byron',
        email: 'ada.byron@example.com',
        extension: '2099',
        role: 'USER',
        department: '',
        mobile: '',
        secrets: {},
      },
      otherRole: 'ACCOUNT_ADMIN',
      impossibleRole: 'PARTNER_ADMIN',
      unique: ['email'],
    };
  });
}

const tokenCalls = (calls: readonly { method: string; path: string; status: number }[]) =>
  calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/token')).map(({ status }) => status);

describe('the session with CloudLink', () => {
  it('uses the code flow with a client id, and names the app without naming a person', async () => {
    const { directory, sandbox } = await openCloudlink({ more: { appId: '00000000-0000-4000-8000-0000000000aa' } });
    await directory.all();
    expect(sandbox.calls().map(({ path }) => path.split('/').at(-1))).toContain('authorize');
  });

  it.each([
    ['refresh_token', [200, 200, 200]],
    ['token', [200, 400, 200, 200]],
  ] as const)('refreshes with %s, and remembers the spelling', async (refreshField, statuses) => {
    const { directory, sandbox, clock } = await openCloudlink({ switches: { refreshField } });
    for (let hour = 0; hour < 3; hour += 1) {
      await directory.all();
      await clock.advance(61 * 60_000);
    }
    expect(tokenCalls(sandbox.calls())).toEqual(statuses);
  });

  it('signs in anew when a token is refused before its time', async () => {
    const { person, sandbox } = await openCloudlink();
    const { id } = await person('dana.kim');
    sandbox.cloud.endTokens();
    expect(await person('dana.kim')).toMatchObject({ id });
  });

  it.each(['bearer', 'bare'] as const)('sends tokens %s where that is asked for', async (authorization) => {
    const { directory } = await openCloudlink({
      switches: { authorization },
      more: { bearer: authorization === 'bearer' },
    });
    expect(await directory.all()).not.toEqual([]);
  });

  it('does not try a refused sign-in again and again', async () => {
    const { home, sandbox } = await openCloudlink({ more: { password: 'wrong' } });
    for (const _ of [1, 2, 3]) await expect(home.check()).rejects.toMatchObject({ code: 'not-allowed' });
    expect(tokenCalls(sandbox.calls())).toEqual([401]);
  });

  it.each([
    ['number', cloudAccountId('partner')],
    ['guid', cloudAccounts.partner.number],
  ] as const)('finds out when accounts come to be named by their %s alone', async (accountId, given) => {
    const { directory, sandbox, clock } = await openCloudlink({ as: 'partner', more: { accountId: given } });
    const before = await directory.all();
    sandbox.cloud.switches.accountId = accountId;
    await clock.advance(61 * 60_000);
    expect(await directory.all()).toEqual(before);
  });

  it.each([404, 421, 'redirect'] as const)('says that the region may be wrong (%s)', async (wrongRegion) => {
    const { home } = await openCloudlink({ switches: { wrongRegion }, more: { region: 'us' } });
    const failed = home.check();
    await expect(failed).rejects.toMatchObject({
      message: expect.stringMatching(wrongRegion === 404 ? /./ : /CLOUDLINK_REGION/),
    });
  });

  it.each(['message', 'error', 'list', 'problem', 'html', 'empty'] as const)(
    'reads refusals of the shape %s, and logs what the vendor’s support asks for',
    async (errorBody) => {
      const { directory, logged } = await openCloudlink({ switches: { errorBody } });
      await expect(directory.get('nobody')).rejects.toMatchObject({ code: 'not-found' });
      expect(logged()).toMatch(/"correlation":"[\da-f-]{36}"/);
    },
  );

  it.each(['seconds', 'date', 'past', 'absent'] as const)(
    'is held back by 429 with the hint %s',
    async (retryAfter) => {
      const { directory, sandbox, clock } = await openCloudlink({ switches: { retryAfter } });
      await directory.all();
      const person = (await directory.all())[0]?.id ?? '';
      sandbox.cloud.switches.callsPerMinute = 1;
      let failed: unknown;
      const asking = directory.get(person).catch((error: unknown) => {
        failed = error;
      });
      for (let tries = 0; tries < 40 && !failed; tries += 1) {
        await clock.advance(250);
        await new Promise((resolve) => setImmediate(resolve));
      }
      await asking;
      expect(failed).toMatchObject({ code: 'busy' });
      if (retryAfter === 'absent') expect(failed).toMatchObject({ retryAfterMs: 2_000 });
      if (retryAfter === 'past') expect(failed).toMatchObject({ retryAfterMs: 0 });
    },
  );
});

describe('people of CloudLink', () => {
  it('are read over all pages, without the secrets that ordinary reads carry', async () => {
    const { directory, users, person, logged } = await openCloudlink();
    const everybody = await directory.all();
    expect(everybody).toHaveLength(23);
    const details = await users.details((await person('dana.kim')).id);
    expect(JSON.stringify([everybody, details]) + logged()).not.toMatch(/Sip#|sipPassword|access_token/);
    expect(everybody.some(({ email }) => email === 'patchcord@example.com')).toBe(false);
  });

  it('keep what another source owns, and cannot all be deleted', async () => {
    const { users, person } = await openCloudlink();
    const { id } = await person('beatriz.almeida');
    expect(await users.details(id)).toMatchObject({ syncedFrom: 'the company directory (SCIM)' });
    await expect(users.update(id, { name: 'X' })).rejects.toMatchObject({ message: expect.stringContaining('SCIM') });
    expect(await users.update(id, { mobile: '+4917' })).toMatchObject({ mobile: '+4917' });
    const nikolai = await person('nikolai.petrov');
    await expect(users.remove(nikolai.id)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('take no role addresses', async () => {
    const { users } = await openCloudlink();
    const fresh = {
      username: '',
      name: 'Help',
      email: 'help@example.com',
      extension: '',
      role: 'USER',
      department: '',
      mobile: '',
      secrets: {},
    };
    await expect(users.create(fresh)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('show the state of their telephone, and nothing where that cannot be known', async () => {
    const { directory, person, sandbox } = await openCloudlink();
    const { id } = await person('dana.kim');
    expect(await directory.presence(id)).toMatchObject({ presence: 'OTHER', line: 'unknown' });
    const { callId } = await sandbox.cloud.events.ring(cloudAccountId('instruments'), '2044', { number: '+4930' });
    expect(await directory.presence(id)).toMatchObject({ presence: 'RINGING' });
    await sandbox.cloud.events.change(callId, 'connected');
    expect(await directory.presence(id)).toMatchObject({ presence: 'ON_CALL', line: 'on-call' });
  });
});

describe('a mailed password', () => {
  it.each([
    ['dana.kim', {}, { kind: 'sent', from: 'no-reply@mitel.io' }],
    ['noah.becker', {}, { kind: 'unfinished' }],
  ] as const)('of %s', async (name, switches, expected) => {
    const { home, person } = await openCloudlink({ switches });
    expect(await must(home.service.passwords).mailLink(await person(name))).toEqual(expected);
  });

  it('may meet an account with single sign-on that nobody has configured', async () => {
    const accounts = { harbor: { id: cloudAccounts.harbor.number, name: 'Harbor Clinic' } };
    const { systems, person } = await openCloudlink({
      as: 'partner',
      more: { accounts },
      switches: { resetSingleSignOn: 403 },
    });
    const harbor = must(systems[1]);
    const ines = await person('ines.costa@harbor.example.com', harbor);
    await expect(must(harbor.service.passwords).mailLink(ines)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('messages', () => {
  it('reach one person of the account, and nobody of another', async () => {
    const { home, person, sandbox } = await openCloudlink();
    const { id } = await person('dana.kim');
    await must(home.messages).send(id, 'Your code is <b>123</b>');
    expect(sandbox.cloud.messagesTo(id)).toEqual(['Your code is <b>123</b>']);
    expect(sandbox.cloud.messagesTo((await person('omar.haddad')).id)).toEqual([]);
    await expect(must(home.messages).send('nobody', 'x')).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('rights of Mitel Administration', () => {
  const more = {
    accounts: {
      ballad: { id: cloudAccounts.ballad.number, name: 'Ballad', managers: ['marek.dvorak@telecom.example.com'] },
      harbor: { id: cloudAccounts.harbor.number, name: 'Harbor' },
    },
    roles: {
      Helpdesk: {
        base: 'account-admin',
        rights: ['users.view', 'users.edit'],
        members: ['liam.obrien@ballad.example.com'],
      },
      Auditors: { base: 'partner', rights: ['support.view'], members: ['sam.ortiz@example.com'] },
    },
  };

  it.each([
    ['paula.brandt@telecom.example.com', 'cloudlink', 'partner', 'partner'],
    ['marek.dvorak@telecom.example.com', 'cloudlink', 'account-manager', undefined],
    ['greta.olsen@ballad.example.com', 'cloudlink-ballad', 'account-admin', undefined],
    ['omar.haddad@example.com', 'cloudlink-ballad', 'user', undefined],
  ] as const)('%s', async (email, at, inBallad, inHarbor) => {
    const { systems, person } = await openCloudlink({ as: 'partner', more });
    const [, ballad, harbor] = systems;
    const user = await person(email, must(systems.find(({ id }) => id === at)));
    const rankIn = (system: (typeof systems)[number] | undefined) => system?.console?.roleOf([user])?.rank;
    expect([rankIn(ballad), rankIn(harbor)]).toEqual([inBallad, inHarbor]);
  });

  it('follow the custom roles that are written down', async () => {
    const { systems, person } = await openCloudlink({ as: 'partner', more });
    const [, ballad] = systems;
    const liam = await person('liam.obrien@ballad.example.com', must(ballad));
    const helpdesk = must(must(ballad).console).roleOf([liam]);
    expect([helpdesk?.name, helpdesk?.rights.has('users.edit'), helpdesk?.rights.has('users.delete')]).toEqual([
      'Helpdesk',
      true,
      false,
    ]);
    const sam = await person('sam.ortiz');
    expect([...(must(must(ballad).console).roleOf([sam])?.rights ?? [])]).toEqual(['accounts.view', 'support.view']);
  });
});
