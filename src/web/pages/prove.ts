import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { bodyLimit } from '../../kit/body-limit.ts';
import type { Clock } from '../../kit/clock.ts';
import { codeForm as challengeForm, type Problem } from './connect-forms.ts';
import { showPage } from './layout.ts';
import { codeForm, type Place, passwordForm, sendForm } from './prove-forms.ts';
import { sameOriginOnly } from './same-origin.ts';

/** What the page asks of the application. Tokens are given as they stand in the link. */
export interface ProveService {
  /** What the link is about. Changes nothing: previews of chat platforms and virus scanners look as well. */
  look(token: string): Promise<ProveLink>;
  sendCode(token: string, to: string): Promise<ProveResult>;
  enterCode(token: string, code: string): Promise<ProveResult>;
  signIn(token: string, account: { username: string; password: string; domain: string }): Promise<ProveResult>;
  answerChallenge(token: string, challengeRef: string, code: string): Promise<ProveResult>;
}

type OpenLink =
  | { state: 'code'; what: string; places: readonly Place[]; sent: boolean; expiresAt: number }
  | { state: 'password'; what: string; systemLabel: string; username: string; domain: string; expiresAt: number };

export type ProveLink = OpenLink | { state: 'other' } | { state: 'gone' };

export type ProveResult =
  | { kind: 'proved' }
  | { kind: 'sent' }
  | { kind: 'challenge'; challengeRef: string }
  | { kind: 'wrong'; sentence: string; waitSeconds?: number }
  | { kind: 'gone' }
  | { kind: 'trouble'; sentence: string };

/** The forms, told apart by what they carry. */
const Sent = z.union([
  z.object({ send: z.string().max(40) }),
  z.object({ challengeRef: z.string().min(1).max(500), code: z.string().trim().max(64) }),
  z.object({ code: z.string().trim().max(16) }),
  z.object({
    username: z.string().trim().max(254),
    password: z.string().max(1_024),
    domain: z.string().trim().max(254).default(''),
  }),
]);
type Sent = z.infer<typeof Sent>;

/**
 * `/connect/<token>` where the link asks for a proof of who one is; every other link is left to the connect page, so this
 * one is mounted before it.
 */
export function provePage(options: { service: ProveService; publicUrl: string; clock: Clock }): Hono {
  const { service, publicUrl, clock } = options;
  const pages = new Hono();
  const path = '/connect/:token';
  const look = (token: string): Promise<ProveLink> =>
    /^[\w-]{16,128}$/.test(token) ? service.look(token) : Promise.resolve({ state: 'other' });

  pages.get(path, async (c, next) => {
    const link = await look(c.req.param('token'));
    if (link.state === 'other') return next();
    return link.state === 'gone' ? showGone(c) : showForm(c, link, clock);
  });

  const guard = bodyLimit({ maxSize: 16 * 1024, onError: showTooLarge });
  pages.post(path, sameOriginOnly(publicUrl), guard, async (c, next) => {
    const token = c.req.param('token');
    const link = await look(token);
    if (link.state === 'other') return next();
    if (link.state === 'gone') return showGone(c);
    const isForm = /^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '');
    const sent = Sent.safeParse(isForm ? await c.req.parseBody() : undefined);
    if (!sent.success)
      return showForm(c, link, clock, 422, undefined, { sentence: 'The form arrived incomplete. Send it again.' });
    const missing = missingField(sent.data);
    if (missing) return showForm(c, link, clock, 422, sent.data, missing);
    return showResult(c, link, clock, sent.data, await hand(service, token, sent.data));
  });
  return pages;
}

function hand(service: ProveService, token: string, sent: Sent): Promise<ProveResult> {
  if ('send' in sent) return service.sendCode(token, sent.send);
  if ('challengeRef' in sent) return service.answerChallenge(token, sent.challengeRef, sent.code);
  if ('code' in sent) return service.enterCode(token, sent.code);
  return service.signIn(token, sent);
}

function missingField(sent: Sent): Problem | undefined {
  if ('code' in sent) return sent.code === '' ? { sentence: 'Enter the code.', field: 'code' } : undefined;
  if ('send' in sent) return undefined;
  if (sent.username === '') return { sentence: 'Enter the name of your phone account.', field: 'username' };
  if (sent.password === '') return { sentence: 'Enter the password of your phone account.', field: 'password' };
  return undefined;
}

function showResult(c: Context, link: OpenLink, clock: Clock, sent: Sent, result: ProveResult) {
  switch (result.kind) {
    case 'proved':
      return showPage(c, {
        title: 'Confirmed',
        body: html`<p class="done" role="status">Thank you. You can close this page; I go on in chat.</p>`,
      });
    case 'sent':
      return showForm(c, link.state === 'code' ? { ...link, sent: true } : link, clock);
    case 'challenge':
      return showForm(c, link, clock, 200, { challengeRef: result.challengeRef, code: '' });
    case 'wrong': {
      if (result.waitSeconds !== undefined) c.header('retry-after', String(Math.ceil(result.waitSeconds)));
      const status = result.waitSeconds === undefined ? 422 : 429;
      const field = 'send' in sent ? undefined : 'code' in sent ? 'code' : 'password';
      const wait = result.waitSeconds === undefined ? '' : ` Wait ${inWords(result.waitSeconds)}.`;
      return showForm(c, link, clock, status, sent, { sentence: `${result.sentence}${wait}`, ...(field && { field }) });
    }
    case 'trouble':
      return showForm(c, link, clock, 503, sent, { sentence: result.sentence });
    case 'gone':
      return showGone(c);
    default:
      return result satisfies never;
  }
}

function inWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return seconds < 90 ? `${Math.ceil(seconds)} seconds` : `${minutes} minutes`;
}

function showForm(
  c: Context,
  link: OpenLink,
  clock: Clock,
  status: 200 | 422 | 429 | 503 = 200,
  sent?: Sent,
  problem?: Problem,
): Promise<Response> {
  const minutes = Math.max(1, Math.ceil((link.expiresAt - clock.now()) / 60_000));
  const { what } = link;
  const title = 'Confirm that it is you';
  if (sent && 'challengeRef' in sent && link.state === 'password') {
    const about = { person: link.username, systemLabel: link.systemLabel, minutes };
    return showPage(c, { status, title: 'Enter the code', body: challengeForm(about, sent.challengeRef, problem) });
  }
  if (link.state === 'password') {
    const account = sent && 'username' in sent ? sent : link;
    const about = { what, minutes, systemLabel: link.systemLabel };
    return showPage(c, { status, title, body: passwordForm(about, account, problem) });
  }
  const form = link.sent ? codeForm : sendForm;
  return showPage(c, { status, title, body: form({ what, minutes }, link.places, problem) });
}

function showGone(c: Context): Promise<Response> {
  return showPage(c, {
    status: 410,
    title: 'This link no longer works',
    body: html`<p>It was used already, its time is up, or the code was wrong too often. Nothing was changed by opening it.</p>
<p>Ask again in your chat, and you get a new one.</p>`,
  });
}

function showTooLarge(c: Context): Promise<Response> {
  return showPage(c, {
    status: 413,
    title: 'That was too much',
    body: html`<p>The form held more than it asks for. Nothing was sent on. Go back and try again.</p>`,
  });
}
