/**
 * The roles and the permission matrix of Mitel Administration (user guide, "Roles and Permissions"; reference section 10.1).
 * Patchcord must not be a way around them: what somebody may not do in that console, they may not do here either.
 */

export const FEATURES = [
  'accounts',
  'roles',
  'orders',
  'users',
  'templates',
  'integrations',
  'subscriptions',
  'support',
  'mivb',
  'care',
  'developer',
] as const;
export type Feature = (typeof FEATURES)[number];

export const VERBS = ['view', 'add', 'edit', 'assign', 'delete'] as const;
export type Verb = (typeof VERBS)[number];

/** `users.edit`, `support.view` … */
export type Right = `${Feature}.${Verb}`;

/**
 * - `partner`: all customer accounts of the partner;
 * - `account-manager`: a partner administrator for the customer accounts assigned to them;
 * - `account-admin`: one's own customer account;
 * - `user`: oneself only.
 */
export const RANKS = ['partner', 'account-manager', 'account-admin', 'user'] as const;
export type Rank = (typeof RANKS)[number];

/** A custom role is made from one of two. */
export const BASES = ['partner', 'account-admin'] as const;
export type Base = (typeof BASES)[number];

/** What somebody is in one account of the console. */
export interface ConsoleRole {
  rank: Rank;
  /** As the console calls it: "Account Admin", or the name of a custom role. */
  name: string;
  rights: ReadonlySet<Right>;
}

/** Whether a box can be ticked, is ticked and read-only, or is not there. */
export type Cell = 'may' | 'always' | 'never';

/** View Add Edit Assign Delete for either base, as the user guide prints it. */
const MATRIX = `
accounts       ✓! ✓ ✓ – ✓   ✓! – ✓ – –
roles          ✓ ✓ ✓ ✓ ✓    ✓ – – ✓ –
orders         ✓ – – – –    – – – – –
users          ✓ ✓ ✓ – ✓    ✓ ✓ ✓ – ✓
templates      ✓ ✓ ✓ – ✓    ✓ ✓ ✓ – ✓
integrations   ✓ ✓ ✓ – ✓    ✓ ✓ ✓ – ✓
subscriptions  ✓ ✓ – – –    ✓ – – – –
support        ✓ – – – –    ✓ – – – –
mivb           ✓ – – – –    ✓ – – – –
care           ✓ – – – –    ✓ – – – –
developer      ✓ – – – –    – – – – –
`;

const CELLS: Readonly<Record<string, Cell>> = { '✓': 'may', '✓!': 'always', '–': 'never' };

const cells = new Map(
  MATRIX.trim()
    .split('\n')
    .flatMap((line) => {
      const [feature = '', ...marks] = line.split(/\s+/);
      return BASES.flatMap((base, at) =>
        VERBS.map((verb, column): [string, Cell] => [
          `${base} ${feature}.${verb}`,
          CELLS[marks[at * VERBS.length + column] ?? ''] ?? 'never',
        ]),
      );
    }),
);

export function cellOf(base: Base, right: Right): Cell {
  return cells.get(`${base} ${right}`) ?? 'never';
}

export const RIGHTS: readonly Right[] = FEATURES.flatMap((feature) => VERBS.map((verb): Right => `${feature}.${verb}`));

/** A new custom role, and the built-in ones, have every box ticked that is there. */
function everything(base: Base): Set<Right> {
  return new Set(RIGHTS.filter((right) => cellOf(base, right) !== 'never'));
}

/** A role as the console ships it. An Account Manager may what a Partner may, in the accounts assigned to them. */
export function builtIn(rank: Rank): ConsoleRole {
  switch (rank) {
    case 'partner':
      return { rank, name: 'Partner', rights: everything('partner') };
    case 'account-manager':
      return { rank, name: 'Account Manager', rights: everything('partner') };
    case 'account-admin':
      return { rank, name: 'Account Admin', rights: everything('account-admin') };
    case 'user':
      return { rank, name: 'User', rights: new Set() };
    default:
      return rank satisfies never;
  }
}

/**
 * A custom role: its boxes, as far as the base has them, with what depends on View taken away where View is missing.
 * Read-only boxes are ticked whatever is said.
 */
export function customRole(name: string, base: Base, ticked: readonly Right[]): ConsoleRole {
  const wanted = new Set(ticked);
  const has = (right: Right) => {
    const cell = cellOf(base, right);
    return cell === 'always' || (cell === 'may' && wanted.has(right));
  };
  const rights = new Set(RIGHTS.filter((right) => has(right) && (right.endsWith('.view') || has(viewOf(right)))));
  return { rank: base, name, rights };
}

/** View is needed for every other verb of a feature. */
function viewOf(right: Right): Right {
  const feature = FEATURES.find((one) => right.startsWith(`${one}.`));
  if (!feature) throw new Error(`${right} is no right`);
  return `${feature}.view`;
}

export function holds(role: Pick<ConsoleRole, 'rights'> | undefined, ...anyOf: readonly Right[]): boolean {
  return role !== undefined && anyOf.some((right) => role.rights.has(right));
}

/** Partners alone change the state and the notes of a support log; an Account Admin sees them, read-only. */
export function mayChangeSupportLogs(role: ConsoleRole | undefined): boolean {
  return (role?.rank === 'partner' || role?.rank === 'account-manager') && holds(role, 'support.view');
}

export function maySeeSupportLogs(role: ConsoleRole | undefined): boolean {
  return holds(role, 'support.view');
}

const FEATURE_WORDS: Record<Feature, string> = {
  accounts: 'Account(s)',
  roles: 'Roles and Permissions',
  orders: 'Orders',
  users: 'Users',
  templates: 'User Templates',
  integrations: 'Integrations & Apps',
  subscriptions: 'Subscriptions',
  support: 'Support',
  mivb: 'MiVoice Business',
  care: 'Customer Care',
  developer: 'Developer',
};

/** As the console labels it: "Users → Edit". */
export function rightWords(right: Right): string {
  const [feature, verb = ''] = right.split('.');
  const known = FEATURES.find((one) => one === feature);
  return `${known ? FEATURE_WORDS[known] : feature} → ${verb.charAt(0).toUpperCase()}${verb.slice(1)}`;
}
