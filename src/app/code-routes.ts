import type { Card } from '../../cards/model.ts';
import { type ChatUser, Conversation } from '../core/chat.ts';
import type { Principal } from '../core/principal.ts';
import { chatUsersByEmail, readChatUser, type StoredChatUser } from '../store/chat-users.ts';
import { linksOf } from '../store/links.ts';
import { adapterFor, directOf } from './answer.ts';
import type { App } from './app.ts';

/** A place, other than the chat in which somebody asks, where a code reaches that person alone. E-mail would be one more. */
export interface CodeRoute {
  /** As people call it: "Microsoft Teams". */
  label: string;
  /** Shows the card there, and keeps it nowhere. */
  send(card: Card): Promise<void>;
}

/** The person's other chat platforms, the one last used first. Whoever is known there must be the same person now. */
export async function codeRoutes(app: App, who: Principal): Promise<CodeRoute[]> {
  const routes: CodeRoute[] = [];
  for (const user of await otherIdentities(app, who)) {
    const near = placeOf(user);
    if (!near) continue;
    const from: ChatUser = { platform: near.platform, tenant: user.tenant, id: user.id };
    const found = await app.people.find(from, near).catch(() => undefined);
    if (found?.kind !== 'found' || found.who.id !== who.id) continue;
    const adapter = adapterFor(app, from);
    routes.push({
      label: adapter.label,
      send: async (card) => void (await adapter.post(await directOf(app, from, near), card)),
    });
  }
  return routes;
}

async function otherIdentities(app: App, who: Principal): Promise<StoredChatUser[]> {
  const { db } = app.database;
  const byEmail = who.phone.email === '' ? [] : await chatUsersByEmail(db, who.phone.email);
  const links = (await Promise.all(who.phones.map(({ system, id }) => linksOf(db, system, id)))).flat();
  const linked = await Promise.all(links.map((link) => readChatUser(db, link.platform, link.tenant, link.chatId)));
  const known = [...byEmail.filter((user) => user.emailVerified), ...linked.filter((user) => user !== undefined)];
  const distinct = new Map(known.map((user) => [`${user.platform}:${user.tenant}:${user.id}`, user]));
  return [...distinct.values()]
    .filter((user) => user.kind === 'person' && user.platform !== who.chat.platform)
    .filter((user) => [...app.chats.keys()].some((platform) => platform === user.platform))
    .toSorted((a, b) => b.seenAt - a.seenAt);
}

/** The private chat where there was one. Slack opens one from the workspace alone; Teams has to be met first. */
function placeOf(user: StoredChatUser): Conversation | undefined {
  if (user.direct) return Conversation.parse(JSON.parse(user.direct));
  const { platform, tenant } = user;
  return platform === 'slack' ? { platform, tenant, kind: 'channel', id: '', ref: null } : undefined;
}
