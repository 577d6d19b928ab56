import { strToU8, type Zippable, zipSync } from 'fflate';
import type { SupportLog } from '../../core/support-log.ts';
import { deliveriesOf } from '../../store/support-deliveries.ts';
import { duplicatesOf, readFiles, readLog } from '../../store/support-logs.ts';
import type { App } from '../app.ts';
import { openLink } from '../pages/open-link.ts';
import { placeNames } from './place-names.ts';

/** One log to take away. */
export interface LogExport {
  /** Of the zip. */
  name: string;
  content: Uint8Array;
}

/** Links to exports: for whoever asked, as long as they may see support logs, for ten minutes. */
export function createLogExport(app: App) {
  async function logOf(token: string): Promise<{ log: SupportLog; expiresAt: number } | undefined> {
    const link = await openLink(app, 'export', token);
    if (!link) return undefined;
    const { user, where, about } = link.subject;
    // Rights may have been taken away since the link was made.
    const found = await app.people.find(user, where);
    if (found.kind !== 'found' || !(await app.people.fresh(found.who)).roles.includes('support-contact'))
      return undefined;
    const log = await readLog(app.database.db, Number(about.log));
    return log && { log, expiresAt: link.expiresAt };
  }
  return {
    async look(token: string): Promise<{ title: string; files: number; expiresAt: number } | undefined> {
      const found = await logOf(token);
      if (!found) return undefined;
      const { number, report, handling } = found.log;
      const title = `Log ${number}: ${report.title}`;
      return { title, files: handling.attachments.filter(({ kept }) => kept).length, expiresAt: found.expiresAt };
    },
    async file(token: string): Promise<LogExport | undefined> {
      const found = await logOf(token);
      return found && pack(app, found.log);
    },
  };
}

/** As the vendor's own export: a text, and the files. What is inside a file is packed as it is. */
async function pack(app: App, log: SupportLog): Promise<LogExport> {
  const { db } = app.database;
  const files = await readFiles(db, log.number);
  const entries: Zippable = { [`log-${log.number}.txt`]: strToU8(await inWords(app, log)) };
  const taken = new Set<string>();
  for (const { place, content } of files) {
    const info = log.handling.attachments[place];
    const name = unique(safeName(info?.name ?? `file-${place}`), taken);
    entries[`${info?.kind === 'original' ? 'original' : 'files'}/${name}`] = [content, { level: 0 }];
  }
  return { name: `log-${log.number}.zip`, content: zipSync(entries) };
}

/** No way out of the folder it is unpacked into, and nothing a file system stumbles over. */
function safeName(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, '_').replaceAll(/^[. ]+|[. ]+$/g, '');
  return plain.slice(0, 120) || 'file';
}

function unique(name: string, taken: Set<string>): string {
  let found = name;
  for (let count = 2; taken.has(found.toLowerCase()); count += 1) found = `${count}-${name}`;
  taken.add(found.toLowerCase());
  return found;
}

async function inWords(app: App, log: SupportLog): Promise<string> {
  const { number, report, handling, source, arrivedAt } = log;
  const { db } = app.database;
  const at = (ms: number) => new Date(ms).toISOString();
  const others = await duplicatesOf(db, number);
  const sent = await deliveriesOf(db, number);
  const name = await placeNames(
    app,
    sent.map((row) => row.destination),
  );
  const lines = [
    `Support log ${number}`,
    '',
    `Product:     ${report.product}`,
    `Title:       ${report.title}`,
    `State:       ${handling.state}`,
    `Account:     ${report.accountId}`,
    `Reporter:    ${report.reporter}`,
    `Occurred:    ${at(report.occurredAt)}`,
    `Arrived:     ${at(arrivedAt)}, by ${source}`,
    `Severity:    ${report.severity ?? 'not given'}`,
    `Assigned to: ${handling.assignee?.name ?? 'nobody'}`,
    `Ticket:      ${handling.ticket || 'none'}`,
    '',
    'Description',
    report.description ?? 'none',
    '',
    'Notes',
    ...handling.notes.map((note) => `${at(note.at)} ${note.by.name}: ${note.text}`),
    '',
    'History',
    ...handling.history.map((one) => `${at(one.at)} ${one.by.name}: ${one.what}: ${one.from} -> ${one.to}`),
    '',
    'Files',
    ...handling.attachments.map(
      (file) => `${file.name} (${file.bytes} bytes${file.kept ? '' : ', too large to keep'})`,
    ),
    '',
    'Other reports of the same',
    ...others.map((one) => `Log ${one.number}, ${at(one.arrivedAt)}, ${one.report.reporter}`),
    '',
    'Sent to',
    ...sent.map((row) => `${name(row.destination)}: ${row.state}${row.sentAt ? ` ${at(row.sentAt)}` : ''}`),
  ];
  return `${lines.join('\r\n')}\r\n`;
}
