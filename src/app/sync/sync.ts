import { z } from 'zod';
import type { Reason, Side } from '../../core/sync/record.ts';
import { isOn } from '../../core/sync/rules.ts';
import { addJob, advanceJob } from '../../store/jobs.ts';
import { addLook, addSyncPerson, consentOf, readSyncPerson } from '../../store/sync-people.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';

/** Keeps one person's sides in step. */
export const SYNC_PERSON = 'sync-person';
export const SyncPersonJob = z.object({ person: z.string() });

/** Whose phone user it is, as the rows of synchronisation call them. */
export function syncId({ system, id }: { system: string; id: string }): string {
  return `${system}:${id}`;
}

export function partsOf(person: string): { system: string; id: string } {
  const at = person.indexOf(':');
  return { system: person.slice(0, at), id: person.slice(at + 1) };
}

/**
 * Something may have changed on one side of a person: it is looked at soon. Does nothing for people who keep nothing in step.
 * Belongs into the transaction of what changed it.
 */
export async function presenceTouched(
  tx: Handle,
  app: Pick<App, 'sync'>,
  touched: { person: string; side: Side; reason: Reason },
  now: number,
): Promise<boolean> {
  const { sync } = app;
  if (!sync) return false;
  const { person, side, reason } = touched;
  const known = await readSyncPerson(tx, person);
  // Where the preset takes everybody in, that is done at the start: here only who speaks to us themselves.
  if (!known && reason !== 'command') return false;
  const consent = known ? consentOf(known, sync.rules.preset) : sync.rules.preset;
  if (!isOn(consent)) return false;
  if (!known) await addSyncPerson(tx, person, now);
  await addLook(tx, person, side, reason);
  await syncSoon(tx, person, now);
  return true;
}

/** One job for each person, whatever there is to do. */
export async function syncSoon(tx: Handle, person: string, dueAt: number): Promise<void> {
  if (await advanceJob(tx, SYNC_PERSON, person, dueAt)) return;
  await addJob(tx, { kind: SYNC_PERSON, key: person, body: JSON.stringify({ person }), dueAt, now: dueAt });
}
