import { Hono } from 'hono';
import { html } from 'hono/html';
import { showPage } from './layout.ts';

/** What the page asks of the application. Undefined: not this person's, never was, or too old. */
export interface ExportService {
  look(token: string): Promise<{ title: string; files: number; expiresAt: number } | undefined>;
  file(token: string): Promise<{ name: string; content: Uint8Array } | undefined>;
}

/** `/export/<token>`: what can be taken away, and `/export/<token>/file`, the zip itself. Looking at the page packs nothing. */
export function exportPage({ service, now }: { service: ExportService; now: () => number }): Hono {
  const pages = new Hono();

  pages.get('/export/:token', async (c) => {
    const token = c.req.param('token');
    const found = isToken(token) ? await service.look(token) : undefined;
    if (!found)
      return showPage(c, {
        status: 410,
        title: 'This link no longer works',
        body: html`<p>Its time is up, or you may not see support logs any more. Press Export on the log again.</p>`,
      });
    const minutes = Math.max(1, Math.ceil((found.expiresAt - now()) / 60_000));
    const files = found.files === 1 ? '1 file' : `${found.files} files`;
    return showPage(c, {
      title: found.title,
      body: html`<p>The report with its notes and history, and ${files}, as one zip. It holds personal data of the person who reported it.</p>
<a class="press" href="/export/${token}/file" download>Download</a>
<p class="small">For you alone. The link works for ${minutes} more ${minutes === 1 ? 'minute' : 'minutes'}.</p>`,
    });
  });

  pages.get('/export/:token/file', async (c) => {
    const token = c.req.param('token');
    const found = isToken(token) ? await service.file(token) : undefined;
    if (!found) return c.text('This link no longer works.', 410, { 'cache-control': 'no-store' });
    return c.body(new Uint8Array(found.content), 200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${found.name}"`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  pages.all('/export/:token/file', (c) => c.text('Method not allowed', 405, { allow: 'GET, HEAD' }));
  pages.all('/export/:token', (c) => c.text('Method not allowed', 405, { allow: 'GET, HEAD' }));
  return pages;
}

/** What cannot be a token is not looked up. */
function isToken(token: string): boolean {
  return /^[\w-]{16,128}$/.test(token);
}
