import { MessageRef } from '../../core/chat.ts';
import { toPatchcordError } from '../../core/errors.ts';
import type { SupportLog } from '../../core/support-log.ts';
import { parseDestination } from '../../core/support-routes.ts';
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
    for (const [at, note] of log.handling.notes.entries()) {
      if (at < row.notes) continue;
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
  await keep({ shown: log.version });
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
  const last = log.handling.notes.at(-1);
  const fresh = last && log.handling.notes.length > row.notes ? drawNote(app, last, reader).blocks : [];
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
