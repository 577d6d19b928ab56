import {
  adaptAgentStatus,
  agentRecord,
  agentUser,
  endCall,
  notReadyCodes,
  setAgentState,
  startCall,
} from './agents.ts';
import type { Fields } from './fields.ts';
import { listed } from './lists.ts';
import { type Agent, byExtension, type Pbx, type Queue, type User } from './pbx.ts';
import { found, invalid } from './refusal.ts';
import { type Call, namedUser, param, type Routes, text } from './route.ts';

const READ = 'phone_system.view_only';
const WRITE = 'phone_system.full_access';
const USERS = 'user_management.users';

/** How long a caller talks who was picked up by hand. */
const PICKED_UP_MS = 3 * 60_000;

export const queues: Routes = {
  'GET /user/call_queues': ({ pbx, me }) => ({ items: queuesOf(pbx, me) }),
  'GET /user/call_queues/{id}/agent': (call) => read(call, call.me, queueAt(call, 0)),
  'POST /user/call_queues/{id}/agent': {
    newMembers: ['reason'],
    adapt: adaptAgentStatus,
    run: (call) => write(call, call.me, queueAt(call, 0)),
  },
  'GET /users/{id}/call_queues': { needs: USERS, run: (call) => ({ items: queuesOf(call.pbx, namedUser(call)) }) },
  'GET /users/{id}/call_queues/{queue_id}/agent': {
    needs: USERS,
    run: (call) => read(call, namedUser(call), queueAt(call, 1)),
  },
  'POST /users/{id}/call_queues/{queue_id}/agent': {
    needs: USERS,
    newMembers: ['reason'],
    adapt: adaptAgentStatus,
    run: (call) => write(call, namedUser(call), queueAt(call, 1)),
  },
  'GET /call_queues': {
    needs: READ,
    run: (call) =>
      listed(
        call,
        [...call.pbx.queues.values()].map((queue) => ({
          ...reference(queue),
          ring_time: queue.settings.ring_time,
          polling_strategy: queue.settings.polling_strategy,
        })),
        { filter: ['name', 'extension_number'], search: ['name', 'extension_number'] },
      ),
  },
  'GET /call_queues/{id}': {
    needs: READ,
    run(call) {
      const queue = queueAt(call, 0);
      return { ...reference(queue), ...queue.settings };
    },
  },
  'GET /call_queues/{id}/status': {
    needs: READ,
    run(call) {
      const queue = queueAt(call, 0);
      const manned = [...queue.agents.values()].some(
        (agent) => agent.state !== 'LOGGED_OUT' && (agentUser(call.pbx, agent)?.devices.length ?? 0) > 0,
      );
      return { status: manned ? 'ONLINE' : 'OFFLINE' };
    },
  },
  'GET /call_queues/{id}/waiting': { needs: READ, run: (call) => ({ items: waiting(call.pbx, queueAt(call, 0)) }) },
  'POST /call_queues/{id}/waiting/{session_id}/pickup': {
    needs: READ,
    run(call) {
      const { pbx, me } = call;
      const queue = queueAt(call, 0);
      const session = param(call, 1);
      found(
        queue.waiting.find((caller) => caller.sessionId === session),
        'Waiting caller',
      );
      queue.waiting = queue.waiting.filter((caller) => caller.sessionId !== session);
      startCall(me, queue);
      pbx.clock.after(PICKED_UP_MS, () => endCall(pbx, me));
    },
  },
  'GET /call_queues/{id}/agents': {
    needs: READ,
    run: (call) => ({
      items: staff(call.pbx, queueAt(call, 0)).map(([agent, user]) => ({
        extension_number: user.extension,
        display_name: user.displayName,
        skill_level: agent.skill,
      })),
    }),
  },
  'POST /call_queues/{id}/agents': { needs: WRITE, run: (call) => replaceAgents(call, queueAt(call, 0)) },
  'GET /call_queues/{id}/agents/{agent_number}': {
    needs: READ,
    run: (call) => read(call, numbered(call), queueAt(call, 0)),
  },
  'POST /call_queues/{id}/agents/{agent_number}': {
    needs: WRITE,
    newMembers: ['reason'],
    adapt: adaptAgentStatus,
    run: (call) => write(call, numbered(call), queueAt(call, 0)),
  },
  'POST /call_queues/{id}/agents/status/get_many': {
    from: '22.3',
    status: 200,
    needs: READ,
    run(call) {
      const queue = queueAt(call, 0);
      const { body } = call;
      const numbers = [body.extension_numbers, body.items].find(Array.isArray);
      const wanted = staff(call.pbx, queue).filter(
        ([, user]) => numbers === undefined || numbers.includes(user.extension),
      );
      return { items: wanted.map(([agent, user]) => agentRecord(call.pbx, user, queue, agent)) };
    },
  },
  'GET /not_ready_codes': { from: '22.3', status: 200, run: () => ({ items: notReadyCodes }) },
  'GET /user/ring_groups': ({ pbx, me }) => ({
    items: pbx.ringGroups.filter((group) => group.members.has(me.id)).map(reference),
  }),
};

function reference({ id, name, extension }: { id: string; name: string; extension: string }) {
  return { id, name, extension_number: extension };
}

function queuesOf(pbx: Pbx, user: User) {
  return [...pbx.queues.values()].filter((queue) => queue.agents.has(user.id)).map(reference);
}

function queueAt(call: Call, index: number): Queue {
  return found(call.pbx.queues.get(param(call, index)), 'Call queue');
}

function numbered(call: Call): User {
  return found(byExtension(call.pbx, param(call, 1)), 'Agent');
}

function staff(pbx: Pbx, queue: Queue): [Agent, User][] {
  return [...queue.agents.values()].flatMap((agent): [Agent, User][] => {
    const user = agentUser(pbx, agent);
    return user ? [[agent, user]] : [];
  });
}

function read({ pbx }: Call, user: User, queue: Queue): Fields {
  return agentRecord(pbx, user, queue, found(queue.agents.get(user.id), 'Agent'));
}

function write({ pbx, body }: Call, user: User, queue: Queue): void {
  setAgentState(pbx, queue, found(queue.agents.get(user.id), 'Agent'), body);
}

/** Callers wait no longer than the queue lets them. */
function waiting(pbx: Pbx, queue: Queue): Fields[] {
  const seconds = (since: number) => Math.floor((pbx.clock.now() - since) / 1000);
  return queue.waiting
    .filter((caller) => seconds(caller.since) <= Number(queue.settings.max_waiting_time))
    .map((caller) => ({
      session_id: caller.sessionId,
      extension_number: caller.number,
      display_name: caller.name,
      waiting_time: seconds(caller.since),
    }));
}

/** Those who stay keep their state; newcomers start logged out. */
function replaceAgents({ pbx, body }: Call, queue: Queue): void {
  const items = Array.isArray(body.items) ? body.items : [];
  const agents = items.map((item: Fields): Agent => {
    const user = byExtension(pbx, text(item, 'extension_number') ?? '');
    if (!user) throw invalid('items', 'names an extension that does not exist');
    const skill = typeof item.skill_level === 'number' ? item.skill_level : 1;
    return { ...(queue.agents.get(user.id) ?? { userId: user.id, state: 'LOGGED_OUT' }), skill };
  });
  queue.agents = new Map(agents.map((agent) => [agent.userId, agent]));
}
