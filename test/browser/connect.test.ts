import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems, type Browser, openBrowser, openPage, type Page, picture } from '../beds/chromium.ts';
import { type RunningPatchcord, startPatchcord } from '../beds/patchcord.ts';

describe('the connect page in a browser', () => {
  let browser: Browser;
  let patchcord: RunningPatchcord;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it.each(['light', 'dark'] as const)(
    'links the account of a person who has none, with the keyboard alone and without JavaScript, and then does what was asked (%s)',
    async (theme) => {
      patchcord = await startPatchcord();
      try {
        const chat = await openPage(browser, theme);
        await chat.goto(`${patchcord.url}/console?people=noah.becker:teams`);
        const line = chat.getByRole('combobox', { name: 'Message to Patchcord in Teams' });
        await line.fill('presence away');
        await line.press('Enter');
        const [popup] = await Promise.all([
          chat.waitForEvent('popup'),
          chat.getByRole('link', { name: 'Connect', exact: true }).last().click(),
        ]);
        const address = popup.url();
        expect(address).toMatch(/^http:\/\/localhost:\d+\/connect\/[\w-]{16,}$/);
        await popup.close();

        const page = await openPage(browser, theme, {
          javaScriptEnabled: false,
          viewport: { width: 700, height: 720 },
        });
        // axe-core is a script: a second look at the same page takes it.
        const looked = await openPage(browser, theme, { bypassCSP: true, viewport: { width: 360, height: 640 } });
        await page.goto(address);
        await looked.goto(address);
        expect(await looked.evaluate('document.documentElement.scrollWidth')).toBe(360);
        expect(await accessibilityProblems(looked)).toEqual([]);
        await picture(page, `connect-${theme}`);

        await fillIn(page, 'wrong password');
        await page.getByRole('alert').waitFor();
        expect(await page.getByLabel('Password').inputValue()).toBe('');
        expect(await page.getByLabel('Password').evaluate((input) => input.matches(':focus'))).toBe(true);

        await page.keyboard.type('Sandbox!2070');
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name: 'Connected' }).waitFor();
        await chat.locator('.log').getByRole('heading', { name: 'You are Away' }).waitFor();
        expect(await patchcord.presenceOf('noah.becker')).toBe('AWAY');

        const again = await page.goto(address);
        expect(again?.status()).toBe(410);
        await looked.goto(address);
        expect(await accessibilityProblems(looked)).toEqual([]);
        await Promise.all([chat, page, looked].map((one) => one.context().close()));
      } finally {
        await patchcord.stop();
      }
    },
  );
});

/** Name and domain stand there already; the Tab key leads from the name to the password. */
async function fillIn(page: Page, password: string): Promise<void> {
  for (const label of ['Phone account name', 'Domain', 'Password']) {
    await page.keyboard.press('Tab');
    expect(await page.getByLabel(label).evaluate((input) => input.matches(':focus'))).toBe(true);
  }
  expect(await page.getByLabel('Phone account name').inputValue()).toBe('noah.becker');
  expect(await page.getByLabel('Domain').inputValue()).toBe('sandbox.example');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}
