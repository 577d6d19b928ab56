import { toPatchcordError } from '../../core/errors.ts';
import type { PresencePlace } from '../../core/sync/place.ts';
import type { PhoneUser } from '../../core/users.ts';
import { chatUsersByEmail, readChatUser } from '../../store/chat-users.ts';
import { linksOf } from '../../store/links.ts';
import { type SyncPerson, saveSyncAccount } from '../../store/sync-people.ts';
import type { App } from '../app.ts';
import { directoryFor } from '../approvals/approvers.ts';
import { chatsOf, isAlone } from '../reply/reach.ts';
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
    return place.id === 'slack' ? await inSlack(app, user) : await inTeams(app, user, place);
  } catch (thrown) {
    if (toPatchcordError(thrown).code === 'not-found') return undefined;
    throw thrown;
  }
}

/** Slack calls people by team and user. */
async function inSlack(app: App, user: PhoneUser): Promise<string | undefined> {
  const chats = (await chatsOf(app, user)).filter(({ from }) => from.platform === 'slack');
  return onlyOne(chats.map(({ from: { tenant, id } }) => `${tenant}:${id}`));
}

/** Teams calls people by their object id in the directory. Where many are looked up, no chat platform is asked for each. */
async function inTeams(app: App, user: PhoneUser, place: PresencePlace): Promise<string | undefined> {
  const { db } = app.database;
  const links = (await linksOf(db, user.system, user.id)).filter(({ platform }) => platform === 'teams');
  const linked = await Promise.all(links.map((link) => readChatUser(db, link.platform, link.tenant, link.chatId)));
  const ids = idsOf(linked);
  if (ids.length > 0) return onlyOne(ids);
  if (!(await isAlone(app, user))) return undefined;
  const seen = (await chatUsersByEmail(db, user.email)).filter(
    ({ platform, emailVerified, kind }) => platform === 'teams' && emailVerified && kind === 'person',
  );
  const known = idsOf(seen);
  return known.length > 0 ? onlyOne(known) : place.find?.(user.email);
}

function idsOf(users: readonly ({ directoryId: string | null } | undefined)[]): string[] {
  return users.flatMap((user) => user?.directoryId ?? []);
}

function onlyOne(ids: readonly string[]): string | undefined {
  const [only, ...more] = new Set(ids);
  return more.length === 0 ? only : undefined;
}
