import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { stateLabel } from '../../src/core/phone-words.ts';
import { rowsOf } from './_queue.ts';
import { SHOW } from './_show-examples.ts';

/** One tap away. */
const QUICK = ['READY', 'BREAK', 'LUNCH'] as const;

/** One's own queues and the state in each. */
export default defineCommand({
  id: 'queue.show',
  words: ['queue [{queue}]'],
  summary: 'Show your queues and your state in each',
  effect: 'read',
  access: 'self',
  uses: ['queues'],
  repeat: 'safe',
  input: z.object({ queue: field.queue().optional() }),
  examples: SHOW,
  async run({ who, phone }, { queue }) {
    const all = await phone.queues.of(who.phone.id);
    const shown = queue ? all.filter((membership) => membership.queue.id === queue.id) : all;
    const [only] = shown;
    if (!only) {
      return {
        card: card(queue ? `You do not serve ${queue.name}` : 'You serve no queue', 'neutral', [
          text('A supervisor can add you to a queue in the phone system.'),
          buttons(queue && all.length > 0 ? press('My queues', call('queue.show')) : undefined),
        ]),
      };
    }
    const on = shown.length === 1 ? { queue: { id: only.queue.id } } : { queue: 'all' };
    return {
      card: card(
        shown.length === 1 ? `${only.queue.name}: ${stateLabel(only.state)}` : `You serve ${shown.length} queues`,
        'neutral',
        [
          shown.length === 1 ? undefined : { kind: 'table', columns: ['Queue', 'State'], rows: rowsOf(shown) },
          buttons(
            ...QUICK.filter((state) => shown.some((membership) => membership.state !== state)).map((state) =>
              press(stateLabel(state), call('queue.set', { status: state, ...on })),
            ),
            press('Change', call('queue.set', on), { opens: 'form' }),
          ),
        ],
      ),
    };
  },
});
