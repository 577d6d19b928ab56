import { buttons, call, card, facts, press, subtle, text } from './build.ts';
import { cut } from './fit.ts';
import type { Block, Button, Card, Tone } from './model.ts';

/** One request that needs other people's yes, as one person sees it. Times and names in that person's words. */
export interface ApprovalView {
  id: string;
  state: 'pending' | 'approved' | 'done' | 'failed' | 'denied' | 'expired' | 'withdrawn';
  /** Index of the step whose approval the buttons give. */
  step: number;
  steps: number;
  need: number;
  approved: number;
  requester: string;
  /** Completes "Omar asks: …". */
  what: string;
  reason: string;
  consequence: string;
  /** All whom it is for, with what it does to each, where there are several. */
  people: readonly { name: string; note: string }[];
  /** While it is being done for several: "3 of 12 done". */
  progress: string;
  /** Who may still decide. */
  approvers: readonly string[];
  /** When it expires: in words, and as the instant. */
  expires: { words: string; at: number };
  /** "less than 1 hour"; '' for more than a day. */
  timeLeft: string;
  decisions: readonly DecisionLine[];
  /** When it ended. */
  ended: string;
  outcome: string;
  /** May this person decide it now? */
  mayDecide: boolean;
  isRequester: boolean;
  /** For everybody in a channel, whoever they are. */
  isShared: boolean;
  /** In whose place this person decides. */
  insteadOf: string | undefined;
  /** Said first, when a press came too late or could not count. */
  note: string | undefined;
  /** More than one needs to decide. */
  details: { command: string; rule: string; asked: string } | undefined;
}

export interface DecisionLine {
  name: string;
  /** In whose place; '' for oneself. */
  insteadOf: string;
  decision: 'approve' | 'deny';
  reason: string;
  at: string;
}

const TITLE = 60;

export function approvalCard(view: ApprovalView): Card {
  const { state, requester, reason, consequence, details } = view;
  const pending = state === 'pending';
  const title = cut(titleOf(view), TITLE);
  return card(title, TONES[state], [
    view.note ? text(view.note) : undefined,
    view.insteadOf ? text(`You decide for ${view.insteadOf}.`) : undefined,
    pending ? (title.endsWith('…') ? text(sentenceOf(view)) : undefined) : text(endOf(view)),
    facts({
      [ASKED_BY]: requester,
      Reason: reason && `"${reason}"`,
      'What it does': consequence,
      Needed: pending ? neededOf(view) : undefined,
    }),
    pending ? deadlineOf(view) : undefined,
    peopleOf(view),
    details
      ? facts({
          Command: details.command,
          Rule: details.rule,
          Asked: details.asked,
          Step: view.steps > 1 ? stepOf(view) : undefined,
        })
      : undefined,
    decisionsOf(view),
    pending ? buttons(...buttonsOf(view)) : undefined,
  ]);
}

function deadlineOf({ expires, timeLeft }: ApprovalView): Block {
  const left = timeLeft === '' ? [] : [{ label: 'Time left', value: timeLeft }];
  return { kind: 'facts', facts: [{ label: 'Expires', value: expires.words, at: expires.at }, ...left] };
}

function peopleOf({ people }: ApprovalView): Block | undefined {
  if (people.length === 0) return undefined;
  return { kind: 'table', columns: ['For', 'What it does'], rows: people.map(({ name, note }) => [name, note]) };
}

/** Drawn by `approvalCard`, and not a refusal or an error that stands in its place. */
export function isApprovalCard({ blocks }: Card): boolean {
  return blocks.some((block) => block.kind === 'facts' && block.facts.some((fact) => fact.label === ASKED_BY));
}

const ASKED_BY = 'Asked by';

const TONES: Record<ApprovalView['state'], Tone> = {
  pending: 'attention',
  approved: 'good',
  done: 'good',
  failed: 'warning',
  denied: 'warning',
  expired: 'neutral',
  withdrawn: 'neutral',
};

function titleOf(view: ApprovalView): string {
  const { state, requester, what, decisions } = view;
  const last = decisions.at(-1);
  switch (state) {
    case 'pending':
      if (view.mayDecide) return `${firstName(requester)} asks: ${what}`;
      return view.isRequester ? `Waiting for approval: ${what}` : `Still waiting: ${what}`;
    case 'approved':
    case 'done':
      return `Approved by ${approversOf(decisions)}${last ? `, ${last.at}` : ''}`;
    case 'failed':
      return `Approved, but not done: ${what}`;
    case 'denied':
      return `Denied by ${last?.name ?? 'an approver'}${last ? `, ${last.at}` : ''}`;
    case 'expired':
      return `Expired: ${what}`;
    case 'withdrawn':
      return `Withdrawn by ${requester}, ${view.ended}`;
    default:
      return state satisfies never;
  }
}

/** What was asked for, whole. */
/** What it is about, as a sentence. */
export function sentenceOf({ what }: Pick<ApprovalView, 'what'>): string {
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}.`;
}

function endOf({ state, what, outcome, ended, decisions, progress }: ApprovalView): string {
  const asked = sentenceOf({ what });
  switch (state) {
    case 'approved':
      return `${asked} It is being done${progress === '' ? '' : `: ${progress}`}.`;
    case 'done':
    case 'failed':
      return `${asked} ${outcome}`;
    case 'denied': {
      const reason = decisions.at(-1)?.reason;
      return `${asked} Nothing was done.${reason ? ` Reason: "${reason}"` : ''}`;
    }
    case 'expired':
      return `${asked} Nobody decided in time (${ended}). Nothing was done.`;
    case 'withdrawn':
      return `${asked} Nothing was done.`;
    case 'pending':
      return '';
    default:
      return state satisfies never;
  }
}

function neededOf(view: ApprovalView): string {
  const { need, approved, steps } = view;
  const by = view.approvers.length > 0 ? `, by ${namesOf(view.approvers, 'or')}` : '';
  const count = `${need === 1 ? 'One approval' : `${need} approvals, ${approved} so far`}${by}`;
  return steps > 1 ? `${stepOf(view)}: ${count.charAt(0).toLowerCase()}${count.slice(1)}` : count;
}

function stepOf({ step, steps }: ApprovalView): string {
  return `Step ${step + 1} of ${steps}`;
}

/** Of one decision the title tells all there is. */
function decisionsOf({ state, decisions }: ApprovalView): Block | undefined {
  const [first, ...others] = decisions;
  const isTold =
    state !== 'pending' && others.length === 0 && !first?.insteadOf && (state === 'denied' || !first?.reason);
  return first === undefined || isTold ? undefined : subtle(decisions.map(said).join('\n'));
}

function said({ name, insteadOf, decision, reason, at }: DecisionLine): string {
  const place = insteadOf ? ` for ${insteadOf}` : '';
  return `${name}${place} ${decision === 'approve' ? 'approved' : 'denied'}, ${at}${reason ? `: "${reason}"` : ''}`;
}

function approversOf(decisions: readonly DecisionLine[]): string {
  return namesOf(decisions.filter((one) => one.decision === 'approve').map((one) => one.name)) || 'everybody needed';
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}

const NAMES = 4;

function namesOf(names: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (names.length > NAMES) return `${names.slice(0, NAMES - 1).join(', ')} ${word} ${names.length - NAMES + 1} more`;
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

function buttonsOf(view: ApprovalView): (Button | undefined)[] {
  const { id: approval, step, details } = view;
  // In a channel it is drawn for everybody.
  const shared = view.isShared ? { unlessPersonal: true as const } : {};
  const more = details ? undefined : press('Details', call('approval.show', { approval, details: true }));
  if (!view.mayDecide) {
    if (!view.isRequester) return [more];
    return [press('Withdraw', call('approval.withdraw', { approval }), { says: `Withdraw: ${view.what}` }), more];
  }
  return [
    press('Approve', call('approval.decide', { approval, step, decision: 'approve' }), {
      style: 'primary',
      says: `Approve: ${view.what}`,
      ...shared,
    }),
    press('Hand over', call('approval.reassign', { approval }), { opens: 'form', ...shared }),
    more,
    // Beside the facts there is time for words; in haste one press is enough.
    details &&
      press('Approve with a reason', call('approval.reason', { approval, step, decision: 'approve' }), {
        opens: 'form',
        says: `Approve with a reason: ${view.what}`,
        ...shared,
      }),
    press('Deny', call('approval.reason', { approval, step }), {
      style: 'danger',
      opens: 'form',
      says: `Deny: ${view.what}`,
      ...shared,
    }),
  ];
}
