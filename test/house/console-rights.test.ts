import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/app/catalog.ts';
import { type BASES, cellOf, FEATURES, type Right, rightWords, VERBS } from '../../src/core/console-rights.ts';

const root = join(import.meta.dirname, '..', '..');
const page = await readFile(join(root, 'docs', 'cloudlink.md'), 'utf8');
const commands = await loadCommands(join(root, 'commands'));
const MARKS = { may: '✓', always: '✓!', never: '–' } as const;

describe('docs/cloudlink.md', () => {
  it.each(FEATURES)('prints the boxes of %s as they are judged', (feature) => {
    const marks = (base: (typeof BASES)[number]) =>
      VERBS.map((verb) => MARKS[cellOf(base, `${feature}.${verb}`)]).join(' ');
    expect(page).toContain(`| \`${feature}\` | ${marks('partner')} | ${marks('account-admin')} |`);
  });

  it('names the right of every command that takes one', () => {
    const rights = commands.flatMap(({ id, rights: taken }) => (taken ? [{ id, any: taken.any }] : []));
    expect(rights.length).toBeGreaterThan(6);
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    for (const { id, any } of rights.filter((one) => !SWITCHING.includes(one.id))) {
      const row = rows.find(
        (line) => line.includes(`\`${id}\``) && any.every((right: Right) => line.includes(`\`${right}\``)),
      );
      expect([id, row !== undefined]).toEqual([id, true]);
      for (const right of any) expect(rightWords(right)).toMatch(/^[A-Z].* → [A-Z][a-z]+$/);
    }
  });
});

/** CloudLink cannot switch anybody off. */
const SWITCHING = ['user.enable', 'user.disable'];
