import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { renderModal } from '../../../adapters/chat/slack/modal.ts';
import { renderMessage } from '../../../adapters/chat/slack/render.ts';
import { render } from '../../../adapters/chat/teams/render.ts';
import type { Card } from '../../../cards/model.ts';
import { framedHtml, modalHtml } from '../../../src/sandbox/console/page/slack/message.js';

const root = join(import.meta.dirname, '..', '..', '..');
const page = join(root, 'src', 'sandbox', 'console', 'page');

/** What the page of the gallery loads: the console's renderer of Teams, and the looks of both platforms. */
const files: Record<string, string> = {
  '/adaptivecards.js': createRequire(join(root, 'package.json')).resolve('adaptivecards/dist/adaptivecards.min.js'),
  '/card.js': join(page, 'card.js'),
  '/markdown.js': join(page, 'markdown.js'),
  '/console.css': join(page, 'console.css'),
  '/chat.css': join(page, 'chat.css'),
  '/slack.css': join(page, 'slack', 'slack.css'),
};

/** Serves the files; a page of `content` stands at `/`. */
export async function serveGallery(content: () => string): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/')
      return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(content());
    const file = files[path];
    if (!file) return void response.writeHead(404).end();
    const type = file.endsWith('.css') ? 'text/css' : 'text/javascript';
    void readFile(file).then((body) => response.writeHead(200, { 'content-type': type }).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`,
    close: () => void server.close(),
  };
}

const WHERE = { platform: 'slack' as const, tenant: 'T1', kind: 'direct' as const, id: 'D1', ref: {} };
/** When every card of the gallery is looked at: pictures of the same card do not differ. */
const SEEN = Date.UTC(2026, 10, 23, 9, 2);
const OPTIONS = { now: SEEN, zone: 'Europe/Berlin', locale: 'en-GB' };

/** The card as both platforms get it, drawn beside each other as the console draws it: wide and narrow. */
export function galleryPage(card: Card): string {
  const teams = JSON.stringify(render(card, 'direct')).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gallery</title>
<link rel="stylesheet" href="/console.css"><link rel="stylesheet" href="/chat.css"><link rel="stylesheet" href="/slack.css">
<style>
body { display: block; height: auto; background: var(--ground); padding: 10px; }
#sheet { display: inline-grid; grid-template-columns: 520px 430px 280px 280px; gap: 10px; align-items: start; }
#sheet > div { background: var(--sheet); border-radius: 8px; padding: 10px; min-width: 0; overflow: hidden; }
#sheet > .slack { background: var(--slack-ground); padding: 2px 0; }
.teams .card { max-width: none; margin: 0; }
</style></head><body><div id="sheet">
<div class="slack">${slack(card, 'wide')}</div><div class="teams"></div><div class="slack">${slack(card, 'narrow')}</div><div class="teams"></div></div>
<script src="/adaptivecards.js"></script>
<script type="module">
import { renderCard } from '/card.js';
for (const cell of document.querySelectorAll('.teams')) {
  const frame = document.createElement('div');
  frame.className = 'card';
  frame.append(renderCard(${teams}, () => {}));
  cell.append(frame);
}
document.body.dataset.ready = 'yes';
</script></body></html>`;
}

/** A form is a modal in Slack; everything else is a message. */
function slack(card: Card, id: string): string {
  const form = card.blocks.some((block) => block.kind === 'form');
  const origin = { via: 'event' as const, channel: 'D1', responseUntil: 0 };
  const modal = form ? renderModal(card, { where: WHERE, origin }) : undefined;
  if (modal) return `<div class="slack-modal">${modalHtml(modal, { ...OPTIONS, id })}</div>`;
  return framedHtml({ by: 'Patchcord', isApp: true, at: SEEN, message: renderMessage(card) }, { ...OPTIONS, id });
}
