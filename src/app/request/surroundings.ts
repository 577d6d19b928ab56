import type { Conversation } from '../../core/chat.ts';
import { toPatchcordError } from '../../core/errors.ts';
import type { Around } from '../../core/services.ts';
import type { PhoneUser } from '../../core/users.ts';
import type { App } from '../app.ts';

/** So many people are looked up; a place with more is told by its number alone, and so is a channel with fewer. */
const MOST_LOOKED_UP = 50;
const MOST_MEMBERS = 20;

/** What a conversation is about and which phone users take part in it, as far as its platform tells. */
export async function lookAround(app: App, where: Conversation): Promise<Around | undefined> {
  const adapter = app.chats.get(where.platform);
  if (where.kind === 'direct' || !adapter?.surroundings) return undefined;
  const found = await adapter.surroundings(where).catch((thrown: unknown) => {
    const error = toPatchcordError(thrown);
    // A meeting does not wait for what it could have been called.
    app.log.warn({ platform: where.platform, code: error.code, error }, 'a conversation could not be looked at');
    return undefined;
  });
  if (!found) return undefined;
  const most = found.members ? MOST_MEMBERS : MOST_LOOKED_UP;
  const looked = (found.total > most ? [] : found.people).map(async (user): Promise<PhoneUser[]> => {
    const known = await app.people.find(user, where).catch(() => undefined);
    return known?.kind === 'found' ? [known.who.phone] : [];
  });
  const people = (await Promise.all(looked)).flat();
  return { topic: found.topic, people, total: found.total, ...(found.members && { members: true }) };
}
