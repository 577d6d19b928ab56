import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Approval } from '../../src/core/approval.ts';
import {
  type ApprovalEvent,
  isAsked,
  nextOf,
  type Refusal,
  step,
  stillHolds,
  type Voter,
} from '../../src/core/approval-steps.ts';

const HOUR = 60 * 60_000;

const voter = (name: string, more: Partial<Voter> = {}): Voter => ({
  id: `portsip:${name}`,
  name,
  email: `${name}@example.com`,
  roles: ['employee'],
  groups: [],
  enabled: true,
  ...more,
});
const admin = (name: string, more: Partial<Voter> = {}) => voter(name, { roles: ['employee', 'admin'], ...more });

const omar = voter('omar');
const lena = admin('lena');
const priya = admin('priya');
const jonas = admin('jonas');
const ben = voter('ben');
const mia = voter('mia', { roles: ['employee', 'supervisor'] });

function asked(terms: Partial<Approval['terms']> = {}): Approval {
  const where = { platform: 'slack' as const, tenant: 'T1', kind: 'direct' as const, id: 'D1', ref: null };
  return {
    id: 'a1',
    state: 'pending',
    call: { command: 'password.reset', input: {} },
    requester: { id: omar.id, name: 'Omar', from: { platform: 'slack', tenant: 'T1', id: 'U1' }, where, request: 'r1' },
    target: { id: lena.id, name: 'Lena' },
    people: [],
    what: 'new phone password for Lena',
    reason: '',
    consequence: '',
    terms: {
      steps: [{ by: [{ role: 'admin' }], need: 1 }],
      withinMs: 4 * HOUR,
      reason: 'optional',
      remindAfterMs: HOUR,
      channels: [],
      direct: true,
      escalateTo: [],
      ...terms,
    },
    rule: 'default',
    step: 0,
    stepAt: 0,
    reminded: false,
    escalated: false,
    handovers: [],
    decisions: [],
    askedAt: 0,
    expiresAt: 4 * HOUR,
    outcome: '',
    endedAt: null,
  };
}

type Decide = Extract<ApprovalEvent, { kind: 'decide' }>;
const decide = (by: Voter, more: Partial<Decide> = {}): Decide => ({
  kind: 'decide',
  by,
  standsFor: [],
  decision: 'approve',
  reason: '',
  step: undefined,
  platform: 'slack',
  ...more,
});

/** Takes the steps one after another; each must be allowed. */
function taking(approval: Approval, ...events: ApprovalEvent[]): Approval {
  return events.reduce((before, event) => {
    const stepped = step(before, event, 1);
    if (stepped.kind === 'refused') throw new Error(`refused: ${stepped.why}`);
    return stepped.approval;
  }, approval);
}

function why(approval: Approval, event: ApprovalEvent, now = 1): Refusal | 'allowed' {
  const stepped = step(approval, event, now);
  return stepped.kind === 'refused' ? stepped.why : 'allowed';
}

const TWO = { steps: [{ by: [{ role: 'admin' as const }], need: 2 }] };
const STEPS = {
  steps: [
    { by: [{ role: 'supervisor' as const }], need: 1 },
    { by: [{ role: 'admin' as const }], need: 1 },
  ],
};

describe('the steps of an approval', () => {
  it('approves with the quorum and not before', () => {
    const one = taking(asked(TWO), decide(priya));
    expect(one.state).toBe('pending');
    expect(taking(one, decide(jonas)).state).toBe('approved');
  });

  it.each([
    ['the requester', omar, 'requester'],
    ['whom it is about, administrator or not', lena, 'target'],
    ['somebody without the role', ben, 'not-asked'],
    ['an approver whose account is switched off', { ...priya, enabled: false }, 'not-asked'],
    ['an administrator of another phone system', { ...priya, id: 'cloudlink:priya' }, 'not-asked'],
  ] as const)('refuses %s', (_, by, reason) => {
    expect(why(asked(), decide(by))).toBe(reason);
    expect(why(asked(), decide(by, { decision: 'deny' }))).toBe(reason);
  });

  it('counts nobody twice, whatever the chat they come from', () => {
    const one = taking(asked(TWO), decide(priya));
    expect(why(one, decide(priya, { platform: 'teams' }))).toBe('twice');
  });

  it('lets one no end it', () => {
    const denied = taking(asked(TWO), decide(priya), decide(jonas, { decision: 'deny', reason: 'not on the list' }));
    expect(denied).toMatchObject({ state: 'denied', decisions: [{}, { reason: 'not on the list' }] });
    expect(why(denied, decide(mia))).toBe('over');
  });

  it('wants a reason for a denial where the terms do', () => {
    expect(why(asked({ reason: 'required' }), decide(priya, { decision: 'deny', reason: ' ' }))).toBe('reason-needed');
  });

  it('takes several steps in their order, each by its own people, nobody in two', () => {
    expect(why(asked(STEPS), decide(priya, { step: 1 }))).toBe('moved-on');
    const second = taking(asked(STEPS), decide(mia, { step: 0 }));
    expect(second).toMatchObject({ state: 'pending', step: 1 });
    expect(why(second, decide(jonas, { step: 0 }))).toBe('moved-on');
    expect(taking(second, decide(jonas, { step: 1 })).state).toBe('approved');
    const first = taking(asked(STEPS), decide(priya));
    expect(why(first, decide(priya))).toBe('twice');
  });

  it('lets a delegate decide in the place of somebody who is asked, one voice for both', () => {
    const one = taking(asked(TWO), decide(ben, { standsFor: [priya] }));
    expect(one.decisions[0]).toMatchObject({ by: ben.id, seat: priya.id });
    expect(why(one, decide(priya))).toBe('twice');
    expect(why(one, decide(ben, { standsFor: [jonas] }))).toBe('twice');
  });

  it('lets nobody stand in for the requester or for whom it is about', () => {
    const byAdmin = { ...asked(), requester: { ...asked().requester, id: priya.id } };
    expect(why(byAdmin, decide(ben, { standsFor: [priya] }))).toBe('not-asked');
    expect(why(asked(), decide(ben, { standsFor: [lena] }))).toBe('not-asked');
    expect(why(asked(), decide(omar, { standsFor: [priya] }))).toBe('requester');
  });

  it('hands a request over to somebody who has no part in it', () => {
    const handed = taking(asked(), { kind: 'hand-over', from: priya, to: ben });
    expect(why(handed, decide(priya))).toBe('not-asked');
    expect(taking(handed, decide(ben, { standsFor: [priya] })).state).toBe('approved');
    for (const to of [omar, lena, jonas, priya]) {
      expect(why(asked(), { kind: 'hand-over', from: priya, to })).toBe('cannot-take');
    }
    expect(why(asked(), { kind: 'hand-over', from: ben, to: mia })).toBe('not-asked');
  });

  it('asks the next ones after the escalation, not before', () => {
    const terms = { escalateTo: [{ role: 'supervisor' as const }] };
    expect(isAsked(asked(terms), mia)).toBe(false);
    const escalated = taking(asked(terms), { kind: 'escalate' });
    expect(taking(escalated, decide(mia)).state).toBe('approved');
    expect(why(escalated, { kind: 'escalate' })).toBe('not-due');
  });

  it('is withdrawn by the requester alone', () => {
    expect(why(asked(), { kind: 'withdraw', by: priya.id })).toBe('not-yours');
    expect(taking(asked(), { kind: 'withdraw', by: omar.id }).state).toBe('withdrawn');
  });

  it('takes no decision from the moment it expires, also before the clock has looked', () => {
    expect(why(asked(), decide(priya), 4 * HOUR)).toBe('over');
    expect(why(asked(), { kind: 'expire' }, 4 * HOUR - 1)).toBe('not-due');
    expect(step(asked(), { kind: 'expire' }, 4 * HOUR)).toMatchObject({ approval: { state: 'expired' } });
  });

  it('runs only what is approved, once', () => {
    const finish: ApprovalEvent = { kind: 'finish', done: true, outcome: '' };
    expect(why(asked(), finish)).toBe('not-approved');
    const done = taking(asked(), decide(priya), finish);
    expect(done.state).toBe('done');
    expect(why(done, finish)).toBe('not-approved');
  });

  it('no longer holds when an approver has lost the role, the account, or the one they stood in for', () => {
    const people = (...all: Voter[]) => new Map(all.map((one) => [one.id, one]));
    const approved = taking(asked(), decide(priya));
    expect(stillHolds(approved, people(priya))).toBe(true);
    expect(stillHolds(approved, people({ ...priya, roles: ['employee'] }))).toBe(false);
    expect(stillHolds(approved, people({ ...priya, enabled: false }))).toBe(false);
    expect(stillHolds(approved, people())).toBe(false);
    const delegated = taking(asked(), decide(ben, { standsFor: [priya] }));
    expect(stillHolds(delegated, people(ben, priya))).toBe(true);
    expect(stillHolds(delegated, people(ben, { ...priya, roles: ['employee'] }))).toBe(false);
  });

  it('reminds, escalates and expires in this order, counted anew for each step', () => {
    const terms = { ...STEPS, escalateTo: [{ role: 'employee' as const }] };
    const waiting = asked(terms);
    expect(nextOf(waiting)).toEqual({ at: HOUR, kind: 'remind' });
    const reminded = taking(waiting, { kind: 'remind' });
    expect(nextOf(reminded)).toEqual({ at: 2 * HOUR, kind: 'escalate' });
    expect(nextOf(taking(reminded, { kind: 'escalate' }))).toEqual({ at: 4 * HOUR, kind: 'expire' });
    expect(nextOf(taking(reminded, decide(mia)))).toEqual({ at: HOUR + 1, kind: 'remind' });
  });
});

describe('whatever happens to an approval', () => {
  const everybody = [omar, lena, priya, jonas, ben, mia, admin('grace'), voter('sam', { groups: ['it'] })];
  const person = fc.constantFrom(...everybody);
  /** Rights may change between any two events. */
  const now = person.chain((one) =>
    fc.record({
      id: fc.constant(one.id),
      name: fc.constant(one.name),
      email: fc.constant(one.email),
      roles: fc.constantFrom(one.roles, ['employee'] as const),
      groups: fc.constant(one.groups),
      enabled: fc.boolean().map((off) => !off || one.id !== priya.id),
    }),
  );
  const event: fc.Arbitrary<ApprovalEvent> = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('decide' as const),
        by: now,
        standsFor: fc.uniqueArray(now, { maxLength: 2, selector: (one) => one.id }),
        decision: fc.constantFrom('approve' as const, 'approve' as const, 'approve' as const, 'deny' as const),
        reason: fc.constantFrom('', 'no'),
        step: fc.constantFrom(undefined, 0, 1),
        platform: fc.constantFrom('slack' as const, 'teams' as const),
      }),
    },
    fc.record({ kind: fc.constant('hand-over' as const), from: now, to: now }),
    fc.record({ kind: fc.constant('withdraw' as const), by: fc.constantFrom(priya.id, ben.id) }),
    fc.constantFrom<ApprovalEvent>(
      { kind: 'remind' },
      { kind: 'escalate' },
      { kind: 'expire' },
      { kind: 'finish', done: true, outcome: '' },
    ),
  );
  const terms = fc.record({
    steps: fc.array(
      fc.record({
        by: fc.constantFrom<Approval['terms']['steps'][number]['by']>(
          [{ role: 'admin' }],
          [{ role: 'supervisor' }],
          [{ group: 'it' }, { person: 'ben@example.com' }],
        ),
        need: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    escalateTo: fc.constantFrom<Approval['terms']['escalateTo']>([], [{ role: 'employee' }]),
    reason: fc.constantFrom('optional' as const, 'required' as const),
  });

  it('it reaches done only with its quorum of distinct, entitled people who have no part in it', () => {
    let done = 0;
    fc.assert(
      fc.property(terms, fc.array(event, { maxLength: 40 }), (given, events) => {
        let approval = asked(given);
        for (const [at, one] of events.entries()) {
          const before = approval;
          const stepped = step(before, one, at);
          if (stepped.kind === 'refused') continue;
          approval = stepped.approval;
          expect(['pending', 'approved']).toContain(before.state);
          if (one.kind !== 'decide') continue;
          // Every voice that counted was entitled in that moment, and had no part in the request.
          const made = approval.decisions.at(-1);
          const seat = [one.by, ...one.standsFor].find((voice) => voice.id === made?.seat);
          expect(seat && isAsked(before, seat)).toBe(true);
          expect(one.by.enabled).toBe(true);
          expect([omar.id, lena.id]).not.toContain(made?.by);
          expect([omar.id, lena.id]).not.toContain(made?.seat);
        }
        const yes = approval.decisions.filter((made) => made.decision === 'approve');
        expect(new Set(approval.decisions.map((made) => made.by)).size).toBe(approval.decisions.length);
        expect(new Set(approval.decisions.map((made) => made.seat)).size).toBe(approval.decisions.length);
        if (approval.state !== 'approved' && approval.state !== 'done') return;
        done += 1;
        for (const [at, { need }] of approval.terms.steps.entries())
          expect(yes.filter((made) => made.step === at).length).toBeGreaterThanOrEqual(need);
      }),
      { numRuns: 3_000 },
    );
    expect(done).toBeGreaterThan(50);
  });
});
