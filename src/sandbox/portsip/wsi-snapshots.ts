import { reportedState } from './agents.ts';
import type { Fields } from './fields.ts';
import { type Pbx, type Queue, since, type User } from './pbx.ts';
import { reportedPresence } from './presence.ts';
import { type Rooms, roomCalls, roomsOf } from './wsi-rooms.ts';
import { seconds, type Told } from './wsi-told.ts';

interface Line {
  id: string;
  online: boolean;
  call: string;
  presence: string;
  note: string;
  agent: ReadonlyMap<string, string>;
  display: string;
}

interface Board {
  queue: Queue;
  waiting: ReadonlyMap<string, Fields>;
  agents: ReadonlyMap<string, string>;
}

/** Everything that can be told of, at one moment. Who compares two of them knows what happened. */
export interface Snapshot {
  lines: ReadonlyMap<string, Line>;
  boards: ReadonlyMap<string, Board>;
  rooms: Rooms;
}

export function snapshotOf(pbx: Pbx, before?: Snapshot): Snapshot {
  const queues = [...pbx.queues.values()];
  return {
    lines: new Map([...pbx.users.values()].map((user) => [user.extension, lineOf(pbx, user, queues)])),
    boards: new Map(queues.map((queue) => [queue.extension, boardOf(pbx, queue)])),
    rooms: roomsOf(pbx, before?.rooms),
  };
}

function lineOf(pbx: Pbx, user: User, queues: readonly Queue[]): Line {
  const presence = reportedPresence(user);
  return {
    id: user.id,
    online: user.devices.length > 0,
    call: user.call ? 'ON_CALL' : pbx.ringing.has(user.id) ? 'RINGING' : '',
    presence: presence === 'ON_CALL' ? user.presence : presence,
    note: user.note ?? '',
    agent: new Map(
      queues.flatMap((queue) => {
        const agent = queue.agents.get(user.id);
        return agent ? [[queue.extension, reportedState(user, queue, agent)] as const] : [];
      }),
    ),
    display: JSON.stringify([user.displayName, user.email, user.enabled, user.settings.department]),
  };
}

function boardOf(pbx: Pbx, queue: Queue): Board {
  const patience = Number(queue.settings.max_waiting_time) * 1_000;
  const waiting = queue.waiting.filter((caller) => pbx.clock.now() - caller.since <= patience);
  const agents = [...queue.agents.values()].flatMap((agent) => {
    const user = pbx.users.get(agent.userId);
    return user ? [[user.extension, reportedState(user, queue, agent)] as const] : [];
  });
  return {
    queue,
    agents: new Map(agents),
    waiting: new Map(
      waiting.map((caller, at) => [
        caller.sessionId,
        {
          position: String(at + 1),
          session_id: caller.sessionId,
          caller_number: caller.number,
          caller_name: caller.name,
          timestamp: seconds(caller.since),
          type: 'normal',
        },
      ]),
    ),
  };
}

/** The documents name these states, and neither break nor lunch; how the log-out is spelled stays open. */
function spelledState(pbx: Pbx, state: string): string {
  if (state === 'LOGGED_OUT') return pbx.switches.wsiLogout;
  return state === 'BREAK' || state === 'LUNCH' ? 'NOT_READY' : state;
}

const address = (pbx: Pbx, extension: string) => `sip:${extension}@${pbx.domain}`;

/** What is told at once to somebody who subscribes to an extension. */
export function extensionStatus(pbx: Pbx, extension: string, line: Line): Fields {
  return {
    event_type: 'extension_status',
    tenant_id: '1',
    status: [
      {
        extension: address(pbx, extension),
        extension_id: line.id,
        call_status: line.call,
        online: line.online,
        presence: line.presence,
        presence_note: line.note,
        push_online: false,
        time: seconds(pbx.clock.now()),
      },
    ],
  };
}

/** What is told at once to somebody who subscribes to a queue. */
export function queueStatus(pbx: Pbx, { queue, waiting, agents }: Board, stateSince: (extension: string) => number) {
  return {
    event_type: 'queue_status',
    tenant_id: '1',
    queue_id: queue.id,
    queue_number: queue.extension,
    queue_name: queue.name,
    waiting_list: [...waiting.values()],
    agents: [...agents].map(([extension, state]) => agentFields(pbx, extension, state, stateSince(extension))),
  };
}

function agentFields(pbx: Pbx, extension: string, state: string, at: number): Fields {
  return {
    state: spelledState(pbx, state),
    agent_extension_number: extension,
    session_id: '',
    caller_number: '',
    caller_name: '',
    timestamp: seconds(at),
  };
}

/** What happened between two moments. */
export function changesBetween(pbx: Pbx, before: Snapshot, after: Snapshot): Told[] {
  return [
    ...[...after.lines].flatMap(([extension, line]) => lineChanges(pbx, extension, before.lines.get(extension), line)),
    ...[...before.lines].flatMap(([extension, line]) =>
      after.lines.has(extension) ? [] : [managed(pbx, 'extension_destroyed', extension, line)],
    ),
    ...[...after.boards].flatMap(([number, board]) => boardChanges(pbx, before.boards.get(number), board)),
    ...[...before.boards.keys()].flatMap((number) =>
      after.boards.has(number) ? [] : [queueManaged('queue_destroy', number)],
    ),
    ...roomCalls(pbx, before.rooms, after.rooms),
  ];
}

function lineChanges(pbx: Pbx, extension: string, before: Line | undefined, line: Line): Told[] {
  if (!before) return [managed(pbx, 'extension_created', extension, line)];
  const told: Told[] = [];
  const who = { tenant_id: '1', extension: address(pbx, extension), extension_id: line.id };
  const time = seconds(pbx.clock.now());
  const tell = (frame: Fields) => told.push({ topic: 'extension_events', number: extension, frame });
  if (before.online !== line.online) tell(extensionStatus(pbx, extension, line));
  // The vendor's own sample misspells the call status (reference, section 12).
  if (before.call !== line.call)
    tell({ event_type: 'extension_call', ...who, call_status: line.call === 'ON_CALL' ? 'ON_ACLL' : line.call, time });
  if (before.presence !== line.presence || before.note !== line.note) {
    const { presence, note } = line;
    tell({ event_type: 'extension_presence', ...who, presence, presence_note: note, time });
  }
  const changed = [...line.agent].filter(([queue, state]) => before.agent.get(queue) !== state);
  if (changed.length > 0) {
    const agent_status = changed.map(([queue_number, state]) => ({ queue_number, status: spelledState(pbx, state) }));
    tell({ event_type: 'extension_agent_status', ...who, agent_status, time });
  }
  if (before.display !== line.display) told.push(managed(pbx, 'extension_updated', extension, line));
  return told;
}

function managed(pbx: Pbx, event_type: string, extension: string, line: Line): Told {
  const user = pbx.users.get(line.id);
  const frame = {
    event_type,
    tenant_id: '1',
    extension_number: extension,
    disp_name: user?.displayName ?? '',
    email: user?.email ?? '',
    extension_id: line.id,
    username: user?.name ?? '',
    enabled: user?.enabled ?? false,
  };
  return { topic: 'extension_management_events', number: extension, frame };
}

function queueManaged(event_type: string, queue_number: string): Told {
  const frame = { event_type, tenant_id: '1', queue_number };
  return { topic: 'queue_management_events', number: queue_number, frame };
}

function boardChanges(pbx: Pbx, before: Board | undefined, board: Board): Told[] {
  const { queue } = board;
  if (!before) return [queueManaged('queue_created', queue.extension)];
  const told: Told[] = [];
  const which = { tenant_id: '1', queue_id: queue.id, queue_number: queue.extension, queue_name: queue.name };
  const tell = (frame: Fields) => told.push({ topic: 'queue_events', number: queue.extension, frame });
  const came = [...board.waiting].filter(([id]) => !before.waiting.has(id));
  const went = [...before.waiting].filter(([id]) => !board.waiting.has(id));
  const taken = [...board.agents].some(
    ([extension, state]) => state === 'QUEUE_CALL' && before.agents.get(extension) !== state,
  );
  const updated_callers = [
    ...came.map(([, caller]) => ({ ...caller, reason: 'enqueue' })),
    ...went.map(([, caller]) => ({ ...caller, reason: taken ? 'agent_answered' : 'hangup' })),
  ];
  if (updated_callers.length > 0) tell({ event_type: 'queue_caller_status', ...which, updated_callers });
  const now = pbx.clock.now();
  const updated_agents = [...board.agents]
    .filter(([extension, state]) => before.agents.get(extension) !== state)
    .map(([extension, state]) => agentFields(pbx, extension, state, now));
  const removed_agents = [...before.agents.keys()]
    .filter((extension) => !board.agents.has(extension))
    .map((extension) => ({ agent_extension_number: extension }));
  if (updated_agents.length + removed_agents.length > 0)
    tell({ event_type: 'queue_agent_status', ...which, updated_agents, removed_agents });
  return told;
}

/** From 22.3 for holders of a right; in 22.2 for everybody of the tenant (reference, section 12). */
export function managesExtensions(pbx: Pbx): boolean {
  return since(pbx, '22.3');
}
