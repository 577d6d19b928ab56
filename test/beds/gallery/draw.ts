import { render as renderMail } from '../../../adapters/chat/email/render.ts';
import { renderHome } from '../../../adapters/chat/slack/home.ts';
import { renderModal } from '../../../adapters/chat/slack/modal.ts';
import { renderMessage } from '../../../adapters/chat/slack/render.ts';
import { render } from '../../../adapters/chat/teams/render.ts';
import type { Card } from '../../../cards/model.ts';
import { blocksHtml } from '../../../src/sandbox/console/page/slack/blocks.js';
import { framedHtml, modalHtml } from '../../../src/sandbox/console/page/slack/message.js';
import type { Sample } from '../../cards/samples/stage.ts';

const WHERE = { platform: 'slack' as const, tenant: 'T1', kind: 'direct' as const, id: 'D1', ref: { channel: 'D1' } };
/** When every card of the gallery is looked at: pictures of the same card do not differ. */
const SEEN = Date.UTC(2026, 10, 23, 9, 2);
const OPTIONS = { now: SEEN, zone: 'Europe/Berlin', locale: 'en-GB' };

/**
 * What each platform gets, drawn beside each other as the console draws it: wide, and as narrow as on a phone. The same for the
 * same card, byte by byte.
 */
export function galleryPage(sample: Sample): string {
  const { columns, cells } = cellsOf(sample);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gallery</title>
<link rel="stylesheet" href="/console.css"><link rel="stylesheet" href="/chat.css"><link rel="stylesheet" href="/teams-cards.css"><link rel="stylesheet" href="/slack.css"><link rel="stylesheet" href="/gallery.css">
</head><body><div id="sheet" style="grid-template-columns: ${columns}">
${cells.map(({ kind, content }) => `<div class="${kind}">${content}</div>`).join('\n')}</div>
<script src="/adaptivecards.js"></script><script type="module" src="/gallery.js"></script></body></html>`;
}

interface Cells {
  columns: string;
  cells: { kind: 'slack' | 'teams' | 'mail'; content: string }[];
}

function cellsOf({ card, on, parts = [card], chosen }: Sample): Cells {
  if (on === 'compose') {
    const cells = [render(card, 'shared'), chosen ?? {}].map((one) => ({
      kind: 'teams' as const,
      content: inTeams(one),
    }));
    return { columns: '340px 430px', cells };
  }
  if (on === 'home') {
    const { blocks } = still(renderHome(parts, WHERE));
    const at = (id: string) => ({ kind: 'slack' as const, content: page(blocksHtml(blocks, { ...OPTIONS, id })) });
    return { columns: '620px 300px', cells: [at('wide'), at('narrow')] };
  }
  if (on === 'mail') {
    const source = renderMail(card).html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const cell = { kind: 'mail' as const, content: `<iframe title="Mail" srcdoc="${source}"></iframe>` };
    return { columns: '620px 340px', cells: [cell, cell] };
  }
  const isForm = card.blocks.some((block) => block.kind === 'form');
  const teams = { kind: 'teams' as const, content: inTeams(render(card, isForm ? 'dialog' : 'direct')) };
  const inSlack = (id: string) => ({ kind: 'slack' as const, content: slack(card, id) });
  return { columns: '520px 430px 280px 280px', cells: [inSlack('wide'), teams, inSlack('narrow'), teams] };
}

function page(content: string): string {
  return `<div class="slack-content home">${content}</div>`;
}

/** The payload stands in the page as data; the script of the page draws it. */
function inTeams(card: object): string {
  return `<script type="application/json">${JSON.stringify(still(card)).replaceAll('<', '\\u003c')}</script>`;
}

/** A form is a modal in Slack; everything else is a message. */
function slack(card: Card, id: string): string {
  const form = card.blocks.some((block) => block.kind === 'form');
  const origin = { via: 'event' as const, channel: 'D1', responseUntil: 0 };
  const modal = form ? renderModal(card, { where: WHERE, origin }) : undefined;
  if (modal) return `<div class="slack-modal">${modalHtml(still(modal), { ...OPTIONS, id })}</div>`;
  const message = still(renderMessage(card));
  return framedHtml({ by: 'Patchcord', isApp: true, at: SEEN, message }, { ...OPTIONS, id });
}

/** What a press sends is no part of a picture: ids differ from one run to the next. */
function still<T>(payload: T): T {
  const dropped = ['data', 'private_metadata', 'fallbackText', 'speak'];
  return JSON.parse(
    JSON.stringify(payload, (name, value: unknown) => {
      if (dropped.includes(name)) return undefined;
      if (name === 'url') return 'https://example.com';
      // To the minute, as it is shown.
      if (typeof value === 'string' && /<!date\^|\{\{TIME\(/.test(value)) return inMinutes(value);
      const isSent = name === 'value' || name === 'action_id' || name === 'block_id';
      return isSent && typeof value === 'string' && /^\{"|^\[|^menu:/.test(value) ? 'x' : value;
    }),
  );
}

function inMinutes(text: string): string {
  return text
    .replaceAll(/<!date\^(\d+)/g, (_, seconds: string) => `<!date^${Math.floor(Number(seconds) / 60) * 60}`)
    .replaceAll(/(T\d\d:\d\d):\d\d/g, '$1:00');
}
