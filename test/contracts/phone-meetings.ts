import { describe, expect, it } from 'vitest';
import type { OwnMeetings } from '../../src/core/meetings.ts';

export interface OpenMeetings {
  owner: OwnMeetings;
  /** The same system in the name of somebody who is invited, and of somebody who is not. */
  invited: OwnMeetings;
  stranger: OwnMeetings;
  invitee: { id: string; name: string; extension: string };
  /** A number outside that is dialled, and one that is not. */
  outside: string;
  nowhere: string;
  /** Somebody dials in. */
  join: (meeting: string, name: string) => Promise<void>;
  zone: string;
}

const PINS = { chair: '482615', room: '739146' };

/** What a person's own meetings promise. */
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
  const isIn = (name: string) => expect.objectContaining({ name });

  describe(`${title}: own meetings`, () => {
    it('makes a room that the owner and the invited see, and nobody else', async () => {
      const { owner, invited, stranger, invitee, id, look } = await opened(false);
      const made = { id, subject: 'Outage <!channel>', mode: 'video', invitees: [invitee.id] };
      expect(await owner.get(id)).toMatchObject({ ...made, mine: true, extension: expect.stringMatching(/^\d+$/) });
      expect((await owner.list()).find((one) => one.id === id)).toMatchObject({ ...made, mine: true });
      expect((await invited.list()).find((one) => one.id === id)).toMatchObject({ ...made, mine: false });
      expect((await stranger.list()).map((one) => one.id)).not.toContain(id);
      await expect(stranger.get(id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(stranger.look(id)).rejects.toMatchObject({ code: 'not-found' });
      expect(await look()).toEqual({ open: false, locked: false, muted: false, recording: false, people: [] });
      expect(await owner.pins(id)).toEqual(PINS);
    });

    it('keeps begin and end of a planned one', async () => {
      const { owner, zone } = await open();
      const start = Date.parse('2026-12-01T10:00:00Z');
      const id = await owner.create({
        mode: 'audio',
        subject: 'Review',
        zone,
        start,
        end: start + 45 * 60_000,
        invitees: [],
        pins: PINS,
      });
      expect(await owner.get(id)).toMatchObject({ mode: 'audio', start, end: start + 45 * 60_000 });
    });

    it('starts and stops, each twice without harm', async () => {
      const { owner, id, join, look } = await opened();
      await owner.start(id);
      await join(id, 'Guest');
      expect(await look()).toMatchObject({ open: true, people: [{ name: 'Guest', muted: false, chair: true }] });
      await owner.stop(id);
      await owner.stop(id);
      expect(await look()).toMatchObject({ open: false, people: [] });
    });

    it('locks, mutes and records, and takes each back', async () => {
      const { owner, id, look } = await opened();
      for (const what of ['locked', 'muted', 'recording'] as const) {
        await owner.turn(id, what, true);
        expect(await look()).toMatchObject({ [what]: true });
        await owner.turn(id, what, false);
        expect(await look()).toMatchObject({ [what]: false });
      }
    });

    it('rings people and outside numbers in, and says which number nothing dials', async () => {
      const { owner, id, invitee, outside, nowhere, look } = await opened();
      await owner.people.ring(id, invitee.extension);
      await owner.people.ring(id, outside);
      const refused = owner.people.ring(id, nowhere);
      await expect(refused).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining(nowhere) });
      const { people } = await look();
      expect(people).toEqual([
        expect.objectContaining({ name: invitee.name, number: invitee.extension }),
        expect.objectContaining({ number: outside }),
      ]);
    });

    it('mutes one, hands the chair on, moves a tile, takes one out', async () => {
      const { owner, id, join, look } = await opened();
      await join(id, 'Guest');
      await join(id, 'Other');
      const [guest, other] = (await look()).people;
      if (!guest || !other) throw new Error('nobody came');
      await owner.people.mute(id, guest.id, true);
      await owner.people.giveChair(id, other.id);
      await owner.people.place(id, guest.id, -1);
      expect((await look()).people).toEqual([
        expect.objectContaining({ name: 'Guest', muted: true, chair: false, tile: -1 }),
        expect.objectContaining({ name: 'Other', muted: false, chair: true }),
      ]);
      await owner.people.remove(id, guest.id);
      await owner.people.remove(id, guest.id);
      expect((await look()).people).toEqual([isIn('Other')]);
      await expect(owner.people.mute(id, guest.id, true)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('changes layout, invitees and seats, and is full when it is full', async () => {
      const { owner, stranger, id, invitee, outside, join } = await opened();
      await owner.change(id, { layout: '4', invitees: [], seats: 1 });
      expect(await owner.get(id)).toMatchObject({ layout: '4', invitees: [], seats: 1 });
      await join(id, 'Guest');
      await expect(owner.people.ring(id, outside)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('full'),
      });
      await expect(stranger.people.ring(id, invitee.extension)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('says what does not run, what only the owner may, and what is gone', async () => {
      const { owner, invited, id, outside } = await opened();
      await expect(invited.change(id, { layout: '4' })).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(invited.remove(id)).rejects.toMatchObject({ code: 'not-allowed' });
      await owner.stop(id);
      await expect(owner.turn(id, 'recording', true)).rejects.toMatchObject({ code: 'conflict' });
      await expect(owner.people.ring(id, outside)).rejects.toMatchObject({ code: 'conflict' });
      await owner.remove(id);
      await owner.remove(id);
      await expect(owner.get(id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(owner.look(id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(owner.start(id)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('makes room for everybody who is invited', async () => {
      const { owner, zone, invitee } = await open();
      const invitees = Array.from({ length: 12 }, () => invitee.id);
      const wish = { mode: 'audio', subject: 'All', zone, invitees, pins: PINS } as const;
      const id = await owner.create(wish);
      expect((await owner.get(id)).seats).toBeGreaterThanOrEqual(13);
      await expect(owner.create({ ...wish, subject: 'x'.repeat(65) })).rejects.toMatchObject({ code: 'bad-input' });
    });
  });
}
