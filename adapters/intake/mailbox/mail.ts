import PostalMime, { type Email } from 'postal-mime';
import { htmlToText } from './html-text.ts';

/** A mail as far as it could be read: words and files, nothing rendered. */
export interface ReadMail {
  subject: string;
  /** The address of the writer; '' when there is none. */
  from: string;
  /** Without `<` and `>`; '' when there is none. */
  messageId: string;
  /** The mails before it, the nearest first. */
  before: string[];
  /** When it says it was sent, in milliseconds. */
  sentAt: number | undefined;
  text: string;
  files: { name: string; type: string; content: Uint8Array }[];
  /** The first value of a header, by its name in lower case. */
  header: (name: string) => string | undefined;
}

/** Deep enough for every honest mail. A bomb of parts is refused, and becomes a log that needs a look. */
const PARTS_DEEP = 100;
const MAILS_DEEP = 5;
const HEADERS_BYTES = 512 * 1024;
/** Long enough for a report with its log lines; what is longer is in the original. */
const LONGEST_TEXT = 200_000;
/** Ids that are longer are no ids that anybody answers to. */
const LONGEST_ID = 250;
const MAILS_BEFORE = 50;

/** Throws when it is no mail at all. */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  const email = await parse(raw);
  const text = await wordsOf(email, raw);
  const id = (value: string | undefined) => idsIn(value)[0] ?? '';
  const subject = await subjectOf(email, raw);
  return {
    subject: oneLine(subject),
    from: addressOf(email),
    messageId: id(email.messageId),
    before: [...idsIn(email.inReplyTo), ...idsIn(email.references).toReversed()].slice(0, MAILS_BEFORE),
    sentAt: momentOf(email.date),
    text: clean(text).slice(0, LONGEST_TEXT).toWellFormed(),
    files: email.attachments.map(({ filename, mimeType, content }, at) => ({
      name: fileName(filename, at),
      type: clean(mimeType).slice(0, 127),
      content: bytesOf(content),
    })),
    header: (name) => email.headers.find(({ key }) => key === name)?.value,
  };
}

function parse(raw: Uint8Array): Promise<Email> {
  return PostalMime.parse(raw, {
    maxNestingDepth: PARTS_DEEP,
    maxRfc822NestingDepth: MAILS_DEEP,
    maxHeadersSize: HEADERS_BYTES,
  });
}

function bodyOf({ text = '', html = '' }: Email): string {
  return text.trim() === '' ? htmlToText(html) : text;
}

/** Signs of bytes read in another character set than they were written in. */
const BROKEN = /\ufffd|[ÃÂ][\u0080-\u00bf]|â\u20ac/gu;

/**
 * The words of the mail. Where they look as if the mail names the wrong character set, the two that are most often meant are
 * tried, and the one with the fewest broken letters wins.
 */
async function wordsOf(email: Email, raw: Uint8Array): Promise<string> {
  let best = bodyOf(email);
  for (const charset of ['utf-8', 'windows-1252']) {
    const broken = countBroken(best);
    if (broken === 0) break;
    const text = bodyOf(await parse(namedAs(raw, charset)));
    if (countBroken(text) < broken) best = text;
  }
  return best;
}

/** Headers in bare bytes have no character set at all. */
async function subjectOf({ subject = '' }: Email, raw: Uint8Array): Promise<string> {
  if (!subject.includes('\ufffd')) return subject;
  const head = Buffer.from(raw.subarray(0, HEADERS_BYTES)).toString('latin1');
  const line = /^subject:([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/im.exec(head.split(/\r?\n\r?\n/, 1)[0] ?? '')?.[1];
  if (line === undefined || line.includes('=?')) return subject;
  return new TextDecoder('windows-1252').decode(Buffer.from(line, 'latin1')).trim();
}

function countBroken(text: string): number {
  return text.match(BROKEN)?.length ?? 0;
}

/** The same mail with this character set named in every part. */
function namedAs(raw: Uint8Array, charset: string): Uint8Array {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
  return Buffer.from(text.replaceAll(/charset\s*=\s*"?[\w.:-]{1,40}"?/gi, `charset=${charset}`), 'latin1');
}

function addressOf({ from, sender }: Email): string {
  const named = from?.address ?? sender?.address ?? from?.group?.[0]?.address ?? '';
  return clean(named).toLowerCase().slice(0, 320);
}

function idsIn(header: string | undefined): string[] {
  return [...(header ?? '').slice(0, 20_000).matchAll(/<([^<>\s]+)>/g)].flatMap(([, id = '']) =>
    id.length <= LONGEST_ID ? [clean(id)] : [],
  );
}

function momentOf(date: string | undefined): number | undefined {
  const at = Date.parse(date ?? '');
  return Number.isNaN(at) ? undefined : at;
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

/** No path, no control characters, and no letters that turn the writing direction round to hide an ending. */
function fileName(name: string | null, at: number): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const plain = clean(last)
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\n\t]/gu, '')
    .trim();
  if (plain === '' || /^\.+$/.test(plain)) return `attachment-${at + 1}`;
  const ending = /\.\w{1,10}$/.exec(plain)?.[0] ?? '';
  return plain.length <= 120 ? plain : `${plain.slice(0, 120 - ending.length)}${ending}`;
}

/** Line breaks and tabs stay; other control characters are no text, and PostgreSQL takes no NUL. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\t\n]/gu, '');
}

function oneLine(text: string): string {
  return clean(text).replaceAll(/\s+/g, ' ').trim().slice(0, 500).toWellFormed();
}
