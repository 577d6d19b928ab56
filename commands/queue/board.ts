import { z } from 'zod';
import { buttons, call, card, press, subtle, text } from '../../cards/build.ts';
import type { Row } from '../../cards/model.ts';
import { pageButtons, pageOf } from '../../cards/paging.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import type { Queue, Queues, WaitingCaller } from '../../src/core/queues.ts';
import type { Speech } from '../../src/core/speech.ts';
import { type Board, countWords, isPressing } from './_board.ts';
import { BOARD } from './_board-examples.ts';

/** All queues at a glance, those first where somebody waits; the card keeps itself up to date. */
export default defineCommand({
  id: 'queue.board',
  words: ['queue board'],
  summary: 'Show all queues: who is ready, who waits',
  effect: 'read',
  access: { role: 'supervisor' },
  uses: ['queues'],
  repeat: 'safe',
  input: z.object({ skip: field.skip() }),
  examples: BOARD,
  async run({ phone, say, now }, { skip = 0 }) {
    const all = await lines(phone.queues);
    const shown = pageOf(all, skip);
    // Reading agents is the dear part: only of the queues on show.
    const boards = await Promise.all(
      shown.map(async (line) => ({ ...line, agents: await phone.queues.agents(line.queue.id) })),
    );
    const waiting = all.reduce((sum, line) => sum + (line.waiting?.length ?? 0), 0);
    const from = (left: number) => call('queue.board', left > 0 ? { skip: left } : {});
    const again = from(skip);
    const title = `${all.length} ${all.length === 1 ? 'queue' : 'queues'}: ${waiting === 0 ? 'nobody waits' : `${waiting} waiting`}`;
    return {
      card: card(
        all.length === 0 ? 'There are no queues' : title,
        boards.some(isPressing) ? 'warning' : 'neutral',
        [
          all.length === 0 ? text('Queues are set up in the phone system.') : undefined,
          shown.length > 0 ? { kind: 'rows', rows: boards.map((board) => rowOf(board, say)) } : undefined,
          all.some((line) => line.waiting === undefined)
            ? subtle('Who waits is not told by this phone system.')
            : undefined,
          buttons(press('Refresh', again), ...pageButtons({ skip, total: all.length }, from)),
        ],
        `Updated ${say.time(now)}`,
      ),
      live: { subject: 'queues', call: again },
    };
  },
});

interface Line {
  queue: Queue;
  waiting: readonly WaitingCaller[] | undefined;
}

/** Where somebody waits longest first, then by name. */
async function lines(queues: Queues): Promise<Line[]> {
  const list = await queues.list();
  const all = await Promise.all(list.map(async (queue) => ({ queue, waiting: await queues.waiting(queue.id) })));
  const longest = ({ waiting }: Line) => waiting?.[0]?.since ?? Number.POSITIVE_INFINITY;
  return all.toSorted((a, b) => {
    const [one, other] = [longest(a), longest(b)];
    return one === other ? a.queue.name.localeCompare(b.queue.name) : one - other;
  });
}

function rowOf(board: Board, say: Speech): Row {
  const { queue, waiting } = board;
  const first = waiting?.[0];
  return {
    title: queue.name,
    detail: [countWords(board), first ? `the longest since ${say.time(first.since)}` : '']
      .filter((part) => part !== '')
      .join(', '),
    button: press('Open', call('queue.agents', { queue: { id: queue.id } }), { says: `Open ${queue.name}` }),
  };
}
