import type { Card } from '../../../cards/model.ts';
import { type LogView, logCard, logNoteCard } from '../../../cards/support-log.ts';
import { type Speech, speech } from '../../core/speech.ts';
import type { LogNote, SupportLog } from '../../core/support-log.ts';
import { parseDestination } from '../../core/support-routes.ts';
import { chatUsersByEmail } from '../../store/chat-users.ts';
import type { App } from '../app.ts';

/** In whose words a log is drawn. */
export interface Reader {
  locale: string;
  zone: string;
}

export interface LogLook {
  /** Other reports of the same. */
  duplicates: number;
  /** Everybody in the conversation sees it: no personal data. */
  shared: boolean;
  details?: boolean;
  why?: string;
  note?: string | undefined;
}

/** How a channel reads: nobody's own habit. */
export const everybody = (app: App): Reader => ({ locale: 'en-GB', zone: app.defaultZone });

/** A person reads in their own zone and habit, as far as a platform has told us of them. */
export async function readerOf(app: App, destination: string): Promise<Reader> {
  const to = parseDestination(destination);
  if (!to || !('email' in to)) return everybody(app);
  const known = await chatUsersByEmail(app.database.db, to.email);
  const said = known.find(({ zone }) => zone !== null);
  return { locale: said?.locale ?? 'en-GB', zone: said?.zone ?? app.defaultZone };
}

/** A mail says why it came and who can end that: there is no button for it in a mail. */
export function mailReason({ why, explain }: { why: string; explain: boolean }): string {
  if (explain) return why;
  const reason = why === 'support contact' ? 'as a support contact' : `because of ${why}`;
  return `You get this mail ${reason}; your administrators can change that`;
}

/** The log as it stands now. */
export function drawLog(app: App, log: SupportLog, reader: Reader, look: LogLook): Card {
  const { report, handling, number } = log;
  const say = speech(reader.locale, reader.zone, app.clock.now());
  const { assignee, takenAt, snoozedUntil, history, notes, attachments } = handling;
  const last = history.at(-1);
  const quiet = snoozedUntil !== null && snoozedUntil > app.clock.now() ? snoozedUntil : undefined;
  const view: LogView = {
    number,
    product: report.product,
    title: report.title,
    state: handling.state,
    account: accountName(app, report.accountId),
    occurred: say.time(report.occurredAt),
    severity: `${report.severity?.charAt(0).toUpperCase() ?? ''}${report.severity?.slice(1) ?? ''}`,
    needsLook: handling.needsLook,
    doubted: handling.doubted,
    assignee: assignee ? { name: assignee.name, since: say.time(takenAt ?? log.arrivedAt) } : undefined,
    ticket: handling.ticket,
    snoozedUntil: quiet === undefined ? undefined : say.time(quiet),
    // That somebody was called in is no note.
    notes: notes.filter(({ kind }) => kind !== 'call').length,
    duplicates: look.duplicates,
    files: attachments.filter((file) => file.kind === 'attachment').length,
    last: last ? `${wordOf(last)} by ${last.by.name}, ${say.time(last.at)}` : '',
    why: look.why ?? '',
    portal: portalOf(app, report.accountId),
    note: look.note,
    details: look.details
      ? {
          reporter: report.reporter,
          accountId: report.accountId,
          description: report.description ?? '',
          files: attachments.map(({ name, kept }) => (kept ? name : `${name} (too large to keep)`)),
          notes: notes.map((one) => ({ by: one.by.name, at: say.time(one.at), text: one.text })),
          history: history.map((one) => said(one, say)),
        }
      : undefined,
  };
  return logCard(view, look.shared);
}

function said({ what, from, to, by, at }: SupportLog['handling']['history'][number], say: Speech): string {
  const when = say.time(at);
  return what === 'Snoozed'
    ? `${by.name}: quiet until ${say.time(Date.parse(to))}, ${when}`
    : `${by.name}: ${from} → ${to}, ${when}`;
}

export function drawNote(app: App, note: LogNote, reader: Reader): Card {
  const say = speech(reader.locale, reader.zone, app.clock.now());
  return logNoteCard({ by: note.by.name, at: say.time(note.at), text: note.text, loud: note.kind === 'call' });
}

function accountName(app: App, id: string): string {
  return app.support.accounts[id] ?? (id === '' ? 'an unknown account' : `account ${id}`);
}

/** The vendor's console, where a change made here must be repeated. */
/** Where a change has to be repeated: as configured, else the console of the phone system that has one. */
function portalOf({ support, systems }: App, account: string): string | undefined {
  const configured = support.portal?.replaceAll('{account}', encodeURIComponent(account));
  return configured ?? systems.find(({ console }) => console !== undefined)?.console?.page;
}

/** What was done last, before "by Sam Ortiz". */
function wordOf({ what, to, by }: SupportLog['handling']['history'][number]): string {
  if (what === 'State') return to;
  return what === 'Assigned' && to === by.name ? 'Taken' : what;
}
