import { describe, expect, it } from 'vitest';
import { readRequest } from '../../../src/store/requests.ts';
import { done, openHarness } from '../../support/command-harness.ts';

describe('meeting.start', () => {
  it('finds the room again that a crash left without a note, and rings nobody twice', async () => {
    const { run, database, sandbox } = await openHarness();
    const wish = { subject: 'Outage', number: ['+49301234567'] };
    const first = done(await run('meeting.start', 'dana.kim', wish, 'one'));
    const notes = (await readRequest(database.db, 'one'))?.notes ?? {};
    const { room: _room, 'rang +49301234567': _rang, ...left } = notes;
    await database.db
      .updateTable('request')
      .set({ notes: JSON.stringify(left) })
      .where('key', '=', 'one')
      .execute();
    const second = done(await run('meeting.start', 'dana.kim', wish, 'one'));
    expect(second.live).toEqual(first.live);
    const made = () => sandbox.state().meetings.filter((one) => one.subject === 'Outage');
    expect(made()).toMatchObject([{ participants: [{ name: '+49301234567' }] }]);
    // The same wish once more is another meeting.
    await run('meeting.start', 'dana.kim', wish, 'two');
    expect(made()).toHaveLength(2);
  });

  it('says how many seats there are when too many are named, before anything is made', async () => {
    const { run, user, sandbox } = await openHarness();
    const somebody = await user('omar.haddad');
    const invitees = Array.from({ length: 200 }, (_, at) => ({ ...somebody, id: String(at) }));
    const before = sandbox.state().meetings.length;
    await expect(run('meeting.start', 'dana.kim', { invitees })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('200 seats'),
    });
    expect(sandbox.state().meetings).toHaveLength(before);
  });

  it('tells each invited person once, with a card that nobody but the owner steers', async () => {
    const { run, user } = await openHarness();
    const [omar, lena] = [await user('omar.haddad'), await user('lena.fischer')];
    const { tells = [], undo } = done(await run('meeting.start', 'dana.kim', { invitees: [omar, lena] }));
    expect(tells.map(({ to }) => to.name)).toEqual(['Omar Haddad', 'Lena Fischer']);
    for (const { card, live } of tells) {
      const labels = card.blocks
        .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
        .map((one) => one.label);
      expect(labels).toEqual(['Join', 'People']);
      expect(live?.view).toBe('guest');
    }
    expect(undo).toBeUndefined();
  });
});
