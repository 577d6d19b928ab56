import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const here = import.meta.dirname;
const root = join(here, '..', '..', '..');
const page = join(root, 'src', 'sandbox', 'console', 'page');
const fromRoot = createRequire(join(root, 'package.json'));

/** What a page of the gallery loads: the console's renderer of Teams, and the looks of both platforms. */
const files: Record<string, Buffer> = Object.fromEntries(
  Object.entries({
    '/adaptivecards.js': fromRoot.resolve('adaptivecards/dist/adaptivecards.min.js'),
    '/card.js': join(page, 'card.js'),
    '/markdown.js': join(page, 'markdown.js'),
    '/console.css': join(page, 'console.css'),
    '/chat.css': join(page, 'chat.css'),
    '/teams-cards.css': join(page, 'teams-cards.css'),
    '/slack.css': join(page, 'slack', 'slack.css'),
    '/gallery.js': join(here, 'page.js'),
    '/gallery.css': join(here, 'page.css'),
  }).map(([path, file]) => [path, readFileSync(file)]),
);

/** What every picture depends on besides its page. */
export const drawnBy: string = Object.values(files)
  .reduce((hash, content) => hash.update(content), createHash('sha256'))
  .digest('hex');

/** Serves the files; a page of `content` stands at `/`. */
export async function serveGallery(content: () => string): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/')
      return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(content());
    const file = files[path];
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': path.endsWith('.css') ? 'text/css' : 'text/javascript' }).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`,
    close: () => void server.close(),
  };
}
