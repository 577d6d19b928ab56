import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { plain } from '../../../cards/plain.ts';
import { GROUPS, playAll } from '../../cards/samples/all.ts';
import type { Sample } from '../../cards/samples/stage.ts';
import { openBrowser, openPage, type Theme } from '../chromium.ts';
import { galleryPage } from './draw.ts';
import { drawnBy, serveGallery } from './serve.ts';

// `npm run docs:cards`: draws what changed; with `-- --all` everything.
const folder = join(import.meta.dirname, '..', '..', '..', 'docs', 'cards');
const THEMES = ['light', 'dark'] as const;
const TALLEST = 1_200;
const QUALITY = 40;
/** Of a picture's size: as wide as pages show it, and light enough for everybody's clone. */
const SCALE = 0.8;
const Shot = z.object({ data: z.string() });
/** What each picture was drawn from, so that a picture changes in the repository only when its card does. */
const Drawn = z.record(z.string(), z.string());

const all = process.argv.includes('--all');
await mkdir(folder, { recursive: true });
const noted = join(folder, 'drawn.json');
const before = existsSync(noted) ? Drawn.parse(JSON.parse(await readFile(noted, 'utf8'))) : {};
const { samples } = await playAll();
const now = Object.fromEntries(samples.map((sample) => [fileOf(sample.name), digestOf(sample)]));
const stale = samples.filter(({ name }) => {
  const file = fileOf(name);
  return all || before[file] !== now[file] || THEMES.some((theme) => !existsSync(pictureOf(name, theme)));
});
if (stale.length > 0) await draw(stale);
const kept = new Set([...samples.flatMap(({ name }) => THEMES.map((theme) => `${fileOf(name)}.${theme}.webp`))]);
for (const file of await readdir(folder)) if (file.endsWith('.webp') && !kept.has(file)) await rm(join(folder, file));
await writeFile(noted, `${JSON.stringify(now, null, 1)}\n`);
await writeFile(join(folder, 'README.md'), index());
console.log(`docs/cards: ${samples.length} cards, ${stale.length} drawn anew`);

async function draw(shown: readonly Sample[]): Promise<void> {
  let content = '';
  const server = await serveGallery(() => content);
  const browser = await openBrowser();
  for (const theme of THEMES) {
    const page = await openPage(browser, theme, { viewport: { width: 1_600, height: 900 } });
    const devtools = await page.context().newCDPSession(page);
    for (const sample of shown) {
      content = galleryPage(sample);
      await page.goto(server.url);
      await page.locator('body[data-ready]').waitFor();
      const box = await page.locator('#sheet').boundingBox();
      const clip = {
        x: 0,
        y: 0,
        width: (box?.width ?? 0) + 20,
        height: Math.min(TALLEST, (box?.height ?? 0) + 20),
        scale: SCALE,
      };
      const options = { format: 'webp' as const, quality: QUALITY, clip, captureBeyondViewport: true };
      const { data } = Shot.parse(await devtools.send('Page.captureScreenshot', options));
      await writeFile(pictureOf(sample.name, theme), Buffer.from(data, 'base64'));
      const { PNG } = process.env;
      if (PNG) await page.screenshot({ path: join(PNG, `${fileOf(sample.name)}.${theme}.png`), clip, fullPage: true });
    }
  }
  await browser.close();
  server.close();
}

function digestOf(sample: Sample): string {
  return createHash('sha256').update(drawnBy).update(galleryPage(sample)).digest('hex').slice(0, 16);
}

function fileOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

function pictureOf(name: string, theme: Theme): string {
  return join(folder, `${fileOf(name)}.${theme}.webp`);
}

function index(): string {
  const head = [
    '# Cards',
    'Made by `npm run docs:cards`; do not edit it by hand.',
    [
      'Each picture shows one card four times: Slack and Teams on a wide screen, Slack and Teams as narrow as on a phone.',
      'A page of one’s own in Slack and a mail are shown wide and narrow.',
      'Below it is the text twin: what notifications, watches and screen readers say.',
      'They are drawn as in the sandbox console: Slack by its renderer of Block Kit, Teams by `adaptivecards` with sizes as in Teams; the platforms’ own look differs a little.',
      'The cards come from the product itself, played on a bench with the sandbox behind it (`test/cards/samples`).',
    ].join('\n'),
    GROUPS.map((group) => `- [${group}](#${group.toLowerCase().replaceAll(' ', '-')})`).join('\n'),
  ];
  const parts = GROUPS.flatMap((group) => [
    `## ${group}`,
    ...samples.filter((sample) => sample.group === group).map(entry),
  ]);
  return `${[...head, ...parts].join('\n\n')}\n`;
}

function entry({ name, card, parts = [card] }: Sample): string {
  return [
    `### ${name}`,
    ...THEMES.map((theme) => `![${name}, ${theme}](${fileOf(name)}.${theme}.webp)`),
    `\`\`\`text\n${parts.map(plain).join('\n\n').replaceAll('```', "'''")}\n\`\`\``,
  ].join('\n\n');
}
