import { describe, expect, it } from 'vitest';
import type { OwnCalls } from '../../src/core/calls.ts';

export interface OwnCallsCase {
  calls: OwnCalls;
  /** Dana Kim, 2044: an incoming call she missed 25 minutes ago, and the colleague she talked to. */
  missed: { number: string; name: string; at: number };
  colleague: string;
  /** The id of somebody else's call. */
  foreign: string;
}

/** What the list of one's own calls promises. */
export function ownCallsContract(title: string, open: () => Promise<OwnCallsCase>): void {
  describe(`${title}: own calls`, () => {
    it('lists them newest first, with both ends, and whether somebody answered', async () => {
      const { calls, missed, colleague } = await open();
      const { calls: all, more } = await calls.list({ atMost: 100 });
      expect(more).toBe(false);
      expect(all.map(({ startedAt }) => startedAt)).toEqual(all.map((one) => one.startedAt).toSorted((a, b) => b - a));
      expect(all[0]).toMatchObject({
        caller: { number: missed.number, name: missed.name },
        direction: 'in',
        startedAt: missed.at,
        answered: false,
        talkedMs: 0,
      });
      const inside = all.find(({ direction }) => direction === 'internal');
      expect(inside).toMatchObject({ caller: { number: colleague }, answered: true, talkedMs: 95_000 });
      expect(all.some(({ direction }) => direction === 'out')).toBe(true);
    });

    it('looks no further back than it is told', async () => {
      const { calls, missed } = await open();
      expect((await calls.list({ since: missed.at, atMost: 100 })).calls).toHaveLength(1);
      expect(await calls.list({ atMost: 2 })).toMatchObject({ calls: { length: 2 }, more: true });
    });

    it('shows one, and nobody else’s', async () => {
      const { calls, foreign } = await open();
      const [first] = (await calls.list({ atMost: 1 })).calls;
      expect(await calls.get(first?.id ?? '')).toEqual(first);
      await expect(calls.get(foreign)).rejects.toMatchObject({ code: 'not-found' });
    });
  });
}
