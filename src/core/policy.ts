import type { Access, CommandRights } from './access.ts';
import { holds, rightWords } from './console-rights.ts';
import type { Platform } from './conversation.ts';
import type { Guard } from './guard.ts';
import { type Hours, within } from './hours.ts';
import { hasRole, type Principal, type Role } from './principal.ts';

/** Somebody a rule speaks of. `group` is a Slack user group or Entra group, as the configuration names it. */
export type Who = { role: Role } | { group: string } | { person: string };

/** Whom it is about. */
export type On = 'self' | 'others' | 'same-queue' | 'same-department' | Who;

export interface Rule {
  name: string;
  /** Where it is written: `patchcord.config.yaml:12`, or `shipped`. */
  origin: string;
  /** Anybody, when empty. */
  who: readonly Who[];
  /** Command ids, with `*` for a whole part: `user.*`. */
  what: readonly string[];
  /** Anybody, when empty. */
  on: readonly On[];
  /** Any time, when empty. */
  when: readonly Hours[];
  /** Anywhere, when empty. */
  where: readonly (Platform | 'direct' | 'group' | 'channel')[];
  outcome: RuleOutcome;
}

export type RuleOutcome =
  | { kind: 'allow' }
  | { kind: 'confirm'; word?: string }
  | { kind: 'step-up' }
  | { kind: 'approve'; terms: ApprovalTerms; word?: string }
  | { kind: 'deny'; sentence: string };

export type Verdict = RuleOutcome & { rule: RuleRef };

/** The rule that decided: for audit, `policy explain`, and the small line of a denial. */
export interface RuleRef {
  name: string;
  origin: string;
}

export interface ApprovalStep {
  by: readonly Who[];
  /** Distinct people who must approve in this step. */
  need: number;
}

/** A channel by the id that the platform gives it. */
export interface ChannelName {
  platform: Platform;
  id: string;
}

/** What must happen before an approved Call runs. */
export interface ApprovalTerms {
  /** One after another. */
  steps: readonly ApprovalStep[];
  withinMs: number;
  reason: 'optional' | 'required';
  /** Approvers hear of it again after this long. */
  remindAfterMs: number;
  /** Who is asked as well when nobody has decided after the reminder; empty for nobody. */
  escalateTo: readonly Who[];
  /** Where the request stands for everybody to see; whoever may decide presses there. */
  channels: readonly ChannelName[];
  /** Approvers are told in their direct chats too. */
  direct: boolean;
}

/** What the rules look at. */
export interface Facts {
  who: Principal;
  /** Names of the configured groups the asker is in. */
  groups: readonly string[];
  command: {
    id: string;
    access: Access;
    guard: Guard | undefined;
    rights?: CommandRights | undefined;
    evenWhenOff?: true | undefined;
  };
  /** Whom it is about; undefined for oneself and for nobody in particular. */
  target: { email: string; roles: readonly Role[]; groups: readonly string[] } | undefined;
  sameQueue: boolean;
  sameDepartment: boolean;
  /** What it is about belongs to somebody else: what that is called. */
  foreign?: string | undefined;
  /** The asker serves the queue it is about. */
  member: boolean;
  at: number;
  platform: Platform;
  place: 'direct' | 'group' | 'channel';
}

export const SHIPPED_TERMS: ApprovalTerms = {
  steps: [{ by: [{ role: 'admin' }], need: 1 }],
  withinMs: 4 * 60 * 60_000,
  reason: 'optional',
  remindAfterMs: 60 * 60_000,
  escalateTo: [],
  channels: [],
  direct: true,
};

const ROLE_WORDS: Record<Role, string> = {
  employee: 'employees',
  supervisor: 'supervisors',
  admin: 'administrators',
  'support-contact': 'support contacts',
};

/**
 * May they? The operator's rules in their order, the first that fits decides; then the shipped default of the command.
 * Pure: the same facts give the same verdict. Asked at the moment of action, for typed text, buttons, timers and approved requests alike.
 */
export function judge(facts: Facts, rules: readonly Rule[]): Verdict {
  if (!facts.who.phone.enabled && !facts.command.evenWhenOff) {
    const sentence = 'Your phone account is switched off. Ask an administrator to enable it.';
    return { kind: 'deny', sentence, rule: { name: 'account switched off', origin: 'shipped' } };
  }
  const lacking = lackedRight(facts);
  // No rule of the operator gives what the vendor's own console does not give: Patchcord is no way around it.
  if (lacking !== undefined) {
    return {
      kind: 'deny',
      sentence: lacking,
      rule: { name: 'rights in the console of the phone system', origin: 'shipped' },
    };
  }
  if (facts.command.access === 'owner' && facts.foreign !== undefined) {
    return {
      kind: 'deny',
      sentence: `Only the owner of ${facts.foreign} can do this. Nothing was changed. Ask whoever started it.`,
      rule: { name: 'owner of what it is about', origin: 'shipped' },
    };
  }
  const rule = rules.find((one) => applies(one, facts));
  return rule ? { ...rule.outcome, rule: { name: rule.name, origin: rule.origin } } : shipped(facts);
}

export function applies(rule: Rule, facts: Facts): boolean {
  return (
    rule.what.some((pattern) => matchesId(pattern, facts.command.id)) &&
    (rule.who.length === 0 || isOneOf(facts.who, facts.groups, rule.who)) &&
    (rule.on.length === 0 || rule.on.some((on) => isAbout(on, facts))) &&
    (rule.when.length === 0 || rule.when.some((hours) => within(hours, facts.at))) &&
    (rule.where.length === 0 || rule.where.some((where) => where === facts.platform || where === facts.place))
  );
}

/** Is this person one of those a rule names? Also decides who may approve. */
export function isOneOf(
  person: Pick<Principal, 'roles'> & { phone: { email: string } },
  groups: readonly string[],
  named: readonly Who[],
): boolean {
  return named.some((one) => {
    if ('role' in one) return hasRole(person, one.role);
    if ('group' in one) return groups.includes(one.group);
    return one.person === person.phone.email;
  });
}

/** Why not, by the rights of the vendor's console; undefined where they allow it, or there are none. */
function lackedRight({ who, command: { rights }, target }: Facts): string | undefined {
  if (!who.console || !rights || (target === undefined && rights.self === 'free')) return undefined;
  if (holds(who.console, ...rights.any)) return undefined;
  const needed = rights.any.map(rightWords).join(' or ');
  return `This needs the right ${needed} in the console of the phone system, and your role there is ${who.console.name}.`;
}

function isAbout(on: On, { target, sameQueue, sameDepartment }: Facts): boolean {
  switch (on) {
    case 'self':
      return target === undefined;
    case 'others':
      return target !== undefined;
    case 'same-queue':
      return target !== undefined && sameQueue;
    case 'same-department':
      return target !== undefined && sameDepartment;
    default:
      if (target === undefined) return false;
      if ('role' in on) return target.roles.includes(on.role);
      if ('group' in on) return target.groups.includes(on.group);
      return on.person === target.email;
  }
}

export function matchesId(pattern: string, id: string): boolean {
  if (pattern === '*' || pattern === id) return true;
  return pattern.endsWith('.*') && id.startsWith(pattern.slice(0, -1));
}

/** The default that follows from the command itself; equal to the table in the docs. */
function shipped({ who, command, target, member }: Facts): Verdict {
  const { access, guard } = command;
  const rule = { name: `default of ${command.id}`, origin: 'shipped' };
  const self = target === undefined;
  // The rights were looked at before: they stand in the place of our own roles.
  const refused = who.console && command.rights ? undefined : refusal(who, access, self, member);
  if (refused) return { kind: 'deny', sentence: refused, rule };
  const word = guard?.word === undefined ? {} : { word: guard.word };
  if (guard?.always === 'approval' || (guard?.others === 'approval' && !self))
    return { kind: 'approve', terms: SHIPPED_TERMS, ...word, rule };
  if (guard?.self === 'step-up' && self) return { kind: 'step-up', rule };
  if (guard?.word !== undefined) return { kind: 'confirm', ...word, rule };
  return { kind: 'allow', rule };
}

function refusal(who: Principal, access: Access, self: boolean, member: boolean): string | undefined {
  if (access === 'everyone' || access === 'owner') return undefined;
  if (access === 'self') return self ? undefined : 'You can do this for yourself only.';
  if ('others' in access)
    return self || hasRole(who, access.others)
      ? undefined
      : `Only ${ROLE_WORDS[access.others]} can do this for somebody else.`;
  if (hasRole(who, access.role) || (access.members && member)) return undefined;
  return `Only ${ROLE_WORDS[access.role]}${access.members ? ' and members of the queue' : ''} can do this.`;
}

/** Could they ever, on themselves or on others? Decides what help shows. */
export function mayEver(who: Principal, access: Access, servesAQueue: boolean): boolean {
  return refusal(who, access, true, servesAQueue) === undefined;
}
