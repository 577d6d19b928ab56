import { Conversation, type Platform } from '../../core/chat.ts';
import type { Destination } from '../../core/support-routes.ts';
import { anyPlace, readPlace } from '../../store/chat-places.ts';
import { anyDirectOn } from '../../store/chat-users.ts';
import type { App } from '../app.ts';
import { directOf } from '../reply/answer.ts';
import { type Chat, chatsOf } from '../reply/reach.ts';

/** One way to a destination. */
export type LogPlace = { via: 'chat'; where: Conversation } | { via: 'mail'; email: string };

/** The ways to a destination, the best first: a channel has one, a person every chat they are known in, and e-mail. */
export async function placesOf(app: App, to: Destination): Promise<LogPlace[]> {
  switch (to.kind) {
    case 'slack':
    case 'teams': {
      const where = await channelOf(app, to.kind, to.channel);
      return where ? [{ via: 'chat', where }] : [];
    }
    case 'person':
      return [...(await chatsWith(app, to.email)), ...mail(app, to.email)];
    case 'mail':
      return mail(app, to.email);
    default:
      return to satisfies never;
  }
}

/** Why there is no way at all, for the ledger. */
export function noWay(app: App, to: Destination): string {
  switch (to.kind) {
    case 'slack':
    case 'teams':
      if (!app.chats.has(to.kind)) return `${to.kind === 'slack' ? 'Slack' : 'Teams'} is not set up here.`;
      return 'I have not been added there yet. Add the app to the team of that channel.';
    case 'person':
      return app.mailer
        ? 'Nobody with that address is known.'
        : 'That person is in no chat I know, and SUPPORT_SMTP_URL is not set.';
    case 'mail':
      return 'SUPPORT_SMTP_URL is not set, so that I cannot send e-mail.';
    default:
      return to satisfies never;
  }
}

/** A channel in which the bot was met; else as the operator wrote it down, by way of any conversation known there. */
export async function channelOf(app: App, platform: Platform, id: string): Promise<Conversation | undefined> {
  const adapter = app.chats.get(platform);
  if (!adapter) return undefined;
  const { db } = app.database;
  const known = await readPlace(db, platform, id);
  if (known) return Conversation.parse(JSON.parse(known.conversation));
  const near = (await anyPlace(db, platform))?.conversation ?? (await anyDirectOn(db, platform));
  return adapter.channel(id, near === undefined ? undefined : Conversation.parse(JSON.parse(near)));
}

/** The chats of the one person with this address. */
async function chatsWith(app: App, email: string): Promise<LogPlace[]> {
  const found = await Promise.all(app.systems.map(async (one) => one.service.directory?.byEmail(email) ?? []));
  // The same person may be in several systems; two in one are two people, of whom none is guessed.
  if (found.some((users) => users.length > 1)) return [];
  const [person] = found.flat();
  const chats = person ? await chatsOf(app, person) : await lookedUp(app, email);
  const places: LogPlace[] = [];
  for (const { from, where } of chats) places.push({ via: 'chat', where: await directOf(app, from, where) });
  return places;
}

/** Somebody without a phone account, where a platform can be asked for the address. */
async function lookedUp(app: App, email: string): Promise<Chat[]> {
  const found = await Promise.all([...app.chats.values()].map(async (chat) => chat.lookUp?.(email)));
  return found.flatMap((one) => (one ? [{ from: one.user, where: one.where }] : []));
}

function mail(app: App, email: string): LogPlace[] {
  return app.mailer ? [{ via: 'mail', email }] : [];
}
