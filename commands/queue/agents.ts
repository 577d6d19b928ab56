import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import type { AgentState } from '../../src/core/phone.ts';
import { stateLabel } from '../../src/core/phone-words.ts';
import { AGENTS } from './_examples.ts';

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

/** Who is on a queue and in which state; the card keeps itself up to date. */
export default defineCommand({
  id: 'queue.agents',
  words: ['queue who {queue}'],
  summary: 'Show who is on a queue',
  effect: 'read',
  access: { role: 'supervisor', members: true },
  uses: ['queues'],
  repeat: 'safe',
  input: z.object({ queue: field.queue() }),
  examples: AGENTS,
  async run({ phone, say, now }, { queue }) {
    const agents = await phone.queues.agents(queue.id);
    const sorted = agents.toSorted(
      (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.name.localeCompare(b.name),
    );
    const ready = agents.filter((agent) => agent.state === 'READY').length;
    const again = call('queue.agents', { queue: { id: queue.id } });
    return {
      card: card(
        `${queue.name}: ${ready} of ${agents.length} ready`,
        ready > 0 || agents.length === 0 ? 'neutral' : 'attention',
        [
          agents.length === 0
            ? text('Nobody serves this queue.')
            : {
                kind: 'table',
                columns: ['Agent', 'State', 'Extension'],
                rows: sorted.map((agent) => [agent.name, stateLabel(agent.state), agent.extension]),
              },
          buttons(press('Refresh', again)),
        ],
        `Updated ${say.time(now)}`,
      ),
      live: { subject: `queue:${queue.id}`, call: again },
    };
  },
});
