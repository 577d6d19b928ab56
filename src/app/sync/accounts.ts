import { toPatchcordError } from '../../core/errors.ts';
import type { PresencePlace } from '../../core/sync/place.ts';
import type { Place } from '../../core/sync/record.ts';
import { readChatUser } from '../../store/chat-users.ts';
import { type SyncPerson, saveSyncAccount } from '../../store/sync-people.ts';
import type { App } from '../app.ts';
import { directoryFor } from '../approvals/approvers.ts';
import { chatsOf } from '../reply/reach.ts';
import { monitorsSoon } from './monitors.ts';
import { partsOf } from './sync.ts';

/**
 * Which account of a place is theirs: the one that is stored; else the one they were seen with there, by a link or a verified address;
 * else the only one with their address. Nobody is guessed.
 */
export async function accountOf(
  app: App,
  { person, accounts }: Pick<SyncPerson, 'person' | 'accounts'>,
  place: PresencePlace,
): Promise<string | undefined> {
  const stored = accounts[place.id];
  if (stored !== null) return stored;
  const found = await findAccount(app, person, place);
  if (found !== undefined)
    await app.database.commit(async (tx) => {
      await saveSyncAccount(tx, person, place.id, found);
      if (place.id === 'teams') await monitorsSoon(tx, app, app.clock.now());
    });
  return found;
}

async function findAccount(app: App, person: string, place: PresencePlace): Promise<string | undefined> {
  try {
    const user = await directoryFor(app, person).get(partsOf(person).id);
    const seen = (await chatsOf(app, user)).filter(({ from }) => from.platform === place.id);
    const ids = await Promise.all(seen.map(({ from }) => accountBehind(app, place.id, from)));
    const [only, ...more] = new Set(ids.filter((id) => id !== undefined));
    if (only !== undefined) return more.length === 0 ? only : undefined;
    return user.email === '' ? undefined : await place.find?.(user.email);
  } catch (thrown) {
    if (toPatchcordError(thrown).code === 'not-found') return undefined;
    throw thrown;
  }
}

/** Teams calls people by their object id in the directory, Slack by team and user. */
async function accountBehind(
  app: App,
  place: Place,
  { platform, tenant, id }: { platform: string; tenant: string; id: string },
): Promise<string | undefined> {
  if (place === 'slack') return `${tenant}:${id}`;
  return (await readChatUser(app.database.db, platform, tenant, id))?.directoryId ?? undefined;
}
