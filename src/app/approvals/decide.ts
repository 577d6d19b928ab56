import type { Card } from '../../../cards/model.ts';
import { problemCard, refusalCard } from '../../../cards/problem.ts';
import type { Approval } from '../../core/approval.ts';
import type { Refusal, Voter } from '../../core/approval-steps.ts';
import { hasRole, type Principal } from '../../core/principal.ts';
import { speech } from '../../core/speech.ts';
import type { PhoneUser } from '../../core/users.ts';
import { copiesOf, readApproval } from '../../store/approvals.ts';
import type { App } from '../app.ts';
import type { AuditEntry } from '../audit.ts';
import { freshVoter, readVoter } from './approvers.ts';
import { whyNotAsk } from './asker-rights.ts';
import { decisionForm, drawApproval } from './cards.ts';
import { type Changed, parseApproval, takeStep } from './change.ts';

export interface DecisionWish {
  decision: 'approve' | 'deny';
  reason: string;
  /** The step that the pressed card showed; undefined for typed words. */
  step: number | undefined;
}

/** Approve or deny: the rights of both sides are looked at in this moment. */
export async function decideApproval(
  app: App,
  who: Principal,
  id: string,
  wish: DecisionWish,
  request: string,
): Promise<Card> {
  let note: string | undefined;
  const changed = await takeStep(
    app,
    id,
    async (approval) => {
      // What is over stays over: that is said also when the phone system cannot be asked about rights.
      const open = approval.state === 'pending' && app.clock.now() < approval.expiresAt;
      const { voter, standsFor, seats } = open ? await readVoter(app, approval, who) : asKnown(who);
      const counts = wish.decision === 'approve' && seats.length > 0;
      note = counts ? await whyNotAsk(app, approval) : undefined;
      if (note !== undefined) return undefined;
      return { kind: 'decide', by: voter, standsFor, platform: who.chat.platform, ...wish };
    },
    (approval) => {
      const made = approval.decisions.at(-1);
      const place = made && made.seat !== made.by ? { place: made.seat } : {};
      const entry = auditOf(approval, who, 'decided', request);
      return { ...entry, decision: wish.decision, ...place };
    },
  );
  return answer(app, who, changed, note);
}

/** Enough for what needs no rights any more. */
function asKnown({ id, name, roles, phone }: Principal) {
  const voter: Voter = { id, name, email: phone.email, roles, groups: [], enabled: phone.enabled };
  return { voter, standsFor: [], seats: [] };
}

/** Only who asked takes it back. */
export async function withdrawApproval(app: App, who: Principal, id: string, request: string): Promise<Card> {
  const changed = await takeStep(
    app,
    id,
    async () => ({ kind: 'withdraw', by: who.id }),
    (approval) => auditOf(approval, who, 'withdrawn', request),
  );
  return answer(app, who, changed);
}

/** An approver gives the current step to somebody else, who then decides in their place. */
export async function handOverApproval(
  app: App,
  who: Principal,
  id: string,
  to: PhoneUser,
  request: string,
): Promise<Card> {
  let cannot = false;
  const { id: toId } = await app.people.human(to);
  const changed = await takeStep(
    app,
    id,
    async (approval) => {
      const { voter } = await readVoter(app, approval, who);
      const taker = await freshVoter(app, approval, toId);
      cannot = taker === undefined;
      return taker && { kind: 'hand-over', from: voter, to: taker };
    },
    (approval) => ({ ...auditOf(approval, who, 'handed over', request), place: toId }),
  );
  const taken = changed.kind === 'changed' ? `${to.name} decides in your place now.` : undefined;
  return answer(app, who, changed, cannot ? `${to.name} has no phone account (any more).` : taken);
}

/** The approval as it stands, for those who have to do with it. */
export async function showOne(app: App, who: Principal, id: string, details: boolean): Promise<Card> {
  const stored = await readApproval(app.database.db, id);
  if (!stored) return goneCard();
  const approval = parseApproval(stored);
  return (await maySee(app, approval, who)) ? drawApproval(app, approval, who, { details }) : notAskedCard();
}

/** The form for a reason, for whoever may decide that step now; else the request as it stands. */
export async function askWhy(
  app: App,
  who: Principal,
  { approval: id, step, decision }: { approval: string; step: number; decision: DecisionWish['decision'] },
): Promise<Card> {
  const stored = await readApproval(app.database.db, id);
  if (!stored) return goneCard();
  const approval = parseApproval(stored);
  const { seats } = await readVoter(app, approval, who);
  const open = approval.state === 'pending' && app.clock.now() < approval.expiresAt;
  if (open && step === approval.step && seats.length > 0) {
    return decisionForm({ id, step, what: approval.what, decision, required: approval.terms.reason === 'required' });
  }
  return (await maySee(app, approval, who)) ? drawApproval(app, approval, who) : notAskedCard();
}

/** Requester, approvers (also earlier ones, who have a copy) and administrators. */
async function maySee(app: App, approval: Approval, who: Principal): Promise<boolean> {
  if (who.id === approval.requester.id) return true;
  if (approval.decisions.some((one) => one.by === who.id)) return true;
  if ((await copiesOf(app.database.db, approval.id)).some((copy) => copy.person === who.id)) return true;
  if (hasRole(await app.people.fresh(who), 'admin')) return true;
  return (await readVoter(app, approval, who)).seats.length > 0;
}

async function answer(app: App, who: Principal, changed: Changed, note?: string): Promise<Card> {
  if (changed.kind === 'gone') return goneCard();
  const { approval } = changed;
  if (changed.kind !== 'refused') return drawApproval(app, approval, who, { note });
  if (!(await maySee(app, approval, who))) return notAskedCard();
  return drawApproval(app, approval, who, { note: wordsFor(app, who, approval, changed.why) });
}

/** Why a press did not count. A press that merely came twice needs no words: the card shows what the first one did. */
function wordsFor(app: App, who: Principal, approval: Approval, why: Refusal): string | undefined {
  switch (why) {
    case 'over':
      return tooLate(app, who, approval);
    case 'requester':
      return 'You asked for this yourself, so somebody else has to decide.';
    case 'target':
      return 'This is about you, so somebody else has to decide.';
    case 'not-asked':
      return 'You may not decide this (any more). Nothing was changed.';
    case 'twice': {
      const mine = approval.decisions.find((one) => one.by === who.id);
      return mine ? undefined : 'Somebody has decided in your place already.';
    }
    case 'moved-on':
      return 'The step you saw was approved meanwhile. This is the next one.';
    case 'reason-needed':
      return 'A denial needs a reason here. Press Deny again.';
    case 'not-yours':
      return `Only ${approval.requester.name} can withdraw this.`;
    case 'cannot-take':
      return 'That person cannot take it: they asked for it, it is about them, or they decide about it anyway.';
    case 'not-due':
    case 'not-approved':
      return undefined;
    default:
      return why satisfies never;
  }
}

function tooLate(app: App, who: Principal, approval: Approval): string | undefined {
  const { decisions, state } = approval;
  const last = decisions.at(-1);
  if (decisions.some((one) => one.by === who.id)) return undefined;
  if (state !== 'denied' && state !== 'approved' && state !== 'done' && state !== 'failed') return undefined;
  const at = last && speech(who.locale, who.zone, app.clock.now()).time(last.at);
  return (
    last && `Your press came too late: ${last.name} ${last.decision === 'deny' ? 'denied' : 'approved'} it at ${at}.`
  );
}

function auditOf(approval: Approval, who: Principal, result: AuditEntry['result'], request: string): AuditEntry {
  const { id, call } = approval;
  return { who: who.id, command: call.command, call, result, request, approval: id, platform: who.chat.platform };
}

function goneCard(): Card {
  return problemCard({
    title: 'I do not know that request',
    sentence: 'It is not there (any more). Nothing was done.',
    next: '"approvals" shows what waits.',
  });
}

function notAskedCard(): Card {
  return refusalCard('You are not asked about this request. Nothing was changed.');
}
