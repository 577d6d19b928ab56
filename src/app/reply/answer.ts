import { isApprovalCard } from '../../../cards/approval.ts';
import type { Card } from '../../../cards/model.ts';
import { type ChatUser, Conversation, MessageRef } from '../../core/chat.ts';
import type { Live } from '../../core/command.ts';
import { PatchcordError, toPatchcordError } from '../../core/errors.ts';
import { Incoming, type Reply } from '../../core/request.ts';
import { readChatUser, rememberDirect } from '../../store/chat-users.ts';
import { addJob } from '../../store/jobs.ts';
import { markAnswered, noteOnce, type StoredRequest } from '../../store/requests.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import { answerOnHome } from './home.ts';
import { addCopy } from './live.ts';

export const ANSWER = 'answer';

/**
 * A job shows the stored reply. One at a time in a chat: the platform takes them one by one, and those that only wait for
 * their turn would hold the places of other work.
 */
export async function answerSoon(
  tx: Handle,
  { key, from, where }: Incoming,
  when: { dueAt: number; now: number },
): Promise<void> {
  const lane = `answer:${from.platform}:${where.id}`;
  await addJob(tx, { kind: ANSWER, key, lane, body: JSON.stringify({ key }), ...when });
}

/** Shows a reply where it was asked for, and keeps it alive when it is a live card. */
export async function deliver(
  app: App,
  incoming: Incoming,
  reply: Reply,
  live?: Live,
): Promise<MessageRef | undefined> {
  const card = await app.pages.withAddresses(reply.card, { user: incoming.from, where: incoming.where });
  app.showing.add(incoming.key);
  const lasts = live !== undefined || isApprovalCard(card);
  const answer = { ...reply, card, ...(lasts && { lasts }) };
  const shown = await show(app, incoming, answer).finally(() => app.showing.delete(incoming.key));
  await app.database.commit((tx) => markAnswered(tx, incoming.key, app.clock.now()), {
    durable: false,
    patient: true,
  });
  if (live && incoming.on !== 'home') await keepAlive(app, incoming, { ...reply, card }, live, shown);
  // It has been shown: what is missed here must not show it a second time.
  await app.approvals.answered(incoming, reply, shown).catch((thrown: unknown) => {
    app.log.warn({ error: toPatchcordError(thrown) }, 'a shown approval could not be remembered');
  });
  return shown;
}

async function show(app: App, incoming: Incoming, reply: Reply): Promise<MessageRef | undefined> {
  const adapter = adapterFor(app, incoming.from);
  const { replaces, asked } = incoming;
  if (incoming.on === 'home' && fitsHome(reply.card) && (await answerOnHome(app, incoming.from, reply.card))) return;
  if (replaces) {
    try {
      await adapter.update(replaces, reply.card);
      return replaces;
    } catch (thrown) {
      if (toPatchcordError(thrown).code !== 'not-found') throw thrown;
    }
  }
  // A further wish of a sentence has a card of its own: the first one's stays.
  if (asked.kind === 'wish') return adapter.post(await directOf(app, incoming.from, incoming.where), reply.card);
  return adapter.answer(incoming, reply);
}

/** A form and a private link need a place of their own: the dialog of the press, or the direct chat. */
function fitsHome(card: Card): boolean {
  return card.blocks.every(
    (block) =>
      block.kind !== 'form' && (block.kind !== 'buttons' || block.buttons.every((button) => button.kind !== 'address')),
  );
}

/** A note on the request: where its reply for now stands. */
const FOR_NOW = 'for-now';

/** Remembers where a reply stands that is not the last one. */
export async function standsForNow(app: App, key: string, shown: MessageRef | undefined): Promise<void> {
  if (shown) await app.database.commit((tx) => noteOnce(tx, key, FOR_NOW, JSON.stringify(shown)));
}

/** Where a request's reply stands, as far as that was remembered. */
export function placeShown({ notes }: Pick<StoredRequest, 'notes'>): MessageRef | undefined {
  const shown = notes[FOR_NOW];
  return shown === undefined ? undefined : MessageRef.parse(JSON.parse(shown));
}

/** A stored request as it arrived, with the place of what was shown for it until now. */
export function storedIncoming(stored: Pick<StoredRequest, 'body' | 'notes'>): Incoming {
  const incoming = Incoming.parse(JSON.parse(stored.body));
  const replaces = placeShown(stored);
  return replaces ? { ...incoming, replaces } : incoming;
}

/** A message only for the eyes of one person cannot be changed later: the live copy then goes to the direct chat. */
async function keepAlive(
  app: App,
  incoming: Incoming,
  { card, audience }: Reply,
  live: Live,
  shown: MessageRef | undefined,
): Promise<void> {
  // Everybody sees it where the bot cannot come back to (Slack's response address): it stays as it is.
  if (!shown && audience === 'here') return;
  const message =
    shown ?? (await adapterFor(app, incoming.from).post(await directOf(app, incoming.from, incoming.where), card));
  const { from, where } = incoming;
  await app.database.commit((tx) => addCopy(tx, { live, drawer: { from, where }, message, card }, app.clock.now()));
}

/** The one-to-one chat with a person: the one they used last, else the platform is asked for it. */
export async function directOf(app: App, user: ChatUser, near: Conversation): Promise<Conversation> {
  if (near.kind === 'direct') return near;
  const known = await readChatUser(app.database.db, user.platform, user.tenant, user.id);
  if (known?.direct) return Conversation.parse(JSON.parse(known.direct));
  const direct = await adapterFor(app, user).direct(user, near);
  await app.database.commit((tx) => rememberDirect(tx, user, JSON.stringify(direct)), { durable: false });
  return direct;
}

export function adapterFor(app: App, user: Pick<ChatUser, 'platform'>) {
  const adapter = app.chats.get(user.platform);
  if (!adapter) throw new PatchcordError('unreachable', 'That chat platform is not set up here.');
  return adapter;
}
