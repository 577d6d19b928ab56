import { describe, expect, it } from 'vitest';
import type { AgentState, AgentWish } from '../../src/core/agent-states.ts';
import type { Queues } from '../../src/core/queues.ts';

export interface OpenQueues {
  queues: Queues;
  /** Serves the queue of this name with a telephone at hand, and others perhaps. */
  agentId: string;
  queueName: string;
  /** Does not serve it. */
  strangerId: string;
  /** Lets somebody wait in that queue, behind those who wait already. */
  waits: (caller: { number: string; name: string }) => void;
  /** How this system shows break and lunch, where it cannot show them as such. */
  shown?: Partial<Record<AgentWish, AgentState>>;
}

/** What the queues of every phone system promise. */
export function queuesContract(title: string, open: () => Promise<OpenQueues>): void {
  async function openQueue() {
    const opened = await open();
    const queue = (await opened.queues.list()).find((one) => one.name === opened.queueName);
    if (!queue) throw new Error(`There is no queue ${opened.queueName}.`);
    return { ...opened, queue };
  }

  describe(`${title}: queues`, () => {
    it('lists the queues, and those a person serves with the state in each', async () => {
      const { queues, queue, agentId } = await openQueue();
      const served = await queues.of(agentId);
      const own = served.find((one) => one.queue.id === queue.id);
      expect(own?.queue).toEqual(queue);
      expect(own?.state).toBe(await queues.state(agentId, queue.id));
    });

    it.each(['READY', 'NOT_READY', 'WRAP_UP', 'BREAK', 'LUNCH', 'LOGGED_OUT'] as const)(
      'sets %s and gives the state read back',
      async (wish) => {
        const { queues, queue, agentId, shown } = await openQueue();
        const expected = shown?.[wish] ?? wish;
        expect(await queues.set(agentId, queue.id, wish)).toBe(expected);
        expect(await queues.state(agentId, queue.id)).toBe(expected);
      },
    );

    it.each(['READY', 'NOT_READY', 'BREAK'] as const)('logs in first where the wish is %s', async (wish) => {
      const { queues, queue, agentId, shown } = await openQueue();
      await queues.set(agentId, queue.id, 'LOGGED_OUT');
      expect(await queues.set(agentId, queue.id, wish)).toBe(shown?.[wish] ?? wish);
    });

    it('logs in to a state in which one is logged in, also twice', async () => {
      const { queues, queue, agentId } = await openQueue();
      await queues.set(agentId, queue.id, 'LOGGED_OUT');
      for (const _ of [1, 2]) expect(await queues.set(agentId, queue.id, 'LOGGED_IN')).toMatch(/^(NOT_)?READY$/);
    });

    it('shows the agents of a queue', async () => {
      const { queues, queue, agentId } = await openQueue();
      await queues.set(agentId, queue.id, 'WRAP_UP');
      const agents = await queues.agents(queue.id);
      expect(agents).toContainEqual({
        extension: expect.stringMatching(/^\d+$/),
        name: expect.stringMatching(/./),
        state: 'WRAP_UP',
      });
      expect(new Set(agents.map((one) => one.extension)).size).toBe(agents.length);
    });

    it('shows who waits, in order, with one beginning however often it is asked', async () => {
      const { queues, queue, waits } = await openQueue();
      const before = await queues.waiting(queue.id);
      waits({ number: '+4940555118', name: 'Hafenlogistik Nord' });
      waits({ number: '', name: '' });
      const after = await queues.waiting(queue.id);
      expect(after?.slice(before?.length)).toMatchObject([
        { number: '+4940555118', name: 'Hafenlogistik Nord', since: expect.any(Number) },
        { number: '', name: '' },
      ]);
      expect(await queues.waiting(queue.id)).toEqual(after);
    });

    it('says not-found for a queue that the person does not serve or nobody knows', async () => {
      const { queues, queue, agentId, strangerId } = await openQueue();
      await expect(queues.state(strangerId, queue.id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(queues.set(strangerId, queue.id, 'READY')).rejects.toMatchObject({ code: 'not-found' });
      await expect(queues.state(agentId, '123456789012345678')).rejects.toMatchObject({ code: 'not-found' });
      await expect(queues.agents('123456789012345678')).rejects.toMatchObject({ code: 'not-found' });
      await expect(queues.of('123456789012345678')).rejects.toMatchObject({ code: 'not-found' });
    });
  });
}
