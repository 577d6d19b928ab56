import { call, press } from '../../cards/build.ts';
import type { Block, Card } from '../../cards/model.ts';
import type { AgentState } from '../../src/core/agent-states.ts';
import { lastDigits, stateLabel } from '../../src/core/phone-words.ts';
import type { Agent, Queue, WaitingCaller } from '../../src/core/queues.ts';
import type { Speech } from '../../src/core/speech.ts';
import { statusOptions } from './_queue.ts';

/** Who can take calls first; the reader looks for those. */
const ORDER: readonly AgentState[] = [
  'READY',
  'QUEUE_CALL',
  'OTHER_CALL',
  'WRAP_UP',
  'BREAK',
  'LUNCH',
  'NOT_READY',
  'OTHER',
  'OFFLINE',
  'LOGGED_OUT',
];

function sorted(agents: readonly Agent[]): Agent[] {
  return agents.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.name.localeCompare(b.name));
}

/** A queue as it is now. */
export interface Board {
  queue: Queue;
  agents: readonly Agent[];
  /** Undefined where the phone system does not tell. */
  waiting: readonly WaitingCaller[] | undefined;
}

/** "2 of 6 ready, 1 waiting". */
export function countWords({ agents, waiting }: Board): string {
  const ready = agents.filter((agent) => agent.state === 'READY').length;
  const queued = waiting?.length ?? 0;
  return `${ready} of ${agents.length} ready${queued > 0 ? `, ${queued} waiting` : ''}`;
}

/** Somebody waits and nobody is there to answer. */
export function isPressing({ agents, waiting }: Board): boolean {
  return (waiting?.length ?? 0) > 0 && !agents.some((agent) => agent.state === 'READY');
}

const CALLERS = 10;

/** Who waits: the place in line, the caller, since when. */
export function waitingTable(
  waiting: readonly WaitingCaller[],
  say: Speech,
  callers: 'digits' | 'full',
): (Block | undefined)[] {
  if (waiting.length === 0) return [];
  const rows = waiting
    .slice(0, CALLERS)
    .map((caller, at) => [String(at + 1), callerWords(caller, callers), say.time(caller.since)]);
  const more = waiting.length - CALLERS;
  return [
    { kind: 'table', columns: ['Waiting', 'Caller', 'Since'], rows },
    more > 0 ? { kind: 'text', text: `And ${more} more.`, subtle: true } : undefined,
  ];
}

/** Who calls a company is not everybody's business: the last digits, unless the operator says otherwise. */
function callerWords({ number, name }: WaitingCaller, callers: 'digits' | 'full'): string {
  if (callers === 'full') return [name, number].filter((part) => part !== '').join(' · ') || WITHHELD;
  return lastDigits(number) || WITHHELD;
}

const WITHHELD = 'Number withheld';

export function agentTable(agents: readonly Agent[], say: Speech): Block {
  const timed = agents.some((agent) => agent.since !== undefined);
  return {
    kind: 'table',
    columns: ['Agent', 'State', ...(timed ? ['Since'] : []), 'Extension'],
    rows: sorted(agents).map(({ name, state, since, extension }) => [
      name,
      stateLabel(state),
      ...(timed ? [since === undefined ? '–' : say.time(since)] : []),
      extension,
    ]),
  };
}

/** A supervisor's form: which agent, and which state. */
export function setAgentForm({ name, id }: Queue, agents: readonly Agent[]): Card {
  return {
    title: `Set an agent of ${name}`,
    tone: 'neutral',
    blocks: [
      {
        kind: 'form',
        inputs: [
          {
            kind: 'choice',
            name: 'user',
            label: 'Agent',
            required: true,
            options: sorted(agents).map((agent) => ({
              label: `${agent.name} · ${stateLabel(agent.state)}`,
              value: agent.extension,
            })),
          },
          { kind: 'choice', name: 'status', label: 'State', required: true, options: statusOptions() },
        ],
        submit: press('Set', call('queue.set', { queue: { id } }), { style: 'primary' }),
      },
    ],
  };
}
