import { createHash } from 'node:crypto';
import type { Arrival, ArrivedFile } from '../../../src/core/intake.ts';
import { type Extracted, extract, isReminder, isUpdate, titleIn } from './extract.ts';
import { clean, type ReadMail, readMail } from './mail.ts';
import { bareSubject, isForward, isReply, ownWords } from './quotes.ts';
import { doubtOf, judgeSender } from './sender.ts';

/** A mail as the server holds it. */
export interface RawMail {
  /** All of it, or its beginning where it is too large to be taken whole. */
  raw: Uint8Array;
  /** In bytes, of the whole mail. */
  size: number;
  /** When the mailbox took it, in milliseconds. */
  receivedAt: number;
}

/** What is to be done with a mail. */
export type Reading =
  | { kind: 'report'; arrival: Arrival /** The thread it may begin or continue. */; subject: string; loose: boolean }
  /** Our own notices, and answers of machines to them: no report, and never one, or two robots would write to each other. */
  | { kind: 'ours' | 'automatic'; subject: string };

const LARGEST_FILE = 25 * 1024 * 1024;
const LARGEST_FILES = 50 * 1024 * 1024;
const MOST_FILES = 40;
/** The original is kept whole up to here; of a larger one its beginning, because its files are kept beside it. */
const LARGEST_ORIGINAL = 2 * 1024 * 1024;
const BEGINNING = 256 * 1024;
/** With fewer labelled parts it is no report that we can read. */
const FEWEST_PARTS = 2;

/** Reads a mail as far as it can be read. Never throws: what cannot be read is a report that needs a look. */
export async function readReport(mail: RawMail, senders: readonly string[]): Promise<Reading> {
  try {
    return fromMail(await readMail(mail.raw), mail, senders);
  } catch {
    return { kind: 'report', arrival: unreadable(mail), subject: '', loose: false };
  }
}

function fromMail(read: ReadMail, mail: RawMail, senders: readonly string[]): Reading {
  const { subject, text } = read;
  const found = extract(text);
  const parts = [found.product, found.title, found.reporter, found.accountId, found.occurredAt].filter(
    (part) => part !== undefined,
  ).length;
  if (read.header('x-patchcord') !== undefined) return { kind: 'ours', subject };
  if (parts < FEWEST_PARTS && isAutomatic(read)) return { kind: 'automatic', subject };

  const answers = isReply(subject) || isForward(subject);
  const note = answers ? ownWords(text) : isUpdate(subject) ? text : '';
  const doubt = doubtOf(judgeSender(read.from, read.header('authentication-results'), senders));
  const needsLook = parts < FEWEST_PARTS;
  return {
    kind: 'report',
    subject: bareSubject(subject).toLowerCase(),
    loose: isReply(subject) && needsLook && read.before.length === 0,
    arrival: {
      source: 'mailbox',
      delivery: deliveryOf(read, mail),
      follows: read.before.map((id) => `mail:${id}`),
      ...(found.id !== undefined && { id: found.id.slice(0, 200) }),
      report: reportOf(read, mail, found, doubt),
      ...(note !== '' && { note: doubt === undefined ? note : `${doubt}\n${note}` }),
      ...(isReminder(subject) && !answers && { reminder: true as const }),
      ...(needsLook && { needsLook: true as const }),
      ...(doubt !== undefined && { doubted: true as const }),
      files: filesOf(read, mail),
    },
  };
}

function reportOf(read: ReadMail, mail: RawMail, found: Extracted, doubt: string | undefined): Arrival['report'] {
  const title = found.title ?? titleIn(bareSubject(read.subject));
  // Without any labels the whole of it is what there is to read.
  const said = found.description ?? (found.title === undefined ? read.text.trim() : '');
  const description = [doubt, tooLarge(mail), said].filter(Boolean).join('\n\n');
  return {
    product: (found.product ?? 'Unknown product').slice(0, 200).toWellFormed(),
    title: (title || 'A mail without a subject').slice(0, 500).toWellFormed(),
    reporter: (found.reporter ?? read.from).slice(0, 320).toWellFormed(),
    accountId: (found.accountId ?? '').slice(0, 200).toWellFormed(),
    // Of the mail itself where the report does not say: a mail that is read again must have the same time.
    occurredAt: found.occurredAt ?? read.sentAt ?? mail.receivedAt,
    ...(found.severity !== undefined && { severity: found.severity.slice(0, 40).toWellFormed() }),
    ...(description !== '' && { description: description.slice(0, 100_000).toWellFormed() }),
  };
}

function tooLarge({ raw, size }: RawMail): string | undefined {
  const megabytes = Math.round(size / 1024 / 1024);
  return raw.byteLength < size
    ? `The mail is too large to be kept whole (${megabytes} MB); it is in the mailbox.`
    : undefined;
}

/** The same mail in two copies is one delivery. Without a Message-ID its bytes tell it from others. */
function deliveryOf({ messageId }: Pick<ReadMail, 'messageId'>, { raw }: RawMail): string {
  return messageId === '' ? `mail-hash:${createHash('sha256').update(raw).digest('hex')}` : `mail:${messageId}`;
}

/** Holiday notices and bounces (RFC 3834, RFC 3464). Vendors mark their reports as automatic, too: those have labels. */
function isAutomatic({ header, from }: ReadMail): boolean {
  return (
    /^auto-replied/i.test(header('auto-submitted') ?? '') ||
    header('x-autoreply') !== undefined ||
    /multipart\/report/i.test(header('content-type') ?? '') ||
    /^(?:mailer-daemon|postmaster)@/.test(from)
  );
}

function filesOf({ files }: ReadMail, mail: RawMail): ArrivedFile[] {
  let room = LARGEST_FILES;
  const kept = files.slice(0, MOST_FILES).map(({ name, type, content }): ArrivedFile => {
    const fits = content.byteLength <= Math.min(LARGEST_FILE, room);
    if (fits) room -= content.byteLength;
    return { name, type, bytes: content.byteLength, kind: 'attachment', ...(fits && { content }) };
  });
  return [...kept, original(mail)];
}

function original({ raw, size }: RawMail): ArrivedFile {
  const whole = raw.byteLength === size && size <= LARGEST_ORIGINAL;
  return {
    name: whole ? 'message.eml' : 'message-beginning.eml',
    type: 'message/rfc822',
    bytes: size,
    content: whole ? raw : raw.subarray(0, BEGINNING),
    kind: 'original',
  };
}

/** Of bytes that are no mail: what the first lines look like, and the bytes themselves. */
export function unreadable(mail: RawMail, why = 'This mail could not be read; the original is kept with it.'): Arrival {
  const head = clean(Buffer.from(mail.raw.subarray(0, 8_192)).toString('latin1'));
  const header = (name: string) => new RegExp(`^${name}:[ \\t]*([^\\n]*)`, 'im').exec(head)?.[1]?.trim() ?? '';
  return {
    source: 'mailbox',
    delivery: deliveryOf({ messageId: /^message-id:\s*<([^<>\s]{1,250})>/im.exec(head)?.[1] ?? '' }, mail),
    report: {
      product: 'Unknown product',
      title: header('subject').slice(0, 500) || 'A mail that could not be read',
      reporter: '',
      accountId: '',
      occurredAt: mail.receivedAt,
      description: why,
    },
    needsLook: true,
    files: [original(mail)],
  };
}
