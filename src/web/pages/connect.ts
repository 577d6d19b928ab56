import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { bodyLimit } from '../../kit/body-limit.ts';
import type { Clock } from '../../kit/clock.ts';
import { type Account, codeForm, signInForm } from './connect-forms.ts';
import { showPage } from './layout.ts';
import { sameOriginOnly } from './same-origin.ts';

/** What the page asks of the application. Tokens are given as they stand in the link. */
export interface ConnectService {
  /** What the link is about. Changes nothing: previews of chat platforms and virus scanners look as well. */
  look(token: string): Promise<ConnectLink>;
  /** Signs in at the phone system; on `connected` the link is used up. */
  submit(token: string, account: { username: string; password: string; domain: string }): Promise<ConnectResult>;
  /** Answers the phone system's question for a second factor. */
  verify(token: string, challengeRef: string, code: string): Promise<ConnectResult>;
}

export type ConnectLink =
  | ({ state: 'open'; person: string; systemLabel: string /** In milliseconds. */; expiresAt: number } & Account)
  | { state: 'gone' };

export type ConnectResult =
  | { kind: 'connected'; name: string }
  /** The phone system wants a code; `challengeRef` comes back with it and is no secret. */
  | { kind: 'code'; challengeRef: string }
  | { kind: 'wrong'; sentence: string; waitSeconds?: number }
  | { kind: 'gone' }
  /** The phone system could not be asked; the link stays open. */
  | { kind: 'trouble'; sentence: string };

export interface ConnectPageOptions {
  service: ConnectService;
  /** `PATCHCORD_PUBLIC_URL`. */
  publicUrl: string;
  clock: Clock;
}

type OpenLink = Extract<ConnectLink, { state: 'open' }>;
type Sent = z.infer<typeof Sent>;

/** The two forms, told apart by what they carry. Limits keep absurd input from the phone system; a password is never trimmed. */
const Sent = z.union([
  z.object({ challengeRef: z.string().min(1).max(500), code: z.string().trim().max(64) }),
  z.object({
    username: z.string().trim().max(254),
    password: z.string().max(1_024),
    domain: z.string().trim().max(254).default(''),
  }),
]);

/** `/connect/<token>`: where a person links the own phone account, so that no password is typed in chat. */
export function connectPage({ service, publicUrl, clock }: ConnectPageOptions): Hono {
  const pages = new Hono();
  const path = '/connect/:token';

  pages.get(path, async (c) => {
    const link = await look(service, c.req.param('token'));
    return link.state === 'open' ? showForm(c, link, clock) : showGone(c);
  });

  pages.post(path, sameOriginOnly(publicUrl), bodyLimit({ maxSize: 16 * 1024, onError: showTooLarge }), async (c) => {
    const token = c.req.param('token');
    const link = await look(service, token);
    if (link.state === 'gone') return showGone(c);
    const sent = Sent.safeParse(await readForm(c));
    if (!sent.success)
      return showForm(c, link, clock, {
        status: 422,
        problem: { sentence: 'The form arrived incomplete. Send it again.' },
      });
    const missing = missingField(sent.data);
    if (missing) return showForm(c, link, clock, { sent: sent.data, status: 422, problem: missing });
    const result =
      'code' in sent.data
        ? await service.verify(token, sent.data.challengeRef, sent.data.code)
        : await service.submit(token, sent.data);
    return showResult(c, link, clock, sent.data, result);
  });

  pages.all(path, (c) => c.text('Method not allowed', 405, { allow: 'GET, HEAD, POST' }));
  return pages;
}

/** What cannot be a token is not looked up. */
async function look(service: ConnectService, token: string): Promise<ConnectLink> {
  return /^[\w-]{16,128}$/.test(token) ? service.look(token) : { state: 'gone' };
}

async function readForm(c: Context): Promise<unknown> {
  return /^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? '')
    ? c.req.parseBody()
    : undefined;
}

interface Problem {
  sentence: string;
  /** The input that is wrong, where it is an input's fault. */
  field?: 'username' | 'password' | 'code';
}

function missingField(sent: Sent): Problem | undefined {
  if ('code' in sent) return sent.code === '' ? { sentence: 'Enter the code.', field: 'code' } : undefined;
  if (sent.username === '') return { sentence: 'Enter the name of your phone account.', field: 'username' };
  if (sent.password === '') return { sentence: 'Enter the password of your phone account.', field: 'password' };
  return undefined;
}

function showResult(c: Context, link: OpenLink, clock: Clock, sent: Sent, result: ConnectResult): Promise<Response> {
  switch (result.kind) {
    case 'connected':
      return showPage(c, {
        title: 'Connected',
        body: html`<p class="done" role="status">Connected as ${result.name}. You can close this page; I go on in chat.</p>
<p class="small">To undo this later, write “disconnect” to Patchcord.</p>`,
      });
    case 'code':
      return showForm(c, link, clock, { sent: { challengeRef: result.challengeRef, code: '' }, status: 200 });
    case 'wrong': {
      if (result.waitSeconds !== undefined) c.header('retry-after', String(Math.ceil(result.waitSeconds)));
      const field = 'code' in sent ? 'code' : 'password';
      const status = result.waitSeconds === undefined ? 422 : 429;
      return showForm(c, link, clock, { sent, status, problem: { sentence: result.sentence, field } });
    }
    case 'trouble':
      return showForm(c, link, clock, { sent, status: 503, problem: { sentence: result.sentence } });
    case 'gone':
      return showGone(c);
    default:
      return result satisfies never;
  }
}

interface FormState {
  status: 200 | 422 | 429 | 503;
  sent?: Sent;
  problem?: Problem;
}

function showForm(
  c: Context,
  link: OpenLink,
  clock: Clock,
  { status, sent, problem }: FormState = { status: 200 },
): Promise<Response> {
  const minutes = Math.max(1, Math.ceil((link.expiresAt - clock.now()) / 60_000));
  const about = { systemLabel: link.systemLabel, person: link.person, minutes };
  if (sent && 'code' in sent) {
    return showPage(c, { status, title: 'Enter the code', body: codeForm(about, sent.challengeRef, problem) });
  }
  // Somebody who emptied the field is asked again.
  const account = sent ? { username: sent.username, domain: sent.domain || link.domain } : link;
  return showPage(c, { status, title: 'Connect your phone account', body: signInForm(about, account, problem) });
}

function showGone(c: Context): Promise<Response> {
  return showPage(c, {
    status: 410,
    title: 'This link no longer works',
    body: html`<p>It was used already, or its time is up. Nothing was changed.</p>
<p>Write <strong>connect</strong> to Patchcord in your chat, and you get a new one.</p>`,
  });
}

function showTooLarge(c: Context): Promise<Response> {
  return showPage(c, {
    status: 413,
    title: 'That was too much',
    body: html`<p>The form held more than a name and a password. Nothing was sent on. Go back and try again.</p>`,
  });
}
