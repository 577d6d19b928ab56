import type { AnyCommand } from '../../src/core/command.ts';
import { metaOf } from '../../src/core/fields.ts';
import { type Facts, judge, type Verdict } from '../../src/core/policy.ts';
import type { Principal, Role } from '../../src/core/principal.ts';

/** Who asks, as the columns of the table call them, and somebody of the sandbox company who is such. */
export const ASKERS = {
  employee: { email: 'omar.haddad@example.com', roles: ['employee'], member: true },
  'other employee': { email: 'dana.park@example.com', roles: ['employee'], member: false },
  supervisor: { email: 'mia.rossi@example.com', roles: ['employee', 'supervisor'], member: true },
  admin: { email: 'priya.natarajan@example.com', roles: ['employee', 'admin'], member: false },
  approver: { email: 'jonas.weber@example.com', roles: ['employee', 'admin'], member: false },
} as const satisfies Record<string, { email: string; roles: readonly Role[]; member: boolean }>;
export type Asker = keyof typeof ASKERS;

/** Those who never get as far as a rule. */
export const OUTSIDERS = ['stranger', 'bot', 'other tenant'] as const;

export const TARGETS = ['self', 'other', 'admin'] as const;
export type Target = (typeof TARGETS)[number];

/** A verdict as the table says it. */
export type Word = 'allow' | 'confirm' | 'step-up' | 'approve' | 'deny' | `${'confirm' | 'approve'}, word`;

/** Can it be about somebody else? */
function namesSomebody(command: AnyCommand): boolean {
  return Object.values(command.input.shape).some((schema) => metaOf(schema)?.kind === 'person');
}

export function targetsOf(command: AnyCommand): readonly Target[] {
  return namesSomebody(command) ? TARGETS : ['self'];
}

/** What the shipped policy says, by the judge alone. */
export function expected(command: AnyCommand, asker: Asker, target: Target): Word {
  const { id, access, guard } = command;
  const { email, roles, member } = ASKERS[asker];
  const facts: Facts = {
    who: principal(email, roles),
    groups: [],
    command: { id, access, guard },
    target:
      target === 'self'
        ? undefined
        : { email: '', roles: target === 'admin' ? ['employee', 'admin'] : ['employee'], groups: [] },
    sameQueue: false,
    sameDepartment: false,
    member,
    at: 0,
    platform: 'slack',
    place: 'direct',
  };
  return wordOf(judge(facts, []));
}

function wordOf(verdict: Verdict): Word {
  if ((verdict.kind === 'confirm' || verdict.kind === 'approve') && verdict.word !== undefined)
    return `${verdict.kind}, word`;
  return verdict.kind;
}

function principal(email: string, roles: readonly Role[]): Principal {
  const phone = {
    system: 'portsip',
    id: email,
    username: '',
    name: '',
    email,
    extension: '',
    enabled: true,
    role: '',
    department: '',
    mobile: '',
  };
  const chat = { platform: 'slack', tenant: '', id: '', kind: 'person', name: '', emailVerified: true } as const;
  return { id: email, name: '', roles, chat, phone, phones: [phone], connected: true, locale: 'en', zone: 'UTC' };
}

/** The table of `docs/policy.md`: a cell is the verdict on oneself · on somebody else · on an administrator, or one for all. */
export function authorisationTable(commands: readonly AnyCommand[]): string {
  const askers = Object.keys(ASKERS).filter((name): name is Asker => name in ASKERS);
  const rows = commands.map((command) => [
    `\`${command.id}\``,
    ...askers.map((asker) => cell(targetsOf(command).map((target) => expected(command, asker, target)))),
    ...OUTSIDERS.map(() => 'turned away'),
  ]);
  const head = ['Command', ...askers, ...OUTSIDERS];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function cell(words: readonly Word[]): string {
  return new Set(words).size === 1 ? (words[0] ?? '') : words.join(' · ');
}
