import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { showPage } from './layout.ts';

/** What the page asks of the application. */
export interface DialService {
  /** Whom the link dials; undefined when it is none, or too old. */
  look(token: string): Promise<{ name: string; number: string } | undefined>;
}

/** `/call/<token>`: one press dials with whatever telephone the device has. Slack and Teams open web addresses only, no `tel:`. */
export function callPage({ service }: { service: DialService }): Hono {
  const pages = new Hono();
  const path = '/call/:token';
  pages.get(path, async (c) => {
    const token = c.req.param('token');
    const found = /^[\w-]{16,128}$/.test(token) ? await service.look(token) : undefined;
    return found ? showNumber(c, found) : showGone(c);
  });
  pages.all(path, (c) => c.text('Method not allowed', 405, { allow: 'GET, HEAD' }));
  return pages;
}

function showNumber(c: Context, { name, number }: { name: string; number: string }): Promise<Response> {
  return showPage(c, {
    title: `Call ${name || number}`,
    body: html`<p class="soft">Your device dials with its own telephone or softphone.</p>
<a class="press" href="tel:${number}">Call ${number}</a>
<p class="small">Nothing happens? Then no program on this device takes calls: dial <span class="number">${number}</span> on your desk phone.</p>`,
  });
}

function showGone(c: Context): Promise<Response> {
  return showPage(c, {
    status: 410,
    title: 'This link no longer works',
    body: html`<p>Its time is up. Write <strong>calls</strong> to Patchcord in your chat and press Call back again.</p>`,
  });
}
