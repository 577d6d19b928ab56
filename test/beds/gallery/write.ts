import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Card } from '../../../cards/model.ts';
import { plain } from '../../../cards/plain.ts';
import { measure } from '../../parity/measure.ts';
import { cardSamples } from '../../support/card-samples.ts';
import { openBrowser, openPage, type Theme } from '../chromium.ts';
import { galleryPage, serveGallery } from './draw.ts';

// `npm run docs:cards`
const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'cards');
const QUALITY = 40;
const TALLEST = 1_200;
const Shot = z.object({ data: z.string() });

interface Shown {
  name: string;
  title: string;
  card: Card;
}

/** One picture of each command's most telling reply; kinds that look alike everywhere are shown once. */
async function cardsOfCommands(): Promise<Shown[]> {
  const { commands, replies } = await measure();
  return commands.flatMap(({ id }) => {
    const seen = replies.get(id);
    const kind = (['result', 'approval', 'proof', 'form', 'choice', 'problem'] as const).find((one) => seen?.has(one));
    const card = kind && seen?.get(kind);
    return card ? [{ name: id.replace('.', '-'), title: `\`${id}\`: ${kind}`, card }] : [];
  });
}

const samples = Object.entries(cardSamples).map(([name, card]) => ({
  name: `sample-${name}`,
  title: `Sample: ${name}`,
  card,
}));
const shown: Shown[] = [...samples, ...(await cardsOfCommands())];

let content = '';
const server = await serveGallery(() => content);
const browser = await openBrowser();
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const theme of ['light', 'dark'] as const) {
  const page = await openPage(browser, theme, { viewport: { width: 1_600, height: 900 } });
  const devtools = await page.context().newCDPSession(page);
  for (const { name, card } of shown) {
    content = galleryPage(card);
    await page.goto(server.url);
    await page.locator('body[data-ready]').waitFor();
    const box = await page.locator('#sheet').boundingBox();
    const clip = {
      x: 0,
      y: 0,
      width: (box?.width ?? 0) + 20,
      height: Math.min(TALLEST, (box?.height ?? 0) + 20),
      scale: 1,
    };
    const options = { format: 'webp' as const, quality: QUALITY, clip, captureBeyondViewport: true };
    const { data } = Shot.parse(await devtools.send('Page.captureScreenshot', options));
    await writeFile(join(folder, fileOf(name, theme)), Buffer.from(data, 'base64'));
    if (process.env.PNG)
      await page.screenshot({ path: join(process.env.PNG, `${name}.${theme}.png`), clip, fullPage: true });
  }
}
await browser.close();
server.close();
await writeFile(join(folder, 'README.md'), index());
console.log(`docs/cards: ${shown.length} cards`);

function fileOf(name: string, theme: Theme): string {
  return `${name}.${theme}.webp`;
}

function index(): string {
  const head = [
    '# Cards',
    'Made by `npm run docs:cards`; do not edit it by hand.',
    [
      'Each picture shows one card four times: Slack and Teams on a wide screen, Slack and Teams as narrow as on a phone.',
      'Below it is the text twin: what notifications, watches and screen readers say.',
      'They are drawn as in the sandbox console: Slack by its renderer of Block Kit, Teams by `adaptivecards` with sizes as in Teams; the platforms’ own look differs a little.',
      'After the samples comes one reply of each command, as the sandbox gave it.',
    ].join('\n'),
  ];
  const parts = shown.map(({ name, title, card }) =>
    [
      `## ${title}`,
      `![${title}, light](${fileOf(name, 'light')})`,
      `![${title}, dark](${fileOf(name, 'dark')})`,
      `\`\`\`text\n${plain(card).replaceAll('```', "'''")}\n\`\`\``,
    ].join('\n\n'),
  );
  return `${[...head, ...parts].join('\n\n')}\n`;
}
