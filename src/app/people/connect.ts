import { z } from 'zod';
import { card, text } from '../../../cards/build.ts';
import type { Accounts, Tokens } from '../../core/accounts.ts';
import type { Door } from '../../core/chat.ts';
import { PatchcordError } from '../../core/errors.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import type { Vault } from '../../core/vault.ts';
import { newToken, tokenHash } from '../../kit/sign.ts';
import { addJob } from '../../store/jobs.ts';
import { saveLink } from '../../store/links.ts';
import { readPageLink, type StoredPageLink, usePageLink } from '../../store/page-links.ts';
import { saveProof } from '../../store/proofs.ts';
import { readRequest } from '../../store/requests.ts';
import type { App } from '../app.ts';
import { recordAudit } from '../audit.ts';
import { isProof, PageSubject } from '../pages/pages.ts';
import { type Refused, tryCounted } from '../proof/tries.ts';
import { storedIncoming } from '../reply/answer.ts';

/** What became of a sign-in on the connect page. */
export type Connected =
  | { kind: 'connected'; name: string }
  | { kind: 'code'; challengeRef: string }
  | { kind: 'gone' }
  | Refused;

interface Link {
  stored: StoredPageLink;
  hash: string;
  subject: PageSubject;
  system: PhoneSystem;
  accounts: Accounts;
  /** The phone user's id this link is bound to; undefined for somebody who is not matched yet. */
  person: string | undefined;
}

/** Linking a phone account over a private page: who is bound to whom, how often one may try, and what runs afterwards. */
export function createConnect(app: App, door: Pick<Door, 'accept'>, vault: Vault) {
  async function openLink(token: string): Promise<Link | undefined> {
    const hash = tokenHash(token);
    const stored = await readPageLink(app.database.db, hash);
    if (stored?.page !== 'connect' || stored.usedAt !== null || stored.expiresAt <= app.clock.now()) return undefined;
    const subject = PageSubject.parse(JSON.parse(stored.body));
    if (isProof(subject)) return undefined;
    const [systemId, person] = splitPerson(subject.about.person);
    const system = app.systems.find((one) => (systemId ? one.id === systemId : one.accounts !== undefined));
    if (!system?.accounts) return undefined;
    return { stored, hash, subject, system, accounts: system.accounts, person };
  }

  /** Wrong passwords are counted per link and per account, so that the phone system never has to block us. */
  function attempt(link: Link, username: string, work: () => Promise<Connected>): Promise<Connected> {
    const keys = [`connect:${link.hash}`, `connect:${link.system.id}:${username.toLowerCase()}`];
    return tryCounted(app, keys, work, (result) => result.kind === 'connected');
  }

  async function complete(link: Link, tokens: Tokens): Promise<Connected> {
    const me = await link.accounts.whoAmI(tokens);
    if (link.person !== undefined && me.id !== link.person) {
      await link.accounts.revoke(tokens).catch(() => undefined);
      throw new PatchcordError('bad-input', "That is somebody else's phone account. Sign in with your own.");
    }
    const now = app.clock.now();
    const used = await app.database.commit((tx) => usePageLink(tx, link.hash, now));
    if (!used) {
      await link.accounts.revoke(tokens).catch(() => undefined);
      return { kind: 'gone' };
    }
    await app.accounts.connect(link.system.id, me.id, tokens);
    const { user } = link.subject;
    await app.database.commit(async (tx) => {
      if (link.person === undefined) {
        await saveLink(tx, {
          platform: user.platform,
          tenant: user.tenant,
          chatId: user.id,
          system: link.system.id,
          phoneUserId: me.id,
          linkedAt: now,
        });
      }
      const who = `${link.system.id}:${me.id}`;
      const { platform, tenant, id: chatId } = user;
      await saveProof(tx, { platform, tenant, chatId, person: who, provedAt: now });
      const changed = { what: 'connected phone account', from: 'not connected', to: 'connected' };
      await recordAudit(tx, app, now, {
        who,
        command: 'account.connect',
        call: { command: 'account.connect', input: {} },
        result: 'done',
        changed,
        request: link.hash,
      });
    });
    app.people.forget(user);
    await goOn(link, me.username);
    return { kind: 'connected', name: me.username };
  }

  /** What waited for the connection runs by itself; else the person hears that it worked. */
  async function goOn(link: Link, username: string): Promise<void> {
    const { user: from, where, about } = link.subject;
    const now = app.clock.now();
    const waiting = about.request === undefined ? undefined : await readRequest(app.database.db, about.request);
    if (waiting) {
      const { acknowledged: _shown, ...incoming } = storedIncoming(waiting);
      await door.accept({ ...incoming, key: `connected:${link.hash}`, at: now });
      return;
    }
    const told = card('Your phone account is connected', 'good', [
      text(`You are signed in as ${username}. "disconnect" ends it.`),
    ]);
    await app.database.commit((tx) =>
      addJob(tx, {
        kind: 'tell',
        key: `connected:${link.hash}`,
        body: JSON.stringify({ from, where, card: told }),
        dueAt: now,
        now,
      }),
    );
    app.wake();
  }

  return {
    async look(token: string) {
      const link = await openLink(token);
      if (!link) return { state: 'gone' as const };
      const known =
        link.person === undefined
          ? undefined
          : await link.system.service.directory?.get(link.person).catch(() => undefined);
      return {
        state: 'open' as const,
        person: known?.name ?? '',
        systemLabel: link.system.label,
        username: known?.username ?? '',
        domain: link.accounts.domain,
        expiresAt: link.stored.expiresAt,
      };
    },
    async submit(token: string, account: { username: string; password: string; domain: string }): Promise<Connected> {
      const link = await openLink(token);
      if (!link) return { kind: 'gone' };
      return attempt(link, account.username, async () => {
        const signed = await link.accounts.signIn(account);
        if (signed.kind === 'tokens') return complete(link, signed.tokens);
        const challengeRef = newToken();
        await vault.write(
          `challenge:${challengeRef}`,
          JSON.stringify({ challenge: signed.challenge, username: account.username, link: link.hash }),
        );
        return { kind: 'code', challengeRef };
      });
    },
    async verify(token: string, challengeRef: string, code: string): Promise<Connected> {
      const link = await openLink(token);
      if (!link) return { kind: 'gone' };
      const name = `challenge:${challengeRef}`;
      const kept = Challenge.safeParse(JSON.parse((await vault.read(name)) ?? 'null'));
      if (!kept.success || kept.data.link !== link.hash)
        return { kind: 'wrong', sentence: 'That sign-in has ended. Enter your password again.' };
      return attempt(link, kept.data.username, async () => {
        const result = await complete(link, await link.accounts.verify(kept.data.challenge, code));
        await vault.remove(name);
        return result;
      });
    },
  };
}

const Challenge = z.object({ challenge: z.string(), username: z.string(), link: z.string() });

function splitPerson(id: string | undefined): [string | undefined, string | undefined] {
  if (!id) return [undefined, undefined];
  const at = id.indexOf(':');
  return [id.slice(0, at), id.slice(at + 1)];
}
