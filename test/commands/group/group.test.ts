import { describe, expect, it } from 'vitest';
import { plain } from '../../../cards/plain.ts';
import { callOf, done, openHarness } from '../../support/command-harness.ts';

const ADMIN = 'priya.natarajan';

describe('groups', () => {
  it('are listed, and each shows who is in it', async () => {
    const { run } = await openHarness();
    const all = done(await run('group.list', ADMIN, {}));
    expect(all.card.title).toMatch(/^\d+ groups$/);
    const one = done(await run('group.list', ADMIN, callOf(all.card, 'Engineering').input));
    expect(one.card.title).toBe('Engineering: 4 people');
    expect(plain(one.card)).toContain('Aino Virtanen');
  });

  it.each([
    ['group.add', 'group.remove', 'Marketing', 'not in it', 'in it'],
    ['group.remove', 'group.add', 'Sales', 'in it', 'not in it'],
  ])('%s changes who is in it, and %s takes it back', async (id, back, group, from, to) => {
    const { run, user } = await openHarness();
    const dana = await user('dana.kim');
    const before = done(await run('group.list', ADMIN, { group })).card;
    const result = done(await run(id, ADMIN, { user: dana, group: group.toLowerCase() }));
    expect(result.changed).toEqual({ what: `Dana Kim in group ${group}`, from, to });
    expect(result.undo).toMatchObject({ command: back });
    const again = done(await run(id, ADMIN, { user: dana, group }));
    expect(again.changed).toBeUndefined();
    await run(back, ADMIN, { ...result.undo?.input, user: dana });
    expect(done(await run('group.list', ADMIN, { group })).card).toEqual(before);
  });

  it('ask which one is meant, and say when there is none', async () => {
    const { run, user } = await openHarness();
    const dana = await user('dana.kim');
    const outcome = await run('group.add', ADMIN, { user: dana, group: 'en' });
    expect(outcome).toMatchObject({ ask: { field: 'group', title: 'Which group is "en"?' } });
    await expect(run('group.add', ADMIN, { user: dana, group: 'Zebulon' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
