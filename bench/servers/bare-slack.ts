import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { signingSecret } from '../requests.ts';

/** The least anything can do: the signature is checked, a JSON answer given. */
createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const at = String(request.headers['x-slack-request-timestamp']);
    const wanted = `v0=${createHmac('sha256', signingSecret).update(`v0:${at}:`).update(body).digest('hex')}`;
    const given = String(request.headers['x-slack-signature']);
    const isSigned = wanted.length === given.length && timingSafeEqual(Buffer.from(wanted), Buffer.from(given));
    const answer = JSON.stringify({ response_type: 'ephemeral', text: 'Working on it …' });
    response.writeHead(isSigned ? 200 : 401, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(answer),
    });
    response.end(answer);
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
