import { z } from 'zod';
import { buttons, call, card, press, subtle, text } from '../../cards/build.ts';
import type { Row } from '../../cards/model.ts';
import { seenBy } from '../../src/core/calls.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { LIST } from './_examples.ts';
import { listenButton } from './_recording.ts';

const ROWS = 10;
const RECORDINGS_AT_MOST = 500;

/** One's own recorded calls, the newest first; ten at a time. */
export default defineCommand({
  id: 'recording.list',
  words: ['recordings'],
  summary: 'Show the recordings of your calls and listen to them',
  effect: 'read',
  access: 'self',
  uses: ['ownRecordings'],
  repeat: 'safe',
  input: z.object({
    /** The rest of a list: recordings before this time, in milliseconds. */
    before: field.hidden(z.number().int()).optional(),
  }),
  examples: LIST,
  async run({ who, phone, say, services }, { before = Number.POSITIVE_INFINITY }) {
    const { recordings, more } = await phone.ownRecordings.list({ atMost: RECORDINGS_AT_MOST });
    const left = recordings.filter((one) => one.startedAt < before);
    const shown = left.slice(0, ROWS);
    const last = shown.at(-1);
    if (!last) {
      return {
        card: card(before === Number.POSITIVE_INFINITY ? 'No recordings' : 'No earlier recordings', 'neutral', [
          text('Calls that are recorded appear here when they are over.'),
        ]),
      };
    }
    const others = shown.map(
      (one) =>
        seenBy({ ...one, answered: true, talkedMs: one.lengthMs, direction: 'unknown' }, who.phone.extension).other,
    );
    const callers = await services.callers.look(who.phone, others);
    const rest = left.length - shown.length;
    return {
      card: card(before === Number.POSITIVE_INFINITY ? 'Your recordings' : 'Your earlier recordings', 'neutral', [
        {
          kind: 'rows',
          rows: shown.map(({ id, startedAt, lengthMs }, at): Row => {
            const name = callers[at]?.name ?? '';
            const when = say.time(startedAt);
            return {
              title: name,
              detail: [when, lengthMs > 0 ? say.duration(lengthMs) : ''].filter((part) => part !== '').join(' · '),
              button: listenButton(id, `Listen to the call with ${name}, ${when}`),
            };
          }),
        },
        rest === 0 && more ? subtle(`I looked at your last ${RECORDINGS_AT_MOST} recordings.`) : undefined,
        subtle('The links are for you alone, for 30 minutes.'),
        buttons(
          rest > 0
            ? press(`And ${rest}${more ? ' or more' : ''} more`, call('recording.list', { before: last.startedAt }))
            : undefined,
        ),
      ]),
    };
  },
});
