import { describe, expect, it } from 'vitest';
import type { OwnGreetings } from '../../src/core/greetings.ts';
import type { OwnNumbers, OwnRingGroups } from '../../src/core/numbers.ts';

/** What one's own greetings promise, for a person with two, the first of them on. */
export function ownGreetingsContract(title: string, open: () => Promise<OwnGreetings>): void {
  describe(`${title}: own greetings`, () => {
    it('are listed by the name of their file; at most one is on', async () => {
      const greetings = await open();
      const before = await greetings.list();
      expect(before.map(({ on }) => on)).toEqual([true, false]);
      expect(before.every(({ name }) => name !== '' && !name.includes('.'))).toBe(true);
      const [first, second] = before;
      const after = await greetings.enable(second?.id ?? '');
      expect(after.map(({ on }) => on)).toEqual([false, true]);
      expect(await greetings.enable(second?.id ?? '')).toEqual(after);
      expect((await greetings.disable(second?.id ?? '')).some(({ on }) => on)).toBe(false);
      expect(await greetings.enable(first?.id ?? '')).toEqual(before);
    });

    it('that are not there cannot be switched', async () => {
      const greetings = await open();
      await expect(greetings.enable('878156644691749999')).rejects.toMatchObject({ code: 'not-found' });
      await expect(greetings.disable('878156644691749999')).rejects.toMatchObject({ code: 'not-found' });
    });
  });
}

/** What one's own numbers promise, for a person with a desk phone and a softphone. */
export function ownNumbersContract(
  title: string,
  open: () => Promise<{ numbers: OwnNumbers; extension: string; secrets: readonly string[] }>,
): void {
  it(`${title}: own numbers show what rings, and no secret of a telephone`, async () => {
    const { numbers, extension, secrets } = await open();
    const own = await numbers.read();
    expect(own.extension).toBe(extension);
    expect(own.telephones.filter(({ registered }) => registered).length).toBeGreaterThan(0);
    expect(own.outbound.length).toBeGreaterThan(0);
    for (const secret of secrets) expect(JSON.stringify(own)).not.toContain(secret);
  });
}

/** What one's own ring groups promise, for somebody in one and somebody in none. */
export function ownRingGroupsContract(
  title: string,
  open: () => Promise<{ groups: OwnRingGroups; name: string; extension: string; none: OwnRingGroups }>,
): void {
  it(`${title}: own ring groups are those one is in`, async () => {
    const { groups, name, extension, none } = await open();
    expect(await groups.list()).toEqual([{ id: expect.any(String), name, extension }]);
    expect(await none.list()).toEqual([]);
  });
}
