import { describe, expect, it } from 'vitest';
import type { OwnRecordings, Sound } from '../../src/core/recordings.ts';

export interface OwnRecordingsCase {
  recordings: OwnRecordings;
  /** One of the person's own: with whom, and how long. */
  own: { number: string; lengthMs: number };
  /** The id of somebody else's recording. */
  foreign: string;
}

async function bytesOf({ body }: Sound): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** What one's own recordings promise. */
export function ownRecordingsContract(title: string, open: () => Promise<OwnRecordingsCase>): void {
  describe(`${title}: own recordings`, () => {
    it('lists them, and plays one as a whole and in parts', async () => {
      const { recordings, own } = await open();
      const [first] = (await recordings.list({ atMost: 10 })).recordings;
      expect(first?.caller.number).toBe(own.number);
      const id = first?.id ?? '';
      expect(await recordings.get(id)).toMatchObject({ id, lengthMs: own.lengthMs });
      const sound = await recordings.open(id, undefined);
      expect(sound).toMatchObject({ type: 'audio/wav', part: undefined });
      const whole = await bytesOf(sound);
      expect(whole.subarray(0, 4).toString()).toBe('RIFF');
      expect(whole.length).toBe(sound.size);
      for (const [range, from, to] of [
        [{ start: 1_000, end: 1_999 }, 1_000, 2_000],
        [{ start: whole.length - 10 }, whole.length - 10, whole.length],
        [{ start: -5 }, whole.length - 5, whole.length],
      ] as const) {
        const part = await recordings.open(id, range);
        expect(part).toMatchObject({ size: whole.length, part: { start: from, end: to - 1 } });
        expect(Buffer.compare(await bytesOf(part), whole.subarray(from, to))).toBe(0);
      }
      const outside = await recordings.open(id, { start: whole.length });
      expect(outside.part).toBe('outside');
      outside.cancel();
    });

    it('plays nobody else’s', async () => {
      const { recordings, foreign } = await open();
      await expect(recordings.get(foreign)).rejects.toMatchObject({ code: 'not-found' });
      await expect(recordings.open(foreign, undefined)).rejects.toMatchObject({ code: 'not-found' });
    });
  });
}
