import { PatchcordError } from '../../core/errors.ts';
import type { Handling, SupportLog } from '../../core/support-log.ts';
import { changeLog, duplicatesOf, readLog } from '../../store/support-logs.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import { consequencesOf } from './support-logs.ts';

const TRIES = 20;

/**
 * Takes one step of a log, whatever others do to it in the same moment: `step` sees the log as it is and returns what shall be,
 * or undefined for no change; it is asked again when somebody was faster. Other reports of the same follow.
 * @param also what must be written together with it
 */
export async function stepLog(
  app: App,
  number: number,
  step: (log: SupportLog) => Handling | undefined,
  also: (tx: Handle, log: SupportLog) => Promise<void> = async () => undefined,
): Promise<{ log: SupportLog; changed: boolean }> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const log = await readLog(app.database.db, number);
    if (!log) throw new PatchcordError('not-found', `There is no support log ${number}.`);
    const handling = step(log);
    if (!handling) return { log, changed: false };
    const after: SupportLog = { ...log, version: log.version + 1, handling };
    const now = app.clock.now();
    const written = await app.database.commit(async (tx) => {
      if (!(await changeLog(tx, log, handling, now))) return false;
      await followLead(tx, log, handling, now);
      await consequencesOf(app).changed(tx, after, false);
      await also(tx, after);
      return true;
    });
    if (!written) continue;
    app.wake();
    return { log: after, changed: true };
  }
  throw new PatchcordError('conflict', 'Others are changing this log in the same moment. Please try again.');
}

/** Who has it and how it stands holds for every report of the same. */
async function followLead(tx: Handle, lead: SupportLog, { state, assignee, takenAt, ticket }: Handling, now: number) {
  const { state: before, assignee: had } = lead.handling;
  if (before === state && had?.id === assignee?.id) return;
  for (const other of await duplicatesOf(tx, lead.number))
    await changeLog(tx, other, { ...other.handling, state, assignee, takenAt, ticket }, now);
}
