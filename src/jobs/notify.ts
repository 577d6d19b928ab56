import type { z } from 'zod';
import { type NoticeShown, noticeCard, noticesCard } from '../../cards/notice.ts';
import type { App } from '../app/app.ts';
import { directoryFor, personId } from '../app/approvals/approvers.ts';
import { NoticeBody, NotifyJob, tellLater } from '../app/phone/call-notices.ts';
import { tellPerson } from '../app/reply/tell.ts';
import { fittingCard } from '../app/request/stamp.ts';
import { quietUntil } from '../core/call-notices.ts';
import { toPatchcordError } from '../core/errors.ts';
import { speech } from '../core/speech.ts';
import type { PhoneUser } from '../core/users.ts';
import { markTold, readWishes, type StoredNotice, type StoredWishes, untoldNotices } from '../store/notices.ts';
import { type JobHandler, TryLater } from './handler.ts';

/** A telephone does not ring for longer: who is told later than this looks foolish at the phone. */
const RINGS_MS = 60_000;

/** Tells a person of the calls they asked to be told of: one by one as they come, together after quiet hours. */
export function notify(app: App): JobHandler {
  return {
    attempts: 12,
    backoffMs: 2_000,
    async run(job) {
      const { person } = NotifyJob.parse(JSON.parse(job.body));
      const wishes = await readWishes(app.database.db, person);
      const notices = await untoldNotices(app.database.db, person);
      if (!wishes || notices.length === 0) return;
      const now = app.clock.now();
      const until = quietUntil(wishes, now);
      const fresh = notices.filter((one) => one.kind === 'ended' || (until === undefined && now - one.at < RINGS_MS));
      const stale = notices.filter((one) => !fresh.includes(one));
      const wanted = fresh.map(withBody).filter((one) => wishes[one.body.topic]);
      if (until !== undefined && wanted.length > 0)
        return new TryLater({ dueAt: until, write: async (tx) => void (await markTold(tx, stale, now)) });
      const cards = wanted.length > 0 ? await draw(app, wishes, wanted) : [];
      return async (tx) => {
        await markTold(tx, notices, now);
        for (const { to, card } of cards) await tellPerson(tx, to, card, now);
        // Heard of while these were drawn.
        if ((await untoldNotices(tx, person)).length > 0) await tellLater(tx, person, now, now);
      };
    },
  };
}

interface Wanted {
  at: number;
  body: z.infer<typeof NoticeBody>;
}

function withBody({ at, body }: StoredNotice): Wanted {
  return { at, body: NoticeBody.parse(JSON.parse(body)) };
}

async function draw(app: App, wishes: StoredWishes, notices: readonly Wanted[]) {
  const owner = await ownerOf(app, wishes.person);
  if (!owner) return [];
  const callers = await app.callers.look(
    owner,
    notices.map((one) => one.body),
  );
  const say = speech(wishes.locale, wishes.zone, app.clock.now());
  const shown = notices.map(({ at, body: { topic } }, index): NoticeShown => {
    const caller = callers[index];
    const known = caller?.known ?? 'nobody';
    return {
      topic,
      name: caller?.name ?? '',
      number: caller?.number ?? '',
      when: say.time(at),
      stranger: known === 'sent' || known === 'nobody',
      sent: known === 'sent',
    };
  });
  const rings = shown.filter((one) => one.topic === 'calls');
  const rest = shown.filter((one) => one.topic !== 'calls');
  const [only] = rest;
  const cards = rings.map(noticeCard);
  if (only) cards.push(rest.length === 1 ? noticeCard(only) : noticesCard(rest, wasQuiet(wishes, notices)));
  const { catalog, systems } = app;
  return cards.map((card) => ({ to: owner, card: fittingCard({ catalog, systems, system: undefined }, card) }));
}

/** Did they come in the quiet hours? */
function wasQuiet(wishes: StoredWishes, notices: readonly Wanted[]): boolean {
  return notices.some(({ at }) => quietUntil(wishes, at) !== undefined);
}

/** Nobody, when they have left. */
async function ownerOf(app: App, person: string): Promise<PhoneUser | undefined> {
  const id = person.slice(person.indexOf(':') + 1);
  const system = person.slice(0, person.indexOf(':'));
  try {
    return await directoryFor(app, personId({ system, id })).get(id);
  } catch (thrown) {
    if (toPatchcordError(thrown).code === 'not-found') return undefined;
    throw thrown;
  }
}
