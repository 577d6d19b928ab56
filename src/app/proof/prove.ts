import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { codeCard } from '../../../cards/prove.ts';
import type { Accounts, Tokens } from '../../core/accounts.ts';
import type { Door } from '../../core/chat.ts';
import { PatchcordError, toPatchcordError } from '../../core/errors.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import type { Principal } from '../../core/principal.ts';
import type { Vault } from '../../core/vault.ts';
import { hmacHex, newToken, sameText, tokenHash } from '../../kit/sign.ts';
import { clearFailures, countFailure, readFailures } from '../../store/attempts.ts';
import { readPageLink, type StoredPageLink, usePageLink } from '../../store/page-links.ts';
import { readCode, saveCode, saveProof, takeTry } from '../../store/proofs.ts';
import { readRequest } from '../../store/requests.ts';
import type { App } from '../app.ts';
import { recordAudit } from '../audit.ts';
import { isProof, PageSubject } from '../pages/pages.ts';
import { storedIncoming } from '../reply/answer.ts';
import { type CodeRoute, codeRoutes } from './code-routes.ts';
import { type Refused, tryCounted } from './tries.ts';

/** What a link under `/connect` is, as far as proofs go. */
export type ProveLink =
  /** Not about a proof. */
  | { state: 'other' }
  | { state: 'gone' }
  | { state: 'code'; what: string; places: { id: string; name: string }[]; sent: boolean; expiresAt: number }
  | { state: 'password'; what: string; systemLabel: string; username: string; domain: string; expiresAt: number };

export type Proved =
  | { kind: 'proved' }
  /** A code is on its way to that place. */
  | { kind: 'sent' }
  /** The phone system wants a second factor after the password. */
  | { kind: 'challenge'; challengeRef: string }
  | { kind: 'gone' }
  | Refused;

interface Link {
  hash: string;
  stored: StoredPageLink;
  subject: PageSubject;
  who: Principal;
  way: string;
  /** What was asked for, in the command's words. */
  what: string;
  command: string;
}

const CODE_MS = 10 * 60_000;
const MOST_TRIES = 5;
const MOST_CODES = 3;

/**
 * The page where a person proves once more who they are, and what runs by itself afterwards.
 * @param codeKey codes are stored as HMAC under it only
 */
export function createProve(
  app: App,
  door: Pick<Door, 'accept'>,
  { vault, codeKey }: { vault: Vault; codeKey: string },
) {
  const { db } = app.database;

  async function open(token: string): Promise<Link | 'other' | 'gone'> {
    const hash = tokenHash(token);
    const stored = await readPageLink(db, hash);
    if (stored?.page !== 'connect') return 'other';
    const subject = PageSubject.parse(JSON.parse(stored.body));
    if (!isProof(subject)) return 'other';
    if (stored.usedAt !== null || stored.expiresAt <= app.clock.now()) return 'gone';
    const { prove: way = '', command = '' } = subject.about;
    // The chat user may have become somebody else since.
    const found = await app.people.find(subject.user, subject.where);
    if (found.kind !== 'found' || found.who.id !== subject.about.person) return 'gone';
    const what = app.catalog.get(command)?.summary ?? 'What you asked for';
    return { hash, stored, subject, who: found.who, way, what, command };
  }

  const codeHash = (link: Link, code: string) => hmacHex(codeKey, `${link.hash}\n${code}`);
  const triesOf = ({ who }: Link) => [`prove:${who.id}`];
  const sendsOf = ({ who }: Link) => `prove-sent:${who.id}`;

  async function finish(link: Link, how: string): Promise<Proved> {
    const now = app.clock.now();
    const { user, about } = link.subject;
    const { platform, tenant, id: chatId } = user;
    const isFirst = await app.database.commit(async (tx) => {
      if (!(await usePageLink(tx, link.hash, now))) return false;
      await saveProof(tx, { platform, tenant, chatId, person: link.who.id, provedAt: now });
      await clearFailures(tx, sendsOf(link));
      await recordAudit(tx, app, now, {
        who: link.who.id,
        command: link.command,
        call: { command: link.command, input: {} },
        result: 'done',
        changed: { what: 'proof of identity', from: 'asked for', to: how },
        request: about.request ?? link.hash,
      });
      return true;
    });
    if (!isFirst) return { kind: 'gone' };
    const waiting = about.request === undefined ? undefined : await readRequest(db, about.request);
    if (waiting) {
      const { acknowledged: _shown, ...incoming } = storedIncoming(waiting);
      // By the request, not by the link: who proves it over two links is obeyed once.
      await door.accept({ ...incoming, key: `proved:${tokenHash(incoming.key)}`, at: now, proved: true });
    }
    return { kind: 'proved' };
  }

  /** The account is only looked at: what was opened is closed at once. */
  async function finishSignIn(link: Link, accounts: Accounts, tokens: Tokens): Promise<Proved> {
    try {
      const me = await accounts.whoAmI(tokens);
      if (me.id !== link.who.phone.id)
        throw new PatchcordError('bad-input', "That is somebody else's phone account. Sign in with your own.");
    } finally {
      await accounts.revoke(tokens).catch((error: unknown) => {
        app.log.warn({ error: toPatchcordError(error) }, 'the session of a proof could not be ended');
      });
    }
    return finish(link, 'signed in with the phone account');
  }

  async function asked(token: string, way: 'code' | 'password'): Promise<Link | undefined> {
    const link = await open(token);
    return typeof link === 'object' && link.way === way ? link : undefined;
  }

  return {
    async look(token: string): Promise<ProveLink> {
      const link = await open(token);
      if (typeof link === 'string') return { state: link };
      const { what, who, stored } = link;
      const { expiresAt } = stored;
      if (link.way === 'password') {
        const signIn = signInOf(app, who);
        if (!signIn) return { state: 'gone' };
        const { system, accounts } = signIn;
        const { username } = who.phone;
        return { state: 'password', what, systemLabel: system.label, username, domain: accounts.domain, expiresAt };
      }
      const routes = await codeRoutes(app, who);
      if (routes.length === 0) return { state: 'gone' };
      const sent = (await readCode(db, link.hash)) !== undefined;
      const places = routes.map(({ id, place }) => ({ id, name: place }));
      return { state: 'code', what, places, sent, expiresAt };
    },

    /**
     * Sends a new code; the one before no longer counts.
     * @param to one of the places that `look` named; the first one when it is none of them
     */
    async sendCode(token: string, to: string): Promise<Proved> {
      const link = await asked(token, 'code');
      const routes = link ? await codeRoutes(app, link.who) : [];
      const route = routes.find(({ id }) => id === to) ?? routes[0];
      if (!link || !route) return { kind: 'gone' };
      const now = app.clock.now();
      const { blockedUntil } = await readFailures(db, sendsOf(link));
      if (blockedUntil > now) return wait('That were many codes.', blockedUntil - now);
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const kept = await app.database.commit(async (tx) => {
        await countFailure(tx, sendsOf(link), now);
        const expiresAt = Math.min(now + CODE_MS, link.stored.expiresAt);
        return saveCode(tx, { link: link.hash, code: codeHash(link, code), expiresAt, mostSent: MOST_CODES });
      });
      if (!kept) return { kind: 'wrong', sentence: 'No more codes for this link. Ask again in your chat.' };
      return sendBy(app, route, code, link.what);
    },

    async enterCode(token: string, typed: string): Promise<Proved> {
      const link = await asked(token, 'code');
      if (!link) return { kind: 'gone' };
      const check = async (): Promise<Proved> => {
        if (!(await readCode(db, link.hash)))
          throw new PatchcordError('bad-input', 'No code was sent for this link yet.');
        const kept = await app.database.commit((tx) => takeTry(tx, link.hash, MOST_TRIES));
        const isRight =
          kept !== undefined &&
          kept.expiresAt > app.clock.now() &&
          sameText(kept.code, codeHash(link, typed.replaceAll(/\D/g, '')));
        if (isRight) return finish(link, 'code sent elsewhere');
        if (!kept || kept.tries >= MOST_TRIES) {
          await app.database.commit((tx) => usePageLink(tx, link.hash, app.clock.now()));
          if (!kept) return { kind: 'gone' };
        }
        throw new PatchcordError('bad-input', 'That is not the code.');
      };
      return tryCounted(app, triesOf(link), check, ({ kind }) => kind === 'proved');
    },

    async signIn(token: string, account: { username: string; password: string; domain: string }): Promise<Proved> {
      const link = await asked(token, 'password');
      const signIn = link && signInOf(app, link.who);
      if (!link || !signIn) return { kind: 'gone' };
      const { accounts } = signIn;
      const check = async (): Promise<Proved> => {
        const signed = await accounts.signIn(account);
        if (signed.kind === 'tokens') return finishSignIn(link, accounts, signed.tokens);
        const challengeRef = newToken();
        const kept = { challenge: signed.challenge, link: link.hash };
        await vault.write(`challenge:${challengeRef}`, JSON.stringify(kept));
        return { kind: 'challenge', challengeRef };
      };
      return tryCounted(app, triesOf(link), check, ({ kind }) => kind === 'proved');
    },

    async answerChallenge(token: string, challengeRef: string, code: string): Promise<Proved> {
      const link = await asked(token, 'password');
      const signIn = link && signInOf(app, link.who);
      if (!link || !signIn) return { kind: 'gone' };
      const name = `challenge:${challengeRef}`;
      const kept = Challenge.safeParse(JSON.parse((await vault.read(name)) ?? 'null'));
      if (!kept.success || kept.data.link !== link.hash)
        return { kind: 'wrong', sentence: 'That sign-in has ended. Enter your password again.' };
      const check = async (): Promise<Proved> => {
        const { accounts } = signIn;
        const result = await finishSignIn(link, accounts, await accounts.verify(kept.data.challenge, code));
        await vault.remove(name);
        return result;
      };
      return tryCounted(app, triesOf(link), check, ({ kind }) => kind === 'proved');
    },
  };
}

const Challenge = z.object({ challenge: z.string(), link: z.string() });

function signInOf(app: App, who: Principal): { system: PhoneSystem; accounts: Accounts } | undefined {
  const system = app.systems.find((one) => one.id === who.phone.system);
  return system?.accounts && { system, accounts: system.accounts };
}

async function sendBy(app: App, route: CodeRoute, code: string, what: string): Promise<Proved> {
  try {
    await route.send(codeCard(code, what));
    return { kind: 'sent' };
  } catch (thrown) {
    const error = toPatchcordError(thrown);
    app.log.warn({ code: error.code, error }, 'a code could not be sent');
    return {
      kind: 'trouble',
      sentence: `The code could not be brought to ${route.place}. Try again in a minute, or another place.`,
    };
  }
}

function wait(sentence: string, ms: number): Proved {
  return { kind: 'wrong', sentence, waitSeconds: Math.ceil(ms / 1_000) };
}
