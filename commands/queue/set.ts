import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import type { Call, Card } from '../../cards/model.ts';
import type { AgentState, AgentWish } from '../../src/core/agent-states.ts';
import { type CommandContext, defineCommand, type Outcome } from '../../src/core/command.ts';
import { type PatchcordError, toPatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import { inWords, stateLabel, titleWord, wishLabel } from '../../src/core/phone-words.ts';
import type { Membership } from '../../src/core/queues.ts';
import type { PhoneUser } from '../../src/core/users.ts';
import { guard, leavings } from './_guard.ts';
import { Part, statusField, wishBackTo } from './_queue.ts';
import { SET } from './_set-examples.ts';

const input = z.object({
  status: statusField(),
  queue: field.queueOrAll().optional(),
  user: field.person().optional(),
  until: field.until().optional(),
  /** Exact wishes per queue: an Undo, or a return after a time. */
  parts: field.hidden(z.array(Part).max(100)).optional(),
  /** Asked whether a queue may be left below its minimum: the answer. */
  despite: field.hidden(z.enum(['yes', 'no'])).optional(),
});

type Input = z.output<typeof input>;
type Context = CommandContext<'queues'>;

const Before = z.array(
  z.object({ queue: z.object({ id: z.string(), name: z.string(), extension: z.string() }), state: z.string() }),
);

/** What became of one queue. */
interface Result {
  queue: Membership['queue'];
  before: AgentState;
  after?: AgentState;
  trouble?: PatchcordError;
}

/** The state in one's queues, or for supervisors in somebody else's: one queue, or all of them, each told apart. */
export default defineCommand({
  id: 'queue.set',
  words: ['queue {status} [{queue}] [{user}] [for|until {until}]'],
  summary: 'Set your state in your queues',
  button: 'Set state',
  effect: 'change',
  access: { others: 'supervisor' },
  uses: ['queues'],
  repeat: 'safe',
  input,
  examples: SET,
  async preview(ctx, wish) {
    const person = wish.user ?? ctx.who.phone;
    const memberships = await ctx.phone.queues.of(person.id);
    const chosen = choose(ctx, wish, person, memberships);
    const parts = Array.isArray(chosen) ? chosen : [];
    const names = parts.flatMap((part) => memberships.find((one) => one.queue.id === part.queue)?.queue.name ?? []);
    const words = (await leavings(ctx, person, parts, memberships, true)).map((leaving) => leaving.words);
    return {
      what: `${wishLabel(wish.status)} for ${person.name}${names.length > 0 ? ` in ${inWords(names)}` : ''}`,
      consequence: words.join(' '),
    };
  },
  async run(ctx, wish) {
    const person = wish.user ?? ctx.who.phone;
    const { memberships, now } = await readBefore(ctx, person);
    const asked = choose(ctx, wish, person, memberships);
    if (!Array.isArray(asked)) return asked;
    const guarded = await guard(ctx, wish, person, asked, memberships);
    if (!Array.isArray(guarded.chosen)) return guarded.chosen;
    const { chosen } = guarded;
    const results = await Promise.all(chosen.map((part) => setOne(ctx, person, part, { memberships, now })));
    return report(
      ctx,
      wish,
      person,
      results.filter((result) => result !== undefined),
      guarded.notes,
    );
  },
});

/** The states before the first try; in a second one, after a crash or an outage, also those of now. */
async function readBefore(ctx: Context, person: PhoneUser): Promise<{ memberships: Membership[]; now: Membership[] }> {
  const found = await ctx.once('before', Before, () => ctx.phone.queues.of(person.id));
  const now = ctx.isRepeat ? await ctx.phone.queues.of(person.id) : [];
  return { memberships: found.map(({ queue, state }) => ({ queue, state: stateOf(state) })), now };
}

const SHOWN: readonly AgentState[] = [
  'READY',
  'NOT_READY',
  'WRAP_UP',
  'BREAK',
  'LUNCH',
  'LOGGED_OUT',
  'QUEUE_CALL',
  'OTHER_CALL',
  'OFFLINE',
];

function stateOf(text: string): AgentState {
  return SHOWN.find((state) => state === text) ?? 'OTHER';
}

/** Which queues it is about; a question when that is open. */
function choose({ who }: Context, wish: Input, person: PhoneUser, memberships: Membership[]): Part[] | Outcome {
  const self = person.id === who.phone.id;
  const name = self ? 'You' : person.name;
  if (wish.parts) return wish.parts;
  if (memberships.length === 0) {
    return { card: card(`${name} ${self ? 'serve' : 'serves'} no queue`, 'neutral', [text('Nothing was changed.')]) };
  }
  const { queue, status } = wish;
  if (queue === 'all' || (queue === undefined && memberships.length === 1)) {
    return memberships.map((membership) => ({ queue: membership.queue.id, status }));
  }
  if (queue === undefined) {
    const options = memberships.map((membership) => ({
      label: membership.queue.name,
      value: { id: membership.queue.id },
    }));
    return {
      ask: {
        field: 'queue',
        title: `${wishLabel(status)}: in which queue?`,
        options: [...options, { label: 'All of them', value: 'all' }],
      },
    };
  }
  if (memberships.some((membership) => membership.queue.id === queue.id)) return [{ queue: queue.id, status }];
  const served = memberships.map((membership) => membership.queue.name).join(', ');
  return {
    card: card(`${name} ${self ? 'do' : 'does'} not serve ${queue.name}`, 'attention', [
      text(`Nothing was changed. ${name} ${self ? 'serve' : 'serves'} ${served}.`),
    ]),
  };
}

/** One queue's failure leaves the others alone. A return after a time leaves alone what somebody changed meanwhile. */
async function setOne(
  { phone }: Context,
  person: PhoneUser,
  part: Part,
  { memberships, now }: { memberships: Membership[]; now: Membership[] },
): Promise<Result | undefined> {
  const membership = memberships.find((one) => one.queue.id === part.queue);
  if (!membership) return undefined;
  const { queue, state: before } = membership;
  if (part.ifStill !== undefined && before !== part.ifStill && before !== part.status) return undefined;
  // What took effect the first time is not done twice.
  const there = now.find((one) => one.queue.id === part.queue);
  if (there && isDone(part.status, before, there.state)) return { queue, before, after: there.state };
  try {
    return { queue, before, after: await phone.queues.set(person.id, queue.id, part.status) };
  } catch (error) {
    return { queue, before, trouble: toPatchcordError(error) };
  }
}

/**
 * Whether what is seen now is what the first run was to bring about; having logged in has no name of its own. A pause that the phone
 * system does not name (PortSIP 22.3 and 22.4) is set again: the same value, so that nobody sees it.
 */
function isDone(wish: AgentWish, before: AgentState, now: AgentState): boolean {
  if (wish === 'LOGGED_IN') return before === 'LOGGED_OUT' && now !== 'LOGGED_OUT';
  return now === wish;
}

function report(ctx: Context, wish: Input, person: PhoneUser, results: Result[], notes: string[]): Outcome {
  const done = results.filter((result) => result.after !== undefined);
  const failed = results.filter((result) => result.trouble !== undefined);
  const [first] = failed;
  if (results.length === 0)
    return {
      card: card('The queue states were changed meanwhile', 'neutral', [text('I left them as they are.')]),
      silent: true,
    };
  if (first?.trouble && done.length === 0) throw first.trouble;

  const on = wish.user ? { user: { id: person.id } } : {};
  const parts = done.map(({ queue, before }) => ({ queue: queue.id, status: wishBackTo(before) }));
  const back: Call = call('queue.set', { status: wish.status, ...on, parts });
  const until = wish.until;
  const returning = wish.parts?.some((part) => part.ifStill !== undefined) ?? false;
  const shown = resultCard(ctx, wish, person, { done, failed, returning, notes });
  const outcome = {
    card: shown,
    ...(person.id !== ctx.who.phone.id && { tells: [{ to: person, card: toldCard(ctx, wish, done) }] }),
    touches: ['queues', ...results.map(({ queue }) => `queue:${queue.id}`)],
    changed: {
      what: `queue state of ${person.name}`,
      from: done.map(({ queue, before }) => `${queue.name}: ${stateLabel(before)}`).join(', '),
      to: done.map(({ queue, after }) => `${queue.name}: ${stateLabel(after ?? 'OTHER')}`).join(', '),
    },
  };
  if (returning) return outcome;
  const timers = done.map(({ queue, before, after }) => ({
    key: `queue:${person.id}:${queue.id}`,
    part: { queue: queue.id, status: wishBackTo(before), ifStill: after ?? 'OTHER' },
  }));
  if (until === undefined) return { ...outcome, undo: back, ends: timers.map((timer) => timer.key) };
  const laters = timers.map(({ key, part }) => ({
    at: until,
    key,
    call: call('queue.set', { status: part.status, ...on, parts: [part] }),
  }));
  return { ...outcome, undo: back, later: laters };
}

/** Nobody should find their state changed by somebody else without a word. */
function toldCard({ who, say }: Context, wish: Input, done: Result[]): Card {
  const until = wish.until === undefined ? '' : ` until ${say.time(wish.until)}`;
  return card(`Your queue state was changed${until}`, 'attention', [
    text(`By ${who.name}.`),
    {
      kind: 'table',
      columns: ['Queue', 'Now', 'Was'],
      rows: done.map(({ queue, before, after }) => [queue.name, stateLabel(after ?? 'OTHER'), stateLabel(before)]),
    },
    buttons(press('My queues', call('queue.show'))),
  ]);
}

interface Told {
  done: Result[];
  failed: Result[];
  returning: boolean;
  /** What the change does to a queue's staffing. */
  notes: string[];
}

function resultCard(
  { who, say }: Context,
  wish: Input,
  person: PhoneUser,
  { done, failed, returning, notes }: Told,
): Card {
  const self = person.id === who.phone.id;
  const name = self ? 'You' : person.name;
  const reached = [...new Set(done.map(({ after }) => titleWord(after ?? 'OTHER')))];
  const label = !wish.parts ? titleWord(wish.status) : reached.length === 1 ? (reached[0] ?? '') : 'Back as before';
  const until = wish.until === undefined ? '' : ` until ${say.time(wish.until)}`;
  const where =
    failed.length > 0
      ? `in ${done.length} of ${done.length + failed.length} queues`
      : done.length === 1
        ? `in ${done[0]?.queue.name}`
        : `in ${done.length === 2 ? 'both' : `all ${done.length}`} queues`;
  const title = `${self ? label : `${name}: ${label}`}${returning ? ' again' : ''} ${where}${until}`;
  const again = failed.map(({ queue }) => ({ queue: queue.id, status: wish.status }));
  const on = wish.user ? { user: { id: person.id } } : {};
  return card(title, failed.length > 0 || notes.length > 0 ? 'attention' : 'good', [
    ...notes.map((note) => text(note)),
    {
      kind: 'table',
      columns: ['Queue', 'Now', 'Was'],
      rows: [
        ...done.map(({ queue, before, after }) => [queue.name, stateLabel(after ?? 'OTHER'), stateLabel(before)]),
        ...failed.map(({ queue, before, trouble }) => [
          queue.name,
          `Not changed: ${trouble?.message}`,
          stateLabel(before),
        ]),
      ],
    },
    buttons(
      failed.length > 0
        ? press('Try again', call('queue.set', { status: wish.status, ...on, parts: again }), { style: 'primary' })
        : undefined,
      self && wish.status !== 'READY'
        ? press(
            'Ready now',
            call('queue.set', {
              status: 'READY',
              parts: done.map(({ queue }) => ({ queue: queue.id, status: 'READY' })),
            }),
          )
        : undefined,
    ),
  ]);
}
