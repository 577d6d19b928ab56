import { isApprovalCard } from '../../cards/approval.ts';
import type { Block, Card } from '../../cards/model.ts';
import { refusalCard } from '../../cards/problem.ts';
import type { Approval } from '../core/approval.ts';
import { systemOf } from '../core/approval-steps.ts';
import type { MessageRef } from '../core/chat.ts';
import type { Incoming, Reply } from '../core/request.ts';
import { newToken, tokenHash } from '../kit/sign.ts';
import { approvalOfRequest, copiesOf, insertApproval, readApproval, saveCopy } from '../store/approvals.ts';
import { adapterFor, directOf } from './answer.ts';
import type { App } from './app.ts';
import { becauseForm, drawApproval } from './approval-cards.ts';
import { CopyJob, chatKey, setClock, showApproval, showCopy } from './approval-jobs.ts';
import type { Approvals, AskedApproval } from './approvals.ts';
import { approversOf, directoryFor } from './approvers.ts';
import { recordAudit } from './audit.ts';
import { parseApproval } from './change-approval.ts';
import { contextFor } from './context.ts';

/** `appOf` is called when there is something to do: the application is not complete when this is made. */
export function createApprovals(appOf: () => App): Approvals {
  return {
    ask: (asked) => askApproval(appOf(), asked),
    answered: (incoming, reply, shown) => keepShown(appOf(), incoming, reply, shown),
  };
}

/** Written once per request: one that is delivered or run again after a crash finds what it asked. */
async function askApproval(app: App, asked: AskedApproval): Promise<Card> {
  const { who, incoming } = asked.work;
  const known = await approvalOfRequest(app.database.db, incoming.key);
  if (known) return drawApproval(app, parseApproval(known), who);
  const { what, consequence } = await previewOf(app, asked);
  const because = asked.work.call.because?.trim() ?? '';
  if (asked.terms.reason === 'required' && because === '') {
    const { agreed } = asked.work.call;
    return becauseForm({ ...asked.call, ...(agreed === undefined ? {} : { agreed }) }, what);
  }
  const target = asked.target && asked.target.id !== who.phone.id ? await app.people.human(asked.target) : undefined;
  const about = { id: target?.id ?? '', name: target?.phones[0].name ?? '' };
  const people = await Promise.all((asked.several?.people ?? []).map((one) => asHuman(app, one)));
  const approval = newApproval(app, asked, { what, consequence, because, about, people });
  const missing = await missingApprovers(app, approval);
  if (missing) return refusalCard(missing);
  const { id, call, requester, rule, askedAt } = approval;
  await app.database.commit(async (tx) => {
    const row = { id, request: requester.request, requester: who.id, state: approval.state, askedAt };
    if (!(await insertApproval(tx, { ...row, body: JSON.stringify(approval) }))) return;
    await showApproval(tx, id, askedAt);
    await setClock(tx, approval, askedAt);
    await recordAudit(tx, askedAt, {
      who: who.id,
      command: call.command,
      call,
      result: 'asked',
      rule,
      request: incoming.key,
      approval: id,
      platform: incoming.from.platform,
    });
  });
  app.wake();
  const written = await approvalOfRequest(app.database.db, incoming.key);
  return drawApproval(app, written ? parseApproval(written) : approval, who);
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
  { work, call, terms, rule }: AskedApproval,
  said: { what: string; consequence: string; because: string; about: Approval['target']; people: Approval['people'] },
): Approval {
  const { who, incoming } = work;
  const now = app.clock.now();
  return {
    id: newToken(),
    state: 'pending',
    call,
    requester: { id: who.id, name: who.name, from: incoming.from, where: incoming.where, request: incoming.key },
    target: said.about,
    people: said.people,
    what: said.what,
    reason: said.because,
    consequence: said.consequence,
    terms: {
      ...terms,
      steps: terms.steps.map(({ by, need }) => ({ by: [...by], need })),
      escalateTo: [...terms.escalateTo],
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

const DECIDING = ['approval.decide', 'approval.withdraw', 'approval.reassign'];

/**
 * A message that shows an approval is remembered, so that it can be changed when the approval ends. What only its reader sees
 * cannot be changed later: the requester's copy then goes to the direct chat.
 */
async function keepShown(app: App, incoming: Incoming, reply: Reply, shown: MessageRef | undefined): Promise<void> {
  const { from, where, asked } = incoming;
  const pressed = asked.kind === 'call' ? asked.call : undefined;
  const given = pressed?.input.approval;
  if (pressed && typeof given === 'string' && DECIDING.includes(pressed.command)) {
    return redrawCopies(app, given, incoming, reply.card);
  }
  const id = shownIn(reply.card);
  const stored = id && (await readApproval(app.database.db, id));
  if (!stored) return;
  const isAnswerToAsking = stored.request === incoming.key;
  if (!shown && !isAnswerToAsking) return;
  const found = await app.people.find(from, where);
  if (found.kind !== 'found') return;
  const message = shown ?? (await adapterFor(app, from).post(await directOf(app, from, where), reply.card));
  const copy = `${chatKey(from)}:${tokenHash(message.id).slice(0, 8)}`;
  const job: CopyJob = { id: stored.id, copy, person: found.who.id, from, where };
  await app.database.commit(async (tx) => {
    await saveCopy(tx, {
      approval: stored.id,
      copy,
      person: found.who.id,
      viewer: JSON.stringify({ from, where }),
      message: JSON.stringify(message),
      shown: 1,
    });
    const now = await readApproval(tx, stored.id);
    if (now && now.version > 1) await showCopy(tx, job, app.clock.now());
  });
  app.wake();
}

/** The pressed card shows the answer now: drawn again where the approval has moved on while that was on its way. */
async function redrawCopies(app: App, id: string, { from, where }: Incoming, shown: Card): Promise<void> {
  const chat = chatKey(from);
  const all = await copiesOf(app.database.db, id);
  const copies = all.filter(({ copy }) => copy === chat || copy.startsWith(`${chat}:`));
  const stored = await readApproval(app.database.db, id);
  const found = await app.people.find(from, where);
  if (copies.length === 0 || !stored || found.kind !== 'found') return;
  // An error stays to be read, and tried again, as long as there is something to decide.
  if (stored.state === 'pending' && !isApprovalCard(shown)) return;
  const { title, blocks } = await drawApproval(app, parseApproval(stored), found.who);
  const has = new Set(shown.blocks.map((block) => JSON.stringify(block)));
  // Words about the press itself may stand in it besides.
  if (title === shown.title && blocks.every((block) => has.has(JSON.stringify(block)))) return;
  const now = app.clock.now();
  await app.database.commit(async (tx) => {
    for (const { copy, person, viewer } of copies) {
      await showCopy(tx, CopyJob.parse({ id, copy, person, ...JSON.parse(viewer) }), now);
    }
  });
  app.wake();
}

/** The approval whose buttons the card has. */
function shownIn(card: Card): string | undefined {
  const buttons = card.blocks.flatMap((block: Block) => (block.kind === 'buttons' ? block.buttons : []));
  for (const button of buttons) {
    if (button.kind !== 'call' || !['approval.decide', 'approval.withdraw'].includes(button.call.command)) continue;
    const id = button.call.input.approval;
    if (typeof id === 'string') return id;
  }
  return undefined;
}
