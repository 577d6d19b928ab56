import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { z } from 'zod';

export type { Browser, Locator, Page };
export type Theme = 'light' | 'dark';

/** Debian's own browser, with a fresh profile. */
export function openBrowser(): Promise<Browser> {
  const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  if (!executablePath) throw new Error('There is no Chromium: apt-get install chromium');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-sync', ...quiet] });
}

/** A page that reaches this machine only. */
export async function openPage(browser: Browser, theme: Theme, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    colorScheme: theme,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1000, height: 760 },
    reducedMotion: 'reduce',
    ...options,
  });
  await context.route('**/*', (route) =>
    /^https?:\/\/(localhost|127\.0\.0\.1)[:/]/.test(route.request().url()) ? route.continue() : route.abort(),
  );
  return context.newPage();
}

const Report = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      help: z.string(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
});

/** What axe-core finds wrong for people who see, hear or point otherwise; one line each. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  // Injected past the page's own policy, which rightly lets no script of ours in.
  const { violations } = Report.parse(
    await page.evaluate(`${source}; axe.run(document, { resultTypes: ['violations'] })`),
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} ${node.html} ${node.failureSummary ?? ''}`),
  );
}

/** Pictures for the documentation are only taken when asked for (`PICTURES=1`): they differ at every run. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES !== '1') return;
  await page.screenshot({ path: join(import.meta.dirname, '..', '..', 'docs', 'images', `${name}.png`) });
}
