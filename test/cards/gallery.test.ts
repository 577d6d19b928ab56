import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'cards');
const index = readFileSync(join(folder, 'README.md'), 'utf8');
const drawn = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(folder, 'drawn.json'), 'utf8')));
const THEMES = ['light', 'dark'];

describe('the gallery (npm run docs:cards)', () => {
  it('shows each card that was drawn in light and in dark, and no picture that is not there', () => {
    const named = [...index.matchAll(/\]\(([\w.-]+\.webp)\)/g)].map((match) => match[1] ?? '');
    const wanted = Object.keys(drawn).flatMap((name) => THEMES.map((theme) => `${name}.${theme}.webp`));
    expect(wanted.length).toBeGreaterThan(400);
    expect(named.toSorted()).toEqual(wanted.toSorted());
    expect(named.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  });

  it('has every way in which a card can be seen', () => {
    for (const part of ['### home: ', '### mail: ', '### compose: ', '### welcome: in de', '### extreme: '])
      expect(index).toContain(part);
  });
});
