import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkMailbox, createMailbox, settings } from '../../../../adapters/intake/mailbox/index.ts';
import { mailboxMemory } from '../../../../src/app/support/mailbox-memory.ts';
import { silentLog } from '../../../../src/core/log.ts';
import { openDatabase } from '../../../../src/store/database.ts';
import { type ImapStub, openImapStub } from '../../../support/imap-stub.ts';
import { type MovingClock, movingClock } from '../../../support/moving-clock.ts';
import * as samples from './samples.ts';

/** A token endpoint (RFC 6749): says what it was asked, and gives the tokens that are left, the last one again and again. */
async function openSignIn() {
  const asked: Record<string, string>[] = [];
  let answers: { status: number; body: object }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      asked.push(Object.fromEntries(new URLSearchParams(body)));
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      response.writeHead(answer?.status ?? 500, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer?.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/tenant-1/oauth2/v2.0/token`,
    asked,
    gives(...tokens: string[]) {
      answers = tokens.map((token) => ({
        status: 200,
        body: { access_token: token, expires_in: 3_600, token_type: 'Bearer' },
      }));
    },
    refuses(error: string) {
      answers = [{ status: 401, body: { error, error_description: 'AADSTS7000215: secret-words' } }];
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

describe('a mailbox that takes no password', () => {
  let imap: ImapStub;
  let signIn: Awaited<ReturnType<typeof openSignIn>>;
  let clock: MovingClock;
  beforeEach(async () => {
    imap = await openImapStub();
    signIn = await openSignIn();
    clock = movingClock();
  });
  afterEach(async () => {
    await imap.close();
    await signIn.close();
  });

  const given = (more: object = {}) =>
    settings.parse({
      url: imap.url(''),
      senders: ['mitel.io'],
      oauth: { url: signIn.url, clientId: 'app-1', clientSecret: 'secret-1', ...more },
    });

  it('is opened by the application itself, as Exchange Online has it', async () => {
    imap.takeTokens(['token-1']);
    signIn.gives('token-1');
    await checkMailbox(given(), { clock, log: silentLog });
    expect(signIn.asked).toEqual([
      {
        grant_type: 'client_credentials',
        scope: 'https://127.0.0.1/.default',
        client_id: 'app-1',
        client_secret: 'secret-1',
      },
    ]);
  });

  it('is opened with what its owner allowed, as Gmail has it', async () => {
    imap.takeTokens(['token-1']);
    signIn.gives('token-1');
    await checkMailbox(given({ refreshToken: 'refresh-1' }), { clock, log: silentLog });
    expect(signIn.asked[0]).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'refresh-1' });
    expect(signIn.asked[0]).not.toHaveProperty('scope');
  });

  it('says what is wrong: the secret, or the right to the mailbox', async () => {
    imap.takeTokens(['token-1']);
    signIn.refuses('invalid_client');
    const check = () => checkMailbox(given(), { clock, log: silentLog });
    await expect(check()).rejects.toMatchObject({
      code: 'not-allowed',
      message: 'The sign-in of SUPPORT_IMAP_CLIENT_ID for the mailbox is refused.',
    });
    signIn.gives('token-of-somebody-else');
    await expect(check()).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('no right to that mailbox'),
    });
    await signIn.close();
    await expect(check()).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('is read with one token as long as that is good, and with a new one when it was taken back or has ended', async () => {
    const database = await openDatabase({ memory: true });
    const titles: string[] = [];
    imap.takeTokens(['token-1']);
    signIn.gives('token-1', 'token-2', 'token-3');
    const memory = mailboxMemory({ database, clock }, 'support');
    const intake = createMailbox(given(), { clock, log: silentLog, memory, random: () => 0 });
    await intake.start(async ({ report }) => {
      titles.push(report.title);
      return { kind: 'stored', log: titles.length };
    });
    const reads = async (id: string) => {
      imap.append(samples.text({ id, title: id }));
      for (const end = Date.now() + 10_000; titles.at(-1) !== id && Date.now() < end; clock.move(200))
        await new Promise((resolve) => setTimeout(resolve, 20));
      expect(titles.at(-1)).toBe(id);
    };
    await reads('first');
    imap.breakLines();
    await reads('second');
    expect(signIn.asked).toHaveLength(1);
    imap.takeTokens(['token-2']);
    imap.breakLines();
    await reads('third');
    expect(signIn.asked).toHaveLength(2);
    // Its end comes while the line stands; the next line needs another one.
    clock.move(56 * 60_000);
    imap.takeTokens(['token-3']);
    imap.breakLines();
    await reads('fourth');
    expect(signIn.asked).toHaveLength(3);
    await intake.stop();
    await database.close();
  });
});
