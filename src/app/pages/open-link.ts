import { tokenHash } from '../../kit/sign.ts';
import { readPageLink } from '../../store/page-links.ts';
import type { App } from '../app.ts';
import { PageSubject } from './pages.ts';

/** A private link that works until its time is up, however often it is opened. */
export interface OpenLink {
  subject: PageSubject;
  /** In milliseconds. */
  expiresAt: number;
}

/** What such a link is about; undefined when it never was, is for another page, or is too old. */
export async function openLink(
  app: Pick<App, 'database' | 'clock'>,
  page: string,
  token: string,
): Promise<OpenLink | undefined> {
  const stored = await readPageLink(app.database.db, tokenHash(token));
  if (stored?.page !== page || stored.expiresAt <= app.clock.now()) return undefined;
  return { subject: PageSubject.parse(JSON.parse(stored.body)), expiresAt: stored.expiresAt };
}
