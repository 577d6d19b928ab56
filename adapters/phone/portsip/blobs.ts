import { Readable } from 'node:stream';
import type { Session } from '../../../src/core/accounts.ts';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { ByteRange, Sound } from '../../../src/core/recordings.ts';
import type { Download, Downloads } from '../../../src/kit/download.ts';
import { isRefusedToken } from './api.ts';

/** Addresses of files are server-relative, `/api/blobs/…` (section 11.4 of the reference): nothing else is ever fetched. */
const BLOB = /^\/api\/blobs\/[\w-][\w.~-]{0,255}$/;

/** What the file is by its name; recordings are WAV or MP3, and whatever else the answer claims stays sound. */
const TYPES: Readonly<Record<string, string>> = {
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  m4a: 'audio/mp4',
  mp4: 'audio/mp4',
  webm: 'audio/webm',
};

interface Wanted {
  url: string;
  name: string;
  range: ByteRange | undefined;
}

/**
 * The sound behind a file address, or a part of it. The person's token goes along: 22.6 can make files private. Whether the
 * server honours ranges is not documented, so a part is cut out here where it answers with the whole.
 */
export async function downloadWith(files: Downloads, session: Session, { url, name, range }: Wanted): Promise<Sound> {
  if (!BLOB.test(url))
    throw new PatchcordError('not-found', 'The phone system keeps this sound somewhere I do not fetch from.');
  const ask = async (token: string) =>
    files.open(url, { authorization: `Bearer ${token}`, ...(range && { range: `bytes=${spoken(range)}` }) });
  const token = await session.access();
  const answer = await ask(token).catch(async (error: unknown) => {
    if (!isRefusedToken(error)) throw error;
    return ask(await session.renew(token));
  });
  const type = TYPES[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'audio/wav';
  return soundOf(answer, type, range);
}

function spoken({ start, end }: ByteRange): string {
  return start < 0 ? String(start) : `${start}-${end ?? ''}`;
}

function soundOf({ status, headers, body }: Download, type: string, range: ByteRange | undefined): Sound {
  const cancel = () => void body.destroy();
  if (status === 206) {
    const said = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(String(headers['content-range'] ?? ''));
    if (!said) {
      cancel();
      throw new PatchcordError('unreachable', 'The phone system gave a part of the sound and did not say which.');
    }
    const [, start, end, size] = said.map(Number);
    return { type, size, part: { start: start ?? 0, end: end ?? 0 }, body, cancel };
  }
  const length = Number(headers['content-length'] ?? Number.NaN);
  const size = Number.isSafeInteger(length) && status === 200 ? length : undefined;
  if (status === 416) return { type, size, part: 'outside', body: Readable.from([]), cancel };
  if (!range || size === undefined) return { type, size, part: undefined, body, cancel };
  const start = range.start < 0 ? Math.max(0, size + range.start) : range.start;
  const end = Math.min(range.end ?? size - 1, size - 1);
  if (start >= size || start > end) return { type, size, part: 'outside', body: Readable.from([]), cancel };
  return { type, size, part: { start, end }, body: cutOut(body, start, end), cancel };
}

async function* cutOut(body: AsyncIterable<Uint8Array>, start: number, end: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of body) {
    const from = Math.max(0, start - at);
    const piece = chunk.subarray(from, end + 1 - at);
    at += chunk.length;
    if (piece.length > 0) yield piece;
    if (at > end) return;
  }
}
