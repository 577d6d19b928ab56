import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems, type Browser, openBrowser, openPage, type Page, picture } from '../beds/chromium.ts';
import { type RunningPatchcord, startPatchcord } from '../beds/patchcord.ts';

describe('the console in a browser', () => {
  let patchcord: RunningPatchcord;
  let browser: Browser;
  beforeAll(async () => {
    [patchcord, browser] = await Promise.all([startPatchcord(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await patchcord?.stop();
  });

  const sees = (page: Page, text: string | RegExp) => page.locator('.log').getByText(text).last().waitFor();

  it.each([
    ['light', 'dana.kim', 'Sales: Ready'],
    ['dark', 'sofia.navarro', 'You serve 2 queues'],
  ] as const)(
    'draws the card of a typed line, and changes it when a button is pressed (%s)',
    async (theme, person, queues) => {
      const page = await openPage(browser, theme);
      const trouble = troubleOf(page);
      await page.goto(`${patchcord.url}/console`);
      await page.getByRole('combobox', { name: 'Person' }).selectOption(person);
      await sees(page, 'Your phone system is here');
      const line = page.getByRole('combobox', { name: 'Message to Patchcord' });
      await line.fill('queue');
      await line.press('Enter');
      await sees(page, queues);

      await line.fill('presence dnd for 30m');
      await line.press('Enter');
      await sees(page, /^Do not disturb until/);
      expect(await patchcord.presenceOf(person)).toBe('DO_NOT_DISTURB');
      expect(await accessibilityProblems(page)).toEqual([]);
      await picture(page, `console-${theme}`);

      await page.getByRole('button', { name: 'Undo' }).last().click();
      await sees(page, /^Undone/);
      expect(
        await page
          .locator('.log')
          .getByText(/^Do not disturb until/)
          .count(),
      ).toBe(0);
      expect(await patchcord.presenceOf(person)).toBe('AVAILABLE');
      expect(trouble).toEqual([]);
      await page.context().close();
    },
  );

  it.each([
    ['light', 'lena.fischer', 'Support'],
    ['dark', 'mateusz.kowalski', 'Sales'],
  ] as const)('saves a form, with the keyboard alone (%s)', async (theme, person, queue) => {
    const page = await openPage(browser, theme);
    await page.goto(`${patchcord.url}/console?people=${person}`);
    await tabTo(page, 'Message to Patchcord');
    await page.keyboard.type('queue');
    await page.keyboard.press('Enter');
    await sees(page, `${queue}: Ready`);
    await tabTo(page, 'Change');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Set state' }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, `console-form-${theme}`);

    await tabTo(page, 'State');
    await page.keyboard.type('Break');
    await tabTo(page, 'Until');
    await page.keyboard.type('20m');
    await tabTo(page, 'Set state');
    await page.keyboard.press('Enter');
    await sees(page, new RegExp(`in ${queue} until`));
    expect(await patchcord.queuesOf(person)).toEqual({ [queue]: 'BREAK' });
    await tabTo(page, 'Undo');
    await page.keyboard.press('Space');
    await sees(page, /^Undone: /);
    expect(await patchcord.queuesOf(person)).toEqual({ [queue]: 'READY' });
    await page.context().close();
  });

  it('shows an employee, an administrator and a support contact side by side where there is room', async () => {
    const page = await openPage(browser, 'light', { viewport: { width: 1_400, height: 800 } });
    await page.goto(`${patchcord.url}/console`);
    const shown = () =>
      page.locator('select.person').evaluateAll((all) => all.map((one) => ('value' in one ? String(one.value) : '')));
    await expect.poll(shown).toEqual(['dana.kim', 'priya.natarajan', 'sam.ortiz']);
    await page.close();
  });

  it('shows two people side by side, and fits a narrow screen', async () => {
    const wide = await openPage(browser, 'light', { viewport: { width: 1400, height: 800 } });
    await wide.goto(`${patchcord.url}/console?people=dana.park,mia.rossi`);
    const lines = wide.getByRole('combobox', { name: 'Message to Patchcord' });
    await lines.nth(0).fill('help');
    await lines.nth(0).press('Enter');
    await lines.nth(1).fill('queue who Support');
    await lines.nth(1).press('Enter');
    await sees(wide, 'Your phone system is here');
    await sees(wide, /^Support: \d of 6 ready/);
    expect(await accessibilityProblems(wide)).toEqual([]);
    await picture(wide, 'console-two');
    await wide.context().close();

    const narrow = await openPage(browser, 'light', { viewport: { width: 360, height: 640 } });
    await narrow.goto(`${patchcord.url}/console?people=mia.rossi`);
    await sees(narrow, /^Support: \d of 6 ready/);
    expect(await narrow.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await narrow.context().close();
  });
});

/** What the page complains about in its own console. */
function troubleOf(page: Page): string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
  return trouble;
}

/** Goes on with the Tab key until the element of that name has the focus; from the end it starts again at the top. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    const label: unknown = await page.evaluate(`(() => {
      const at = document.activeElement;
      const said = at.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent);
      return said?.join(' ') || at.getAttribute('aria-label') || at.labels?.[0]?.textContent || at.textContent || '';
    })()`);
    if (typeof label === 'string' && label.trim().startsWith(name)) return;
  }
  throw new Error(`The Tab key does not reach "${name}".`);
}
