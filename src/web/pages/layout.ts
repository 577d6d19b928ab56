import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Text that is escaped already; what `html` gives back. */
export type Html = ReturnType<typeof html>;

export interface Page {
  /** Stands in the tab, and as the heading. */
  title: string;
  body: Html;
  status?: ContentfulStatusCode;
  /** A script of our own for convenience; the page has to work without it. */
  script?: string;
  /** It plays sound of our own. */
  plays?: true;
}

const STYLE = readFileSync(new URL('page.css', import.meta.url), 'utf8');

/** Nothing may be loaded, nothing runs but what the page itself brings, and the one inline style is named by its hash. */
const policy = (nonce: string | undefined, plays: boolean) =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    ...(nonce ? [`script-src 'nonce-${nonce}'`] : []),
    'img-src data:',
    ...(plays ? ["media-src 'self'"] : []),
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

/** Answers with a page in the look all pages share: private, never stored, closed to scripts and frames. */
export async function showPage(c: Context, { title, body, status = 200, script, plays }: Page): Promise<Response> {
  const nonce = script === undefined ? undefined : randomBytes(16).toString('base64');
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title} · Patchcord</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<link rel="icon" href="data:,">
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<p class="brand">${MARK}Patchcord</p>
<h1>${title}</h1>
${body}
</main>${
    nonce
      ? html`
<script nonce="${nonce}">${raw(script)}</script>`
      : ''
  }
</body>
</html>`;
  return c.html(page, status, {
    'cache-control': 'no-store',
    'content-security-policy': policy(nonce, plays === true),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex, nofollow',
  });
}

/** A plug at each end of a cord. */
const MARK = html`<svg width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" aria-hidden="true"><circle cx="5" cy="6" r="3"/><circle cx="19" cy="18" r="3"/><path d="M8 6h3a4 4 0 0 1 4 4v0a4 4 0 0 1-4 4v0a4 4 0 0 0 0 4h5"/></svg>`;
