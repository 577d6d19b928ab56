import { describe, expect, it } from 'vitest';
import { type OwnPresence, PRESENCES } from '../../src/core/presence.ts';

/** What setting one's own presence promises, for a person with a telephone and without a call. */
export function ownPresenceContract(title: string, open: () => Promise<OwnPresence>): void {
  describe(`${title}: own presence`, () => {
    it.each(PRESENCES)('sets %s with a note, shows it, and goes back to what was before', async (presence) => {
      const own = await open();
      const before = await own.get();
      const after = await own.set({ presence, note: 'Back at 15:00 – ⏰' });
      expect(after).toMatchObject({ presence, note: 'Back at 15:00 – ⏰' });
      expect(await own.get()).toEqual(after);
      const again = await own.set({ presence: 'AVAILABLE', note: '' });
      expect(again).toMatchObject({ presence: 'AVAILABLE', note: '' });
      expect(again.line).toBe(before.line);
    });

    it('refuses a note of more than 128 characters and changes nothing', async () => {
      const own = await open();
      const before = await own.get();
      await expect(own.set({ presence: 'AWAY', note: 'x'.repeat(129) })).rejects.toMatchObject({ code: 'bad-input' });
      expect(await own.get()).toEqual(before);
    });
  });
}
