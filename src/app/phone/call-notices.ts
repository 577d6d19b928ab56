import { z } from 'zod';
import { NOTICE_TOPICS, type NoticeTopic, type NoticeWishes, quietUntil } from '../../core/call-notices.ts';
import type { CallFacts, PhoneEvent } from '../../core/phone-events.ts';
import type { Principal } from '../../core/principal.ts';
import type { Services } from '../../core/services.ts';
import { addJob, advanceJob, cancelJobs } from '../../store/jobs.ts';
import { addNotice, readWishes, saveWishes } from '../../store/notices.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import { quietChanged } from '../support/quiet.ts';

/** Tells a person what they asked to be told of. */
export const NOTIFY = 'notify';
/** Looks into a person's call records for what no event has told. */
export const LOOK_FOR_MISSED = 'look-for-missed';

/** Records of calls that began up to this long before the last look are looked at again: they are written when a call ends. */
export const OVERLAP_MS = 2 * 60 * 60_000;

const SECOND_MS = 1_000;

export const NotifyJob = z.object({ person: z.string() });

export type CallEvent = Extract<PhoneEvent, { kind: 'ringing' | 'call-ended' }>;

/** As it is kept with a notice. */
export const NoticeBody = z.object({ topic: z.enum(NOTICE_TOPICS), number: z.string(), name: z.string() });

/** What a call makes of a person's wishes: which notice, if any. */
function topicOf(event: CallEvent, wishes: NoticeWishes) {
  if (event.kind === 'ringing') return wishes.calls ? 'calls' : undefined;
  if (event.outcome === 'voicemail' && wishes.voicemail) return 'voicemail';
  const unanswered = event.outcome === 'missed' || event.outcome === 'voicemail';
  return unanswered && wishes.missed ? 'missed' : undefined;
}

/** A phone system told of a call: whoever asked to be told of such calls is, once, however often and whichever way it is heard of. */
export async function takeCallEvent(app: App, system: string, event: CallEvent): Promise<void> {
  const person = await humanBehind(app, system, event.user);
  const wishes = await readWishes(app.database.db, person);
  const topic = wishes && topicOf(event, wishes);
  if (!wishes || !topic) return;
  // Events tell whole seconds. What was over before somebody asked is not told, however late it is heard of.
  if (event.at + SECOND_MS <= wishes.seenUntil - OVERLAP_MS) return;
  const at = event.call.startedAt || event.at;
  const wrote = await app.database.commit((tx) =>
    writeNotice(tx, { person, topic, call: event.call, at, wishes }, app.clock.now()),
  );
  if (wrote) app.wake();
}

/** Wishes are those of a human being, whichever of their phone systems tells of the call. */
async function humanBehind(app: App, system: string, user: string): Promise<string> {
  const alone = `${system}:${user}`;
  if (app.systems.length < 2) return alone;
  const known = await app.systems.find(({ id }) => id === system)?.service.directory?.get(user);
  return known ? (await app.people.human(known)).id : alone;
}

interface NewNotice {
  person: string;
  topic: NoticeTopic;
  call: Pick<CallFacts, 'id' | 'from'>;
  at: number;
  wishes: NoticeWishes;
}

/** Writes the notice and the job that tells it, at once or after the quiet hours; false when it is there already. */
export async function writeNotice(
  tx: Handle,
  { person, topic, call, at, wishes }: NewNotice,
  now: number,
): Promise<boolean> {
  const { number, name } = call.from;
  const body = JSON.stringify({ topic, number: number.slice(0, 64), name: name.slice(0, 128) });
  // A call that voicemail took is a missed one in the records: it is told of once.
  const kind = topic === 'calls' ? 'ringing' : 'ended';
  if (!(await addNotice(tx, { person, kind, call: call.id, at, body }))) return false;
  await tellLater(tx, person, quietUntil(wishes, now) ?? now, now);
  return true;
}

/** One job for each person, whatever there is to tell. */
export async function tellLater(tx: Handle, person: string, dueAt: number, now: number): Promise<void> {
  if (await advanceJob(tx, NOTIFY, person, dueAt)) return;
  await addJob(tx, { kind: NOTIFY, key: person, body: JSON.stringify({ person }), dueAt, now });
}

export function noticeService(app: App): Services['notices'] {
  const read = async (who: Principal) => {
    const now = app.clock.now();
    const none = {
      missed: false,
      voicemail: false,
      calls: false,
      quiet: undefined,
      ownQuiet: false,
      seenUntil: now + OVERLAP_MS,
    };
    const stored = await readWishes(app.database.db, who.id);
    const email = who.phone.email === '' ? null : who.phone.email.toLowerCase();
    return { ...none, ...stored, person: who.id, email, zone: who.zone, locale: who.locale };
  };
  return {
    able: ({ phones }) =>
      NOTICE_TOPICS.filter((topic) =>
        app.systems.some(({ id, tells }) => tells?.includes(topic) && phones.some(({ system }) => system === id)),
      ),
    show: read,
    async change(who, change) {
      const before = await read(who);
      const now = app.clock.now();
      const turnsOn = change.missed === true && !before.missed;
      // Nobody is told of calls that were missed before they asked.
      const after = { ...before, ...change, ...(turnsOn && { seenUntil: now + OVERLAP_MS }) };
      await app.database.commit(async (tx) => {
        await saveWishes(tx, after);
        const key = { kind: LOOK_FOR_MISSED, key: who.id };
        if (after.missed)
          await addJob(tx, { ...key, body: JSON.stringify({ person: who.id }), dueAt: now + 60_000, now });
        else await cancelJobs(tx, key.kind, key.key);
        // What waits for the end of quiet hours that are no more is told now.
        await advanceJob(tx, NOTIFY, who.id, quietUntil(after, now) ?? now);
        if ('quiet' in change && after.email !== null)
          await quietChanged(tx, after.email, quietUntil(after, now) ?? now, now);
      });
      app.wake();
      return after;
    },
  };
}
