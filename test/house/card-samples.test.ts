import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/app/catalog.ts';

const root = join(import.meta.dirname, '..', '..');
const samples = join(root, 'test', 'cards', 'samples');

/** Commands without a card of their own, each with the reason. */
const WITHOUT = new Map([
  ['meeting.remind', 'is run by a timer; what it sends is the sample "meeting: reminder"'],
  ['request.people', 'its form is the sample "several: change the list"'],
  ['request.progress', 'draws the sample "several: result" anew'],
]);

describe('the samples of cards (test/cards/samples)', () => {
  it('have a reply of every command', async () => {
    const played = readdirSync(samples)
      .map((file) => readFileSync(join(samples, file), 'utf8'))
      .join('\n');
    const names = new Set([...played.matchAll(/\b(?:ask|keep)\(\s*'([\w.]+)/g)].map(([, name]) => name));
    const commands = (await loadCommands(join(root, 'commands'))).map(({ id }) => id);
    expect(commands.filter((id) => !names.has(id) && !WITHOUT.has(id))).toEqual([]);
    expect([...WITHOUT.keys()].filter((id) => names.has(id) || !commands.includes(id))).toEqual([]);
  });
});
