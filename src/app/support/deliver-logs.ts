import type { Card } from '../../../cards/model.ts';
import type { MessageRef } from '../../core/chat.ts';
import { PatchcordError, toPatchcordError } from '../../core/errors.ts';
import { mailId } from '../../core/mail.ts';
import type { SupportLog } from '../../core/support-log.ts';
import { parseDestination } from '../../core/support-routes.ts';
import { tokenHash } from '../../kit/sign.ts';
import {
  changeDelivery,
  nextDelivery,
  readDestination,
  requeueFailed,
  type StoredDelivery,
  saveDestination,
} from '../../store/support-deliveries.ts';
import { countDuplicates, readLog } from '../../store/support-logs.ts';
import type { App } from '../app.ts';
import { adapterFor } from '../reply/answer.ts';
import { closeDestination, placesOfSecond, sendSecond } from './closed-destination.ts';
import { drawLog, mailReason, readerOf } from './log-cards.ts';
import { type LogPlace, noWay, placesOf } from './log-places.ts';
import { withWordsToType, wordsFor } from './mail-words.ts';
import { channelName, placeNames } from './place-names.ts';
import { keepStorm } from './storm.ts';
import { showSoon } from './support-jobs.ts';

const FIRST_PAUSE_MS = 2_000;
/** A place that can be reached again has what waited for it within this time. */
const LONGEST_PAUSE_MS = 15_000;
/** What a place missed for so long is sent once it can be reached again. */
const MISSED_MS = 24 * 60 * 60_000;

/** Turns so much later than they were due are caught up: the adapter's own pace lets a short burst through. */
const TURNS_CAUGHT_UP = 2;

/**
 * Sends the log that waits first at this destination. Resolves with when to look again; undefined when nothing waits. What goes
 * wrong is written into the ledger and never thrown: the one behind must not overtake, so the whole destination waits.
 * @param turn when this look was due, in milliseconds
 */
export async function deliverNext(app: App, destination: string, turn: number): Promise<number | undefined> {
  const { db } = app.database;
  const now = app.clock.now();
  const row = await nextDelivery(db, destination, now);
  await keepStorm(app, destination);
  if (!row) return undefined;
  if (row.nextAt > now) return row.nextAt;
  const to = parseDestination(destination);
  const log = await readLog(db, row.log);
  if (!to || !log) {
    await fail(app, row, 'This place is no longer known.');
    return now;
  }
  const sent = await send(app, log, row, await placesOf(app, to).catch(() => undefined), noWay(app, to));
  switch (sent.kind) {
    case 'sent':
      await markSent(app, row, log, sent);
      // Counted from the turn: what the sending took, and other work before it, is a part of the pause.
      return Math.max(turn, now - TURNS_CAUGHT_UP * sent.pauseMs) + sent.pauseMs;
    case 'later':
      await postpone(app, row, sent.error);
      return nextTry(app, row, sent.error);
    case 'refused':
      await closeDestination(app, row, sent.reason);
      return app.clock.now();
    default:
      return sent satisfies never;
  }
}

type Sent =
  | { kind: 'sent'; message: MessageRef | null; pauseMs: number; reason: string }
  | { kind: 'later'; error: PatchcordError }
  | { kind: 'refused'; reason: string };

/** By the first way that takes it. A way that says no is gone round at once, one that is silent after a while. */
async function send(
  app: App,
  log: SupportLog,
  row: StoredDelivery,
  places: readonly LogPlace[] | undefined,
  none: string,
): Promise<Sent> {
  if (!places) return { kind: 'later', error: new PatchcordError('unreachable', 'The phone system did not answer.') };
  const reasons: string[] = [];
  let silent: PatchcordError | undefined;
  const patient = app.clock.now() - row.queuedAt < app.support.secondAfterMs;
  const duplicates = await countDuplicates(app.database.db, log.number);
  const reader = await readerOf(app, row.destination);
  const draw = (place: LogPlace) => {
    const reason = place.via === 'mail' ? mailReason(row) : row.explain ? row.why : '';
    const why = [reason, mayBeThere(app, row, place) ? TWICE : ''].filter((part) => part !== '').join(' · ');
    const card = drawLog(app, log, reader, { duplicates, shared: true, why });
    return place.via === 'mail' ? withWordsToType(app.chats.keys(), card, wordsFor(log)) : card;
  };
  for (const place of places) {
    try {
      const earlier = await findEarlier(app, row, place);
      if (!earlier)
        await app.database.commit((tx) => changeDelivery(tx, row.log, row.destination, { sendingAt: app.clock.now() }));
      const message = earlier ?? (await post(app, row, place, draw(place)));
      const pauseMs = place.via === 'chat' ? adapterFor(app, place.where).everyMs : 0;
      return { kind: 'sent', message, pauseMs, reason: reasons.join(' ') };
    } catch (thrown) {
      const error = toPatchcordError(thrown);
      if (isTemporary(error)) {
        silent ??= error;
        if (patient) break;
      }
      reasons.push(error.message);
    }
  }
  if (silent) return { kind: 'later', error: silent };
  return { kind: 'refused', reason: reasons.join(' ') || none };
}

function isTemporary(error: PatchcordError): boolean {
  return !error.refused && (error.code === 'busy' || error.code === 'unreachable');
}

/** Cut off while it was being sent: it may stand there already. */
async function findEarlier(app: App, row: StoredDelivery, place: LogPlace): Promise<MessageRef | undefined> {
  if (row.sendingAt === null || place.via !== 'chat') return undefined;
  return adapterFor(app, place.where).find?.(place.where, markOf(row), row.sendingAt);
}

/** Said where nobody can look whether what was cut off stands there: a log twice is better than none. */
const TWICE = 'Sent again after an interruption: it may stand here twice';

function mayBeThere(app: App, row: StoredDelivery, place: LogPlace): boolean {
  return row.sendingAt !== null && place.via === 'chat' && adapterFor(app, place.where).find === undefined;
}

/** Names the message for us, and says nothing to others. */
const markOf = ({ log, destination }: StoredDelivery) => `log-${log}-${tokenHash(destination).slice(0, 16)}`;

async function post(app: App, row: StoredDelivery, place: LogPlace, card: Card): Promise<MessageRef | null> {
  if (place.via === 'chat') return adapterFor(app, place.where).post(place.where, card, markOf(row));
  await app.mailer?.sendCard({ to: place.email, card, id: logMailId(app, row) });
  return null;
}

/** The same mail has the same id, so that a mailbox shows a repeat once, and later ones in its thread. */
export function logMailId(app: App, row: Pick<StoredDelivery, 'log' | 'destination'>, version?: number): string {
  const part = version === undefined ? '' : `.v${version}`;
  return mailId(`log.${row.log}.${row.destination}${part}`, new URL(app.publicUrl).hostname);
}

async function markSent(app: App, row: StoredDelivery, log: SupportLog, sent: Extract<Sent, { kind: 'sent' }>) {
  const now = app.clock.now();
  const { log: number, destination } = row;
  const before = await readDestination(app.database.db, destination);
  await app.database.commit(async (tx) => {
    await changeDelivery(tx, number, destination, {
      state: 'sent',
      message: sent.message && JSON.stringify(sent.message),
      shown: log.version,
      sendingAt: null,
      sentAt: now,
      tries: row.tries + 1,
      reason: sent.reason,
    });
    // Open again: what it missed follows, in order.
    if (before.closedAt !== null) {
      await saveDestination(tx, {
        ...(await readDestination(tx, destination)),
        closedAt: null,
        toldAt: null,
        reason: '',
      });
      await requeueFailed(tx, destination, now - MISSED_MS, now);
    }
    const current = await readLog(tx, number);
    // It changed while it was on its way, or had notes before it came here.
    if (current && (current.version !== log.version || current.handling.notes.length > 0))
      await showSoon(tx, number, destination, now);
  });
  // While it can be asked for: the day it is gone, people are to know which one it was.
  if (before.name === '') await channelName(app, destination);
}

function nextTry(app: App, row: StoredDelivery, error: PatchcordError): number {
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(row.tries, 10));
  return app.clock.now() + (error.retryAfterMs ?? pause);
}

async function postpone(app: App, row: StoredDelivery, error: PatchcordError): Promise<void> {
  const now = app.clock.now();
  const { log, destination } = row;
  const nextAt = nextTry(app, row, error);
  // What may have arrived is looked for before the next try; what surely has not needs no look.
  const sendingAt = error.uncertain ? now : row.sendingAt;
  const goesRound = row.second === null && now - row.queuedAt >= app.support.secondAfterMs;
  const name = await placeNames(app, goesRound ? placesOfSecond(app, row) : []);
  await app.database.commit(async (tx) => {
    await changeDelivery(tx, log, destination, { nextAt, sendingAt, tries: row.tries + 1, reason: error.message });
    if (goesRound) await sendSecond(app, tx, row, now, name);
  });
}

async function fail(app: App, row: StoredDelivery, reason: string): Promise<void> {
  await app.database.commit((tx) =>
    changeDelivery(tx, row.log, row.destination, { state: 'failed', reason, sendingAt: null }),
  );
}
