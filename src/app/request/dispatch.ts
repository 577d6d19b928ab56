import { choiceCard } from '../../../cards/choice.ts';
import { confirmCard } from '../../../cards/confirm.ts';
import { connectCard } from '../../../cards/connect.ts';
import type { Call, Card } from '../../../cards/model.ts';
import { refusalCard } from '../../../cards/problem.ts';
import type { AnyCommand, Outcome } from '../../core/command.ts';
import { toPatchcordError } from '../../core/errors.ts';
import type { Skills } from '../../core/phone.ts';
import type { RuleRef, Verdict } from '../../core/policy.ts';
import type { Principal } from '../../core/principal.ts';
import type { Incoming, Reply } from '../../core/request.ts';
import type { App } from '../app.ts';
import type { AuditEntry } from '../audit.ts';
import { contextFor } from '../context.ts';
import { strangerReply } from '../people/strangers.ts';
import { severalOf } from '../several/list.ts';
import { carryOutSeveral } from '../several/several.ts';
import type { Settled, Work } from '../work.ts';
import { chooseSystem } from './choose-system.ts';
import { explain } from './explain.ts';
import { readCall } from './read.ts';
import { readBack } from './read-back.ts';
import { type Resolved, resolve } from './resolve.ts';
import { endOlderWish } from './retry.ts';
import { mayThey, refusedWhatever } from './rights.ts';
import { missingAccount, sessionFor, whoseAccount } from './session.ts';
import { skillsFor } from './skills.ts';
import { meant } from './stamp.ts';
import { withUndo } from './undo.ts';

/**
 * One accepted request from top to bottom: who, which Call, which things, may they, run. Never throws.
 * @param begun an earlier run of it was cut off: whatever this one finds out, it may have taken effect
 */
export async function dispatch(app: App, incoming: Incoming, signal: AbortSignal, begun = false): Promise<Settled> {
  let who: Principal | undefined;
  let command: AnyCommand | undefined;
  let call: Call | undefined;
  try {
    const found = await app.people.find(incoming.from, incoming.where);
    if (found.kind !== 'found') return { reply: strangerReply(found, incoming), result: 'stranger' };
    who = found.who;
    const asked = await readCall(app, who, incoming);
    if (asked.kind === 'card') {
      const { card, command: about, closes, answers } = asked;
      return {
        reply: reply(card),
        result: 'asked',
        who,
        ...(about && { command: about }),
        ...(closes && { closes }),
        ...(answers && { answers }),
      };
    }
    command = asked.command;
    call = asked.call;
    const settled = await carryOut(app, {
      incoming,
      who,
      command,
      call: asked.call,
      signal,
      account: found.account,
      sentence: asked.source === 'sentence',
      newest: true,
    });
    const { further, answers } = asked;
    return { ...settled, ...(further && { further }), ...(answers && { answers }) };
  } catch (thrown) {
    const error = toPatchcordError(thrown);
    if (error.code === 'not-connected' && who) {
      return {
        reply: reply(connectCard({ ...missingAccount(app, who, error), request: incoming.key })),
        result: 'not-connected',
        goesOn: true,
        who,
        ...(command && { command }),
      };
    }
    const trouble = explain(app, error, command, incoming, begun);
    const { platform } = incoming.from;
    const failed =
      who && command && call && command.effect !== 'read'
        ? {
            audit: {
              who: who.id,
              command: command.id,
              call,
              result: trouble.uncertain ? ('perhaps done' as const) : ('failed' as const),
              platform,
              request: incoming.key,
            },
          }
        : {};
    return {
      reply: reply(trouble.card),
      result: trouble.code,
      trouble,
      ...failed,
      ...(who && { who }),
      ...(call && { call }),
      ...(command && { command }),
    };
  }
}

export async function carryOut(app: App, asked: Work): Promise<Settled> {
  const chosen = await chooseSystem(app, asked);
  if (chosen.kind === 'card') {
    return { reply: reply(chosen.card), result: 'asked', command: asked.command, who: asked.who };
  }
  const { system: place, ...placed } = chosen.placed;
  const work: Work = { ...asked, ...placed, ...(place && { system: place }) };
  try {
    return await carryOutAt(app, work);
  } catch (thrown) {
    throw whoseAccount(thrown, work.who);
  }
}

async function carryOutAt(app: App, work: Work): Promise<Settled> {
  const { incoming, who, command, call, system } = work;
  const phone = skillsFor(app.systems, who, sessionFor(app, work), system);
  const several = severalOf(command, call);
  if (several) return carryOutSeveral(app, work, several, phone);
  const resolved = await resolve({ app, who, phone, incoming, system }, command, call);
  if (resolved.kind === 'card') {
    const refused = await refusedWhatever(app, work, phone);
    const halted = refused && (await halt(app, { work, phone, ...refused }));
    return halted ?? { reply: reply(resolved.card), result: 'asked', command, who, call };
  }

  const { verdict, helpers } = await mayThey(app, work, resolved, phone);
  const halted = await halt(app, { work, resolved, phone, verdict, helpers });
  if (halted) return halted;
  if (work.newest && command.effect !== 'read') await endOlderWish(app, who, command.id, incoming.key);
  const outcome = await command.run(contextFor(app, { ...work, phone }), command.input.parse(resolved.input));
  return settle(
    work,
    resolved.call,
    verdict,
    meant({ catalog: app.catalog, systems: app.systems, system: work.call.system }, outcome),
  );
}

function settle(work: Work, exact: Call, verdict: Verdict, outcome: Outcome): Settled {
  const { who, command, call } = work;
  if ('ask' in outcome) {
    const { title, field, options, text } = outcome.ask;
    return { reply: reply(choiceCard(title, exact, field, options, text)), result: 'asked', command, who, call: exact };
  }
  const card = withUndo(outcome.card, outcome.undo, call.undoes === true);
  const settled: Settled = {
    reply: { card, audience: outcome.public ? 'here' : 'private' },
    result: 'done',
    command,
    who,
    call: exact,
    done: outcome,
  };
  if (command.effect === 'read' || outcome.silent) return settled;
  const changed = outcome.changed ? { changed: outcome.changed } : {};
  return {
    ...settled,
    audit: { ...auditOf(work, exact, verdict), result: 'done', ...changed },
  };
}

function auditOf({ incoming, who, command }: Work, call: Call, verdict: Verdict): Omit<AuditEntry, 'result'> {
  const { kind, rule } = verdict;
  const { platform } = incoming.from;
  return { who: who.id, command: command.id, call, rule: rule.name, verdict: kind, platform, request: incoming.key };
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
  const asked = (shown: Card): Settled => ({ reply: reply(shown), result: 'asked', command, who, call: resolved.call });
  const consequence = async () => {
    const seen = await command.preview?.(contextFor(app, { ...work, phone }), command.input.parse(resolved.input));
    return seen?.consequence ?? '';
  };
  const said = readBack(command, resolved.input, who, app.clock.now());
  switch (verdict.kind) {
    case 'allow': {
      const forOthers = resolved.user !== undefined && resolved.user.id !== who.phone.id;
      const risky = command.effect !== 'read' && (forOthers || command.effect === 'danger');
      return work.sentence && risky && !work.approved
        ? asked(
            confirmCard(command.summary, resolved.user?.name, resolved.call, {
              said,
              consequence: await consequence(),
            }),
          )
        : undefined;
    }
    case 'confirm':
      return agrees(call, verdict.word)
        ? undefined
        : asked(
            confirmCard(command.summary, resolved.user?.name, resolved.call, {
              said,
              word: verdict.word,
              consequence: await consequence(),
            }),
          );
    case 'step-up': {
      if (incoming.proved || work.approved || (await provesItself(command, resolved, phone, verdict))) return undefined;
      const { input, call: exact } = resolved;
      const proof = await app.stepUp.ask({ work, call: exact, input, phone, rule: verdict.rule.name });
      return proof && { ...asked(proof), goesOn: true };
    }
    case 'approve':
      // Deciding is not itself decided upon: a rule for everything would let nothing through any more.
      if (work.approved || command.id.startsWith('approval.')) return undefined;
      if (verdict.word !== undefined && !agrees(call, verdict.word))
        return asked(confirmCard(command.summary, resolved.user?.name, resolved.call, { said, word: verdict.word }));
      return asked(
        await app.approvals.ask({
          work,
          call: resolved.call,
          input: resolved.input,
          target: resolved.user,
          terms: verdict.terms,
          rule: verdict.rule.name,
          phone,
        }),
      );
    case 'deny': {
      const audit: AuditEntry = { ...auditOf(work, resolved.call, verdict), result: 'denied' };
      return {
        reply: reply(refusalCard([verdict.sentence, ...helpers].join(' '), ruleLine(verdict.rule))),
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

/** An operator who asks for a proof gets one in any case. */
async function provesItself(
  command: AnyCommand,
  { input }: Judged['resolved'],
  phone: Skills,
  { rule }: Verdict,
): Promise<boolean> {
  return rule.origin === 'shipped' && (await command.provesItself?.(phone, command.input.parse(input))) === true;
}

/** A refusal by the operator's own rule says which one it was; the shipped defaults speak for themselves. */
function ruleLine({ name, origin }: RuleRef): string | undefined {
  return origin === 'shipped' ? undefined : `Rule: ${name} (${origin})`;
}

/** Said yes to what was read back, with the word that had to be typed. */
function agrees(call: Call, word: string | undefined): boolean {
  return word === undefined ? call.agreed !== undefined : call.agreed?.trim().toLowerCase() === word.toLowerCase();
}

function reply(card: Card): Reply {
  return { card, audience: 'private' };
}
