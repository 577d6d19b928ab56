import { isApprovalCard } from '../../../cards/approval.ts';
import type { Block, Card } from '../../../cards/model.ts';
import { MessageRef } from '../../core/chat.ts';
import type { Incoming, Reply } from '../../core/request.ts';
import { tokenHash } from '../../kit/sign.ts';
import { copiesOf, markCopies, readApproval, type StoredCopy, saveCopy } from '../../store/approvals.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import { fingerprintOf } from '../reply/live.ts';
import { drawApproval } from './cards.ts';
import { parseApproval } from './change.ts';
import { askedCopy, CopyJob, chatKey, showCopy } from './jobs.ts';

const DECIDING = ['approval.decide', 'approval.withdraw', 'approval.reassign'];
/** So long after a press its card is looked at, whatever became of the answer. */
const LOOK_AFTER_MS = 5_000;

/** The approval that was decided about by pressing a card. */
function pressedIn({ asked }: Incoming): string | undefined {
  const call = asked.kind === 'call' ? asked.call : undefined;
  const given = call && DECIDING.includes(call.command) ? call.input.approval : undefined;
  return typeof given === 'string' ? given : undefined;
}

/**
 * To be called in the transaction that ends a request: the answer to a press takes the place of the card that was pressed, so
 * what stands there is not known any more; it is looked at again, also when this process is killed in between.
 * False when that was no such press.
 */
export async function expectAnswer(tx: Handle, incoming: Incoming, now: number): Promise<boolean> {
  const id = pressedIn(incoming);
  if (id === undefined) return false;
  const copies = inChat(await copiesOf(tx, id), incoming);
  for (const { copy, person, viewer } of copies) {
    await markCopies(tx, id, copy, null);
    const job = CopyJob.parse({ id, copy, person, ...JSON.parse(viewer) });
    await showCopy(tx, job, now, now + LOOK_AFTER_MS);
  }
  return copies.length > 0;
}

function inChat(copies: readonly StoredCopy[], { from }: Incoming): StoredCopy[] {
  const chat = chatKey(from);
  return copies.filter(({ copy }) => copy === chat || copy.startsWith(`${chat}:`));
}

/**
 * A message that shows an approval is remembered, so that it can be changed when the approval ends. What only its reader sees
 * cannot be changed later: the requester's copy then goes to the direct chat.
 */
export async function keepShown(
  app: App,
  incoming: Incoming,
  reply: Reply,
  shown: MessageRef | undefined,
): Promise<void> {
  const { from, where } = incoming;
  const pressed = pressedIn(incoming);
  if (pressed !== undefined) return redrawCopies(app, pressed, incoming, reply.card, shown);
  const id = shownIn(reply.card);
  const stored = id && (await readApproval(app.database.db, id));
  if (!stored) return;
  const isAnswerToAsking = stored.request === incoming.key;
  if (!shown && !isAnswerToAsking) return;
  const found = await app.people.find(from, where);
  if (found.kind !== 'found') return;
  const place = { id: stored.id, person: found.who.id, from, where };
  if (!shown) {
    // By a job: it tries again, and looks for a card whose posting nobody heard of.
    await app.database.commit((tx) => showCopy(tx, { ...place, copy: askedCopy(from) }, app.clock.now()));
    app.wake();
    return;
  }
  const copy = `${chatKey(from)}:${tokenHash(shown.id).slice(0, 8)}`;
  const job: CopyJob = { ...place, copy };
  await app.database.commit(async (tx) => {
    await saveCopy(tx, {
      approval: stored.id,
      copy,
      person: found.who.id,
      viewer: JSON.stringify({ from, where }),
      message: JSON.stringify(shown),
      shown: 1,
      fingerprint: fingerprintOf(reply.card),
    });
    const now = await readApproval(tx, stored.id);
    if (now && now.version > 1) await showCopy(tx, job, app.clock.now());
  });
  app.wake();
}

/** The pressed card shows the answer now: drawn again where the approval has moved on while that was on its way. */
async function redrawCopies(
  app: App,
  id: string,
  incoming: Incoming,
  answer: Card,
  shown: MessageRef | undefined,
): Promise<void> {
  const all = await copiesOf(app.database.db, id);
  const stored = await readApproval(app.database.db, id);
  const found = await app.people.find(incoming.from, incoming.where);
  if (!stored || found.kind !== 'found') return;
  await adopt(app, id, all, incoming, found.who.id);
  const copies = inChat(all, incoming);
  if (copies.length === 0) return;
  const here = copies.filter(
    ({ message }) => shown !== undefined && isSame(MessageRef.parse(JSON.parse(message)), shown),
  );
  const fresh = await drawApproval(app, parseApproval(stored), found.who);
  // An error stays to be read, and tried again, as long as there is something to decide.
  const stays = stored.state === 'pending' && !isApprovalCard(answer);
  const has = new Set(answer.blocks.map((block) => JSON.stringify(block)));
  // Words about the press itself may stand in it besides.
  const isTrue = fresh.title === answer.title && fresh.blocks.every((block) => has.has(JSON.stringify(block)));
  const now = app.clock.now();
  await app.database.commit(async (tx) => {
    if (stays || isTrue) {
      for (const { copy } of here) await markCopies(tx, id, copy, fingerprintOf(fresh));
      return;
    }
    for (const { copy, person, viewer } of copies) {
      await markCopies(tx, id, copy, null);
      await showCopy(tx, CopyJob.parse({ id, copy, person, ...JSON.parse(viewer) }), now);
    }
  });
  app.wake();
}

/**
 * A card that a killed process had posted and not noted, where the platform cannot be asked for it (Teams): its press names it.
 * It becomes a copy like the others, drawn anew for everybody who sees it. Only beside a copy that is known in the same place for
 * the same reader, so that a made-up press draws no approval over something else.
 */
async function adopt(
  app: App,
  id: string,
  copies: readonly StoredCopy[],
  { pressed, from, where }: Incoming,
  person: string,
): Promise<void> {
  if (!pressed || copies.some(({ message }) => MessageRef.parse(JSON.parse(message)).id === pressed.id)) return;
  const reader = where.kind === 'direct' ? person : '';
  const beside = copies.find((one) => {
    const { conversation } = MessageRef.parse(JSON.parse(one.message));
    return one.person === reader && placeOf(conversation.id) === placeOf(where.id);
  });
  if (!beside) return;
  const copy = `${beside.copy}:${tokenHash(pressed.id).slice(0, 8)}`;
  const viewer = reader === '' ? beside.viewer : JSON.stringify({ from, where });
  await app.database.commit(async (tx) => {
    // Where the other one stands: a channel's press comes from the thread below the card.
    const { conversation } = MessageRef.parse(JSON.parse(beside.message));
    const message = JSON.stringify({ conversation, id: pressed.id });
    await saveCopy(tx, { approval: id, copy, person: reader, viewer, message, shown: 0, fingerprint: null });
    await showCopy(tx, CopyJob.parse({ id, copy, person: reader, ...JSON.parse(viewer) }), app.clock.now());
  });
  app.wake();
}

/** A conversation without the thread in it. */
const placeOf = (conversation: string) => conversation.replace(/;messageid=.*$/, '');

function isSame(one: MessageRef, other: MessageRef): boolean {
  return one.id === other.id && one.conversation.id === other.conversation.id;
}

/** The approval whose buttons the card has. */
function shownIn(card: Card): string | undefined {
  const buttons = card.blocks.flatMap((block: Block) => (block.kind === 'buttons' ? block.buttons : []));
  for (const button of buttons) {
    if (button.kind !== 'call' || !['approval.decide', 'approval.withdraw'].includes(button.call.command)) continue;
    const id = button.call.input.approval;
    if (typeof id === 'string') return id;
  }
  return undefined;
}
