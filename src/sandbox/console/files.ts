import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Hono } from 'hono';

/** What the page may load and do: files of its own, and nothing inline. */
const HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    'img-src data: https:',
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const TYPES = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

/** Below `page/`. */
const OURS = [
  'console.css',
  'pane.css',
  'chat.css',
  'teams-cards.css',
  'panel.css',
  'slack/slack.css',
  'console.js',
  'ask.js',
  'pane.js',
  'panel.js',
  'teams-chat.js',
  'slack-chat.js',
  'slack-modal.js',
  'slack-press.js',
  'composer.js',
  'log.js',
  'wire.js',
  'card.js',
  'markdown.js',
  'slack/blocks.js',
  'slack/dates.js',
  'slack/elements.js',
  'slack/html.js',
  'slack/message.js',
  'slack/mrkdwn.js',
  'slack/rich-text.js',
];

/** The page and everything it loads, read once. */
export function pageFiles(): Hono {
  const routes = new Hono();
  const serve = (path: string, content: string, type: string) =>
    routes.get(path, (c) => c.body(content, 200, { 'content-type': type, ...HEADERS }));
  const read = (name: string) => readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8');
  serve('/console', read('page.html'), TYPES.html);
  for (const name of OURS) serve(`/console/${name}`, read(name), name.endsWith('.css') ? TYPES.css : TYPES.js);
  const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  serve('/console/adaptivecards.js', readFileSync(renderer, 'utf8'), TYPES.js);
  return routes;
}
