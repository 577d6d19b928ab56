import { hasRole, type Principal, type Role } from './principal.ts';

/**
 * The shipped default of a command: who may, on themselves and on others.
 * - `everyone`: whoever has a phone user;
 * - `self`: on oneself only;
 * - `{ others }`: on oneself, and on others with that role;
 * - `{ role }`: with that role only;
 * - `{ role, members }`: with that role, or as a member of the queue it is about.
 */
export type Access = 'everyone' | 'self' | { others: Role } | { role: Role; members?: true };

export type Verdict = { kind: 'allow' } | { kind: 'deny'; sentence: string; rule: string };

/** What the request is about, as far as the rules need it. */
export interface Matter {
  /** True when it is about the asker, or about nobody in particular. */
  self: boolean;
  /** The asker serves the queue it is about. */
  member: boolean;
}

const ROLE_WORDS: Record<Role, string> = {
  employee: 'employees',
  supervisor: 'supervisors',
  admin: 'administrators',
  'support-contact': 'support contacts',
};

/** May they? Pure: the same facts give the same verdict. Asked at the moment of action, also for buttons and timers. */
export function judge(who: Principal, access: Access, matter: Matter): Verdict {
  if (!who.phone.enabled) {
    return {
      kind: 'deny',
      rule: 'disabled',
      sentence: 'Your phone account is switched off. Ask an administrator to enable it.',
    };
  }
  if (access === 'everyone') return { kind: 'allow' };
  if (access === 'self') {
    return matter.self
      ? { kind: 'allow' }
      : { kind: 'deny', rule: 'self only', sentence: 'You can do this for yourself only.' };
  }
  if ('others' in access) {
    if (matter.self || hasRole(who, access.others)) return { kind: 'allow' };
    return {
      kind: 'deny',
      rule: `others: ${access.others}`,
      sentence: `Only ${ROLE_WORDS[access.others]} can do this for somebody else.`,
    };
  }
  if (hasRole(who, access.role) || (access.members && matter.member)) return { kind: 'allow' };
  const members = access.members ? ' and members of the queue' : '';
  return {
    kind: 'deny',
    rule: `role: ${access.role}`,
    sentence: `Only ${ROLE_WORDS[access.role]}${members} can do this.`,
  };
}

/** Could they ever, on anybody? Decides what help shows. */
export function mayEver(who: Principal, access: Access, servesAQueue: boolean): boolean {
  return judge(who, access, { self: true, member: servesAQueue }).kind === 'allow';
}
