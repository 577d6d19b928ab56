import type { Block, Button, Card, Row, Tone } from '../../../cards/model.ts';
import { plain } from '../../../cards/plain.ts';

/** A card as a mail: the subject, words, and the same as HTML. */
export interface Rendered {
  subject: string;
  text: string;
  html: string;
}

/** Long enough for a sentence, short enough for every list of mails. */
const LONGEST_SUBJECT = 150;

export function render(card: Card): Rendered {
  return {
    subject: oneLine(card.title),
    text: plain({ ...card, blocks: card.blocks.flatMap(sayInMail) }),
    html: page(card),
  };
}

/** What may stand in a header: one line, no control characters. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length > LONGEST_SUBJECT ? `${line.slice(0, LONGEST_SUBJECT - 1).toWellFormed()}…` : line;
}

/** Nothing in a mail acts: whoever it is forwarded to could press it. */
function sayInMail(block: Block): Block[] {
  if (block.kind === 'form') return [];
  if (block.kind !== 'buttons') return [block];
  const links = linksOf(block.buttons).map(({ label, url }) => `${label}: ${url}`);
  return links.length > 0 ? [{ kind: 'text', text: links.join('\n') }] : [];
}

function linksOf(buttons: readonly Button[]): { label: string; says: string; url: string }[] {
  return buttons.flatMap((button) =>
    button.kind === 'address' && /^https?:\/\//i.test(button.url)
      ? [{ label: button.label, says: button.says ?? button.label, url: button.url }]
      : [],
  );
}

/** The colour of the bar at the side; what it means stands in the title. Each is readable on white and on black. */
const BARS: Record<Tone, string> = { neutral: '#6b7280', good: '#15803d', attention: '#b45309', warning: '#b91c1c' };

/**
 * No images, no scripts, nothing loaded, and no colour for text or background of our own: mail programs then use those
 * of the reader, light or dark.
 */
function page(card: Card): string {
  const blocks = card.blocks.map(draw).join('');
  const state = card.state === undefined ? '' : `<p style="${SMALL}">${lines(card.state)}</p>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escaped(card.title)}</title><style>:root { color-scheme: light dark }</style></head>
<body style="font: 16px/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; margin: 16px">
<div role="article" style="border-left: 4px solid ${BARS[card.tone]}; padding: 0 0 0 16px; max-width: 640px">
<h1 style="font-size: 20px; line-height: 1.3; margin: 0 0 12px">${escaped(card.title)}</h1>
${blocks}${state}
</div></body></html>
`;
}

const SMALL = 'font-size: 13px; opacity: .75; margin: 12px 0';
const CELL = 'padding: 4px 16px 4px 0; text-align: left; vertical-align: top; overflow-wrap: anywhere';

function draw(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p style="${block.subtle ? SMALL : 'margin: 12px 0'}">${lines(block.text)}</p>\n`;
    case 'facts':
      return drawFacts(block.facts);
    case 'table':
      return drawTable(block.columns, block.rows);
    case 'rows':
      return block.rows.map(drawRow).join('');
    case 'buttons':
      return drawLinks(block.buttons);
    case 'form':
      return '';
    default:
      return block satisfies never;
  }
}

function drawRow({ title, detail, button }: Row): string {
  const small = detail === '' ? '' : `<br><span style="${SMALL}">${lines(detail)}</span>`;
  return `<p style="margin: 12px 0"><strong>${lines(title)}</strong>${small}</p>\n${button ? drawLinks([button]) : ''}`;
}

function drawLinks(buttons: readonly Button[]): string {
  return linksOf(buttons)
    .map(({ label, says, url }) => {
      const name = says === label ? '' : ` aria-label="${escaped(says)}"`;
      return `<p style="margin: 16px 0"><a href="${escaped(url)}"${name}>${escaped(label)}</a></p>\n`;
    })
    .join('');
}

function drawFacts(facts: readonly { label: string; value: string }[]): string {
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><th scope="row" style="${CELL}; font-weight: 600">${escaped(label)}</th><td style="${CELL}">${lines(value)}</td></tr>`,
  );
  return `<table style="border-collapse: collapse; margin: 12px 0">${rows.join('')}</table>\n`;
}

function drawTable(columns: readonly string[], rows: readonly string[][]): string {
  const head = columns.map((column) => `<th scope="col" style="${CELL}; font-weight: 600">${escaped(column)}</th>`);
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td style="${CELL}">${lines(cell)}</td>`).join('')}</tr>`);
  return `<table style="border-collapse: collapse; margin: 12px 0"><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>\n`;
}

function lines(text: string): string {
  return escaped(text).replaceAll(/\r?\n/g, '<br>');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
