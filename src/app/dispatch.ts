import { choiceCard } from '../../cards/choice.ts';
import { confirmCard } from '../../cards/confirm.ts';
import { connectCard } from '../../cards/connect.ts';
import type { Call, Card } from '../../cards/model.ts';
import { refusalCard } from '../../cards/problem.ts';
import type { AnyCommand, Outcome } from '../core/command.ts';
import { PatchcordError, toPatchcordError } from '../core/errors.ts';
import type { PhoneUser, Skills } from '../core/phone.ts';
import { judge, type Verdict } from '../core/policy.ts';
import type { Principal } from '../core/principal.ts';
import type { Incoming, Reply } from '../core/request.ts';
import type { App } from './app.ts';
import type { AuditEntry } from './audit.ts';
import { contextFor } from './context.ts';
import { explain } from './explain.ts';
import { readCall } from './read.ts';
import { type Resolved, resolve } from './resolve.ts';
import { skillsFor } from './skills.ts';
import { strangerCard } from './strangers.ts';
import { withUndo } from './undo.ts';
import type { Settled, Work } from './work.ts';

/** One accepted request from top to bottom: who, which Call, which things, may they, run. Never throws. */
export async function dispatch(app: App, incoming: Incoming, signal: AbortSignal): Promise<Settled> {
  let who: Principal | undefined;
  let command: AnyCommand | undefined;
  try {
    const found = await app.people.find(incoming.from, incoming.where);
    if (found.kind !== 'found') return { reply: reply(strangerCard(found, incoming)), result: 'stranger' };
    who = found.who;
    const asked = await readCall(app, who, incoming);
    if (asked.kind === 'card') return { reply: reply(asked.card), result: 'asked', who };
    command = asked.command;
    return await carryOut(app, {
      incoming,
      who,
      command,
      call: asked.call,
      signal,
      account: found.account,
      sentence: asked.source === 'sentence',
    });
  } catch (thrown) {
    const error = toPatchcordError(thrown);
    if (error.code === 'not-connected' && who) {
      return {
        reply: reply(connectCard({ person: who.id, request: incoming.key })),
        result: 'not-connected',
        who,
        ...(command && { command }),
      };
    }
    const trouble = explain(app, error, command, incoming);
    return {
      reply: reply(trouble.card),
      result: trouble.code,
      trouble,
      ...(who && { who }),
      ...(command && { command }),
    };
  }
}

export async function carryOut(app: App, work: Work): Promise<Settled> {
  const { incoming, who, command, call, account } = work;
  const session = account && app.accounts.session(account);
  const phone = skillsFor(app.systems, who, session);
  const resolved = await resolve({ app, who, phone, incoming }, command, call);
  if (resolved.kind === 'card') return { reply: reply(resolved.card), result: 'asked', command, who };

  const { verdict, helpers } = await mayThey(app, work, resolved, phone);
  const halted = await halt(app, { work, resolved, phone, verdict, helpers });
  if (halted) return halted;
  const outcome = await command.run(contextFor(app, { ...work, phone }), command.input.parse(resolved.input));
  return settle(work, resolved.call, outcome);
}

function settle({ incoming, who, command, call }: Work, exact: Call, outcome: Outcome): Settled {
  if ('ask' in outcome) {
    const { title, field, options } = outcome.ask;
    return { reply: reply(choiceCard(title, exact, field, options)), result: 'asked', command, who };
  }
  const card = withUndo(outcome.card, outcome.undo, call.undoes === true);
  const settled: Settled = {
    reply: { card, audience: outcome.public ? 'here' : 'private' },
    result: 'done',
    command,
    who,
    done: outcome,
  };
  if (command.effect === 'read' || outcome.silent) return settled;
  const changed = outcome.changed ? { changed: outcome.changed } : {};
  return {
    ...settled,
    audit: { who: who.id, command: command.id, call: exact, result: 'done', request: incoming.key, ...changed },
  };
}

interface Judged {
  work: Work;
  resolved: Extract<Resolved, { kind: 'ready' }>;
  phone: Skills;
  verdict: Verdict;
  helpers: string[];
}

/** What the verdict asks for before the command may run; undefined when it may. */
async function halt(app: App, { work, resolved, phone, verdict, helpers }: Judged): Promise<Settled | undefined> {
  const { incoming, who, command, call } = work;
  const asked = (shown: Card): Settled => ({ reply: reply(shown), result: 'asked', command, who });
  switch (verdict.kind) {
    case 'allow': {
      const forOthers = resolved.user !== undefined && resolved.user.id !== who.phone.id;
      const risky = command.effect !== 'read' && (forOthers || command.effect === 'danger');
      return work.sentence && risky && !work.approved
        ? asked(confirmCard(command.summary, resolved.user?.name, resolved.call))
        : undefined;
    }
    case 'confirm':
      return agrees(call, verdict.word)
        ? undefined
        : asked(confirmCard(command.summary, resolved.user?.name, resolved.call, verdict.word));
    case 'step-up':
      return incoming.proved || work.approved ? undefined : asked(await app.stepUp.ask({ work, call: resolved.call }));
    case 'approve':
      if (work.approved) return undefined;
      if (!agrees(call, verdict.word))
        return asked(confirmCard(command.summary, resolved.user?.name, resolved.call, verdict.word));
      return asked(
        await app.approvals.ask({
          work,
          call: resolved.call,
          input: resolved.input,
          target: resolved.user,
          terms: verdict.terms,
          phone,
        }),
      );
    case 'deny': {
      const audit: AuditEntry = {
        who: who.id,
        command: command.id,
        call: resolved.call,
        result: 'denied',
        rule: verdict.rule.name,
        request: incoming.key,
      };
      return {
        reply: reply(refusalCard([verdict.sentence, ...helpers].join(' '))),
        result: 'denied',
        command,
        who,
        audit,
      };
    }
    default:
      return verdict satisfies never;
  }
}

/** Said yes to what was read back, with the word that had to be typed. */
function agrees(call: Call, word: string | undefined): boolean {
  return word === undefined ? call.agreed !== undefined : call.agreed?.trim().toLowerCase() === word.toLowerCase();
}

/** Rights at the moment of action: where the verdict hangs on a role, the role is read anew. */
async function mayThey(
  app: App,
  work: Work,
  resolved: Extract<Resolved, { kind: 'ready' }>,
  phone: Skills,
): Promise<{ verdict: Verdict; helpers: string[] }> {
  const { who, command, incoming } = work;
  const { access, guard } = command;
  const target = resolved.user !== undefined && resolved.user.id !== who.phone.id ? resolved.user : undefined;
  const needsRole =
    app.rules.length > 0 || guard !== undefined || (typeof access === 'object' && !('others' in access && !target));
  const asker = needsRole ? await app.people.fresh(who) : who;
  const member = typeof access === 'object' && 'members' in access && (await serves(phone, who, resolved));
  const verdict = judge(
    {
      who: asker,
      groups: await app.groups.of(who.chat),
      command: { id: command.id, access, guard },
      target: target && { email: target.email, roles: app.people.rolesOf(target), groups: [] },
      sameQueue: target !== undefined && app.rules.length > 0 && (await shareQueue(phone, who, target)),
      sameDepartment: target !== undefined && target.department !== '' && target.department === who.phone.department,
      member,
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
      verdict.kind === 'deny' && role && verdict.rule.origin === 'shipped' ? await app.people.whoCan(who, role) : [],
  };
}

async function shareQueue(phone: Skills, who: Principal, target: PhoneUser): Promise<boolean> {
  const [mine, theirs] = await Promise.all([phone.queues.of(who.phone.id), phone.queues.of(target.id)]);
  return mine.some(({ queue }) => theirs.some((other) => other.queue.id === queue.id));
}

async function serves(phone: Skills, who: Principal, resolved: Extract<Resolved, { kind: 'ready' }>): Promise<boolean> {
  const { queue } = resolved;
  if (!queue) return false;
  return (await phone.queues.of(who.phone.id)).some((membership) => membership.queue.id === queue.id);
}

function reply(card: Card): Reply {
  return { card, audience: 'private' };
}

/** For callers that must not go on after a person has become unknown. */
export const strangerError = () => new PatchcordError('not-found', 'I no longer know which phone user this is.');
