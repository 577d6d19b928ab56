import { renderModal } from '../../adapters/chat/slack/modal.ts';
import { renderMessage } from '../../adapters/chat/slack/render.ts';
import { render } from '../../adapters/chat/teams/render.ts';
import type { Button, Card } from '../../cards/model.ts';
import { messageProblems, viewProblems } from '../../src/sandbox/slack/refused.ts';
import { cardProblems } from '../adapters/chat/teams/card-problems.ts';

const WHERE = { platform: 'slack' as const, tenant: 'T1', kind: 'direct' as const, id: 'D1', ref: {} };
const ORIGIN = { via: 'event' as const, channel: 'D1', responseUntil: 0 };
const LARGEST_TEAMS_BYTES = 25_000;
const PLACES = ['direct', 'shared', 'dialog'] as const;

/** What the platforms would refuse of the card, and which of its buttons got lost on the way; one line each. */
export function platformFaults(card: Card): string[] {
  const message = renderMessage(card);
  const modal = renderModal(card, { where: WHERE, origin: ORIGIN });
  const wanted = callsOf(card);
  const isForm = card.blocks.some((block) => block.kind === 'form');
  const inSlack = countOf(isForm ? modal?.blocks : message.blocks, isSlackPress);
  const faults = [
    ...messageProblems(message).map((problem) => `Slack: ${JSON.stringify(problem)}`),
    ...(modal ? viewProblems(modal).map((problem) => `Slack's modal: ${JSON.stringify(problem)}`) : ['no modal']),
    ...(inSlack === wanted ? [] : [`Slack shows ${inSlack} of ${wanted} buttons`]),
  ];
  for (const place of PLACES) {
    const drawn = render(card, place);
    const bytes = Buffer.byteLength(JSON.stringify(drawn));
    // The submit of a form is a button of Teams; in Slack the modal has its own.
    const inTeams = countOf(drawn.body, isTeamsPress) - (isForm ? 1 : 0);
    faults.push(...cardProblems(drawn, place).map((problem) => `Teams, ${place}: ${JSON.stringify(problem)}`));
    if (bytes > LARGEST_TEAMS_BYTES) faults.push(`Teams, ${place}: ${bytes} bytes`);
    if (inTeams !== wanted) faults.push(`Teams, ${place}: shows ${inTeams} of ${wanted} buttons`);
  }
  return faults;
}

/** Pages have their addresses only when a card is sent. */
function callsOf({ blocks }: Card): number {
  const isOn = ({ kind }: Button) => kind !== 'page';
  return blocks.reduce((count, block) => {
    if (block.kind === 'buttons') return count + block.buttons.filter(isOn).length;
    return block.kind === 'rows' ? count + block.rows.filter(({ button }) => button && isOn(button)).length : count;
  }, 0);
}

function isSlackPress(one: Record<string, unknown>): boolean {
  const isLine = typeof one.value === 'string' && one.value.startsWith('[') && !('action_id' in one);
  return one.type === 'button' || isLine;
}

function isTeamsPress(one: Record<string, unknown>): boolean {
  return typeof one.type === 'string' && one.type.startsWith('Action.');
}

/** How many things anywhere in it are such; what stands for another one on an older client is not counted. */
function countOf(value: unknown, is: (one: Record<string, unknown>) => boolean): number {
  if (Array.isArray(value)) return value.reduce<number>((count, one) => count + countOf(one, is), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const { fallback: _, ...rest } = Object.fromEntries(Object.entries(value));
  return (is(rest) ? 1 : 0) + Object.values(rest).reduce<number>((count, one) => count + countOf(one, is), 0);
}
