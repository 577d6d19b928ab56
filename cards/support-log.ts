import { buttons, call, card, facts, press, subtle, text } from './build.ts';
import { cut } from './fit.ts';
import type { Block, Button, Call, Card, Tone } from './model.ts';

/** One support log as a channel or a person sees it. Times and names in words. */
export interface LogView {
  number: number;
  product: string;
  title: string;
  state: 'Open' | 'Reported' | 'Resolved';
  /** "Ballad Industries", or "account 4711". */
  account: string;
  /** When it happened. */
  occurred: string;
  severity: string;
  needsLook: boolean;
  /** It may be forged. */
  doubted: boolean;
  /** Who has it since when; undefined for nobody. */
  assignee: { name: string; since: string } | undefined;
  ticket: string;
  snoozedUntil: string | undefined;
  /** Notes in the thread. */
  notes: number;
  /** How many others report the same. */
  duplicates: number;
  files: number;
  /** The last thing that happened: "Resolved by Sam Ortiz, 10:40". */
  last: string;
  /** Why it is here, where that is not plain: "Covering Ben", "Called in after 30 minutes". */
  why: string;
  /** The vendor's console, where a change must be repeated. */
  portal: string | undefined;
  /** The log is shown to somebody who asked for all of it. */
  details: LogDetails | undefined;
  /** Said first, when a press came too late. */
  note: string | undefined;
}

/** Personal data: for one person's eyes, on request. */
export interface LogDetails {
  reporter: string;
  accountId: string;
  description: string;
  files: readonly string[];
  notes: readonly { by: string; at: string; text: string }[];
  history: readonly string[];
}

const TITLE = 60;
const DESCRIPTION = 2_500;
const NOTE = 600;
const NOTES = 5;

const TONES: Record<LogView['state'], Tone> = { Open: 'attention', Reported: 'neutral', Resolved: 'good' };

/**
 * Title, state and who has it; the reporter's own data only in the details.
 * @param shared the Calls of the buttons say that everybody sees this card, so that the answer takes its place
 */
export function logCard(view: LogView, shared: boolean): Card {
  const { state, assignee, details, number } = view;
  const tone = state === 'Open' && assignee ? 'neutral' : TONES[state];
  return card(
    titleOf(view),
    tone,
    [
      view.note ? text(view.note) : undefined,
      view.doubted && state === 'Open'
        ? text("Its sender is not verified: it may be forged. Look it up in the vendor's console before you act on it.")
        : undefined,
      view.needsLook && state === 'Open'
        ? text('I could not read this report. Please look at the original.')
        : undefined,
      text(sentenceOf(view)),
      facts({
        Product: titleHasProduct(view) && !(state === 'Open' && assignee) ? undefined : view.product,
        Severity: view.severity,
        Ticket: view.ticket,
        'Also reported by': view.duplicates > 0 ? plural(view.duplicates, 'other') : undefined,
        Files: view.files > 0 && !details ? plural(view.files, 'file') : undefined,
        'Quiet until': view.snoozedUntil,
      }),
      ...(details ? detailBlocks(details) : []),
      view.portal && state !== 'Open' ? text(`${state} here. Please repeat it in the vendor's console.`) : undefined,
      buttons(...buttonsOf(view, shared)),
      buttons(...moreButtons(view, shared)),
    ],
    [`Log ${number}`, view.last, view.why].filter((part) => part !== '').join(' · '),
  );
}

/** Product and title where both fit, else the title; once somebody has it, that comes first. */
function titleOf(view: LogView): string {
  const { product, title, state, assignee } = view;
  if (state === 'Open' && assignee) return cut(`${assignee.name} has it · ${state}`, TITLE);
  const whole = titleHasProduct(view) ? `${product}: ${title}` : title;
  const end = ` · ${state}`;
  return `${cut(whole, TITLE - end.length)}${end}`;
}

function titleHasProduct({ product, title, state }: LogView): boolean {
  return `${product}: ${title} · ${state}`.length <= TITLE;
}

function sentenceOf({ state, account, occurred, assignee, title, notes, ticket }: LogView): string {
  const reported = `Reported by a user of ${account}, ${occurred}.`;
  const thread = notes > 0 ? ` ${plural(notes, 'note')} in the thread.` : '';
  const isCut = `${title} · ${state}`.length > TITLE;
  const whole = isCut || (state === 'Open' && assignee) ? `${title}. ` : '';
  switch (state) {
    case 'Open':
      if (!assignee) return `${whole}${reported} Nobody has it yet.${thread}`;
      return `${whole}${assignee.name} has it since ${assignee.since}.${thread} ${reported}`;
    case 'Reported': {
      const who = assignee ? ` ${assignee.name} looks after it.` : '';
      return `${whole}The vendor has it${ticket ? '' : ', without a ticket number'}.${who}${thread} ${reported}`;
    }
    case 'Resolved':
      return `${whole}${reported}${thread}`;
    default:
      return state satisfies never;
  }
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function detailBlocks(details: LogDetails): (Block | undefined)[] {
  const { reporter, accountId, description, files, notes, history } = details;
  const rest = notes.length - NOTES;
  return [
    facts({ Reporter: reporter, Account: accountId, Files: files.join(', ') }),
    description === '' ? undefined : text(cut(description, DESCRIPTION)),
    ...notes.slice(-NOTES).map((one) => text(`${one.by}, ${one.at}: ${cut(one.text, NOTE)}`)),
    rest > 0 ? subtle(`And ${rest} earlier ${rest === 1 ? 'note' : 'notes'}, in the export.`) : undefined,
    history.length > 0 ? subtle(history.slice(-6).join('\n')) : undefined,
  ];
}

/** The Call of one log's button. */
function about(command: string, { number }: LogView, shared: boolean, more: Call['input'] = {}): Call {
  return call(command, { log: String(number), ...more, ...(shared && { shared: true }) });
}

function buttonsOf(view: LogView, shared: boolean): (Button | undefined)[] {
  const { state, assignee, title } = view;
  const to = (command: string, more?: Call['input']) => about(command, view, shared, more);
  if (state === 'Resolved')
    return [press('Reopen', to('supportlog.update', { state: 'Open' }), { says: `Reopen: ${title}` })];
  return [
    state === 'Open' && !assignee
      ? press('Take it', to('supportlog.assign'), { style: 'primary', says: `Take it: ${title}` })
      : undefined,
    press('Note', to('supportlog.note'), { opens: 'form', says: `Write a note about: ${title}` }),
    state === 'Open'
      ? press('Reported', to('supportlog.escalate'), { opens: 'form', says: `Reported to the vendor: ${title}` })
      : undefined,
    press('Resolved', to('supportlog.update', { state: 'Resolved' }), { says: `Resolved: ${title}` }),
    state === 'Open' && !assignee
      ? press('Snooze', to('supportlog.snooze'), {
          opens: 'form',
          rare: true,
          says: `Snooze, no reminders for a while: ${title}`,
        })
      : undefined,
  ];
}

function moreButtons(view: LogView, shared: boolean): (Button | undefined)[] {
  const { number, portal, details, title } = view;
  return [
    details
      ? press('Who got it', call('supportlog.deliveries', { log: String(number) }), { rare: true })
      : press('Details', about('supportlog.show', view, false), {
          rare: true,
          says: `Details of: ${title}`,
        }),
    details && !shared
      ? press('Export', about('supportlog.export', view, false), { rare: true, says: `Export: ${title}` })
      : undefined,
    portal ? { kind: 'address', label: 'Open in portal', url: portal, rare: true } : undefined,
  ];
}

/** One note below the log's card. */
export function logNoteCard(note: { by: string; at: string; text: string; loud: boolean }): Card {
  const long = note.text.length > NOTE;
  return card(note.loud ? 'Nobody has it yet' : `${cut(note.by, 40)}, ${note.at}`, note.loud ? 'warning' : 'neutral', [
    text(cut(note.text, NOTE)),
    long ? subtle('Cut here; Details shows more, the export all of it.') : undefined,
  ]);
}

/** Many logs at once: how many wait behind this card. */
export function stormCard(storm: { waiting: number; total: number; since: string; minutes: number }): Card {
  const { waiting, total, since, minutes } = storm;
  const state = `Since ${since}`;
  if (waiting === 0)
    return card(
      `${plural(total, 'log')} came in at once`,
      'neutral',
      [text('All of them are shown here now.'), buttons(list())],
      state,
    );
  const span = minutes <= 1 ? 'in the last minute' : `in the last ${minutes} minutes`;
  return card(
    `${plural(waiting, 'more log')} ${span}`,
    'warning',
    [
      text(
        'That is more than this place takes at once. They follow one by one, oldest first; the list has all of them now.',
      ),
      buttons(list()),
    ],
    state,
  );
}

const list = () => press('Show the list', call('supportlog.list', { state: 'Open' }));

/** The link is made when the card is sent, for this person alone. */
export function exportCard(number: number, title: string): Card {
  return card(`Log ${number} as a zip`, 'neutral', [
    text(`${cut(title, 200)}. It holds the reporter's own data: the link is for you alone, for 10 minutes.`),
    buttons({
      kind: 'page',
      label: 'Open the export',
      page: 'export',
      about: { log: String(number) },
      style: 'primary',
    }),
  ]);
}

/** Who got a log, and who did not. */
export function deliveriesCard(view: {
  number: number;
  title: string;
  rows: readonly { place: string; state: string; detail: string }[];
  missing: number;
}): Card {
  const { number, rows, missing } = view;
  const title =
    missing === 0
      ? `Log ${number} has reached everybody`
      : `Log ${number} has not reached ${missing} of ${rows.length} places`;
  return card(rows.length === 0 ? `Log ${number} goes nowhere` : title, missing === 0 ? 'good' : 'warning', [
    subtle(view.title),
    rows.length === 0
      ? text('No route fits it, and there is no default route. Set SUPPORT_LOGS_SLACK_CHANNEL, or supportLogs.routes.')
      : {
          kind: 'rows',
          rows: rows.map(({ place, state, detail }) => ({ title: place, detail: `${state} · ${detail}` })),
        },
  ]);
}
