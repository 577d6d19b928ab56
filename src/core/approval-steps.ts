import type { Approval, Decision } from './approval.ts';
import { isOneOf, type Who } from './policy.ts';
import type { Role } from './principal.ts';

/** A person as the rules of an approval look at them, read anew for each decision. */
export interface Voter {
  /** Of the principal: the same for every chat in which the person is known. */
  id: string;
  name: string;
  email: string;
  roles: readonly Role[];
  groups: readonly string[];
  enabled: boolean;
  /** The phone system in which they stand for this request; that of their id when nothing is said. */
  system?: string;
}

export type ApprovalEvent =
  | {
      kind: 'decide';
      by: Voter;
      /** Those in whose place `by` may decide: whose absence `by` covers, or who handed this request over. */
      standsFor: readonly Voter[];
      decision: Decision['decision'];
      reason: string;
      /** The step that the pressed card showed; undefined for typed words. */
      step: number | undefined;
      platform: Decision['platform'];
    }
  | { kind: 'withdraw'; by: string }
  | { kind: 'hand-over'; from: Voter; to: Voter }
  | { kind: 'remind' }
  | { kind: 'escalate' }
  | { kind: 'expire' }
  | { kind: 'finish'; done: boolean; outcome: string };

/** Why an event changes nothing. */
export type Refusal =
  /** Decided, expired, withdrawn or run: too late. */
  | 'over'
  | 'requester'
  | 'target'
  /** Neither asked, nor standing in for somebody who is. */
  | 'not-asked'
  /** Has decided, or somebody did in the same place. */
  | 'twice'
  /** The card shows an earlier step. */
  | 'moved-on'
  | 'reason-needed'
  /** Only the requester withdraws. */
  | 'not-yours'
  /** The other person cannot take it over, or decides already. */
  | 'cannot-take'
  /** It is not due, or was done before. */
  | 'not-due'
  | 'not-approved';

export type Stepped = { kind: 'next'; approval: Approval } | { kind: 'refused'; why: Refusal };

/** What becomes of a request. Pure: whoever applies it writes only if the stored version is still the one that was read. */
export function step(approval: Approval, event: ApprovalEvent, now: number): Stepped {
  if (event.kind === 'finish') return finish(approval, event, now);
  if (approval.state !== 'pending') return refused('over');
  if (event.kind === 'expire') {
    return now >= approval.expiresAt ? end(approval, 'expired', '', now) : refused('not-due');
  }
  if (now >= approval.expiresAt) return refused('over');
  switch (event.kind) {
    case 'decide':
      return decide(approval, event, now);
    case 'withdraw':
      return event.by === approval.requester.id ? end(approval, 'withdrawn', '', now) : refused('not-yours');
    case 'hand-over':
      return handOver(approval, event);
    case 'remind':
      return approval.reminded ? refused('not-due') : next({ ...approval, reminded: true });
    case 'escalate':
      return approval.escalated || approval.terms.escalateTo.length === 0
        ? refused('not-due')
        : next({ ...approval, escalated: true });
    default:
      return event satisfies never;
  }
}

const next = (approval: Approval): Stepped => ({ kind: 'next', approval });
const refused = (why: Refusal): Stepped => ({ kind: 'refused', why });

function end(approval: Approval, state: Approval['state'], outcome: string, now: number): Stepped {
  return next({ ...approval, state, outcome, endedAt: now });
}

function finish(
  approval: Approval,
  { done, outcome }: Extract<ApprovalEvent, { kind: 'finish' }>,
  now: number,
): Stepped {
  return approval.state === 'approved'
    ? end(approval, done ? 'done' : 'failed', outcome, now)
    : refused('not-approved');
}

function decide(approval: Approval, event: Extract<ApprovalEvent, { kind: 'decide' }>, now: number): Stepped {
  const { by, decision, platform } = event;
  if (by.id === approval.requester.id) return refused('requester');
  if (isTarget(approval, by.id)) return refused('target');
  if (approval.decisions.some((one) => one.by === by.id)) return refused('twice');
  if (event.step !== undefined && event.step !== approval.step) return refused('moved-on');
  const seats = seatsFor(approval, by, event.standsFor);
  if (seats.length === 0) return refused('not-asked');
  const seat = seats.find((one) => !approval.decisions.some((made) => made.seat === one.id));
  if (!seat) return refused('twice');
  const reason = event.reason.trim().slice(0, 500);
  if (decision === 'deny' && approval.terms.reason === 'required' && reason === '') return refused('reason-needed');
  const made: Decision = {
    by: by.id,
    name: by.name,
    seat: seat.id,
    seatName: seat.name,
    decision,
    reason,
    at: now,
    step: approval.step,
    platform,
  };
  const decided = { ...approval, decisions: [...approval.decisions, made] };
  if (decision === 'deny') return end(decided, 'denied', '', now);
  if (approvalsIn(decided, approval.step) < needOf(approval)) return next(decided);
  if (approval.step + 1 < approval.terms.steps.length) {
    return next({ ...decided, step: approval.step + 1, stepAt: now, reminded: false, escalated: false });
  }
  return next({ ...decided, state: 'approved' });
}

/** In whose places this person may decide the current step: their own first. Nobody stands in for requester or target. */
export function seatsFor(approval: Approval, by: Voter, standsFor: readonly Voter[]): Voter[] {
  if (!isFree(approval, by)) return [];
  const own = isAsked(approval, by) && !handedOn(approval, by.id) ? [by] : [];
  return [...own, ...standsFor.filter((one) => one.id !== by.id && isAsked(approval, one))];
}

/** Does the current step ask this person, by role, group or name? Requester and target are never asked. */
export function isAsked(approval: Approval, person: Voter): boolean {
  return isFree(approval, person) && isNamed(person, namedIn(approval, approval.step));
}

/** Has an account that works, in the same phone system, and no part in the request itself. */
function isFree(approval: Approval, { id, enabled, system }: Voter): boolean {
  const { requester } = approval;
  const stands = (system ?? systemOf(id)) === systemOfApproval(approval);
  return enabled && id !== requester.id && !isTarget(approval, id) && stands;
}

/** Is it about this person, alone or among others? */
function isTarget({ target, people }: Approval, id: string): boolean {
  return id === target.id || people.some((one) => one.id === id);
}

/** The phone system in which it is to happen: its administrators are asked. */
export function systemOfApproval({ call, requester }: Pick<Approval, 'call' | 'requester'>): string {
  return call.system ?? systemOf(requester.id);
}

export function systemOf(personId: string): string {
  return personId.slice(0, personId.indexOf(':'));
}

function isNamed(person: Voter, named: readonly Who[]): boolean {
  return isOneOf({ roles: person.roles, phone: { email: person.email } }, person.groups, named);
}

function namedIn({ terms, escalated }: Approval, step: number): readonly Who[] {
  const by = terms.steps[step]?.by ?? [];
  return escalated ? [...by, ...terms.escalateTo] : by;
}

/** To whom somebody gave the current step, by the newest handover. */
function handedOn(approval: Approval, from: string): string | undefined {
  return approval.handovers.findLast((one) => one.step === approval.step && one.from === from)?.to;
}

/** Those who gave the current step to this person. */
export function handedTo(approval: Approval, to: string): string[] {
  return approval.handovers.filter((one) => one.step === approval.step && one.to === to).map((one) => one.from);
}

function handOver(approval: Approval, { from, to }: Extract<ApprovalEvent, { kind: 'hand-over' }>): Stepped {
  if (from.id === approval.requester.id) return refused('requester');
  if (!isAsked(approval, from) || handedOn(approval, from.id) !== undefined) return refused('not-asked');
  const involved = (id: string) => approval.decisions.some((one) => one.by === id || one.seat === id);
  if (involved(from.id)) return refused('twice');
  if (to.id === from.id || !isFree(approval, to) || isAsked(approval, to) || involved(to.id))
    return refused('cannot-take');
  return next({ ...approval, handovers: [...approval.handovers, { from: from.id, to: to.id, step: approval.step }] });
}

export function needOf({ terms, step: at }: Approval): number {
  return terms.steps[at]?.need ?? 1;
}

/** Distinct people who approved in that step. */
export function approvalsIn({ decisions }: Approval, at: number): number {
  const approved = decisions.filter((one) => one.step === at && one.decision === 'approve');
  return Math.min(new Set(approved.map((one) => one.by)).size, new Set(approved.map((one) => one.seat)).size);
}

/**
 * Would every step still have its quorum, with the rights people have now? Asked again before the Call runs.
 * @param people those who decided and in whose place, by id; who is missing is no longer there
 */
export function stillHolds(approval: Approval, people: ReadonlyMap<string, Voter>): boolean {
  const allowed = (id: string, at: number) => {
    const person = people.get(id);
    const named = [...(approval.terms.steps[at]?.by ?? []), ...approval.terms.escalateTo];
    return person !== undefined && isFree(approval, person) && isNamed(person, named);
  };
  return approval.terms.steps.every((one, at) => {
    const valid = approval.decisions.filter((made) => {
      const by = people.get(made.by);
      return made.step === at && by !== undefined && isFree(approval, by) && allowed(made.seat, at);
    });
    return approvalsIn({ ...approval, decisions: valid }, at) >= one.need;
  });
}

const MINUTE = 60_000;

/** So much before its end a waiting request is shown anew: in between, what its cards say of the time left stays true. */
const MOMENTS = [24 * 60, 4 * 60, 60, 30, 10, 5, 1].map((minutes) => minutes * MINUTE);

/** The least of these moments that has not been reached yet is all that is left; undefined for more than a day. */
export function lessThanLeft({ expiresAt }: Pick<Approval, 'expiresAt'>, now: number): number | undefined {
  return MOMENTS.findLast((moment) => expiresAt - now <= moment);
}

/** When the time left has to be shown anew. */
export function nextMoment({ expiresAt }: Pick<Approval, 'expiresAt'>, now: number): number | undefined {
  const moment = MOMENTS.find((one) => expiresAt - one > now);
  return moment === undefined ? undefined : expiresAt - moment;
}

/** What the clock does next with a waiting request, and when. */
export function nextOf(approval: Approval): { at: number; kind: 'remind' | 'escalate' | 'expire' } | undefined {
  if (approval.state !== 'pending') return undefined;
  const { terms, stepAt, expiresAt, reminded, escalated } = approval;
  const remindAt = stepAt + terms.remindAfterMs;
  if (!reminded && remindAt < expiresAt) return { at: remindAt, kind: 'remind' };
  const escalateAt = stepAt + 2 * terms.remindAfterMs;
  if (!escalated && terms.escalateTo.length > 0 && escalateAt < expiresAt) return { at: escalateAt, kind: 'escalate' };
  return { at: expiresAt, kind: 'expire' };
}
