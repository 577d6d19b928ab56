import type { Skills } from '../../core/phone.ts';
import { judge, type Verdict } from '../../core/policy.ts';
import type { Principal } from '../../core/principal.ts';
import type { PhoneUser } from '../../core/users.ts';
import type { App } from '../app.ts';
import type { Work } from '../work.ts';
import type { Resolved } from './resolve.ts';

type Ready = Extract<Resolved, { kind: 'ready' }>;

/** Rights at the moment of action: where the verdict hangs on a role, the role is read anew. */
export async function mayThey(
  app: App,
  work: Pick<Work, 'who' | 'command' | 'incoming' | 'system'>,
  resolved: Ready,
  phone: Skills,
): Promise<{ verdict: Verdict; helpers: string[] }> {
  const { who, command, incoming } = work;
  const { access, guard, rights, evenWhenOff } = command;
  const target = resolved.user !== undefined && resolved.user.id !== who.phone.id ? resolved.user : undefined;
  const needsRole =
    app.rules.length > 0 ||
    guard !== undefined ||
    (rights !== undefined && who.console !== undefined) ||
    (typeof access === 'object' && !('others' in access && !target));
  const asker = needsRole ? await app.people.fresh(who, work.system) : who;
  const member = typeof access === 'object' && 'members' in access && (await serves(phone, who, resolved));
  const foreign = access === 'owner' ? await command.foreign?.(phone, command.input.parse(resolved.input)) : undefined;
  const verdict = judge(
    {
      who: asker,
      groups: await app.groups.of(who.chat, who.phone.email),
      command: { id: command.id, access, guard, rights, evenWhenOff },
      target: target && {
        email: target.email,
        roles: app.people.rolesOf(target),
        groups: await app.groups.ofEmail(target.email),
      },
      sameQueue: target !== undefined && app.rules.length > 0 && (await shareQueue(phone, who, target)),
      sameDepartment: target !== undefined && target.department !== '' && target.department === who.phone.department,
      member,
      foreign,
      at: app.clock.now(),
      platform: incoming.from.platform,
      place: incoming.where.kind,
    },
    app.rules,
  );
  const role = typeof access === 'object' ? ('others' in access ? access.others : access.role) : undefined;
  return {
    verdict,
    helpers:
      verdict.kind === 'deny' && role && !asker.console && verdict.rule.origin === 'shipped'
        ? await app.people.whoCan(who, role)
        : [],
  };
}

/**
 * Nobody fills in a form for what is refused to them whatever they write: the shipped rules ask for a role that they have not,
 * whoever it is about. Undefined where it hangs on more than that.
 */
export async function refusedWhatever(
  app: App,
  work: Pick<Work, 'who' | 'command' | 'incoming' | 'system' | 'call'>,
  phone: Skills,
): Promise<{ resolved: Ready; verdict: Verdict; helpers: string[] } | undefined> {
  const { access } = work.command;
  const hangsOnMore = typeof access !== 'object' || 'others' in access || 'members' in access;
  if (hangsOnMore || app.rules.length > 0 || work.who.console) return undefined;
  const resolved: Ready = { kind: 'ready', input: {}, call: work.call, user: undefined, queue: undefined };
  const judged = await mayThey(app, work, resolved, phone);
  return judged.verdict.kind === 'deny' ? { resolved, ...judged } : undefined;
}

async function shareQueue(phone: Skills, who: Principal, target: PhoneUser): Promise<boolean> {
  const [mine, theirs] = await Promise.all([phone.queues.of(who.phone.id), phone.queues.of(target.id)]);
  return mine.some(({ queue }) => theirs.some((other) => other.queue.id === queue.id));
}

async function serves(phone: Skills, who: Principal, resolved: Ready): Promise<boolean> {
  const { queue } = resolved;
  if (!queue) return false;
  return (await phone.queues.of(who.phone.id)).some((membership) => membership.queue.id === queue.id);
}
