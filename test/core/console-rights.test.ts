import { describe, expect, it } from 'vitest';
import {
  BASES,
  type Base,
  builtIn,
  cellOf,
  customRole,
  FEATURES,
  type Feature,
  holds,
  mayChangeSupportLogs,
  maySeeSupportLogs,
  RANKS,
  RIGHTS,
  type Right,
  VERBS,
  type Verb,
} from '../../src/core/console-rights.ts';

/**
 * The permission matrix as the user guide of Mitel Administration prints it, written down a second time:
 * `+` can be granted, `!` granted and read-only, `.` not there. Verbs: view add edit assign delete.
 */
const GUIDE: Record<Base, Record<Feature, string>> = {
  partner: {
    accounts: '!++.+',
    roles: '+++++',
    orders: '+....',
    users: '+++.+',
    templates: '+++.+',
    integrations: '+++.+',
    subscriptions: '++...',
    support: '+....',
    mivb: '+....',
    care: '+....',
    developer: '+....',
  },
  'account-admin': {
    accounts: '!.+..',
    roles: '+..+.',
    orders: '.....',
    users: '+++.+',
    templates: '+++.+',
    integrations: '+++.+',
    subscriptions: '+....',
    support: '+....',
    mivb: '+....',
    care: '+....',
    developer: '.....',
  },
};

const mark = (base: Base, feature: Feature, verb: Verb) => GUIDE[base][feature][VERBS.indexOf(verb)];
const every = BASES.flatMap((base) =>
  FEATURES.flatMap((feature) => VERBS.map((verb) => ({ base, feature, verb, right: `${feature}.${verb}` as const }))),
);

describe('the permission matrix', () => {
  it.each(every)('$base: $right is as the guide prints it', ({ base, feature, verb, right }) => {
    expect(cellOf(base, right)).toBe({ '+': 'may', '!': 'always', '.': 'never' }[mark(base, feature, verb) ?? '']);
  });

  it.each(RANKS.flatMap((rank) => FEATURES.flatMap((feature) => VERBS.map((verb) => ({ rank, feature, verb })))))(
    '$rank: $feature.$verb follows from the matrix',
    ({ rank, feature, verb }) => {
      const base = rank === 'account-admin' ? 'account-admin' : 'partner';
      const granted = rank !== 'user' && mark(base, feature, verb) !== '.';
      expect(holds(builtIn(rank), `${feature}.${verb}`)).toBe(granted);
    },
  );

  it.each(every)('a custom $base role without the box $right has not that right', ({ base, feature, verb, right }) => {
    const ticked = RIGHTS.filter((one) => one !== right);
    const kept = customRole('Helpdesk', base, ticked);
    expect(holds(kept, right)).toBe(mark(base, feature, verb) === '!');
    // Without View nothing else of the feature is left; the rest is as before.
    const lost: Right[] =
      verb === 'view' && mark(base, feature, verb) === '+'
        ? RIGHTS.filter((one) => one.startsWith(`${feature}.`))
        : [right];
    for (const other of RIGHTS.filter((one) => !lost.includes(one))) {
      const [area, what] = [
        FEATURES.find((one) => other.startsWith(`${one}.`)),
        VERBS.find((one) => other.endsWith(`.${one}`)),
      ];
      if (area && what) expect([other, holds(kept, other)]).toEqual([other, mark(base, area, what) !== '.']);
    }
    if (verb === 'view' && mark(base, feature, verb) === '+')
      for (const other of lost) expect([other, holds(kept, other)]).toEqual([other, false]);
  });

  it('gives a custom role no more than its base has', () => {
    const all = customRole('Everything', 'account-admin', RIGHTS);
    expect([...all.rights].toSorted()).toEqual([...builtIn('account-admin').rights].toSorted());
  });
});

describe('support logs', () => {
  it.each([
    ['partner', true, true],
    ['account-manager', true, true],
    ['account-admin', true, false],
    ['user', false, false],
  ] as const)('%s sees them: %s, changes them: %s', (rank, sees, changes) => {
    expect([maySeeSupportLogs(builtIn(rank)), mayChangeSupportLogs(builtIn(rank))]).toEqual([sees, changes]);
  });

  it('are not for a partner whose custom role has no Support', () => {
    const role = customRole('Sales', 'partner', ['users.view']);
    expect([maySeeSupportLogs(role), mayChangeSupportLogs(role)]).toEqual([false, false]);
  });
});
