import { describe, expect, it } from 'vitest';
import type { OwnMeetings } from '../../src/core/meetings.ts';

export interface OpenMeetings {
  owner: OwnMeetings;
  /** The same system in the name of somebody who is invited, and of somebody who is not. */
  invited: OwnMeetings;
  stranger: OwnMeetings;
  invitee: { id: string; name: string; extension: string };
  /** A number that nothing dials. */
  nowhere: string;
  zone: string;
}

export const PINS = { chair: '482615', room: '739146' };

/** What a person's own meetings promise, on every system. */
export function ownMeetingsContract(title: string, open: () => Promise<OpenMeetings>): void {
  async function opened(start = true) {
    const all = await open();
    const id = await all.owner.create({
      mode: 'video',
      subject: 'Outage <!channel>',
      zone: all.zone,
      invitees: [all.invitee.id],
      pins: PINS,
    });
    if (start) await all.owner.start(id);
    return { ...all, id, look: () => all.owner.look(id) };
  }

  describe(`${title}: own meetings`, () => {
    it('makes a meeting that the owner and the invited see, and nobody else', async () => {
      const { owner, invited, stranger, invitee, id, look } = await opened(false);
      const listed = { id, subject: 'Outage <!channel>', mode: 'video' };
      const made = { ...listed, invitees: [invitee.id] };
      expect(await owner.get(id)).toMatchObject({ ...made, mine: true, extension: expect.stringMatching(/^\d+$/) });
      expect((await owner.list()).find((one) => one.id === id)).toMatchObject({ ...listed, mine: true });
      expect(await invited.get(id)).toMatchObject({ ...made, mine: false });
      expect((await invited.list()).find((one) => one.id === id)).toMatchObject({ ...listed, mine: false });
      expect((await stranger.list()).map((one) => one.id)).not.toContain(id);
      await expect(stranger.get(id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(stranger.look(id)).rejects.toMatchObject({ code: 'not-found' });
      expect(await look()).toMatchObject({ open: false, locked: false, muted: false, recording: false });
    });

    it('keeps begin and end of a planned one', async () => {
      const { owner, zone } = await open();
      const start = Date.parse('2026-12-01T10:00:00Z');
      const end = start + 45 * 60_000;
      const id = await owner.create({ mode: 'audio', subject: 'Review', zone, start, end, invitees: [], pins: PINS });
      expect(await owner.get(id)).toMatchObject({ mode: 'audio', start, end });
      await owner.change(id, { end: start + 60_000 });
      expect(await owner.get(id)).toMatchObject({ start, end: start + 60_000 });
    });

    it('starts and stops, each twice without harm', async () => {
      const { owner, id, look } = await opened();
      await owner.start(id);
      expect(await look()).toMatchObject({ open: true });
      await owner.stop(id);
      await owner.stop(id);
      expect(await look()).toMatchObject({ open: false, people: [] });
    });

    it('brings a colleague in, mutes them, then everybody, takes it back, and takes them out', async () => {
      const { owner, id, invitee, nowhere, look } = await opened();
      await owner.people.ring(id, invitee.extension);
      const { people } = await look();
      expect(people).toEqual([
        expect.objectContaining({ name: invitee.name, number: invitee.extension, muted: false }),
      ]);
      const [one] = people;
      if (!one) throw new Error('nobody came');
      await owner.people.mute(id, one.id, true);
      expect((await look()).people).toMatchObject([{ muted: true }]);
      await owner.people.mute(id, one.id, false);
      await owner.muteAll(id, true);
      expect(await look()).toMatchObject({ muted: true });
      await owner.muteAll(id, false);
      expect(await look()).toMatchObject({ muted: false, people: [{ muted: false }] });
      await owner.people.remove(id, one.id);
      await owner.people.remove(id, one.id);
      expect((await look()).people).toEqual([]);
      await expect(owner.people.mute(id, one.id, true)).rejects.toMatchObject({ code: 'not-found' });
      const refused = owner.people.ring(id, nowhere);
      await expect(refused).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining(nowhere) });
    });

    it('changes who is invited', async () => {
      const { owner, stranger, id, invitee } = await opened();
      await owner.change(id, { invitees: [] });
      expect(await owner.get(id)).toMatchObject({ invitees: [] });
      await owner.change(id, { invitees: [invitee.id], seats: 20 });
      expect(await owner.get(id)).toMatchObject({ invitees: [invitee.id] });
      await expect(stranger.people.ring(id, invitee.extension)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('says what only the owner may, and what is gone', async () => {
      const { owner, invited, id, invitee } = await opened();
      await expect(invited.change(id, { invitees: [] })).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(invited.remove(id)).rejects.toMatchObject({ code: 'not-allowed' });
      await owner.stop(id);
      await expect(owner.people.ring(id, invitee.extension)).rejects.toMatchObject({ code: 'conflict' });
      await owner.remove(id);
      await owner.remove(id);
      await expect(owner.get(id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(owner.look(id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(owner.start(id)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('has room for everybody who is invited', async () => {
      const { owner, zone, invitee } = await open();
      const invitees = Array.from({ length: 12 }, () => invitee.id);
      const wish = { mode: 'audio', subject: 'All', zone, invitees, pins: PINS } as const;
      const id = await owner.create(wish);
      expect((await owner.get(id)).seats).toBeGreaterThanOrEqual(13);
      await expect(owner.create({ ...wish, subject: 'x'.repeat(65) })).rejects.toMatchObject({ code: 'bad-input' });
    });
  });
}
