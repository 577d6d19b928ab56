import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/app/catalog.ts';
import { buttonOf } from '../../src/core/command.ts';
import { metaOf } from '../../src/core/fields.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import { createGrammar } from '../../src/language/words.ts';

const commands = await loadCommands(join(import.meta.dirname, '..', '..', 'commands'));
const grammar = createGrammar(commands);
const berlin = {
  now: Date.parse('2026-11-23T09:00:00Z'),
  zone: 'Europe/Berlin',
  language: 'en' as const,
  mentions: [],
};

describe('every command', () => {
  it('is there', () => {
    expect(commands.map((command) => command.id)).toEqual(
      expect.arrayContaining([
        'presence.set',
        'presence.show',
        'queue.set',
        'queue.show',
        'queue.agents',
        'user.find',
        'account.connect',
        'account.disconnect',
        'help',
      ]),
    );
  });

  it.each(commands.map((command) => [command.id, command] as const))(
    '%s has fields that know what they are, and slots that are fields',
    (_id, command) => {
      for (const schema of Object.values(command.input.shape)) expect(metaOf(schema)).toBeDefined();
      const slots = [...command.words, ...LANGUAGES.flatMap((language) => command.examples[language])].flatMap(
        (pattern) => [...pattern.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
      );
      for (const slot of slots) expect(Object.keys(command.input.shape)).toContain(slot);
    },
  );

  it('says whose things are meant where only their owner may', () => {
    const owned = commands.filter(({ access }) => access === 'owner').map(({ id }) => id);
    expect(commands.filter((command) => 'foreign' in command).map(({ id }) => id)).toEqual(owned);
  });

  it.each(
    commands
      .filter(({ input }) => Object.values(input.shape).some((schema) => metaOf(schema)?.kind !== 'hidden'))
      .map((command) => [command.id, buttonOf(command)] as const),
  )('%s says on the button of its form what that does: %s', (_id, label) => {
    expect(label.length).toBeLessThanOrEqual(24);
    expect(label).not.toMatch(/^(?:Be|Do|Get|Give|Hand|Keep|Let|Put|Say|Switch|Take|Turn|Save|Send)$/);
  });

  it.each(commands.filter((command) => command.words.length > 0).map((command) => [command.id, command] as const))(
    '%s can be typed by its bare words, or asks for what is missing',
    (id, command) => {
      const bare =
        command.words[0]
          ?.replace(/\[[^[\]]*\]/g, '')
          .replace(/\{\w+\}/g, '')
          .replace(/\s+/g, ' ')
          .trim() ?? '';
      const read = grammar.read(bare, berlin);
      expect(['call', 'group', 'unknown']).toContain(read.kind);
      if (read.kind === 'call') expect(commands.map((one) => one.id)).toContain(read.command);
      expect(grammar.usage(command, '/')).toMatch(/^\//);
      expect(id).toMatch(/^[a-z]+(\.[a-z]+)?$/);
    },
  );
});
