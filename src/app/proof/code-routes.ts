import type { Card } from '../../../cards/model.ts';
import { plain } from '../../../cards/plain.ts';
import { type ChatUser, Conversation } from '../../core/chat.ts';
import { mailId } from '../../core/mail.ts';
import type { Principal } from '../../core/principal.ts';
import { newToken } from '../../kit/sign.ts';
import { chatUsersByEmail, readChatUser, type StoredChatUser } from '../../store/chat-users.ts';
import { linksOf } from '../../store/links.ts';
import type { App } from '../app.ts';
import { adapterFor, directOf } from '../reply/answer.ts';

/** A place, other than the chat in which somebody asks, where a code reaches that person alone. */
export interface CodeRoute {
  /** Chosen by it on the page: the platform, or `mail`. */
  id: string;
  /** As people call it: "Microsoft Teams", "your mail". */
  label: string;
  /** Where one has to look: "your chat in Microsoft Teams", "your mailbox d…@example.com". */
  place: string;
  /** Shows the card there, and keeps it nowhere. */
  send(card: Card): Promise<void>;
}

/**
 * The person's other chat platforms, the one last used first, then the mailbox that the phone system knows, then its own
 * application. Whoever is known in a chat must be the same person now.
 */
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
      id: adapter.id,
      label: adapter.label,
      place: `your chat in ${adapter.label}`,
      send: async (card) => void (await adapter.post(await directOf(app, from, near), card)),
    });
  }
  return [...routes, ...mailRoute(app, who), ...messageRoutes(app, who)];
}

/** Whoever took over a chat account has not got the mailbox yet; the address is the phone system's, not the chat's. */
function mailRoute({ mailer, publicUrl }: App, { phone }: Principal): CodeRoute[] {
  const { email } = phone;
  if (!mailer || email === '') return [];
  return [
    {
      id: 'mail',
      label: 'your mail',
      place: `your mailbox ${maskedAddress(email)}`,
      send: (card) =>
        mailer.sendCard({ to: email, card, id: mailId(`code.${newToken()}`, new URL(publicUrl).hostname) }),
    },
  ];
}

/** Whoever took over a chat account has not signed in to the phone system's application with it. */
function messageRoutes(app: App, { phones }: Principal): CodeRoute[] {
  return phones.flatMap(({ system, id }) => {
    const found = app.systems.find((one) => one.id === system);
    const { messages, label = '' } = found ?? {};
    if (!messages) return [];
    return [{ id: system, label, place: `your chat in ${label}`, send: (card) => messages.send(id, plain(card)) }];
  });
}

/** Enough to know which mailbox is meant, for its owner only. */
function maskedAddress(email: string): string {
  return `${email.slice(0, 1)}…${email.slice(email.lastIndexOf('@'))}`;
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
