import type { AgentState, AgentWish } from '../../../src/core/agent-states.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Agent, Membership, Queue, Queues } from '../../../src/core/queues.ts';
import { createCache } from '../../../src/kit/cache.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { AgentTimes } from './agent-times.ts';
import { type Caller, isInvalid, isRefusal, mapBounded, part } from './api.ts';
import { type BulkMemory, createBulk } from './bulk.ts';
import { readAll } from './paging.ts';
import type { Profiles } from './profile.ts';
import { agent, agentStatuses, listOf, queue, waitingCaller } from './schema.ts';

const listForMs = 60_000;
/** Who asks for a state mostly sets it next: within this time it need not be read again to know whether to log in. */
const freshForMs = 3_000;
const statesAtOnce = 6;
const queuesAtMost = 1_000;
/** A waiting time in whole seconds, read again and again, gives another beginning each time: the first one is kept. */
const waitsAtMost = 2_000;
const longestWaitMs = 24 * 60 * 60_000;

/** Queues and agent states with the installation's account (needs the right `phone_system`). */
export function createQueues(service: Caller, profiles: Profiles, clock: Clock, times: AgentTimes): Queues {
  const list = createCache<'all', readonly Queue[]>({
    limit: 1,
    lifetimeMs: listForMs,
    clock,
    load: async () => (await readAll(service, '/call_queues', queue, queuesAtMost)).items,
  });
  const bulkMemory: BulkMemory = {};
  const seen = createCache<string, AgentState>({
    limit: 2_000,
    lifetimeMs: freshForMs,
    clock,
    load: (path) => readState(path),
  });

  const began = createCache<string, number>({
    limit: waitsAtMost,
    lifetimeMs: longestWaitMs,
    clock,
    load: async () => clock.now(),
  });

  /** The queue's number: events go by it. */
  async function numberOf(queueId: string): Promise<string> {
    return (await list.get('all')).find((one) => one.id === queueId)?.extension ?? '';
  }

  async function readState(path: string): Promise<AgentState> {
    try {
      return (await service.read({ method: 'GET', path }, agent)).state;
    } catch (error) {
      // Not an agent of that queue: some 4xx, which one is not documented.
      if (!isRefusal(error) || error.code === 'not-allowed') throw error;
      throw new PatchcordError('not-found', 'This person does not serve that queue.', { cause: error.cause });
    }
  }

  function stateNow(path: string): Promise<AgentState> {
    seen.forget(path);
    return seen.get(path);
  }

  function write(path: string, wish: AgentWish, reason?: string): Promise<void> {
    const json = reason === undefined ? { status: wish } : { status: wish, reason };
    return service.send({ method: 'POST', path, json, repeatable: true });
  }

  /** Up to 22.2 a state; from 22.3 NOT_READY with a reason. A release that turns out to be the other one is met half-way. */
  async function writePause(path: string, pause: 'BREAK' | 'LUNCH'): Promise<void> {
    let { pauses } = await profiles.current();
    for (let attempt = 1; ; attempt++) {
      try {
        if (pauses === 'states') return await write(path, pause);
        const reason = await profiles.reasonFor(pause);
        return await write(path, 'NOT_READY', reason);
      } catch (error) {
        const unexpected = isRefusal(error) && (isInvalid(error) || error.code === 'not-found');
        if (attempt > 1 || !unexpected) throw error;
        const now = await profiles.again();
        if (now.pauses === pauses) throw error;
        pauses = now.pauses;
      }
    }
  }

  async function change(path: string, before: AgentState, wish: AgentWish): Promise<void> {
    // What READY means while logged out is not documented: refused, or an implied log-in.
    if (before === 'LOGGED_OUT' && wish !== 'LOGGED_OUT' && wish !== 'LOGGED_IN') await write(path, 'LOGGED_IN');
    if (wish === 'BREAK' || wish === 'LUNCH') await writePause(path, wish);
    else await write(path, wish);
  }

  return {
    list: () => list.get('all'),

    async of(userId) {
      const call = { method: 'GET', path: `/users/${part(userId)}/call_queues` } as const;
      const { items } = await service.read(call, listOf(queue));
      return mapBounded(items, statesAtOnce, async (one): Promise<Membership> => {
        return { queue: one, state: await stateNow(pathOf(userId, one.id)) };
      });
    },

    state: (userId, queueId) => stateNow(pathOf(userId, queueId)),

    async set(userId, queueId, wish) {
      const path = pathOf(userId, queueId);
      const before = await seen.get(path);
      try {
        await change(path, before, wish);
      } catch (error) {
        // Somebody may have logged them out since the state was read, and OFFLINE hides whether they are logged in.
        if (!isRefusal(error) || error.code !== 'bad-input' || before === 'LOGGED_OUT') throw error;
        const now = await stateNow(path);
        if (now !== 'LOGGED_OUT' && now !== 'OFFLINE') throw error;
        await change(path, 'LOGGED_OUT', wish);
      }
      return stateNow(path);
    },

    async agents(queueId) {
      const path = `/call_queues/${part(queueId)}/agents`;
      const { items } = await service.read({ method: 'GET', path }, listOf(agent));
      const stateOf = createBulk(
        service,
        profiles,
        {
          call: (extensions) => ({ path: `${path}/status/get_many`, json: { extension_numbers: extensions } }),
          answer: agentStatuses,
          one: (extension) => readState(`${path}/${part(extension)}`),
        },
        bulkMemory,
      );
      const agents = await Promise.all(
        items.map(async ({ extension, name, spelling, state }) => {
          if (spelling !== '') return { extension, name, state };
          return { extension, name, state: await stateOf(extension).catch(leftMeanwhile) };
        }),
      );
      const queueNumber = await numberOf(queueId);
      return agents.flatMap(({ extension, name, state }): Agent[] => {
        if (state === undefined) return [];
        const since = times.since(queueNumber, extension, state);
        return [{ extension, name, state, ...(since !== undefined && { since }) }];
      });
    },

    async waiting(queueId) {
      const call = { method: 'GET', path: `/call_queues/${part(queueId)}/waiting` } as const;
      try {
        const { items } = await service.read(call, listOf(waitingCaller));
        return items.map(({ waitedMs, ...caller }) => {
          const since = began.peek(caller.id) ?? clock.now() - waitedMs;
          began.set(caller.id, since);
          return { ...caller, since };
        });
      } catch (error) {
        // It did not work before 22.2.22 (release notes), and how it fails there is not said. A queue that is gone says so elsewhere.
        if (isRefusal(error) && error.code !== 'not-allowed') return undefined;
        throw error;
      }
    },
  };
}

function leftMeanwhile(error: unknown): undefined {
  if (error instanceof PatchcordError && error.code === 'not-found') return undefined;
  throw error;
}

function pathOf(userId: string, queueId: string): string {
  return `/users/${part(userId)}/call_queues/${part(queueId)}/agent`;
}
