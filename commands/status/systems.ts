import { z } from 'zod';
import { buttons, call, card, press } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import type { Speech } from '../../src/core/speech.ts';
import type { Standing } from '../../src/core/standing.ts';
import { SYSTEMS } from './_examples.ts';

const STATES: Record<Standing['state'], string> = { works: 'works', trouble: 'needs a look', off: 'off' };
const ORDER: readonly Standing['state'][] = ['trouble', 'works', 'off'];

/** Everything that is set up, what is wrong first: phone systems, chats, mailbox, e-mail, database, work. */
export default defineCommand({
  id: 'status.systems',
  words: ['status systems'],
  summary: 'Show how the phone systems and everything around them are doing',
  effect: 'read',
  access: { role: 'admin' },
  uses: [],
  repeat: 'safe',
  input: z.object({}),
  examples: SYSTEMS,
  async run({ services, say, now }) {
    const all = await services.standing.all();
    const sorted = all.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
    const wrong = sorted.filter(({ state }) => state === 'trouble');
    const [only] = wrong;
    const title =
      only === undefined
        ? 'All systems work'
        : wrong.length === 1
          ? `${only.name} needs a look`
          : `${wrong.length} of ${all.length} need a look`;
    return {
      card: card(
        title,
        wrong.length > 0 ? 'attention' : 'good',
        [
          {
            kind: 'rows',
            rows: sorted.map((one) => ({
              title: `${one.name}: ${STATES[one.state]}`,
              detail: detailOf(one, say, now),
              ...(one.page && {
                button: { kind: 'address' as const, label: 'Open', says: `Open ${one.page.label}`, url: one.page.url },
              }),
            })),
          },
          buttons(press('Look again', call('status.systems'), { style: 'primary' })),
        ],
        `Looked at ${say.time(now)}`,
      ),
    };
  },
});

/** What just began says so by itself. */
const SHORT_MS = 60_000;

function detailOf({ says, since, facts }: Standing, say: Speech, now: number): string {
  const known = facts.map(({ label, value }) => `${label}: ${value}`).join(' · ');
  const when = since !== undefined && now - since > SHORT_MS ? `Has been so since ${say.time(since)}.` : '';
  return [says, when, known].filter((part) => part !== '').join(' ');
}
