import { ImapFlow, type MailboxObject } from 'imapflow';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { RawMail } from './arrival.ts';
import { explain } from './refusals.ts';
import type { MailboxSettings } from './settings.ts';
import type { Tokens } from './token.ts';

/** One open mailbox. Everything throws PatchcordErrors; after one, open another connection. */
export interface Connection {
  readonly uidValidity: string;
  /** The UID that the next new mail will have. */
  readonly uidNext: number;
  /** UIDs of what is not taken yet, oldest first: what nobody has read, and everything from this UID on. */
  waiting(from: number): Promise<number[]>;
  /** Undefined when it is gone by now. */
  fetch(uid: number): Promise<RawMail | undefined>;
  /** Marks a mail as taken; as read, too, when it became a report. */
  mark(uid: number, as: 'report' | 'no report'): Promise<void>;
  /** Resolves when the server tells of a new mail, after the time, or when the signal fires; throws when the line breaks. */
  news(forMs: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Ours, so that a person who reads the mailbox takes nothing away from us. */
const MARK = '$Patchcord';
/** As large as a UID can be: "n:*" would always name the last mail, too. */
const LAST_UID = 4_294_967_295;
/** A mail with a file of 25 MB, as it travels. Of a larger one the beginning is read. */
const LARGEST_MAIL = 40 * 1024 * 1024;
const BEGINNING = 512 * 1024;
const SILENCE_MS = 3 * 60_000;

/** Opens the mailbox, for reading and marking; with a token where it takes no password. */
export async function connect(given: MailboxSettings, clock: Clock, tokens?: Tokens): Promise<Connection> {
  if (!tokens) return open(given, clock, { user: given.user, pass: given.password });
  const withToken = async () => open(given, clock, { user: given.user, accessToken: await tokens.current() });
  const asked = await tokens.current();
  try {
    return await withToken();
  } catch (thrown) {
    // Revoked, perhaps: once more with a new one, where that is another.
    tokens.forget();
    const refused = thrown instanceof PatchcordError && thrown.code === 'not-allowed';
    if (!refused || (await tokens.current()) === asked) throw thrown;
    return withToken();
  }
}

type Auth = { user: string; pass: string } | { user: string; accessToken: string };

async function open(given: MailboxSettings, clock: Clock, auth: Auth): Promise<Connection> {
  const client = new ImapFlow({
    host: given.host,
    port: given.port,
    secure: given.secure,
    doSTARTTLS: given.startTls,
    auth,
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: SILENCE_MS,
    maxIdleTime: SILENCE_MS / 2,
    maxLiteralSize: LARGEST_MAIL * 2,
  });
  // Broken lines show at the command that waits for them; without a listener they would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return connectionOf(client, await client.mailboxOpen(given.folder), clock);
  } catch (thrown) {
    client.close();
    throw explain(thrown, 'accessToken' in auth);
  }
}

function connectionOf(client: ImapFlow, opened: MailboxObject, clock: Clock): Connection {
  if (opened.readOnly)
    throw new PatchcordError('not-allowed', 'The mailbox can be read, but mails cannot be marked in it.');
  const keywords = opened.permanentFlags?.has('\\*') || opened.permanentFlags?.has(MARK);
  const said = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (thrown) {
      throw explain(thrown);
    }
  };

  async function fetch(uid: number): Promise<RawMail | undefined> {
    const one = String(uid);
    const about = await client.fetchOne(one, { size: true, internalDate: true }, { uid: true });
    if (!about) return undefined;
    const { size = 0, internalDate } = about;
    const source = size > LARGEST_MAIL ? { start: 0, maxLength: BEGINNING } : true;
    const body = await client.fetchOne(one, { source }, { uid: true });
    const raw = body ? body.source : undefined;
    if (!raw) return undefined;
    const receivedAt = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime();
    return {
      raw,
      size: source === true ? raw.byteLength : size,
      receivedAt: Number.isNaN(receivedAt) ? clock.now() : receivedAt,
    };
  }

  return {
    uidValidity: String(opened.uidValidity),
    uidNext: opened.uidNext,
    async waiting(from) {
      const recent = { uid: `${from}:${LAST_UID}` };
      const query = keywords
        ? { deleted: false, unKeyword: MARK, or: [{ seen: false }, recent] }
        : { deleted: false, seen: false };
      const found = await said(client.search(query, { uid: true }));
      if (!found) throw new PatchcordError('unreachable', 'The mailbox could not be searched.');
      return found.toSorted((a, b) => a - b);
    },
    fetch: (uid) => said(fetch(uid)),
    async mark(uid, as) {
      const read = as === 'report' || !keywords;
      const flags = [...(read ? ['\\Seen'] : []), ...(keywords ? [MARK] : [])];
      const done = await said(client.messageFlagsAdd(String(uid), flags, { uid: true }));
      if (!done) throw new PatchcordError('unreachable', 'A mail could not be marked in the mailbox.');
    },
    async news(forMs, signal) {
      await said(newsOf(client, forMs, signal, clock));
    },
    async close() {
      await Promise.race([client.logout().catch(() => undefined), new Promise((gone) => client.once('close', gone))]);
      client.close();
    },
  };
}

async function newsOf(client: ImapFlow, forMs: number, signal: AbortSignal, clock: Clock): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const broken = () => reject(new PatchcordError('unreachable', 'The connection to the mailbox broke.'));
  const stopTimer = clock.after(forMs, resolve);
  const done = () => resolve();
  client.once('exists', done);
  client.once('close', broken);
  signal.addEventListener('abort', done, { once: true });
  try {
    if (signal.aborted) return;
    if (!client.usable) broken();
    // Lasts until the next command; a server without IDLE is asked now and then instead.
    else if (!client.idling) void client.idle().catch(() => undefined);
    await promise;
  } finally {
    stopTimer();
    client.off('exists', done);
    client.off('close', broken);
    signal.removeEventListener('abort', done);
  }
}
