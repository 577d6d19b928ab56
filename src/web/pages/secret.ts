import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { bodyLimit } from '../../kit/body-limit.ts';
import type { Clock } from '../../kit/clock.ts';
import { showPage } from './layout.ts';
import { sameOriginOnly } from './same-origin.ts';

/** What the page asks of the application. Tokens are given as they stand in the link. */
export interface SecretService {
  /** What the link is good for. Changes nothing: previews of chat platforms and virus scanners look as well. */
  look(token: string): Promise<SecretLink>;
  /** Takes the secret out; of any number of callers one gets it. */
  reveal(token: string): Promise<Revealed>;
}

export type SecretLink =
  | {
      state: 'open';
      /** What it is, without the secret. */
      label: string;
      /** In milliseconds. */
      expiresAt: number;
      /** It was there before, and can be shown again by the button in the chat. */
      known?: boolean | undefined;
    }
  /** Shown already. */
  | { state: 'used' }
  /** Never was, or its time is up, or it is somebody else's. */
  | { state: 'gone' }
  /** I cannot tell now; the link is not used up. */
  | { state: 'trouble' };

export type Revealed =
  | {
      kind: 'shown';
      label: string;
      secret: string;
      known?: boolean | undefined;
      /** Where it is used; the secret stands in the address. */
      opens?: string | undefined;
    }
  | { kind: 'used' | 'gone' | 'trouble' };

export interface SecretPageOptions {
  service: SecretService;
  /** `PATCHCORD_PUBLIC_URL`. */
  publicUrl: string;
  clock: Clock;
}

/** `/secret/<token>`: shows a new password or PIN once. Looking costs nothing; only the button, pressed on this page, does. */
export function secretPage({ service, publicUrl, clock }: SecretPageOptions): Hono {
  const pages = new Hono();
  const path = '/secret/:token';

  pages.get(path, async (c) => {
    const link = await look(service, c.req.param('token'));
    return link.state === 'open' ? showButton(c, link, clock) : showEnd(c, link.state);
  });

  pages.post(path, sameOriginOnly(publicUrl), bodyLimit({ maxSize: 1_024, onError: showTooLarge }), async (c) => {
    const token = c.req.param('token');
    const result = isToken(token) ? await service.reveal(token) : ({ kind: 'gone' } as const);
    return result.kind === 'shown' ? showSecret(c, result) : showEnd(c, result.kind);
  });

  pages.all(path, (c) => c.text('Method not allowed', 405, { allow: 'GET, HEAD, POST' }));
  return pages;
}

/** What cannot be a token is not looked up. */
function isToken(token: string): boolean {
  return /^[\w-]{16,128}$/.test(token);
}

async function look(service: SecretService, token: string): Promise<SecretLink> {
  return isToken(token) ? service.look(token) : { state: 'gone' };
}

function showButton(c: Context, link: Extract<SecretLink, { state: 'open' }>, clock: Clock): Promise<Response> {
  const minutes = Math.max(1, Math.ceil((link.expiresAt - clock.now()) / 60_000));
  return showPage(c, {
    title: link.label,
    body: html`<p>${link.known ? ONCE_KNOWN : ONCE_NEW}</p>
<form method="post"><button type="submit">Show it once</button></form>
<p class="small">This link is for you alone and works for ${minutes} more ${minutes === 1 ? 'minute' : 'minutes'}.</p>`,
  });
}

const ONCE_NEW =
  'It is shown once. Have a place ready to keep it, such as a password manager, and make sure that nobody looks on.';
const ONCE_KNOWN = 'It is shown once. Make sure that nobody looks on.';

/** Exactly one element holds the secret, and nothing else stands in it. */
function showSecret(
  c: Context,
  { label, secret, known, opens }: Extract<Revealed, { kind: 'shown' }>,
): Promise<Response> {
  return showPage(c, {
    title: label,
    body: html`<p>${known ? 'This page does not show it again.' : 'Keep it now: this page does not show it again.'}</p>
<div translate="no"><output data-secret>${secret}</output></div>
<button type="button" class="copy" hidden data-copy>Copy</button>
<p class="said" role="status"></p>
${
  opens === undefined
    ? ''
    : html`<p><a href="${opens}" rel="noreferrer">Join the meeting</a></p>
`
}<p class="small">Close this page when you have it. If you lose it, ${known ? 'press the button in the chat again' : 'ask Patchcord for a new one with “password”'}.</p>`,
    script: COPY,
  });
}

/** Without JavaScript, or where the clipboard is closed, the button stays away: the text can be marked with one click. */
const COPY = `
const button = document.querySelector('[data-copy]');
const secret = document.querySelector('[data-secret]');
const said = document.querySelector('.said');
if (navigator.clipboard) button.hidden = false;
button.addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(secret.textContent);
    said.textContent = 'Copied.';
  } catch {
    said.textContent = 'This browser does not let me copy. Mark the text instead.';
  }
});
`;

function showEnd(c: Context, why: 'used' | 'gone' | 'trouble'): Promise<Response> {
  switch (why) {
    case 'used':
      return showPage(c, {
        status: 410,
        title: 'Already used',
        body: html`<p>This link was used: it was already shown once, and it is not kept.</p>
<p>If that was not you, write <strong>password</strong> to Patchcord for a new one at once, and tell your administrator.</p>`,
      });
    case 'gone':
      return showPage(c, {
        status: 410,
        title: 'This link no longer works',
        body: html`<p>Its time is up, or it was never a link of yours. Nothing was shown.</p>
<p>Write <strong>password</strong> to Patchcord in your chat, and you get a new one.</p>`,
      });
    case 'trouble':
      return showPage(c, {
        status: 503,
        title: 'I cannot show it right now',
        body: html`<p>Nothing was shown and the link is not used up. Open it again in a minute.</p>`,
      });
    default:
      return why satisfies never;
  }
}

function showTooLarge(c: Context): Promise<Response> {
  return showPage(c, {
    status: 413,
    title: 'That was too much',
    body: html`<p>The form held more than a press of a button. Nothing was shown. Go back and try again.</p>`,
  });
}
