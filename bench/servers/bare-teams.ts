import { createServer } from 'node:http';

/** The least anything can do with an activity: it is read, and acknowledged. */
createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const activity: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    response.writeHead(typeof activity === 'object' ? 200 : 400, { 'content-length': '0' }).end();
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
