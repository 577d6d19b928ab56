import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/app/catalog.ts';
import { builtIn, type ConsoleRole, customRole, holds, RANKS, RIGHTS } from '../../src/core/console-rights.ts';
import { type Facts, judge, type Rule } from '../../src/core/policy.ts';
import { principal } from '../support/principal.ts';

const commands = (await loadCommands(join(import.meta.dirname, '..', '..', 'commands'))).flatMap((command) =>
  command.rights ? [{ id: command.id, command, rights: command.rights }] : [],
);

const ROLES: readonly ConsoleRole[] = [
  ...RANKS.map(builtIn),
  ...RIGHTS.map((right) =>
    customRole(
      `without ${right}`,
      'account-admin',
      RIGHTS.filter((one) => one !== right),
    ),
  ),
];

function facts(role: ConsoleRole | undefined, command: Facts['command'], about: 'self' | 'other'): Facts {
  // Our own role is the lowest: what the console gives is enough, what it does not give nothing else makes up for.
  const who = { ...principal('liam.obrien', { system: 'cloudlink' }), ...(role && { console: role }) };
  const target = about === 'self' ? undefined : { email: '', roles: ['employee'] as const, groups: [] };
  const place = { platform: 'slack', place: 'direct' } as const;
  return { who, groups: [], command, target, sameQueue: false, sameDepartment: false, member: false, at: 0, ...place };
}

const everythingGoes: Rule = {
  name: 'everything goes',
  origin: 'patchcord.config.yaml:1',
  who: [],
  what: ['*'],
  on: [],
  when: [],
  where: [],
  outcome: { kind: 'allow' },
};

describe.each(commands)('$id, judged by the rights of the console', ({ command, rights }) => {
  const { id, access, guard } = command;
  const asked = { id, access, guard, rights };

  it.each(ROLES)('of $name', (role) => {
    const may = holds(role, ...rights.any);
    const onOther = judge(facts(role, asked, 'other'), []);
    expect(onOther.kind === 'deny').toBe(!may);
    const onSelf = judge(facts(role, asked, 'self'), []);
    expect(onSelf.kind === 'deny').toBe(!may && rights.self !== 'free');
    // No rule of the operator gives more than the console.
    expect(judge(facts(role, asked, 'other'), [everythingGoes]).kind).toBe(may ? 'allow' : 'deny');
  });

  it('says which right is missing and what the role is', () => {
    const verdict = judge(facts(builtIn('user'), asked, 'other'), []);
    expect(verdict).toMatchObject({ kind: 'deny', sentence: expect.stringMatching(/→ .* your role there is User/) });
  });
});

it('looks at commands that take rights', () => {
  expect(commands.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['password.reset', 'user.create', 'user.delete', 'user.role', 'user.show', 'user.welcome']),
  );
});
