import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Message } from 'slack-blocks-to-jsx';
import { renderModal } from '../../../adapters/chat/slack/modal.ts';
import { renderMessage } from '../../../adapters/chat/slack/render.ts';
import { render } from '../../../adapters/chat/teams/render.ts';
import type { Card } from '../../../cards/model.ts';
import type { Theme } from '../chromium.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const require = createRequire(import.meta.url);
const page = join(root, 'src', 'sandbox', 'console', 'page');

/** What the page of the gallery loads: the renderers of both platforms, and the colours of Teams. */
const files: Record<string, string> = {
  '/adaptivecards.js': createRequire(join(root, 'package.json')).resolve('adaptivecards/dist/adaptivecards.min.js'),
  '/card.js': join(page, 'card.js'),
  '/markdown.js': join(page, 'markdown.js'),
  '/console.css': join(page, 'console.css'),
  '/slack.css': join(require.resolve('slack-blocks-to-jsx'), '..', 'style.css'),
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

/** The card as both platforms get it, drawn beside each other: wide and narrow. */
export function galleryPage(card: Card, theme: Theme): string {
  const drawn = slack(card, theme);
  const teams = JSON.stringify(render(card, 'direct')).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gallery</title>
<link rel="stylesheet" href="/console.css"><link rel="stylesheet" href="/slack.css">
<style>
body { display: block; height: auto; background: var(--ground); padding: 10px; }
#sheet { display: inline-grid; grid-template-columns: 520px 430px 280px 280px; gap: 10px; align-items: start; }
#sheet > div { background: var(--sheet); border-radius: 8px; padding: 10px; min-width: 0; overflow: hidden; }
.teams .card { max-width: none; margin: 0; }
</style></head><body><div id="sheet">
<div>${drawn}</div><div class="teams"></div><div>${drawn}</div><div class="teams"></div></div>
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

const FACE =
  'data:image/svg+xml;utf8,<svg xmlns="http://www.w3.org/2000/svg" width="36" height="36"><rect width="36" height="36" rx="6" fill="%231d3557"/></svg>';

/** A form is a modal in Slack; everything else is a message. */
function slack(card: Card, theme: Theme): string {
  const form = card.blocks.some((block) => block.kind === 'form');
  const origin = { via: 'event' as const, channel: 'D1', responseUntil: 0 };
  const modal = form ? renderModal(card, { where: WHERE, origin }) : undefined;
  const blocks = modal
    ? [{ type: 'header', text: modal.title }, ...modal.blocks, footer(modal.submit?.text)]
    : renderMessage(card).blocks;
  // The types of the renderer are narrower than what it draws.
  const message = createElement<Record<string, unknown>>(Message as never, {
    blocks: blocks.map(forRenderer),
    name: 'Patchcord',
    logo: FACE,
    time: new Date(0),
    theme,
  });
  return renderToStaticMarkup(message);
}

function footer(submit = 'Send') {
  const button = (text: string, more = {}) => ({ type: 'button', text: { type: 'plain_text', text }, ...more });
  return {
    type: 'actions',
    elements: [button('Cancel', { action_id: 'no' }), button(submit, { action_id: 'yes', style: 'primary' })],
  };
}

/**
 * This renderer is not Slack: it takes `verbatim` for "no markup at all", shows escapes as they stand, and sees `:names:` where
 * `emoji` is off. Slack's own texts are turned into what it draws alike.
 */
function forRenderer(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forRenderer);
  if (typeof value !== 'object' || value === null) return value;
  const { verbatim: _, ...rest } = Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, forRenderer(one)]),
  );
  if (typeof rest.text !== 'string') return rest;
  const text = rest.text.replaceAll('&amp;', '&').replaceAll(':', ':\u200b');
  return { ...rest, text: rest.type === 'plain_text' ? text.replaceAll('&lt;', '<').replaceAll('&gt;', '>') : text };
}
