import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Measured, measure } from './measure.ts';
import { idle, parityPage, unexplained } from './page.ts';

describe('every command on both platforms', () => {
  let measured: Measured;
  beforeAll(async () => {
    measured = await measure();
  });

  it('is reached by every way in and gives every kind of reply, or it is written down why not', () => {
    expect(unexplained(measured)).toEqual([]);
  });

  it('needs every reason that is written down', () => {
    expect(idle(measured).map(({ reason }) => reason)).toEqual([]);
  });

  it('is in docs/parity.md as it was measured (npm run docs:parity)', async () => {
    expect(await readFile(join(import.meta.dirname, '..', '..', 'docs', 'parity.md'), 'utf8')).toBe(
      parityPage(measured),
    );
  });
});
