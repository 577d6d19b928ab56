import { Hono } from 'hono';

/** `/events/<token>`: the event history as a CSV file, for one person and ten minutes. Reading it changes nothing. */
export function eventsPage(service: {
  file(token: string): Promise<{ name: string; text: string } | undefined>;
}): Hono {
  const pages = new Hono();
  pages.get('/events/:token', async (c) => {
    const token = c.req.param('token');
    const file = /^[\w-]{16,128}$/.test(token) ? await service.file(token) : undefined;
    if (!file)
      return c.text('This link no longer works. Write "events" to Patchcord in your chat for a new one.\n', 410, {
        'cache-control': 'no-store',
      });
    return c.body(file.text, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });
  pages.all('/events/:token', (c) => c.text('Method not allowed', 405, { allow: 'GET, HEAD' }));
  return pages;
}
