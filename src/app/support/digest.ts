import { buttons, call, card, press, text } from '../../../cards/build.ts';
import type { Card } from '../../../cards/model.ts';
import { nextLocal } from '../../core/hours.ts';
import { mailId } from '../../core/mail.ts';
import { speech } from '../../core/speech.ts';
import type { SupportLog } from '../../core/support-log.ts';
import type { ContactWishes } from '../../core/support-settings.ts';
import { cancelJobs, replaceJob } from '../../store/jobs.ts';
import { coversAt } from '../../store/support-contacts.ts';
import { findLogs } from '../../store/support-logs.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import { adapterFor } from '../reply/answer.ts';
import { placesOf } from './log-places.ts';
import { withWordsToType, wordsForSome } from './mail-words.ts';
import { LOG_DIGEST } from './support-jobs.ts';

/** Sets everybody's next digest, as the configuration has them now. */
export async function setDigests(app: App): Promise<void> {
  await app.database.commit(async (tx) => {
    for (const contact of app.support.contacts) await setDigest(app, tx, contact);
  });
}

/** At the hour that the clocks of that person show, whatever they do in between. */
export async function setDigest(app: App, tx: Handle, { email, digest, zone }: ContactWishes): Promise<void> {
  if (digest === undefined) {
    await cancelJobs(tx, LOG_DIGEST, email);
    return;
  }
  const now = app.clock.now();
  const dueAt = nextLocal(now, zone, digest);
  await replaceJob(tx, { kind: LOG_DIGEST, key: email, body: JSON.stringify({ email }), dueAt, now });
}

const SHOWN = 5;

/** What is open, once a day; nothing when nothing is, or somebody covers. */
export async function sendDigest(app: App, contact: ContactWishes): Promise<void> {
  const now = app.clock.now();
  const covers = await coversAt(app.database.db, now);
  if (covers.some(({ person }) => person === contact.email)) return;
  const open = await findLogs(app.database.db, { state: 'Open', duplicates: false }, 200);
  if (open.length === 0) return;
  const shown = drawDigest(app, contact, open);
  const [place] = await placesOf(app, { kind: 'person', email: contact.email });
  if (place?.via === 'chat') await adapterFor(app, place.where).post(place.where, shown);
  else if (place) {
    const day = new Date(now).toISOString().slice(0, 10);
    const id = mailId(`digest.${day}.${contact.email}`, new URL(app.publicUrl).hostname);
    await app.mailer?.sendCard({
      to: place.email,
      card: withWordsToType(app.chats.keys(), shown, wordsForSome(open)),
      id,
    });
  }
}

function drawDigest(app: App, { email, zone }: ContactWishes, open: readonly SupportLog[]): Card {
  const say = speech('en-GB', zone, app.clock.now());
  const mine = open.filter(({ handling }) => handling.assignee?.email === email);
  const nobodys = open.filter(({ handling }) => handling.assignee === null);
  // What nobody has comes first, the oldest of it before the others.
  const first = [...nobodys.toReversed(), ...mine.toReversed()].slice(0, SHOWN);
  const count = open.length === 1 ? '1 open support log' : `${open.length} open support logs`;
  return card(count, nobodys.length > 0 ? 'attention' : 'neutral', [
    text(
      `${whoHasThem(open.length, nobodys.length)} ${mine.length === 0 ? 'None is yours.' : `Yours: ${mine.length}.`}`,
    ),
    {
      kind: 'rows',
      rows: first.map(({ number, report, handling, arrivedAt }) => ({
        title: `${number} · ${report.product}: ${report.title}`,
        detail: `${handling.assignee ? 'Yours' : 'Nobody has it'} · ${say.time(arrivedAt)}`,
        button: press('Open', call('supportlog.show', { log: String(number) }), { says: `Open log ${number}` }),
      })),
    },
    buttons(press('Show all', call('supportlog.list', { state: 'Open' }))),
  ]);
}

function whoHasThem(all: number, nobodys: number): string {
  if (nobodys === 0) return all === 1 ? 'Somebody has it.' : 'Somebody has each of them.';
  if (nobodys === all) return all === 1 ? 'Nobody has it yet.' : 'Nobody has any of them yet.';
  return `Nobody has ${nobodys} of them yet.`;
}
