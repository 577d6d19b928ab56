import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../src/core/log.ts';
import { systemClock } from '../../src/kit/clock.ts';
import { type ProveLink, type ProveResult, type ProveService, provePage } from '../../src/web/pages/prove.ts';
import { createWebServer } from '../../src/web/server.ts';
import { accessibilityProblems, type Browser, openBrowser, openPage, picture } from '../beds/chromium.ts';

const TOKEN = 'Zm9yLWRhbmEtYWxvbmUtZm9yLWRhbmEtYWxvbmU';
const CODE = '493201';

describe('the page that asks for a proof, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  async function serve(way: 'code' | 'password') {
    let sends = 0;
    let isDone = false;
    const about = { what: 'Get a new phone password or voicemail PIN', expiresAt: Date.now() + 10 * 60_000 };
    const done = (isRight: boolean): ProveResult => {
      isDone ||= isRight;
      return isRight ? { kind: 'proved' } : { kind: 'wrong', sentence: 'That is not right.' };
    };
    const service: ProveService = {
      async look(): Promise<ProveLink> {
        if (isDone) return { state: 'gone' };
        return way === 'code'
          ? {
              state: 'code',
              ...about,
              places: [{ id: 'teams', name: 'your chat in Microsoft Teams' }],
              sent: sends > 0,
            }
          : {
              state: 'password',
              ...about,
              systemLabel: 'PortSIP PBX',
              username: 'dana.kim',
              domain: 'sandbox.example',
            };
      },
      async sendCode() {
        sends += 1;
        return { kind: 'sent' };
      },
      enterCode: async (_token, code) => done(code === CODE),
      signIn: async (_token, { password }) => done(password === 'right'),
      answerChallenge: async () => done(false),
    };
    const pages = new Hono();
    pages.route('/', provePage({ service, publicUrl: 'https://patchcord.example', clock: systemClock }));
    const server = createWebServer({ routes: [], pages, log: silentLog, host: '127.0.0.1' });
    const { port } = await server.listen(0);
    return {
      address: `http://127.0.0.1:${port}/connect/${TOKEN}`,
      close: () => server.close({ graceMs: 500 }),
      sends: () => sends,
    };
  }

  it.each(['light', 'dark'] as const)(
    'takes a code, with the keyboard alone and without JavaScript (%s)',
    async (theme) => {
      const { address, close, sends } = await serve('code');
      try {
        const page = await openPage(browser, theme, {
          javaScriptEnabled: false,
          viewport: { width: 700, height: 640 },
        });
        const looked = await openPage(browser, theme, { bypassCSP: true, viewport: { width: 360, height: 640 } });
        await looked.goto(address);
        expect(await accessibilityProblems(looked)).toEqual([]);
        await page.goto(address);
        expect(sends()).toBe(0);
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        await page.getByLabel('Code of six digits').waitFor();
        expect(sends()).toBe(1);
        await looked.goto(address);
        expect(await looked.evaluate('document.documentElement.scrollWidth')).toBe(360);
        expect(await accessibilityProblems(looked)).toEqual([]);
        await picture(page, `prove-code-${theme}`);
        await page.keyboard.type('000000');
        await page.keyboard.press('Enter');
        await page.getByRole('alert').waitFor();
        expect(await page.getByLabel('Code of six digits').evaluate((input) => input.matches(':focus'))).toBe(true);
        await page.keyboard.type(CODE);
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name: 'Confirmed' }).waitFor();
        expect((await page.goto(address))?.status()).toBe(410);
        await Promise.all([page, looked].map((one) => one.context().close()));
      } finally {
        await close();
      }
    },
  );

  it.each(['light', 'dark'] as const)('signs in with the phone account (%s)', async (theme) => {
    const { address, close } = await serve('password');
    try {
      const page = await openPage(browser, theme, { bypassCSP: true, viewport: { width: 360, height: 700 } });
      await page.goto(address);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByLabel('Password').fill('wrong');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await picture(page, `prove-password-${theme}`);
      await page.getByLabel('Password').fill('right');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Confirmed' }).waitFor();
      await page.context().close();
    } finally {
      await close();
    }
  });
});
