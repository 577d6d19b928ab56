import { describe, expect, it } from 'vitest';
import { plain } from '../../../cards/plain.ts';
import { callOf, done, openHarness } from '../../support/command-harness.ts';

describe('account.lock', () => {
  it.each(['22.2', '22.3', '22.6'] as const)(
    'switches the account off, forgets its tokens, and tells every administrator (%s)',
    async (profile) => {
      const { run, user, app, sandbox, signsIn } = await openHarness({ profile });
      const dana = await user('dana.kim');
      const { access_token: access, refresh_token: refresh } = sandbox.tokensFor(dana.email);
      await app.accounts.connect('portsip', dana.id, { access, refresh, expiresAt: Number.MAX_SAFE_INTEGER });
      const result = done(await run('account.lock', 'dana.kim', {}));
      expect(result.card.title).toBe('Your phone account is switched off');
      expect(await user('dana.kim')).toMatchObject({ enabled: false });
      expect(await signsIn('dana.kim', 'Sandbox!2044')).toBe(false);
      expect(await app.accounts.count('portsip')).toBe(0);
      expect(result.tells?.map(({ to }) => to.name).sort()).toEqual(['Jonas Weber', 'Priya Natarajan']);
      expect(result.changed).toEqual({ what: 'phone account of Dana Kim', from: 'on', to: 'off, by its owner' });
      const alarm = result.tells?.[0]?.card;
      if (!alarm) throw new Error('nobody is told');
      expect(alarm.title).toBe('Dana Kim: that was not me');
      expect(callOf(alarm, 'Switch on again')).toEqual({ command: 'user.enable', input: { user: { id: dana.id } } });
    },
  );

  it('is taken back by an administrator', async () => {
    const { run, user, signsIn } = await openHarness();
    await run('account.lock', 'dana.kim', {});
    const result = done(await run('user.enable', 'priya.natarajan', { user: await user('dana.kim') }));
    expect(result.changed).toMatchObject({ from: 'off', to: 'on' });
    expect(await signsIn('dana.kim', 'Sandbox!2044')).toBe(true);
  });

  it('does not tell an administrator about themselves', async () => {
    const { run } = await openHarness();
    const { tells } = done(await run('account.lock', 'priya.natarajan', {}));
    expect(tells?.map(({ to }) => to.name)).toEqual(['Jonas Weber']);
  });

  it('tells the administrators also when the phone system does not let it happen, and says how it stands', async () => {
    const { run, user, app } = await openHarness();
    const service = app.systems[0]?.service;
    if (!service?.switching) throw new Error('no switching');
    service.switching = { ...service.switching, setEnabled: () => Promise.reject(new Error('no')) };
    const result = done(await run('account.lock', 'dana.kim', {}));
    expect(result.card.title).toBe('Your phone account is still on');
    const alarm = result.tells?.[0]?.card;
    if (!alarm) throw new Error('nobody is told');
    expect(plain(alarm)).toContain('could not switch the phone account off');
    const on = { user: { id: (await user('dana.kim')).id } };
    expect(callOf(alarm, 'Switch off')).toEqual({ command: 'user.disable', input: on });
  });
});
