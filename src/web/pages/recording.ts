import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { ByteRange, Sound } from '../../core/recordings.ts';
import { showPage } from './layout.ts';

/** What the page asks of the application. Tokens are given as they stand in the link. */
export interface ListenService {
  look(token: string): Promise<RecordingLink>;
  listen(token: string, range: ByteRange | undefined): Promise<Listening>;
}

export type RecordingLink =
  | {
      state: 'open';
      /** With whom the call was. */
      title: string;
      when: string;
      length: string;
      /** In milliseconds. */
      expiresAt: number;
    }
  | NoRecording;

/** Somebody else's or not allowed any more; never was, or too old; or it cannot be told now. */
export type NoRecording = { state: 'refused'; sentence: string } | { state: 'gone' | 'trouble' };

export type Listening = { state: 'playing'; sound: Sound; name: string } | NoRecording;

/** `/recording/<token>`: a player, and `/recording/<token>/sound`, what it plays: streamed, in parts where asked. */
export function recordingPage({ service, now }: { service: ListenService; now: () => number }): Hono {
  const pages = new Hono();

  pages.get('/recording/:token', async (c) => {
    const token = c.req.param('token');
    const link = isToken(token) ? await service.look(token) : ({ state: 'gone' } as const);
    return link.state === 'open' ? showPlayer(c, token, link, now()) : showNone(c, link);
  });

  pages.get('/recording/:token/sound', async (c) => {
    const token = c.req.param('token');
    const range = rangeOf(c.req.header('range'));
    const answer = isToken(token) ? await service.listen(token, range) : ({ state: 'gone' } as const);
    return answer.state === 'playing' ? stream(c, answer) : showNone(c, answer);
  });

  pages.all('/recording/:token/sound', (c) => c.text('Method not allowed', 405, { allow: 'GET, HEAD' }));
  pages.all('/recording/:token', (c) => c.text('Method not allowed', 405, { allow: 'GET, HEAD' }));
  return pages;
}

/** What cannot be a token is not looked up. */
function isToken(token: string): boolean {
  return /^[\w-]{16,128}$/.test(token);
}

/** One part; several at once, and what makes no sense, get the whole file, as the standard has it. */
function rangeOf(header: string | undefined): ByteRange | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === '') return to === '' || Number(to) === 0 ? undefined : { start: -Number(to) };
  if (to === '') return { start: Number(from) };
  return Number(from) <= Number(to) ? { start: Number(from), end: Number(to) } : undefined;
}

function showPlayer(
  c: Context,
  token: string,
  { title, when, length, expiresAt }: Extract<RecordingLink, { state: 'open' }>,
  now: number,
): Promise<Response> {
  const minutes = Math.max(1, Math.ceil((expiresAt - now) / 60_000));
  const about = [when, length].filter((part) => part !== '').join(' · ');
  return showPage(c, {
    title: `Call with ${title}`,
    // Nothing is fetched before somebody plays it: opening the page, as previews do, is not listening.
    body: html`${about === '' ? '' : html`<p class="soft">${about}</p>`}
<audio controls preload="none" src="/recording/${token}/sound" aria-label="Recording of the call with ${title}">
<a href="/recording/${token}/sound">Play the recording</a>
</audio>
<p class="small">For you alone. The link works for ${minutes} more ${minutes === 1 ? 'minute' : 'minutes'}; listening is written into the audit.</p>`,
    plays: true,
  });
}

/** Whatever the phone system calls its file: it is sound, it is kept nowhere, and nothing in it can act as a page. */
function stream(c: Context, { sound, name }: Extract<Listening, { state: 'playing' }>): Response {
  const { type, size, part } = sound;
  const headers: Record<string, string> = {
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    'content-disposition': `inline; filename="${name}.${EXTENSIONS[type] ?? 'wav'}"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': type,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, nofollow',
  };
  if (part === 'outside') {
    sound.cancel();
    return c.body(null, 416, { ...headers, 'content-range': `bytes */${size ?? '*'}` });
  }
  if (part) headers['content-range'] = `bytes ${part.start}-${part.end}/${size ?? '*'}`;
  const length = part ? part.end - part.start + 1 : size;
  if (length !== undefined) headers['content-length'] = String(length);
  const status = part ? 206 : 200;
  if (c.req.method === 'HEAD') {
    sound.cancel();
    return c.body(null, status, headers);
  }
  return c.body(streamOf(sound), status, headers);
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/webm': 'webm',
};

/** As fast as it is listened to; whoever closes the player ends the transfer. */
function streamOf(sound: Sound): ReadableStream<Uint8Array> {
  const chunks = sound.body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => sound.cancel(),
    },
    { highWaterMark: 0 },
  );
}

function showNone(c: Context, answer: NoRecording): Promise<Response> {
  switch (answer.state) {
    case 'refused':
      return showPage(c, {
        status: 403,
        title: 'You cannot listen to this',
        body: html`<p>${answer.sentence}</p><p>Write <strong>recordings</strong> to Patchcord to see those that are yours.</p>`,
      });
    case 'gone':
      return showPage(c, {
        status: 410,
        title: 'This link no longer works',
        body: html`<p>Its time is up. Write <strong>recordings</strong> to Patchcord in your chat, and you get a new one.</p>`,
      });
    case 'trouble':
      return showPage(c, {
        status: 503,
        title: 'I cannot play it right now',
        body: html`<p>The phone system did not give the sound. Open the link again in a minute.</p>`,
      });
    default:
      return answer satisfies never;
  }
}
