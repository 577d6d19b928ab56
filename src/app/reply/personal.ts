import type { Card } from '../../../cards/model.ts';
import type { Conversation } from '../../core/chat.ts';
import type { PersonalCard } from '../../core/command.ts';
import { toPatchcordError } from '../../core/errors.ts';
import type { Reply } from '../../core/request.ts';
import type { App } from '../app.ts';
import { seenUsersOf } from './reach.ts';

/** A card for a shared conversation, with those who see another one in its place, as far as its platform can do that. */
export async function withViewers(
  app: App,
  card: Card,
  { platform, tenant, kind }: Conversation,
  personal: PersonalCard | undefined,
): Promise<Card> {
  const most = app.chats.get(platform)?.personalViews ?? 0;
  if (!personal || kind === 'direct' || personal.people.length > most) return card;
  try {
    const found = await Promise.all(
      personal.people.map(async (person) =>
        (await seenUsersOf(app, person)).filter((user) => user.platform === platform && user.tenant === tenant),
      ),
    );
    const viewers = [...new Set(found.flat().map((user) => user.id))];
    if (viewers.length === 0 || viewers.length > most) return card;
    return { ...card, personal: { call: personal.call, viewers, whole: found.every((users) => users.length > 0) } };
  } catch (thrown) {
    const error = toPatchcordError(thrown);
    // Everybody then sees the same card, which can do all that is needed.
    app.log.warn({ platform, code: error.code, error }, 'the readers of a shared card could not be told apart');
    return card;
  }
}

/** The same for a reply, with what its asker sees. */
export async function withOwn(
  app: App,
  reply: Reply,
  where: Conversation,
  personal: PersonalCard | undefined,
): Promise<Reply> {
  if (!personal || reply.audience !== 'here') return reply;
  const card = await withViewers(app, reply.card, where, personal);
  if (!card.personal) return reply;
  return { ...reply, card, ...(personal.card && { own: { ...personal.card, personal: card.personal } }) };
}
