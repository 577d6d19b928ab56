import type { Fields } from './fields.ts';
import type { Pbx } from './pbx.ts';
import { ownerOf } from './sessions.ts';

/** A file as it is answered; without bytes it is not there. */
export interface BlobAnswer {
  status: number;
  headers?: Record<string, string>;
  bytes?: Buffer;
}

const HEADER_BYTES = 44;
const RATE = 8_000;
const BYTES_A_SECOND = RATE * 2;

/** How large the sound of so many seconds is. */
export function soundBytes(seconds: number): number {
  return HEADER_BYTES + seconds * BYTES_A_SECOND;
}

/**
 * `GET /blobs/{digest}`: open to whoever has the address (section 11.4), unless a tenant of 22.6 made recordings private.
 * Every file is a soft tone of the length that its record says.
 */
export function blob(
  pbx: Pbx,
  digest: string,
  { token, range }: { token: string; range: string | undefined },
): BlobAnswer {
  const found = fileOf(pbx, digest);
  if (!found) return { status: 404 };
  if (pbx.switches.privateBlobs && pbx.profile >= '22.6' && !ownerOf(pbx, token)) return { status: 401 };
  const whole = tone(Number(found.file_size));
  const headers = {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${String(found.file_name)}"`,
  };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (pbx.switches.blobRanges === 'ignored' || from === undefined) return { status: 200, headers, bytes: whole };
  const start = Number(from);
  const end = Math.min(to ? Number(to) : whole.length - 1, whole.length - 1);
  if (start > end) return { status: 416, headers: { 'content-range': `bytes */${whole.length}` } };
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${start}-${end}/${whole.length}` },
    bytes: whole.subarray(start, end + 1),
  };
}

function fileOf(pbx: Pbx, digest: string): Fields | undefined {
  const address = `/api/blobs/${digest}`;
  const recorded = pbx.recordings.get(digest)?.fields;
  if (recorded?.file_url === address) return recorded;
  for (const user of pbx.users.values()) {
    const greeting = user.own.greetings.get(digest);
    if (greeting?.file_url === address) return greeting;
  }
  return undefined;
}

/** A WAV file, 16 bits, one channel: 440 Hz, soft, with a pause every second so that one hears where one is. */
function tone(size: number): Buffer {
  const second = Buffer.alloc(BYTES_A_SECOND);
  for (let sample = 0; sample < RATE * 0.8; sample += 1) {
    second.writeInt16LE(Math.round(Math.sin((sample * 2 * Math.PI * 440) / RATE) * 4_000), sample * 2);
  }
  const file = Buffer.alloc(size, second);
  file.write('RIFF', 0);
  file.writeUInt32LE(size - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(BYTES_A_SECOND, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(size - HEADER_BYTES, 40);
  return file;
}
