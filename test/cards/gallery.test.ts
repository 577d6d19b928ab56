import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plain } from '../../cards/plain.ts';
import { cardSamples } from '../support/card-samples.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'cards');
const index = readFileSync(join(folder, 'README.md'), 'utf8');

describe('the gallery (npm run docs:cards)', () => {
  it.each(Object.entries(cardSamples))('shows the sample %s, with what it says in words', (name, sample) => {
    expect(index).toContain(`## Sample: ${name}`);
    expect(index).toContain(plain(sample).replaceAll('```', "'''"));
    for (const theme of ['light', 'dark']) expect(existsSync(join(folder, `sample-${name}.${theme}.webp`))).toBe(true);
  });

  it('names no picture that is not there', () => {
    const named = [...index.matchAll(/\]\(([\w.-]+\.webp)\)/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  });
});
