import { Hono } from 'hono';

/** `/calendar/<token>`: the calendar file of one planned meeting. Reading it changes nothing, so link previews may. */
export function calendarPage({ file }: { file: (token: string) => string | undefined }): Hono {
  const pages = new Hono();
  pages.get('/calendar/:token', (c) => {
    const found = /^[\w-]{1,2000}\.[0-9a-f]{43}(?:\.ics)?$/.test(c.req.param('token')) && file(c.req.param('token'));
    if (!found) return c.text('This calendar link leads nowhere (any more).', 410, { 'cache-control': 'no-store' });
    return c.body(found, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="meeting.ics"',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
  });
  return pages;
}
