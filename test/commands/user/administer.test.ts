import { describe, expect, it } from 'vitest';
import { plain } from '../../../cards/plain.ts';
import { callOf, done, openHarness, pageButtons } from '../../support/command-harness.ts';
import { everythingWritten, leaks } from '../../support/everything-written.ts';

const ADMIN = 'priya.natarajan';
const ada = { name: 'Ada Byron', email: 'ada.byron@example.com', extension: '2099', number: '+4917012345678' };

describe.each(['22.2', '22.3', '22.6'] as const)('administering people on PortSIP %s', (profile) => {
  it('creates somebody with three secrets, each on its own page for them alone', async () => {
    const { run, secretOf, signsIn, user, database, logged } = await openHarness({ profile });
    const result = done(await run('user.create', ADMIN, { ...ada, role: 'supervisor' }, 'r1'));
    expect(result.card.title).toBe('Ada Byron is created');
    expect(pageButtons(result.card)).toEqual([]);
    const made = await user('ada.byron');
    expect(made).toMatchObject({ username: 'ada.byron', extension: '2099', role: 'QueueManager', enabled: true });
    const [told] = result.tells ?? [];
    if (!told) throw new Error('nobody is told');
    expect(told.to.id).toBe(made.id);
    const places = await everythingWritten({ database, transcripts: { result, log: logged() } });
    const again = done(await run('user.create', ADMIN, { ...ada, role: 'supervisor' }, 'r1'));
    expect(again.tells).toEqual(result.tells);
    const secrets = await Promise.all(pageButtons(told.card).map(secretOf));
    expect(secrets).toHaveLength(3);
    expect(leaks(places, secrets)).toEqual([]);
    expect(await signsIn('ada.byron', secrets[0] ?? '')).toBe(true);
  });

  it.each([
    [{ extension: '2044' }, 'Dana Kim has this'],
    [{ email: 'dana.kim@example.com' }, 'Dana Kim has this'],
    [{ email: 'no address' }, 'no e-mail address'],
    [{ extension: '12' }, 'three or more'],
    [{ role: 'SystemAdmin' }, 'is no role I know. There are Administrator'],
  ])('refuses %o before anybody is asked to approve it', async (wrong, sentence) => {
    const { run, preview, sandbox } = await openHarness({ profile });
    const count = sandbox.state().people.length;
    const error = { code: 'bad-input', message: expect.stringContaining(sentence) };
    await expect(preview('user.create', ADMIN, { ...ada, ...wrong })).rejects.toMatchObject(error);
    await expect(run('user.create', ADMIN, { ...ada, ...wrong })).rejects.toMatchObject(error);
    expect(sandbox.state().people).toHaveLength(count);
  });

  it('shows a person in full', async () => {
    const { run, user } = await openHarness({ profile });
    const { card } = done(await run('user.show', ADMIN, { user: await user('mia.rossi') }));
    expect(card.title).toBe('Mia Rossi');
    expect(plain(card)).toContain('Supervisor');
    expect(callOf(card, 'Delete')).toMatchObject({ command: 'user.delete' });
    expect(plain(card)).not.toMatch(/Sandbox!|Phone#/);
  });

  it('switches off and on, each taken back by the other', async () => {
    const { run, preview, user, signsIn } = await openHarness({ profile });
    const dana = await user('dana.kim');
    expect(await preview('user.disable', ADMIN, { user: dana })).toEqual({
      what: "switch off Dana Kim's phone account",
      consequence: expect.stringMatching(/^Signs 2 phones out\. Leaves Sales with \d of 5 agents\.$/),
    });
    const off = done(await run('user.disable', ADMIN, { user: dana }));
    expect(off.undo).toEqual({ command: 'user.enable', input: { user: { id: dana.id } } });
    expect(off.changed).toEqual({ what: 'phone account of Dana Kim', from: 'on', to: 'off' });
    expect(off.tells?.map(({ to }) => to.name)).toEqual(['Dana Kim']);
    expect(await signsIn('dana.kim', 'Sandbox!2044')).toBe(false);
    expect(done(await run('user.disable', ADMIN, { user: dana })).changed).toBeUndefined();
    const on = done(await run('user.enable', ADMIN, { user: dana }));
    expect(on.undo).toEqual({ command: 'user.disable', input: { user: { id: dana.id } } });
    expect(await signsIn('dana.kim', 'Sandbox!2044')).toBe(true);
    expect(done(await run('user.enable', ADMIN, { user: dana })).undo).toBeUndefined();
  });

  it('gives another role, from what to what, and back', async () => {
    const { run, preview, user } = await openHarness({ profile });
    const dana = await user('dana.kim');
    expect(await preview('user.role', ADMIN, { user: dana, role: 'admin' })).toEqual({
      what: 'make Dana Kim Administrator',
      consequence: 'Is Employee now.',
    });
    const result = done(await run('user.role', ADMIN, { user: dana, role: 'Supervisor' }));
    expect(result.changed).toEqual({ what: 'role of Dana Kim', from: 'Employee', to: 'Supervisor' });
    expect(await user('dana.kim')).toMatchObject({ role: 'QueueManager' });
    await run('user.role', ADMIN, { ...result.undo?.input, user: dana });
    expect(await user('dana.kim')).toMatchObject({ role: 'StandardUser' });
  });

  it('changes details, with a form when none are given and only the end of a number in the trail', async () => {
    const { run, user } = await openHarness({ profile });
    const dana = await user('dana.kim');
    const form = done(await run('user.update', ADMIN, { user: dana }));
    expect(form.card.blocks[0]).toMatchObject({
      kind: 'form',
      inputs: [
        { value: 'Dana Kim' },
        { value: 'dana.kim@example.com' },
        { value: 'Sales' },
        { value: '+491515552044' },
      ],
    });
    const given = { name: 'Dana Kim', email: 'dana.kim@example.com', department: 'Export', number: '+4917098765432' };
    const result = done(await run('user.update', ADMIN, { user: dana, ...given }));
    expect(result.changed).toEqual({
      what: 'details of Dana Kim',
      from: 'Department Sales, Mobile …2044',
      to: 'Department Export, Mobile …5432',
    });
    expect(await user('dana.kim')).toMatchObject({ department: 'Export', mobile: '+4917098765432' });
    await run('user.update', ADMIN, { ...result.undo?.input, user: dana });
    expect(await user('dana.kim')).toMatchObject({ department: 'Sales', mobile: '+491515552044' });
    const same = done(await run('user.update', ADMIN, { user: dana, department: 'Sales' }));
    expect(same.changed).toBeUndefined();
    await expect(run('user.update', ADMIN, { user: dana, email: 'nonsense' })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  it('deletes for good, and is done when it runs again', async () => {
    const { run, preview, user, sandbox } = await openHarness({ profile });
    const omar = await user('omar.haddad');
    const { consequence } = await preview('user.delete', ADMIN, { user: omar });
    expect(consequence).toMatch(
      /^Extension 2051, voicemail and recordings are lost for good\. Leaves Support with \d of 6 agents\.$/,
    );
    const result = done(await run('user.delete', ADMIN, { user: omar }, 'r1'));
    expect(result.undo).toBeUndefined();
    expect(done(await run('user.delete', ADMIN, { user: omar }, 'r1')).card.title).toBe('Omar Haddad is deleted');
    await expect(run('user.delete', ADMIN, { user: omar }, 'r2')).rejects.toMatchObject({ code: 'not-found' });
    expect(sandbox.state().people.some((one) => one.extension === '2051')).toBe(false);
  });

  it.each(['user.disable', 'user.delete', 'user.role'])(
    '%s leaves oneself and the last administrator alone',
    async (id) => {
      const { run, preview, user } = await openHarness({ profile });
      const more = id === 'user.role' ? { role: 'employee' } : {};
      const self = { user: await user(ADMIN), ...more };
      for (const attempt of [run, preview])
        await expect(attempt(id, ADMIN, self)).rejects.toMatchObject({ code: 'not-allowed' });
      await run('user.disable', ADMIN, { user: await user('jonas.weber') });
      const last = { user: await user(ADMIN), ...more };
      await expect(run(id, 'jonas.weber', last)).rejects.toMatchObject({ code: 'not-allowed' });
    },
  );
});
