import { z } from 'zod';
import { buttons, call, card, press, subtle, text } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { hasRole } from '../../src/core/principal.ts';
import { AGENTS } from './_agents-examples.ts';
import { agentTable, type Board, countWords, isPressing, setAgentForm, waitingTable } from './_board.ts';

/** The board of one queue: who waits, who is on it and in which state; the card keeps itself up to date. */
export default defineCommand({
  id: 'queue.agents',
  words: ['queue who {queue}'],
  summary: 'Show who is on a queue and who waits in it',
  effect: 'read',
  access: { role: 'supervisor', members: true },
  uses: ['queues'],
  repeat: 'safe',
  input: z.object({
    queue: field.queue(),
    /** The form in which a supervisor sets an agent. */
    set: field.hidden(z.literal(true)).optional(),
  }),
  examples: AGENTS,
  async run({ who, phone, say, now, services }, { queue, set }) {
    const [agents, waiting] = await Promise.all([phone.queues.agents(queue.id), phone.queues.waiting(queue.id)]);
    if (set) return { card: setAgentForm(queue, agents) };
    const board: Board = { queue, agents, waiting };
    const on = { queue: { id: queue.id } };
    const again = call('queue.agents', on);
    const supervises = hasRole(who, 'supervisor');
    const serves = agents.some((agent) => agent.extension === who.phone.extension);
    const someReady = agents.some((agent) => agent.state === 'READY');
    return {
      card: card(
        `${queue.name}: ${countWords(board)}`,
        isPressing(board) ? 'warning' : someReady || agents.length === 0 ? 'neutral' : 'attention',
        [
          ...waitingTable(waiting ?? [], say, services.queues.callers),
          waiting === undefined ? subtle('Who waits is not told by this phone system.') : undefined,
          agents.length === 0 ? text('Nobody serves this queue.') : agentTable(agents, say),
          buttons(
            press('Refresh', again),
            supervises && agents.length > 0
              ? press('Set an agent', call('queue.agents', { ...on, set: true }), { opens: 'form' })
              : undefined,
            serves ? press('My state', call('queue.set', on), { opens: 'form' }) : undefined,
            supervises ? press('All queues', call('queue.board')) : undefined,
          ),
        ],
        `Updated ${say.time(now)}`,
      ),
      live: { subject: `queue:${queue.id}`, call: again },
    };
  },
});
