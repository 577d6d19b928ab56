import type { Arrival, ArrivedFile, Taken } from '../../core/intake.ts';
import {
  type Actor,
  type AttachmentInfo,
  addNote,
  type Handling,
  keyOf,
  newHandling,
  type Report,
  type SupportLog,
} from '../../core/support-log.ts';
import {
  changeLog,
  insertLog,
  logByFingerprint,
  logByKey,
  logOfArrival,
  logsLike,
  noteArrival,
  readLog,
  saveFile,
} from '../../store/support-logs.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';

/** Reports of the same thing by several people within this time are one card. */
const SAME_WITHIN_MS = 60 * 60_000;
/** Of a later mail; the whole of it is kept as a file. */
const LONGEST_NOTE = 20_000;

/** What happens next to a log that came in or changed; called in the same transaction. */
export interface Consequences {
  stored(tx: Handle, log: SupportLog): Promise<void>;
  /** `reminded`: the vendor has reminded of it just now. */
  changed(tx: Handle, log: SupportLog, reminded: boolean): Promise<void>;
}

/** Takes one delivery in: a new log, another mail of a known one, or nothing new. In one transaction; durable when it resolves. */
export async function takeIn(
  app: Pick<App, 'database' | 'clock' | 'wake'>,
  arrival: Arrival,
  then: Consequences,
): Promise<Taken> {
  const now = app.clock.now();
  for (let tries = 1; ; tries += 1) {
    try {
      const taken = await app.database.commit((tx) => take(tx, arrival, now, then));
      app.wake();
      return taken;
    } catch (thrown) {
      if (!(thrown instanceof ChangedMeanwhile) || tries === TRIES) throw thrown;
    }
  }
}

const TRIES = 10;
/** Somebody changed the log in this moment: the whole delivery is taken in again. */
class ChangedMeanwhile extends Error {}

async function take(tx: Handle, arrival: Arrival, now: number, then: Consequences): Promise<Taken> {
  const before = await logOfArrival(tx, [arrival.delivery]);
  if (before !== undefined) return { kind: 'known', log: before };
  const known = await knownLog(tx, arrival);
  if (known) return continueLog(tx, known, arrival, now, then);
  const { report, source, needsLook = false, doubted = false, files = [] } = arrival;
  const lead = await leadOf(tx, report, now);
  const handling: Handling = {
    ...newHandling({ attachments: files.map(infoOf), needsLook, doubted }),
    duplicateOf: lead?.number ?? null,
    assignee: lead?.handling.assignee ?? null,
    state: lead?.handling.state ?? 'Open',
    escalation: { step: 0, repeats: 0, at: now },
  };
  const log = { key: keyOf(report, arrival.id), source, arrivedAt: now, report, handling };
  const number = await insertLog(tx, log);
  if (number === undefined) {
    // Another process took the same log in while we looked.
    const theirs = await logByKey(tx, log.key);
    if (!theirs) throw new Error('A log is neither new nor known');
    return continueLog(tx, theirs, arrival, now, then);
  }
  await noteArrival(tx, arrival.delivery, number, now);
  await keepFiles(tx, number, 0, files);
  if (lead) await joinLead(tx, lead, number, now, then);
  else await then.stored(tx, { ...log, number, version: 1 });
  return { kind: 'stored', log: number };
}

/** By its own id; by the deliveries it continues; by what it says, where one of the two came without an id. */
async function knownLog(tx: Handle, { report, id, follows = [] }: Arrival): Promise<SupportLog | undefined> {
  const same = await logByKey(tx, keyOf(report, id));
  if (same) return same;
  const followed = await logOfArrival(tx, follows);
  if (followed !== undefined) return readLog(tx, followed);
  return logByFingerprint(tx, report, id !== undefined);
}

/** A later delivery of a log we have: its words go into the thread, its files to the others. */
async function continueLog(
  tx: Handle,
  log: SupportLog,
  arrival: Arrival,
  now: number,
  then: Consequences,
): Promise<Taken> {
  // Another process took the same delivery in while we looked.
  if (!(await noteArrival(tx, arrival.delivery, log.number, now))) return { kind: 'known', log: log.number };
  const { note, reminder, files = [] } = arrival;
  // The original of a mail that only says the same again is nothing new.
  const nothingNew = !files.some(({ kind }) => kind === 'attachment');
  if (note === undefined && !reminder && nothingNew) return { kind: 'known', log: log.number };
  const { handling } = log;
  const more = { ...handling, attachments: [...handling.attachments, ...files.map(infoOf)] };
  const counted = reminder ? { ...more, vendorReminders: handling.vendorReminders + 1 } : more;
  const text = (note ?? (reminder ? 'The vendor reminds of this log.' : 'More files came.')).slice(0, LONGEST_NOTE);
  const after = addNote(counted, { at: now, by: MAIL, kind: 'mail', text });
  await keepFiles(tx, log.number, handling.attachments.length, files);
  await write(tx, log, after, now, then, reminder);
  return { kind: 'known', log: log.number };
}

const MAIL: Actor = { id: '', name: 'Mail' };

/** The log that says the same already: same account, product and title, from somebody else, not done yet. */
async function leadOf(tx: Handle, report: Report, now: number): Promise<SupportLog | undefined> {
  const like = await logsLike(tx, report.product, now - SAME_WITHIN_MS);
  return like.find(
    (log) =>
      log.handling.state !== 'Resolved' &&
      log.report.accountId === report.accountId &&
      plain(log.report.title) === plain(report.title) &&
      plain(log.report.reporter) !== plain(report.reporter),
  );
}

const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ');

async function joinLead(tx: Handle, lead: SupportLog, number: number, now: number, then: Consequences): Promise<void> {
  const text = `Another report of the same: log ${number}.`;
  await write(tx, lead, addNote(lead.handling, { at: now, by: MAIL, kind: 'duplicate', text }), now, then);
}

async function write(
  tx: Handle,
  log: SupportLog,
  handling: Handling,
  now: number,
  then: Consequences,
  reminded = false,
): Promise<void> {
  if (!(await changeLog(tx, log, handling, now))) throw new ChangedMeanwhile();
  await then.changed(tx, { ...log, version: log.version + 1, handling }, reminded);
}

function infoOf({ name, type, bytes, content, kind }: ArrivedFile): AttachmentInfo {
  return { name: name.slice(0, 255), type: type.slice(0, 127), bytes, kept: content !== undefined, kind };
}

async function keepFiles(tx: Handle, log: number, from: number, files: readonly ArrivedFile[]): Promise<void> {
  for (const [at, { content }] of files.entries()) if (content) await saveFile(tx, log, from + at, content);
}
