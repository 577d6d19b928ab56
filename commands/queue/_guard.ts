import { buttons, call, card, press, text } from '../../cards/build.ts';
import { cut } from '../../cards/fit.ts';
import type { Card } from '../../cards/model.ts';
import type { AgentWish } from '../../src/core/agent-states.ts';
import type { CommandContext, Outcome } from '../../src/core/command.ts';
import { stateLabel, wishLabel } from '../../src/core/phone-words.ts';
import { hasRole } from '../../src/core/principal.ts';
import type { Membership } from '../../src/core/queues.ts';
import { judgeLeaving, leavesQueue, leavingWords, type StaffingVerdict } from '../../src/core/staffing.ts';
import type { PhoneUser } from '../../src/core/users.ts';
import type { Part } from './_queue.ts';

type Context = CommandContext<'queues'>;

/** What one part of a change would do to its queue's staffing. */
interface Leaving {
  part: Part;
  membership: Membership;
  verdict: StaffingVerdict;
  /** "Leaves Support with 0 of 6 agents; 1 is wanted now." */
  words: string;
}

/**
 * The parts that take the person off a queue, with what the operator's rules say. Who else is on a queue is read only where a
 * rule holds now, or when it is `shown` anyway.
 */
export async function leavings(
  { phone, services, now }: Context,
  person: PhoneUser,
  parts: readonly Part[],
  memberships: readonly Membership[],
  shown = false,
): Promise<Leaving[]> {
  const found = await Promise.all(
    parts.map(async (part): Promise<Leaving[]> => {
      const membership = memberships.find((one) => one.queue.id === part.queue);
      if (!membership || !leavesQueue(membership.state, part.status)) return [];
      const rules = services.queues.staffing(membership.queue, now);
      if (rules.length === 0 && !shown) return [];
      const verdict = judgeLeaving(rules, await phone.queues.agents(part.queue), person.extension);
      return [{ part, membership, verdict, words: leavingWords(membership.queue.name, verdict) }];
    }),
  );
  return found.flat();
}

/** What of a change may go on now, as the operator's staffing rules have it, and what is said of it; or an answer instead. */
export async function guard(
  ctx: Context,
  wish: { status: AgentWish; despite?: 'yes' | 'no' | undefined },
  person: PhoneUser,
  parts: readonly Part[],
  memberships: readonly Membership[],
): Promise<{ chosen: Part[] | Outcome; notes: string[] }> {
  // A return leaves alone what was changed meanwhile, so it is not asked about that either.
  const fitting = parts.filter((part) => {
    const before = memberships.find((one) => one.queue.id === part.queue)?.state;
    return part.ifStill === undefined || before === part.ifStill;
  });
  const found = await leavings(ctx, person, fitting, memberships);
  const of = (kind: 'warn' | 'confirm' | 'refuse') => found.filter((leaving) => weight(ctx, leaving) === kind);
  const refused = of('refuse');
  const open = of('confirm');
  const isReturn = parts.some((part) => part.ifStill !== undefined);
  if (isReturn && wish.despite !== 'yes' && refused.length + open.length > 0) {
    return { chosen: { card: heldReturnCard(ctx, person, [...open, ...refused]) }, notes: [] };
  }
  if (open.length > 0 && wish.despite === 'no')
    return { chosen: { card: card('Nothing was changed', 'neutral', [text('You stay as you are.')]) }, notes: [] };
  const left = parts.filter((part) => !refused.some((leaving) => leaving.part.queue === part.queue));
  if (left.length === 0 && refused.length > 0)
    return { chosen: { card: refusedCard(ctx, person, refused) }, notes: [] };
  if (open.length > 0 && wish.despite !== 'yes') {
    const names = open.map(({ membership }) => membership.queue.name).join(' and ');
    const title = `Leave ${cut(names, 30)} short of agents?`;
    const said = `${open.map(({ words }) => words).join(' ')} Nothing was changed so far.`;
    const options = [
      { label: `${wishLabel(wish.status)} all the same`, value: 'yes' },
      { label: 'Stay', value: 'no' },
    ];
    return { chosen: { ask: { field: 'despite', title, text: said, options } }, notes: [] };
  }
  const said = [...of('warn'), ...open].map(({ words }) => words);
  const kept = refused.map(({ words, membership }) => `${membership.queue.name} was not changed. ${words}`);
  return { chosen: left, notes: [...said, ...kept] };
}

/** Supervisors may leave a queue below its minimum, after a yes. */
function weight({ who }: Pick<Context, 'who'>, { verdict }: Leaving): StaffingVerdict['kind'] {
  return verdict.kind === 'refuse' && hasRole(who, 'supervisor') ? 'confirm' : verdict.kind;
}

/** Nothing is done: the operator wants more agents on the queue than would be left. */
function refusedCard({ who }: Context, person: PhoneUser, refused: readonly Leaving[]): Card {
  const self = person.id === who.phone.id;
  const names = refused.map(({ membership }) => membership.queue.name).join(' and ');
  const [first] = refused;
  return card(`${self ? 'You are' : `${person.name} is`} needed on ${names}`, 'attention', [
    ...refused.map(({ words }) => text(words)),
    text('Nothing was changed. A supervisor can do it all the same, or somebody else gets ready first.'),
    buttons(
      first
        ? press(`Who is on ${first.membership.queue.name}`, call('queue.agents', { queue: { id: first.part.queue } }))
        : undefined,
    ),
  ]);
}

/**
 * A timed return that would leave a queue below its minimum is not carried out while nobody can say yes: the person stays
 * as they are and is told, with the way to do it all the same.
 */
function heldReturnCard(ctx: Context, person: PhoneUser, held: readonly Leaving[]): Card {
  const { who } = ctx;
  const self = person.id === who.phone.id;
  const [first] = held;
  const state = first ? stateLabel(first.membership.state) : '';
  const names = held.map(({ membership }) => membership.queue.name).join(' and ');
  const mayAgree = held.every((one) => weight(ctx, one) === 'confirm');
  const parts = held.map(({ part }) => ({ queue: part.queue, status: part.status }));
  const on = self ? {} : { user: { id: person.id } };
  return card(`${self ? 'You stay' : `${person.name} stays`} ${state} in ${names}`, 'attention', [
    text(`The time is up, but ${first ? wishLabel(first.part.status) : 'the state before'} waits:`),
    ...held.map(({ words }) => text(words)),
    buttons(
      mayAgree && first
        ? press(
            `${wishLabel(first.part.status)} all the same`,
            call('queue.set', { status: first.part.status, ...on, parts, despite: 'yes' }),
          )
        : undefined,
      first
        ? press(`Who is on ${first.membership.queue.name}`, call('queue.agents', { queue: { id: first.part.queue } }))
        : undefined,
    ),
  ]);
}
