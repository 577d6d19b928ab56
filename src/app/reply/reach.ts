import { type ChatUser, Conversation } from '../../core/chat.ts';
import { toPatchcordError } from '../../core/errors.ts';
import type { PhoneUser } from '../../core/users.ts';
import { anyDirect, chatUsersByEmail, readChatUser } from '../../store/chat-users.ts';
import { linksOf, readLink } from '../../store/links.ts';
import type { App } from '../app.ts';

/** Where a person can be told something: `where` is their direct chat, or a place from which it can be opened. */
export interface Chat {
  from: ChatUser;
  where: Conversation;
}

/**
 * Every chat in which a person is known: by explicit link, by the verified e-mail address they were seen with, or by asking the
 * platform for that address. Nobody is guessed: an address that two phone users share leads nowhere.
 */
export async function chatsOf(app: App, person: PhoneUser): Promise<Chat[]> {
  const alone = await isAlone(app, person);
  const users = await seenUsersOf(app, person, alone);
  const looked: Chat[] = [];
  if (alone) {
    const missing = [...app.chats.values()].filter((chat) => !users.some((user) => user.platform === chat.id));
    for (const chat of missing) looked.push(...(await lookUp(app, chat.id, person.email)));
  }
  const placed = await Promise.all(users.map((user) => place(app, user)));
  return [...placed.filter((chat) => chat !== undefined), ...looked];
}

/** Those of them who were seen in a chat, without asking any platform. */
export async function seenUsersOf(app: App, person: PhoneUser, alone?: boolean): Promise<ChatUser[]> {
  const { db } = app.database;
  const links = (
    await Promise.all((await app.people.human(person)).phones.map((one) => linksOf(db, one.system, one.id)))
  ).flat();
  const users: ChatUser[] = links.flatMap(({ platform, tenant, chatId }) => chatUser(app, platform, tenant, chatId));
  if (!(alone ?? (await isAlone(app, person)))) return users;
  for (const seen of await chatUsersByEmail(db, person.email)) {
    if (!seen.emailVerified || seen.kind !== 'person') continue;
    if (!(await readLink(db, seen.platform, seen.tenant, seen.id)))
      users.push(...chatUser(app, seen.platform, seen.tenant, seen.id));
  }
  return users;
}

/** Only platforms that are set up here. */
function chatUser(app: App, platform: string, tenant: string, id: string): ChatUser[] {
  const chat = [...app.chats.values()].find((one) => one.id === platform);
  return chat ? [{ platform: chat.id, tenant, id }] : [];
}

/** Nobody else in the same system has their address. */
export async function isAlone(app: App, { system, id, email }: PhoneUser): Promise<boolean> {
  if (email === '') return false;
  const found = await Promise.all(app.systems.map(async (one) => one.service.directory?.byEmail(email) ?? []));
  // One in each system is the same human being.
  return found.every((users) => users.length < 2 && users.every((user) => user.system !== system || user.id === id));
}

async function place(app: App, user: ChatUser): Promise<Chat | undefined> {
  const { platform, tenant, id } = user;
  const known = await readChatUser(app.database.db, platform, tenant, id);
  if (known?.direct) return { from: user, where: Conversation.parse(JSON.parse(known.direct)) };
  // Any conversation there shows the adapter the way; as a group, so that nobody takes it for this person's own.
  const near = await anyDirect(app.database.db, platform, tenant);
  if (near) return { from: user, where: { ...Conversation.parse(JSON.parse(near)), kind: 'group' } };
  // Where a platform can be asked for people it needs no such place.
  if (!app.chats.get(platform)?.lookUp) return undefined;
  return { from: user, where: { platform, tenant, kind: 'group', id: '', ref: null } };
}

async function lookUp(app: App, platform: ChatUser['platform'], email: string): Promise<Chat[]> {
  try {
    const found = await app.chats.get(platform)?.lookUp?.(email);
    return found ? [{ from: found.user, where: found.where }] : [];
  } catch (thrown) {
    const error = toPatchcordError(thrown);
    // Not knowing where somebody is elsewhere must not keep the others waiting.
    app.log.warn({ platform, code: error.code, error }, 'a person could not be looked up');
    return [];
  }
}
