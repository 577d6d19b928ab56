import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  'support contact': { email: 'sam.ortiz@example.com', roles: ['employee', 'support-contact'], member: false },
} as const satisfies Record<string, { email: string; roles: readonly Role[]; member: boolean }>;
export type Asker = keyof typeof ASKERS;

/** Those who never get as far as a rule. */
export const OUTSIDERS = ['stranger', 'bot', 'other tenant'] as const;

export const TARGETS = ['self', 'other', 'admin'] as const;
export type Target = (typeof TARGETS)[number];

/** A verdict as the table says it. */
type Word = 'allow' | 'confirm' | 'step-up' | 'approve' | 'deny' | `${'confirm' | 'approve'}, word`;

/** Can it be about somebody else? */
function namesSomebody(command: AnyCommand): boolean {
  return Object.values(command.input.shape).some((schema) => metaOf(schema)?.kind === 'person');
}

export function targetsOf(command: AnyCommand): readonly Target[] {
  return namesSomebody(command) ? TARGETS : ['self'];
}

/** What the shipped policy says, by the judge alone: for commands that no system of the test has, and to suggest a row. */
export function judged(command: AnyCommand, asker: Asker, target: Target): Word {
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

const askers = Object.keys(ASKERS).filter((name): name is Asker => name in ASKERS);

/** What is expected of one command: by asker, for each target. */
export type Row = ReadonlyMap<Asker, ReadonlyMap<Target, string>>;

/** The table of `docs/policy.md`, which is written by hand: a cell is the verdict on oneself · somebody else · an administrator. */
export function expectedVerdicts(commands: readonly AnyCommand[]): Map<string, Row> {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'policy.md'), 'utf8');
  const [head = [], ...rows] = text
    .slice(text.indexOf('| Command |'))
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('|---'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((one) => one.trim()),
    );
  const columns = ['Command', ...askers, ...OUTSIDERS];
  if (head.join() !== columns.join()) throw new Error(`the columns of the table are not ${columns.join(', ')}`);
  return new Map(
    rows.map((cells) => {
      const id = cells[0]?.replaceAll('`', '') ?? '';
      const command = commands.find((one) => one.id === id);
      if (!command) throw new Error(`the table has a row for ${id}, which is no command`);
      if (cells.slice(-OUTSIDERS.length).some((one) => one !== 'turned away')) throw new Error(`outsiders in ${id}`);
      const targets = targetsOf(command);
      const verdicts = askers.map((asker, at): [Asker, Map<Target, string>] => {
        const words = (cells[at + 1] ?? '').split(' · ');
        return [asker, new Map(targets.map((target, index) => [target, words[words.length === 1 ? 0 : index] ?? '']))];
      });
      return [id, new Map(verdicts)];
    }),
  );
}

/** For the table, as the code has it now. Whoever adds it looks at each word first: this is what the test holds the code to. */
export function suggestedRow(command: AnyCommand): string {
  const cells = askers.map((asker) => cell(targetsOf(command).map((target) => judged(command, asker, target))));
  return `| ${[`\`${command.id}\``, ...cells, ...OUTSIDERS.map(() => 'turned away')].join(' | ')} |`;
}

function cell(words: readonly Word[]): string {
  return new Set(words).size === 1 ? (words[0] ?? '') : words.join(' · ');
}
