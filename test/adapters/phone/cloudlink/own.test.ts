import { describe, expect, it } from 'vitest';
import { cloudAccounts, cloudClient } from '../../../../src/sandbox/cloudlink/seed.ts';
import { accountsContract } from '../../../contracts/phone-accounts.ts';
import { ownMeetingsContract } from '../../../contracts/phone-meetings.ts';
import { must, openCloudlink } from './open-cloudlink.ts';

const appId = '00000000-0000-4000-8000-0000000000aa';
const dana = { username: 'dana.kim@example.com', password: 'Sandbox!2044', domain: '' };

for (const [title, more] of [
  ['CloudLink by password', {}],
  ['CloudLink by code', { appId }],
] as const) {
  accountsContract(title, async () => {
    const { home } = await openCloudlink({ more });
    return { accounts: must(home.accounts), credentials: dana, email: dana.username, revokes: false };
  });
}

for (const conference of ['minimal', 'full'] as const) {
  ownMeetingsContract(`CloudLink (a new conference answers ${conference})`, async () => {
    const { home, sessionOf, person } = await openCloudlink({ switches: { conference } });
    const own = async (name: string) => must(home.own(await sessionOf(name)).ownMeetings);
    return {
      owner: await own('dana.kim'),
      invited: await own('omar.haddad'),
      stranger: await own('lena.fischer'),
      invitee: { id: (await person('omar.haddad')).id, name: 'Omar Haddad', extension: '2051' },
      nowhere: '+493012345678',
      zone: 'Europe/Berlin',
    };
  });
}

const room = { mode: 'audio', subject: 'Outage', zone: 'UTC', invitees: [], pins: { chair: '', room: '' } } as const;

describe('one’s own account in CloudLink', () => {
  it.each(['refresh_token', 'token'] as const)('is refreshed with %s', async (refreshField) => {
    const { home } = await openCloudlink({ switches: { refreshField } });
    const accounts = must(home.accounts);
    const signed = await accounts.signIn(dana);
    if (signed.kind !== 'tokens') throw new Error('no tokens');
    const once = await accounts.refresh(signed.tokens);
    expect(await accounts.whoAmI(await accounts.refresh(once))).toMatchObject({ email: dana.username });
  });

  it('is that of the customer’s account, where one address is in two', async () => {
    const accounts = { ballad: { id: cloudAccounts.ballad.number, name: 'Ballad' } };
    const { systems, person } = await openCloudlink({ as: 'partner', more: { accounts } });
    const ballad = must(systems[1]);
    const omar = { username: 'omar.haddad@example.com', password: 'Ballad!2051', domain: '' };
    const signed = await must(ballad.accounts).signIn(omar);
    if (signed.kind !== 'tokens') throw new Error('no tokens');
    const me = await must(ballad.accounts).whoAmI(signed.tokens);
    expect(me.id).toBe((await person('omar.haddad@example.com', ballad)).id);
    await expect(must(ballad.accounts).signIn({ ...omar, password: 'Sandbox!2051' })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  it('says where people sign in who have no Mitel password', async () => {
    const { home } = await openCloudlink({ more: { singleSignOn: { name: 'Microsoft 365' } } });
    const refused = must(home.accounts).signIn({ ...dana, password: 'of Microsoft' });
    await expect(refused).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(/Microsoft 365.*Delegated Authentication/),
    });
  });

  it('is not needed with Delegated Authentication; where that is off after all, it is', async () => {
    const { home, person, sandbox, clock } = await openCloudlink({ more: { delegated: true } });
    const { id } = await person('dana.kim');
    const own = () => must(home.own(must(home.actsFor?.(id))).ownMeetings);
    const meeting = await own().create(room);
    await clock.advance(2 * 60 * 60_000);
    expect(await own().get(meeting)).toMatchObject({ mine: true });
    const signIns = sandbox.calls().filter(({ path }) => path.endsWith('/assume-role/token'));
    expect(signIns.map(({ person: by }) => by)).toEqual(['patchcord@example.com', 'patchcord@example.com']);
    sandbox.cloud.setDelegation('instruments', false);
    await clock.advance(2 * 60 * 60_000);
    await expect(own().get(meeting)).rejects.toMatchObject({ code: 'not-connected' });
  });
});

describe('conferences', () => {
  it('cannot be held without a licence, and that is said', async () => {
    const { home, sessionOf } = await openCloudlink();
    const own = must(home.own(await sessionOf('dana.park')).ownMeetings);
    await expect(own.create(room)).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('licence'),
    });
  });

  it('have a page where the operator has said how it is reached', async () => {
    const { home, sessionOf } = await openCloudlink({ more: { meetingLink: 'https://meet.example.com/{code}' } });
    const own = must(home.own(await sessionOf('dana.kim')).ownMeetings);
    const { extension, page, room: isRoom } = await own.get(await own.create(room));
    expect(extension).toMatch(/^\d{9}$/);
    expect({ page, isRoom }).toEqual({ page: `https://meet.example.com/${extension}`, isRoom: false });
  });
});

describe('a machine client', () => {
  it('signs in instead of a user', async () => {
    const more = { username: '', password: '', appId: cloudClient.id, clientSecret: cloudClient.secret };
    const { directory, home, sandbox } = await openCloudlink({ more });
    expect(await directory.all()).not.toEqual([]);
    await home.check();
    expect(sandbox.calls().filter(({ path }) => path.endsWith('/authorize'))).toEqual([]);
  });

  it('is told of in the settings when it is refused', async () => {
    const { home } = await openCloudlink({ more: { appId: cloudClient.id, clientSecret: 'wrong' } });
    await expect(home.check()).rejects.toMatchObject({ message: expect.stringContaining('CLOUDLINK_CLIENT_SECRET') });
  });
});
