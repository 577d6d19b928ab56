import { describe, expect, it } from 'vitest';
import type { OwnMeetings, OwnRooms } from '../../src/core/meetings.ts';
import { PINS } from './phone-meetings.ts';

export interface OpenRooms {
  owner: OwnMeetings;
  rooms: OwnRooms;
  invited: OwnRooms;
  invitee: { id: string; name: string; extension: string };
  /** A number outside that is dialled. */
  outside: string;
  /** Somebody dials in. */
  join: (meeting: string, name: string) => Promise<void>;
  zone: string;
}

/** What rooms of a PBX can do beyond meetings of any kind. */
export function ownRoomsContract(title: string, open: () => Promise<OpenRooms>): void {
  async function opened() {
    const all = await open();
    const wish = { mode: 'video', subject: 'Outage', zone: all.zone, invitees: [all.invitee.id], pins: PINS } as const;
    const id = await all.owner.create(wish);
    await all.owner.start(id);
    return { ...all, id, look: () => all.owner.look(id) };
  }
  const isIn = (name: string) => expect.objectContaining({ name });

  describe(`${title}: own rooms`, () => {
    it('are empty at first, and keep the PINs they were made with', async () => {
      const { rooms, id, look } = await opened();
      expect(await look()).toEqual({ open: true, locked: false, muted: false, recording: false, people: [] });
      expect(await rooms.pins(id)).toEqual(PINS);
    });

    it('give the chair to the first one, and empty when they are stopped', async () => {
      const { owner, id, join, look } = await opened();
      await join(id, 'Guest');
      expect(await look()).toMatchObject({ open: true, people: [{ name: 'Guest', muted: false, chair: true }] });
      await owner.stop(id);
      expect(await look()).toMatchObject({ open: false, people: [] });
    });

    it('are locked and recorded, and each is taken back', async () => {
      const { rooms, id, look } = await opened();
      for (const what of ['locked', 'recording'] as const) {
        await rooms.turn(id, what, true);
        expect(await look()).toMatchObject({ [what]: true });
        await rooms.turn(id, what, false);
        expect(await look()).toMatchObject({ [what]: false });
      }
    });

    it('ring outside numbers in', async () => {
      const { owner, id, invitee, outside, look } = await opened();
      await owner.people.ring(id, invitee.extension);
      await owner.people.ring(id, outside);
      expect((await look()).people).toEqual([isIn(invitee.name), expect.objectContaining({ number: outside })]);
    });

    it('hand the chair on and move a tile', async () => {
      const { rooms, id, join, look } = await opened();
      await join(id, 'Guest');
      await join(id, 'Other');
      const [guest, other] = (await look()).people;
      if (!guest || !other) throw new Error('nobody came');
      await rooms.giveChair(id, other.id);
      await rooms.place(id, guest.id, -1);
      expect((await look()).people).toEqual([
        expect.objectContaining({ name: 'Guest', chair: false, tile: -1 }),
        expect.objectContaining({ name: 'Other', chair: true }),
      ]);
    });

    it('change their layout and seats, and are full when they are full', async () => {
      const { owner, rooms, id, outside, join } = await opened();
      await rooms.arrange(id, '4');
      await owner.change(id, { seats: 1 });
      expect(await owner.get(id)).toMatchObject({ layout: '4', seats: 1 });
      await join(id, 'Guest');
      await expect(owner.people.ring(id, outside)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('full'),
      });
    });

    it('say what does not run, and what only the owner may', async () => {
      const { owner, rooms, invited, id } = await opened();
      await expect(invited.arrange(id, '4')).rejects.toMatchObject({ code: 'not-allowed' });
      await owner.stop(id);
      await expect(rooms.turn(id, 'recording', true)).rejects.toMatchObject({ code: 'conflict' });
    });
  });
}
