import type { ChatUser } from '../../core/chat.ts';
import { addLook, personOfAccount, readSyncPerson, saveSyncAccount } from '../../store/sync-people.ts';
import type { App } from '../app.ts';
import { presenceTouched, syncId, syncSoon } from './sync.ts';

/** Slack says that a profile or a pause has changed: looked at where this person keeps Slack in step. */
export async function statusChanged(app: App, { platform, tenant, id }: ChatUser): Promise<void> {
  if (platform !== 'slack' || !app.sync?.places.has('slack')) return;
  const person = await personOfAccount(app.database.db, 'slack', `${tenant}:${id}`);
  if (person === undefined) return;
  const now = app.clock.now();
  const wrote = await app.database.commit((tx) =>
    presenceTouched(tx, app, { person, side: 'slack', reason: 'seen' }, now),
  );
  if (wrote) app.wake();
}

/** Somebody has agreed in Slack to their own profile being written: what was waiting for that goes on. */
export async function slackAgreed(app: App, account: string): Promise<void> {
  const at = account.indexOf(':');
  const user = { platform: 'slack', tenant: account.slice(0, at), id: account.slice(at + 1) } as const;
  const where = { ...user, kind: 'direct', id: '', ref: null } as const;
  const found = await app.people.find(user, where);
  if (found.kind !== 'found') return;
  const now = app.clock.now();
  await app.database.commit(async (tx) => {
    for (const phone of found.who.phones) {
      const person = syncId(phone);
      if (!(await readSyncPerson(tx, person))) continue;
      await saveSyncAccount(tx, person, 'slack', account);
      await addLook(tx, person, 'slack', 'command');
      await syncSoon(tx, person, now);
    }
  });
  app.wake();
}
