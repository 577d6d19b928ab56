import type { Card } from '../../../cards/model.ts';
import { refusalCard } from '../../../cards/problem.ts';
import type { Approval } from '../../core/approval.ts';
import { systemOf } from '../../core/approval-steps.ts';
import { newToken } from '../../kit/sign.ts';
import { approvalOfRequest, insertApproval } from '../../store/approvals.ts';
import type { App } from '../app.ts';
import { recordAudit } from '../audit.ts';
import { contextFor } from '../context.ts';
import type { Approvals, AskedApproval } from './approvals.ts';
import { approversOf, directoryFor } from './approvers.ts';
import { becauseForm, drawApproval } from './cards.ts';
import { parseApproval } from './change.ts';
import { keepShown } from './copies.ts';
import { askedCopy, setClock, showApproval, showCopy } from './jobs.ts';

/** `appOf` is called when there is something to do: the application is not complete when this is made. */
export function createApprovals(appOf: () => App): Approvals {
  return {
    ask: (asked) => askApproval(appOf(), asked),
    lacking: async (asked) => missingApprovers(appOf(), await draftOf(appOf(), asked)),
    answered: (incoming, reply, shown) => keepShown(appOf(), incoming, reply, shown),
  };
}

/** Written once per request: one that is delivered or run again after a crash finds what it asked. */
async function askApproval(app: App, asked: AskedApproval): Promise<Card> {
  const { who, incoming, call: given } = asked.work;
  const part = asked.several?.part;
  const key = part?.key ?? incoming.key;
  const known = await approvalOfRequest(app.database.db, key);
  if (known) return drawApproval(app, parseApproval(known), who);
  const approval = await draftOf(app, asked);
  if (asked.terms.reason === 'required' && approval.reason === '') {
    const { agreed } = given;
    return becauseForm({ ...asked.call, ...(agreed === undefined ? {} : { agreed }) }, approval.what);
  }
  const missing = await missingApprovers(app, approval);
  if (missing) return refusalCard(missing);
  const { id, call, requester, rule, askedAt } = approval;
  await app.database.commit(async (tx) => {
    const row = { id, request: requester.request, requester: who.id, state: approval.state, askedAt };
    if (!(await insertApproval(tx, { ...row, body: JSON.stringify(approval) }))) return;
    await showApproval(tx, id, askedAt);
    if (part && !part.isAnswer) {
      const { from, where } = incoming;
      await showCopy(tx, { id, copy: askedCopy(from), person: who.id, from, where }, askedAt);
    }
    await setClock(tx, approval, askedAt);
    await recordAudit(tx, app, askedAt, {
      who: who.id,
      command: call.command,
      call,
      result: 'asked',
      rule,
      request: key,
      approval: id,
      platform: incoming.from.platform,
    });
  });
  app.wake();
  const written = await approvalOfRequest(app.database.db, key);
  return drawApproval(app, written ? parseApproval(written) : approval, who);
}

/** As it would be asked. */
async function draftOf(app: App, asked: AskedApproval): Promise<Approval> {
  const { who, call } = asked.work;
  const said = await previewOf(app, asked);
  const target = asked.target && asked.target.id !== who.phone.id ? await app.people.human(asked.target) : undefined;
  const about = { id: target?.id ?? '', name: target?.phones[0].name ?? '' };
  const people = await Promise.all((asked.several?.people ?? []).map((one) => asHuman(app, one)));
  return newApproval(app, asked, { ...said, because: call.because?.trim() ?? '', about, people });
}

/** In the command's own words where it has a preview. */
async function previewOf(app: App, { work, input, phone, target, several }: AskedApproval) {
  if (several) return { what: several.what, consequence: '' };
  const { command, who } = work;
  const seen = await command.preview?.(contextFor(app, { ...work, phone }), command.input.parse(input));
  const about = target && target.id !== who.phone.id ? ` for ${target.name}` : '';
  // The summary speaks to who asks; the card is read by somebody else.
  const summary = command.summary.replaceAll(/\byour\b/g, 'the');
  const plain = `${summary.charAt(0).toLowerCase()}${summary.slice(1)}${about}`;
  return { what: seen && 'what' in seen ? seen.what : plain, consequence: seen?.consequence ?? '' };
}

/** By the principal's id: somebody with a user in two systems must not approve what is about themselves. */
async function asHuman(app: App, one: Approval['people'][number]): Promise<Approval['people'][number]> {
  const system = systemOf(one.id);
  const user = await directoryFor(app, one.id).get(one.id.slice(system.length + 1));
  return { ...one, id: (await app.people.human(user)).id };
}

function newApproval(
  app: App,
  { work, call, terms, rule, several }: AskedApproval,
  said: { what: string; consequence: string; because: string; about: Approval['target']; people: Approval['people'] },
): Approval {
  const { who, incoming } = work;
  const now = app.clock.now();
  return {
    id: newToken(),
    state: 'pending',
    call,
    requester: {
      id: who.id,
      name: who.name,
      from: incoming.from,
      where: incoming.where,
      request: several?.part.key ?? incoming.key,
    },
    target: said.about,
    people: said.people,
    what: said.what,
    reason: said.because,
    consequence: said.consequence,
    terms: {
      ...terms,
      steps: terms.steps.map(({ by, need }) => ({ by: [...by], need })),
      escalateTo: [...terms.escalateTo],
      channels: [...terms.channels],
    },
    rule,
    step: 0,
    stepAt: now,
    reminded: false,
    escalated: false,
    handovers: [],
    decisions: [],
    askedAt: now,
    expiresAt: now + terms.withinMs,
    outcome: '',
    endedAt: null,
  };
}

/** Said at once, rather than letting a request wait for people who do not exist. */
async function missingApprovers(app: App, approval: Approval): Promise<string | undefined> {
  for (const [step, { need }] of approval.terms.steps.entries()) {
    const there = (await approversOf(app, { ...approval, step })).length;
    if (there >= need) continue;
    const could =
      there === 0 ? 'nobody but you or the person it is about could give one' : `only ${there} could give one`;
    return `This needs ${need === 1 ? 'an approval' : `${need} approvals`}, and ${could}. Nothing was asked. Tell your phone administrator.`;
  }
  return undefined;
}
