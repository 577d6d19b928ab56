import { describe, expect, it } from 'vitest';
import { renderModal } from '../../../adapters/chat/slack/modal.ts';
import { renderMessage } from '../../../adapters/chat/slack/render.ts';
import { blocksHtml, messageHtml } from '../../../src/sandbox/console/page/slack/blocks.js';
import { framedHtml, modalHtml } from '../../../src/sandbox/console/page/slack/message.js';
import { cardSamples } from '../../support/card-samples.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 2);
const OPTIONS = {
  id: 'm1',
  now: NOW,
  zone: 'Europe/Berlin',
  nameOf: (id: string) => (id === 'U1' ? 'Dana Kim' : undefined),
};
const WHERE = { platform: 'slack' as const, tenant: 'T1', kind: 'direct' as const, id: 'D1', ref: {} };
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const draw = (text: string) => blocksHtml([section(text)], OPTIONS).replace(/^.*?<p>(.*)<\/p>.*$/s, '$1');

/** What the tags of a page may be; whatever a person wrote between `<` and `>` is text. */
const TAGS =
  'a|b|blockquote|br|button|code|details|div|em|figcaption|figure|form|h2|h3|hr|img|input|label|li|ol|optgroup|option|p|pre|s|select|small|span|strong|summary|textarea|time|ul';
const TAG = new RegExp(`<(?:/(?:${TAGS})|(?:${TAGS})(?: [a-z-]+(?:="[^"<>]*")?)*)>`, 'g');

/** The words of HTML, those in empty fields too; throws where a `<` begins no tag of ours. */
function wordsOf(html: string): string {
  const words = html.replaceAll('<br>', '\n').replace(TAG, (tag) => / placeholder="([^"]*)"/.exec(tag)?.[1] ?? ' ');
  expect(words).not.toMatch(/[<>"']/);
  return decoded(words);
}

function decoded(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
/** Without marks and blanks, which the page draws in another way. */
const bare = (text: string) => text.replace(/[\s\u200b*]/g, '');

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && 'text' in value && typeof value.text === 'string' ? [value.text] : [];
  return [...own, ...Object.values(value).flatMap(textsOf)];
}

describe('Block Kit on the console page', () => {
  it.each(Object.entries(cardSamples))('draws all words of the sample %s and nothing else', (_name, card) => {
    const modal = renderModal(card, { where: WHERE, origin: { via: 'event', channel: 'D1', responseUntil: 0 } });
    const message = renderMessage(card);
    const drawn = [
      framedHtml({ by: 'Patchcord', isApp: true, at: NOW, message }, OPTIONS),
      modalHtml(modal ?? {}, OPTIONS),
    ];
    for (const [at, html] of drawn.entries()) {
      const words = bare(wordsOf(html));
      const texts = textsOf(at === 0 ? message.blocks : modal);
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) expect(words).toContain(bare(unescaped(text)));
      expect(html).not.toContain('cannot be drawn');
      for (const [, spoken = '', label = ''] of html.matchAll(/<button[^>]* aria-label="([^"]*)"[^>]*>([^<]*)</g))
        expect(spoken.toLowerCase()).toContain(label.toLowerCase());
      for (const [, address] of html.matchAll(/ (?:href|src)="([^"]*)"/g)) expect(address).toMatch(/^https?:\/\//);
    }
  });

  it('gives each button and input what a press needs to name it', () => {
    const { form, connect } = cardSamples;
    const modal =
      form && renderModal(form, { where: WHERE, origin: { via: 'event', channel: 'D1', responseUntil: 0 } });
    const html = modalHtml(modal ?? {}, OPTIONS);
    expect(html).toContain('<label for="m1-1">Presence</label><select data-block="field:presence" data-action="value"');
    expect(html).toContain('<option value="AWAY" selected>Away</option>');
    expect(html).toMatch(/<input type="text"[^>]* data-block="field:until"[^>]* aria-describedby="m1-2-hint"/);
    expect(html).toMatch(/<textarea rows="3"[^>]*maxlength="100">Lunch<\/textarea>/);
    const message = messageHtml(renderMessage(connect ?? { title: '', tone: 'neutral', blocks: [] }), OPTIONS);
    expect(message).toMatch(
      /<a class="slack-button primary" href="https:\/\/pbx\.example\.com\/connect\/abc" target="_blank" rel="noopener noreferrer" data-block="\d" data-action="open:[\d.]+"/,
    );
    expect(message).toMatch(
      /<button type="button" class="slack-button" data-block="\d" data-action="call:[\d.]+" data-type="button">Why\?<\/button>/,
    );
  });

  it.each([
    [
      '*bold*, _italic_, ~gone~ and `code`',
      '<strong>bold</strong>, <em>italic</em>, <s>gone</s> and <code>code</code>',
    ],
    ['*\u200bnot bold*, 2*3*4, dana_kim_2', '*\u200bnot bold*, 2*3*4, dana_kim_2'],
    ['one\ntwo', 'one<br>two'],
    ['> said\n> twice\nanswered', '<blockquote>said<br>twice</blockquote>answered'],
    ['```\nlet a = 1 &lt; 2\n```', '<pre>let a = 1 &#60; 2\n</pre>'],
    [
      '<https://example.com/a?b=1&amp;c=2|docs>',
      '<a href="https://example.com/a?b=1&#38;c=2" target="_blank" rel="noopener noreferrer">docs</a>',
    ],
    ['<javascript:alert(1)|click>', 'click'],
    ['&lt;img src=x onerror=alert(1)&gt;', '&#60;img src=x onerror=alert(1)&#62;'],
    ['<@U1> and <@U2|sam>', '<span class="slack-mention">@Dana Kim</span> and <span class="slack-mention">@sam</span>'],
    [
      '<#C1|general> <!here> <!subteam^S1|@support>',
      '<span class="slack-mention">#general</span> <span class="slack-mention">@here</span> <span class="slack-mention">@support</span>',
    ],
    [
      `<!date^${NOW / 1000}^{date_short_pretty} {time}|fallback>`,
      '<time datetime="2026-11-23T09:02:00.000Z">today 10:02</time>',
    ],
    [
      `<!date^${NOW / 1000 + 86_400 * 3}^{date_short}, {time_secs}^https://a.example|x>`,
      '<a href="https://a.example" target="_blank" rel="noopener noreferrer"><time datetime="2026-11-26T09:02:00.000Z">26 Nov 2026, 10:02:00</time></a>',
    ],
    ['<!date^soon^{time}|&lt;b&gt;later&lt;/b&gt;>', '&#60;b&#62;later&#60;/b&#62;'],
  ])('draws %j as Slack does', (text, html) => {
    expect(draw(text)).toBe(html);
  });

  it('draws the other parts of Block Kit, and says which it cannot', () => {
    const plain = (text: string) => ({ type: 'plain_text', text });
    const options = [
      { text: plain('One'), value: '1' },
      { text: plain('Two'), value: '2' },
    ];
    const html = blocksHtml(
      [
        { type: 'divider' },
        { type: 'image', image_url: 'https://a.example/x.png', alt_text: 'A "chart"', title: plain('Chart') },
        { type: 'image', image_url: 'data:text/html,x', alt_text: 'No picture' },
        {
          type: 'actions',
          elements: [
            { type: 'overflow', action_id: 'o', options },
            { type: 'static_select', action_id: 's', placeholder: plain('Pick'), options },
          ],
        },
        {
          type: 'input',
          label: plain('How'),
          element: { type: 'radio_buttons', action_id: 'r', options, initial_option: options[1] },
        },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: '<b>', style: { bold: true } },
                { type: 'user', user_id: 'U1' },
                { type: 'link', url: 'javascript:1', text: 'no' },
              ],
            },
            {
              type: 'rich_text_list',
              style: 'ordered',
              elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'first' }] }],
            },
          ],
        },
        { type: 'video' },
      ],
      OPTIONS,
    );
    expect(wordsOf(html).replace(/\s+/g, ' ').trim()).toBe(
      'Chart No picture ⋯ One Two Pick One Two How One Two <b> @Dana Kim no first This part cannot be drawn: video',
    );
    expect(html).toContain('alt="A &#34;chart&#34;"');
    expect(html).toContain('<strong>&#60;b&#62;</strong>');
    expect(html).toContain('data-action="o" data-type="overflow" data-option="2"');
    expect(html).toMatch(/value="2" checked/);
  });

  it('marks what one person alone sees', () => {
    const framed = { by: 'Patchcord', isApp: true, at: NOW, message: { text: 'Working on it …' } };
    expect(wordsOf(framedHtml({ ...framed, isPrivate: true }, OPTIONS))).toContain('Only visible to you');
    expect(wordsOf(framedHtml(framed, OPTIONS))).not.toContain('Only visible to you');
  });
});
