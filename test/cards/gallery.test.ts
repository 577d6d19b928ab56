import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'cards');
const index = readFileSync(join(folder, 'README.md'), 'utf8');

describe('the gallery (npm run docs:cards)', () => {
  it('names no picture that is not there', () => {
    const named = [...index.matchAll(/\]\(([\w.-]+\.webp)\)/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  });
});
