import type { MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import { showPage } from './layout.ts';

/**
 * Lets forms be sent only from our own pages. Browsers say where a form comes from: `Sec-Fetch-Site`, and older ones `Origin`.
 * The former is asked first, because under `Referrer-Policy: no-referrer` the latter reads `null` even for our own forms.
 * Who sends neither is no browser, and cannot be tricked by another site into sending anything.
 *
 * @param publicUrl how people reach us; a proxy in between may change `Host`
 */
export function sameOriginOnly(publicUrl: string): MiddlewareHandler {
  const publicHost = URL.parse(publicUrl)?.host;
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const host = origin === undefined ? undefined : (URL.parse(origin)?.host ?? 'null');
    const isOurs =
      site !== undefined
        ? site === 'same-origin'
        : host === undefined || host === publicHost || host === c.req.header('host');
    if (isOurs) return next();
    return showPage(c, {
      status: 403,
      title: 'This form came from somewhere else',
      body: html`<p>Nothing was sent on. Open the link from your chat again and fill in the form there.</p>`,
    });
  };
}
