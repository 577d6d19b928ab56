import { toPatchcordError } from '../../core/errors.ts';
import { tokenHash } from '../../kit/sign.ts';
import { readPageLink, type StoredPageLink, usePageLink } from '../../store/page-links.ts';
import type { App } from '../app.ts';
import { PageSubject } from './pages.ts';
import type { Kept } from './secrets.ts';

/** What a link to a secret is good for. */
export type SecretLink =
  | { state: 'open'; label: string; expiresAt: number; known?: boolean | undefined }
  | { state: 'used' | 'gone' | 'trouble' };

/** What pressing the button brought. */
export type Revealed =
  | { kind: 'shown'; label: string; secret: string; known?: boolean | undefined; opens?: string | undefined }
  | { kind: 'used' | 'gone' | 'trouble' };

type Parts = Pick<App, 'database' | 'clock' | 'log' | 'secrets'> & { people: Pick<App['people'], 'find'> };

interface Found {
  hash: string;
  stored: StoredPageLink;
  subject: PageSubject;
  id: string;
}

/** The page that shows a new secret once: for its owner alone, before its time is up, to the first who presses. */
export function createReveal(app: Parts) {
  async function find(token: string): Promise<Found | 'used' | 'gone'> {
    const hash = tokenHash(token);
    const stored = await readPageLink(app.database.db, hash);
    if (stored?.page !== 'secret') return 'gone';
    if (stored.usedAt !== null) return 'used';
    if (stored.expiresAt <= app.clock.now()) return 'gone';
    const subject = PageSubject.parse(JSON.parse(stored.body));
    const id = subject.about.secret;
    return id === undefined ? 'gone' : { hash, stored, subject, id };
  }

  /** The link was made for a chat user; the secret belongs to a phone user. Both have to be the same person, now. */
  async function isOwner({ subject }: Found, kept: Pick<Kept, 'owner'>): Promise<boolean> {
    const found = await app.people.find(subject.user, subject.where);
    return found.kind === 'found' && found.who.phones.some(({ system, id }) => `${system}:${id}` === kept.owner);
  }

  return {
    async look(token: string): Promise<SecretLink> {
      try {
        const found = await find(token);
        if (typeof found === 'string') return { state: found };
        const kept = await app.secrets.look(found.id);
        // Shown through the link in the other chat platform, or a little older than its link.
        if (!kept) return { state: 'used' };
        if (!(await isOwner(found, kept))) return { state: 'gone' };
        const { label, known } = kept;
        return { state: 'open', label, known, expiresAt: Math.min(found.stored.expiresAt, kept.until) };
      } catch (thrown) {
        return { state: trouble(app, thrown) };
      }
    },
    async reveal(token: string): Promise<Revealed> {
      try {
        const found = await find(token);
        if (typeof found === 'string') return { kind: found };
        const waiting = await app.secrets.look(found.id);
        if (waiting && !(await isOwner(found, waiting))) return { kind: 'gone' };
        // One transaction: whoever uses the link up takes the secret out, and nobody finds it there afterwards.
        const kept = await app.database.commit(async (tx) => {
          const used = await usePageLink(tx, found.hash, app.clock.now());
          return used && (await app.secrets.take(tx, found.id));
        });
        if (!kept) return { kind: 'used' };
        const { label, value, known, opens } = kept;
        return { kind: 'shown', label, secret: value, ...(known && { known }), ...(opens !== undefined && { opens }) };
      } catch (thrown) {
        return { kind: trouble(app, thrown) };
      }
    },
  };
}

function trouble(app: Pick<App, 'log'>, thrown: unknown): 'trouble' {
  const error = toPatchcordError(thrown);
  app.log.warn({ code: error.code, error }, 'a secret page could not be served');
  return 'trouble';
}
