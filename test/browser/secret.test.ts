import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../src/core/log.ts';
import { systemClock } from '../../src/kit/clock.ts';
import { type SecretService, secretPage } from '../../src/web/pages/secret.ts';
import { createWebServer } from '../../src/web/server.ts';
import { accessibilityProblems, type Browser, openBrowser, openPage, picture } from '../beds/chromium.ts';

const SECRET = 'Wq7!mt4#zn2x+Fh5';
const TOKEN = 'Zm9yLWRhbmEtYWxvbmUtZm9yLWRhbmEtYWxvbmU';

describe('the secret page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  async function serve() {
    let presses = 0;
    const service: SecretService = {
      look: async () =>
        presses > 0
          ? { state: 'used' }
          : { state: 'open', label: 'Your new phone password', expiresAt: Date.now() + 10 * 60_000 },
      async reveal() {
        presses += 1;
        return presses === 1 ? { kind: 'shown', label: 'Your new phone password', secret: SECRET } : { kind: 'used' };
      },
    };
    const pages = new Hono();
    pages.route('/', secretPage({ service, publicUrl: 'https://patchcord.example', clock: systemClock }));
    const server = createWebServer({ routes: [], pages, log: silentLog, host: '127.0.0.1' });
    const { port } = await server.listen(0);
    return {
      address: `http://127.0.0.1:${port}/secret/${TOKEN}`,
      close: () => server.close({ graceMs: 500 }),
      presses: () => presses,
    };
  }

  it.each(['light', 'dark'] as const)(
    'shows it once, with the keyboard alone and without JavaScript (%s)',
    async (theme) => {
      const { address, close, presses } = await serve();
      try {
        const page = await openPage(browser, theme, {
          javaScriptEnabled: false,
          viewport: { width: 700, height: 520 },
        });
        await page.goto(address);
        await picture(page, `secret-before-${theme}`);
        expect(presses()).toBe(0);
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.locator('output[data-secret]').waitFor();
        expect(await page.locator('output[data-secret]').textContent()).toBe(SECRET);
        expect(await page.getByRole('button', { name: 'Copy' }).isVisible()).toBe(false);
        await picture(page, `secret-shown-${theme}`);
        const again = await page.goto(address);
        expect(again?.status()).toBe(410);
        await page.getByRole('heading', { name: 'Already used' }).waitFor();
        await page.context().close();
      } finally {
        await close();
      }
    },
  );

  it.each(['light', 'dark'] as const)(
    'copies, fits a telephone and has no barrier in any of its states (%s)',
    async (theme) => {
      const { address, close } = await serve();
      try {
        // axe-core is a script: it needs the policy out of the way.
        const page = await openPage(browser, theme, { bypassCSP: true, viewport: { width: 360, height: 640 } });
        await page
          .context()
          .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(address).origin });
        await page.goto(address);
        expect(await accessibilityProblems(page)).toEqual([]);
        await page.getByRole('button', { name: 'Show it once' }).click();
        await page.getByRole('button', { name: 'Copy' }).click();
        await page.getByText('Copied.').waitFor();
        expect(await page.evaluate('navigator.clipboard.readText()')).toBe(SECRET);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
        expect(await accessibilityProblems(page)).toEqual([]);
        await page.goto(address);
        expect(await accessibilityProblems(page)).toEqual([]);
        await page.context().close();
      } finally {
        await close();
      }
    },
  );

  it('runs its own script and no other under its policy', async () => {
    const { address, close } = await serve();
    try {
      const page = await openPage(browser, 'light');
      const troubles: string[] = [];
      page.on('console', (message) => void (message.type() === 'error' && troubles.push(message.text())));
      await page.goto(address);
      await page.getByRole('button', { name: 'Show it once' }).click();
      await page.getByRole('button', { name: 'Copy' }).waitFor();
      expect(troubles).toEqual([]);
      await page.evaluate(
        `document.body.append(Object.assign(document.createElement('script'), { text: 'window.evil = 1' }))`,
      );
      expect(await page.evaluate('window.evil')).toBeUndefined();
      await page.context().close();
    } finally {
      await close();
    }
  });
});
