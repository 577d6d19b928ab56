import type { ChatUser, Conversation } from '../../../src/core/chat.ts';
import type { Incoming } from '../../../src/core/request.ts';
import { readRef } from './place.ts';
import { createRecent } from './recent.ts';
import type { Connector } from './send.ts';
import type { TeamsSettings } from './settings.ts';

/** The one-to-one conversations. What is remembered only spares calls: the connector names the same conversation again. */
export interface Directs {
  /** Remembers the direct conversation of an arrival that came from one. */
  note(incoming: Incoming): void;
  /** Opens or finds the conversation, by way of `near`. Throws `unreachable`, `not-allowed`. */
  with(user: ChatUser, near: Conversation): Promise<Conversation>;
}

export function createDirects(settings: TeamsSettings, connector: Connector): Directs {
  const known = createRecent<Conversation>();
  const keyOf = ({ tenant, id }: ChatUser) => JSON.stringify([tenant, id]);

  return {
    note({ where, from }) {
      if (where.kind === 'direct') known.set(keyOf(from), where);
    },
    async with(user, near) {
      const ref = readRef(near, settings);
      const id = known.get(keyOf(user))?.id ?? (await connector.create(ref, user.tenant, user.id));
      const own = { ...ref, owner: user.id };
      const conversation: Conversation = { platform: 'teams', tenant: user.tenant, kind: 'direct', id, ref: own };
      known.set(keyOf(user), conversation);
      return conversation;
    },
  };
}
