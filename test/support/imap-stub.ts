import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A mailbox of somebody else's over loopback: IMAP4rev1 with IDLE, as far as a reader of mails uses it (RFC 9051, RFC 2177). */
export interface ImapStub {
  /** As `SUPPORT_IMAP_URL` takes it; another password is refused. */
  url(password?: string): string;
  /** Puts a mail into the inbox, and tells whoever waits. */
  append(raw: Buffer): void;
  /** Flags of each mail, in the order of the mails. */
  flags(): string[][];
  /** Tokens that open the mailbox (XOAUTH2); passwords do not open it any more. */
  takeTokens(tokens: readonly string[]): void;
  /** Ends every connection. */
  breakLines(): void;
  /** How often somebody signed in. */
  signIns(): number;
  close(): Promise<void>;
}

const IMAP_USER = 'support@example.com';
const PASSWORD = 'mailbox secret';

type Reply = (string | Buffer)[];

interface Mail {
  uid: number;
  raw: Buffer;
  flags: Set<string>;
}

export async function openImapStub(): Promise<ImapStub> {
  const mails: Mail[] = [];
  const lines = new Set<{ socket: Socket; tell(): void }>();
  let tokens: readonly string[] | undefined;
  let signIns = 0;

  const server = createServer((socket) => {
    let rest = '';
    let idle: string | undefined;
    /** A token was refused: the client's next line ends that. */
    let refused: string | undefined;
    let isOpen = false;
    const say = (...texts: (string | Buffer)[]) => {
      for (const text of texts) socket.write(text);
    };
    const line = {
      socket,
      tell: () => {
        if (idle !== undefined) say(`* ${mails.length} EXISTS\r\n`);
      },
    };
    lines.add(line);
    socket.on('error', () => undefined).on('close', () => lines.delete(line));
    socket.on('data', (data: Buffer) => {
      rest += data.toString('latin1');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const text = rest.slice(0, end);
        rest = rest.slice(end + 2);
        take(text);
      }
    });
    say('* OK ready\r\n');

    function take(text: string): void {
      if (idle !== undefined) {
        say(`${idle} OK done\r\n`);
        idle = undefined;
        return;
      }
      if (refused !== undefined) {
        say(`${refused} NO [AUTHENTICATIONFAILED] sign-in failed\r\n`);
        refused = undefined;
        return;
      }
      const [, tag = '', command = '', given = ''] = /^(\S+) (UID \S+|\S+) ?(.*)$/.exec(text) ?? [];
      say(...answer(tag, command.toUpperCase(), given));
    }

    function answer(tag: string, command: string, given: string): Reply {
      const done = (...untagged: string[]): Reply => [...untagged.map((one) => `* ${one}\r\n`), `${tag} OK done\r\n`];
      if (command === 'CAPABILITY')
        return done(`CAPABILITY IMAP4rev1 IDLE SASL-IR ${tokens ? 'LOGINDISABLED AUTH=XOAUTH2' : ''}`.trim());
      if (command === 'LOGOUT') return done('BYE');
      if (command === 'LOGIN' || command === 'AUTHENTICATE') return signIn(tag, command, given);
      if (!isOpen) return [`${tag} BAD sign in first\r\n`];
      switch (command) {
        case 'LIST':
          return given.endsWith('""') ? done('LIST (\\Noselect) "/" ""') : done('LIST () "/" INBOX');
        case 'SELECT':
          return done(
            `${mails.length} EXISTS`,
            'FLAGS (\\Seen \\Deleted)',
            'OK [PERMANENTFLAGS (\\Seen \\Deleted \\*)]',
            'OK [UIDVALIDITY 7]',
            `OK [UIDNEXT ${mails.length + 1}]`,
          );
        case 'UID SEARCH':
          return done(
            `SEARCH ${mails
              .filter(searched(given))
              .map(({ uid }) => uid)
              .join(' ')}`.trim(),
          );
        case 'UID FETCH':
          return fetch(tag, given);
        case 'UID STORE':
          return store(tag, given);
        case 'IDLE':
          idle = tag;
          return ['+ idling\r\n'];
        case 'NOOP':
        case 'LSUB':
          return done();
        default:
          return [`${tag} BAD ${command} is not known\r\n`];
      }
    }

    function signIn(tag: string, command: string, given: string): Reply {
      signIns += 1;
      const [, mechanism = '', initial = ''] = /^(\S+) (.+)$/.exec(given) ?? [];
      if (command === 'AUTHENTICATE' && mechanism === 'XOAUTH2') {
        const said = Buffer.from(initial, 'base64').toString();
        isOpen = (tokens ?? []).some((token) => said === `user=${IMAP_USER}\u0001auth=Bearer ${token}\u0001\u0001`);
        if (isOpen) return [`${tag} OK signed in\r\n`];
        refused = tag;
        return [`+ ${Buffer.from('{"status":"401","schemes":"bearer"}').toString('base64')}\r\n`];
      }
      isOpen = tokens === undefined && command === 'LOGIN' && given === `"${IMAP_USER}" "${PASSWORD}"`;
      return [isOpen ? `${tag} OK signed in\r\n` : `${tag} NO [AUTHENTICATIONFAILED] sign-in failed\r\n`];
    }

    function fetch(tag: string, given: string): Reply {
      const [, uid, wanted = ''] = /^(\d+) \((.*)\)$/.exec(given) ?? [];
      const found = mails.flatMap(({ uid: its, raw }, at): Reply => {
        if (its !== Number(uid)) return [];
        const about = `RFC822.SIZE ${raw.byteLength} INTERNALDATE "23-Nov-2026 08:01:02 +0000"`;
        const whole = wanted.includes('BODY.PEEK[]');
        const head = `* ${at + 1} FETCH (UID ${its}${wanted.includes('SIZE') ? ` ${about}` : ''}`;
        return whole ? [`${head} BODY[] {${raw.byteLength}}\r\n`, raw, ')\r\n'] : [`${head})\r\n`];
      });
      return [...found, `${tag} OK done\r\n`];
    }

    function store(tag: string, given: string): Reply {
      const [, uid, flags = ''] = /^(\d+) \+FLAGS(?:\.SILENT)? \((.*)\)$/.exec(given) ?? [];
      const mail = mails.find((one) => one.uid === Number(uid));
      if (!mail) return [`${tag} NO no such mail\r\n`];
      for (const flag of flags.split(' ')) mail.flags.add(flag);
      const at = mails.indexOf(mail) + 1;
      return [`* ${at} FETCH (UID ${uid} FLAGS (${[...mail.flags].join(' ')}))\r\n`, `${tag} OK done\r\n`];
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  return {
    url: (password = PASSWORD) =>
      `imap://${encodeURIComponent(IMAP_USER)}:${encodeURIComponent(password)}@127.0.0.1:${port}/INBOX`,
    append(raw) {
      mails.push({ uid: mails.length + 1, raw, flags: new Set() });
      for (const line of lines) line.tell();
    },
    flags: () => mails.map(({ flags }) => [...flags].toSorted()),
    takeTokens(given) {
      tokens = given;
    },
    breakLines() {
      for (const { socket } of lines) socket.destroy();
    },
    signIns: () => signIns,
    async close() {
      for (const { socket } of lines) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The search keys that are used: `UNDELETED`, `UNSEEN`, `UNKEYWORD x`, `UID n:m`, `OR a b`, and lists of them. */
function searched(query: string): (mail: Mail) => boolean {
  const words = query
    .replaceAll(/[()]/g, ' $& ')
    .split(' ')
    .filter((word) => word !== '');
  function one(): (mail: Mail) => boolean {
    const word = words.shift() ?? '';
    switch (word) {
      case '(': {
        const all = upTo(')');
        words.shift();
        return all;
      }
      case 'OR': {
        const [first, second] = [one(), one()];
        return (mail) => first(mail) || second(mail);
      }
      case 'UNDELETED':
        return ({ flags }) => !flags.has('\\Deleted');
      case 'UNSEEN':
        return ({ flags }) => !flags.has('\\Seen');
      case 'UNKEYWORD': {
        const keyword = words.shift() ?? '';
        return ({ flags }) => !flags.has(keyword);
      }
      case 'UID': {
        const [from = 0, to = from] = (words.shift() ?? '').split(':').map(Number);
        return ({ uid }) => uid >= from && uid <= to;
      }
      default:
        throw new Error(`the stand-in does not know the search key ${word}`);
    }
  }
  function upTo(end: string | undefined): (mail: Mail) => boolean {
    const keys: ((mail: Mail) => boolean)[] = [];
    while (words.length > 0 && words[0] !== end) keys.push(one());
    return (mail) => keys.every((key) => key(mail));
  }
  return upTo(undefined);
}
