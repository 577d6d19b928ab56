import { MessageRef } from '../../core/chat.ts';
import { toPatchcordError } from '../../core/errors.ts';
import { type SupportLog, waitsForSomebody } from '../../core/support-log.ts';
import { parseDestination } from '../../core/support-routes.ts';
import { coversAt } from '../../store/support-contacts.ts';
import { changeDelivery, readDelivery, type StoredDelivery } from '../../store/support-deliveries.ts';
import { countDuplicates, readLog } from '../../store/support-logs.ts';
import type { App } from '../app.ts';
import { adapterFor } from '../reply/answer.ts';
import { logMailId } from './deliver-logs.ts';
import { drawLog, drawNote, mailReason, type Reader, readerOf } from './log-cards.ts';
import { withWordsToType, wordsFor } from './mail-words.ts';

/** One posted log: its card as it stands now, and the notes its thread has not got yet. E-mail gets another mail in its thread. */
export async function showLog(app: App, number: number, destination: string): Promise<void> {
  const { db } = app.database;
  const log = await readLog(db, number);
  const row = await readDelivery(db, number, destination);
  if (!log || row?.state !== 'sent' || row.shown >= log.version) return;
  const duplicates = await countDuplicates(db, number);
  const reader = await readerOf(app, destination);
  const why = row.message === null ? mailReason(row) : row.explain ? row.why : '';
  const card = drawLog(app, log, reader, { duplicates, shared: true, why });
  if (row.message === null) await mailAgain(app, row, log, card, reader);
  else await change(app, row, log, card, reader, MessageRef.parse(JSON.parse(row.message)));
}

async function change(
  app: App,
  row: StoredDelivery,
  log: SupportLog,
  card: ReturnType<typeof drawLog>,
  reader: Reader,
  message: MessageRef,
): Promise<void> {
  const adapter = adapterFor(app, message.conversation);
  const keep = (part: Parameters<typeof changeDelivery>[3]) =>
    app.database.commit((tx) => changeDelivery(tx, row.log, row.destination, part));
  try {
    await adapter.update(message, card);
    for (const { at, note } of await freshNotes(app, row, log)) {
      await adapter.reply(message, drawNote(app, note, reader), { loud: note.kind === 'call' });
      await keep({ notes: at + 1 });
    }
  } catch (thrown) {
    const error = toPatchcordError(thrown);
    if (!error.refused) throw error;
    // Somebody deleted it, or the bot is out: what stands there stays, and the ledger says why.
    await keep({ shown: log.version, reason: `It could not be changed any more: ${error.message}` });
    return;
  }
  await keep({ shown: log.version, notes: log.handling.notes.length });
}

/**
 * What the place has not got and is still worth saying there. After quiet hours or an outage several calls for help may wait: the
 * last one says it all, none is true any more once somebody has the log, and whoever is away is not called.
 */
async function freshNotes(app: App, row: StoredDelivery, { handling }: SupportLog) {
  const waiting = handling.notes.map((note, at) => ({ at, note })).slice(row.notes);
  const lastCall = waiting.findLast(({ note }) => note.kind === 'call')?.at;
  if (lastCall === undefined) return waiting;
  const isCalled = waitsForSomebody(handling) && !(await isCovered(app, row.destination));
  return waiting.filter(({ at, note }) => note.kind !== 'call' || (isCalled && at === lastCall));
}

async function isCovered(app: App, destination: string): Promise<boolean> {
  const to = parseDestination(destination);
  if (to?.kind !== 'person') return false;
  return (await coversAt(app.database.db, app.clock.now())).some(({ person }) => person === to.email);
}

async function mailAgain(
  app: App,
  row: StoredDelivery,
  log: SupportLog,
  card: ReturnType<typeof drawLog>,
  reader: Reader,
): Promise<void> {
  const to = parseDestination(row.destination);
  const email = to && 'email' in to ? to.email : undefined;
  const last = (await freshNotes(app, row, log)).at(-1);
  const fresh = last ? drawNote(app, last.note, reader).blocks : [];
  if (email !== undefined)
    await app.mailer?.sendCard({
      to: email,
      card: withWordsToType(app.chats.keys(), { ...card, blocks: [...fresh, ...card.blocks] }, wordsFor(log)),
      id: logMailId(app, row, log.version),
      inReplyTo: logMailId(app, row),
    });
  await app.database.commit((tx) =>
    changeDelivery(tx, row.log, row.destination, { shown: log.version, notes: log.handling.notes.length }),
  );
}
