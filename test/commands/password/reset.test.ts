import { describe, expect, it } from 'vitest';
import { plain } from '../../../cards/plain.ts';
import { callOf, done, openHarness, pageButtons } from '../../support/command-harness.ts';
import { everythingWritten, leaks } from '../../support/everything-written.ts';

const OLD = 'Sandbox!2044';

describe('password.reset', () => {
  it.each(['22.2', '22.3', '22.6'] as const)(
    'gives oneself a new account password with a link in the reply (%s)',
    async (profile) => {
      const { run, secretOf, signsIn, user } = await openHarness({ profile });
      const result = done(await run('password.reset', 'dana.kim', { target: 'account' }));
      expect(result.card.title).toBe('Your new phone password is ready');
      expect(plain(result.card)).toContain('until 10:10');
      const [button] = pageButtons(result.card);
      if (!button) throw new Error('no button');
      expect(await signsIn('dana.kim', OLD)).toBe(false);
      expect(await signsIn('dana.kim', await secretOf(button))).toBe(true);
      expect(result.changed).toEqual({ what: 'phone password of Dana Kim', from: 'the old one', to: 'a new one' });
      expect(result.tells).toHaveLength(1);
      expect(result.tells?.[0]).toMatchObject({ to: { id: (await user('dana.kim')).id } });
      expect(result.undo).toBeUndefined();
    },
  );

  it('tells the owner of a change, with "That was not me"', async () => {
    const { run } = await openHarness();
    const { tells = [] } = done(await run('password.reset', 'dana.kim', { target: 'voicemail' }));
    const [notice] = tells.map((tell) => tell.card);
    if (!notice) throw new Error('nobody is told');
    expect(notice.title).toBe('Your voicemail PIN was changed');
    expect(callOf(notice, 'That was not me')).toEqual({ command: 'account.lock', input: {} });
  });

  it('sends a link for somebody else to them alone, and never to who asked', async () => {
    const { run, secretOf, signsIn, user } = await openHarness();
    const lena = await user('lena.fischer');
    const result = done(await run('password.reset', 'omar.haddad', { target: 'account', user: lena }));
    expect(result.card.title).toBe('Lena Fischer has a new phone password');
    expect(pageButtons(result.card)).toEqual([]);
    const told = result.tells ?? [];
    expect(told.map(({ to, card }) => [to.name, card.title])).toEqual([
      ['Lena Fischer', 'Your phone password was changed'],
      ['Lena Fischer', 'Your new phone password is ready'],
    ]);
    expect(plain(told[0]?.card ?? result.card)).toContain('Omar Haddad asked for it.');
    const [button] = pageButtons(told[1]?.card ?? result.card);
    if (!button) throw new Error('no link');
    expect(await signsIn('lena.fischer', await secretOf(button))).toBe(true);
  });

  it('names the phones that need new provisioning after an extension password', async () => {
    const { run, preview, user } = await openHarness();
    const result = done(await run('password.reset', 'dana.kim', { target: 'extension' }));
    expect(plain(result.card)).toMatch(/2 phones need new provisioning .*Yealink SIP-T46U and PortSIP ONE/);
    const asked = await preview('password.reset', 'omar.haddad', { target: 'extension', user: await user('dana.kim') });
    expect(asked).toEqual({
      what: 'new extension password for Dana Kim',
      consequence: 'Signs 2 phones out until provisioned anew.',
    });
    const none = await preview('password.reset', 'omar.haddad', {
      target: 'extension',
      user: await user('nikolai.petrov'),
    });
    expect(none.consequence).toBe('The old extension password stops working.');
  });

  it('says that the next sign-in asks for another one, where it does', async () => {
    const { run } = await openHarness({ switches: { forcePasswordReset: true } });
    const account = done(await run('password.reset', 'dana.kim', { target: 'account' }));
    expect(plain(account.card)).toContain('Your next sign-in with it asks you to choose another one.');
    const pin = done(await run('password.reset', 'dana.kim', { target: 'voicemail' }));
    expect(plain(pin.card)).not.toContain('sign-in');
  });

  it('lets the phone system mail a link where it does that, and sets nothing', async () => {
    const { run, sandbox, signsIn } = await openHarness({
      profile: '22.6',
      resetPage: 'https://pbx.example.com/reset',
    });
    const result = done(await run('password.reset', 'dana.kim', { target: 'account' }));
    expect(result.card.title).toBe('Look into your mail for a new phone password');
    expect(sandbox.mailbox().at(-1)?.to).toBe('dana.kim@example.com');
    expect(await signsIn('dana.kim', OLD)).toBe(true);
    expect(pageButtons(result.card)).toEqual([]);
  });

  it('sends people under single sign-on to their identity provider, and changes nothing', async () => {
    const { run, app, user, sandbox } = await openHarness();
    const service = app.systems[0]?.service;
    const users = service?.users;
    if (!service || !users) throw new Error('no users');
    service.users = {
      ...users,
      details: async (id) => ({ ...(await users.details(id)), signsInWith: { name: 'Microsoft 365', page: '' } }),
    };
    const own = done(await run('password.reset', 'dana.kim', { target: 'account' }));
    expect(own.card.title).toBe('You sign in with Microsoft 365');
    const other = done(await run('password.reset', 'omar.haddad', { target: 'account', user: await user('dana.kim') }));
    expect(other.card.title).toBe('Dana Kim signs in with Microsoft 365');
    expect(own.changed).toBeUndefined();
    const posts = sandbox.calls().filter((call) => call.method === 'POST' && call.path.includes('password'));
    expect(posts).toHaveLength(0);
    expect(done(await run('password.reset', 'dana.kim', { target: 'voicemail' })).changed).toBeDefined();
  });

  it('comes to the same secret when it runs again after a crash', async () => {
    const { run, secretOf, signsIn } = await openHarness();
    const first = pageButtons(done(await run('password.reset', 'dana.kim', { target: 'account' }, 'one request')).card);
    const second = pageButtons(
      done(await run('password.reset', 'dana.kim', { target: 'account' }, 'one request')).card,
    );
    expect(second).toEqual(first);
    const [button] = second;
    if (!button) throw new Error('no button');
    expect(await signsIn('dana.kim', await secretOf(button))).toBe(true);
  });

  it.each(['22.3', '22.6'] as const)('finds the length of PIN that a tenant keeps to itself (%s)', async (profile) => {
    const { run, secretOf } = await openHarness({ profile, switches: { pinLength: { min: 9, max: 9 } } });
    const [button] = pageButtons(done(await run('password.reset', 'dana.kim', { target: 'voicemail' })).card);
    if (!button) throw new Error('no button');
    expect(await secretOf(button)).toMatch(/^\d{9}$/);
  });

  it('says plainly when the rules cannot be kept, and changes nothing', async () => {
    const { run, app, signsIn } = await openHarness();
    const service = app.systems[0]?.service;
    const passwords = service?.passwords;
    if (!service || !passwords) throw new Error('no passwords');
    service.passwords = {
      ...passwords,
      rules: async (target) => ({ ...(await passwords.rules(target)), minLength: 2, maxLength: 2 }),
    };
    await expect(run('password.reset', 'dana.kim', { target: 'account' })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('cannot all be kept at once'),
    });
    expect(await signsIn('dana.kim', OLD)).toBe(true);
  });

  it('leaves the secret in no card, note, row, log line or audited change', async () => {
    const { run, secretOf, database, logged, user, app } = await openHarness({ profile: '22.3' });
    const results = [
      done(await run('password.reset', 'dana.kim', { target: 'account' })),
      done(await run('password.reset', 'dana.kim', { target: 'extension' })),
      done(await run('password.reset', 'omar.haddad', { target: 'voicemail', user: await user('dana.kim') })),
    ];
    const places = await everythingWritten({
      database,
      transcripts: { results, log: logged(), metrics: await app.metrics.text() },
    });
    const cards = results.flatMap((result) => [result.card, ...(result.tells ?? []).map((tell) => tell.card)]);
    const secrets = await Promise.all(cards.flatMap(pageButtons).map(secretOf));
    expect(secrets).toHaveLength(3);
    expect(leaks(places, secrets)).toEqual([]);
    expect(leaks(new Map([['planted', JSON.stringify({ body: `PIN ${secrets[2]}` })]]), secrets)).toHaveLength(1);
  });
});
