import type { IncomingMessage } from 'node:http';

/** So much of a body that is refused already is still read and thrown away: a sender that is cut off never sees the answer. */
const DRAINED_BYTES = 32 * 1024 * 1024;

/**
 * The bytes of the body, up to the limit. What is larger is refused at once, by its announced length or when it gets there,
 * and nothing of it is kept. Undefined when it was refused, or the sender has gone.
 */
export function readBody(request: IncomingMessage, limit: number, refuse: () => void): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let refused = false;
    const tooLarge = () => {
      refused = true;
      chunks.length = 0;
      refuse();
      resolve(undefined);
    };
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (!refused && size > limit) tooLarge();
      if (!refused) chunks.push(chunk);
      else if (size > DRAINED_BYTES) request.destroy();
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', () => resolve(undefined));
    request.once('close', () => resolve(undefined));
    if (Number(request.headers['content-length'] ?? 0) > limit) tooLarge();
  });
}
