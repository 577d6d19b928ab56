import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openBrowser, openPage, type Page, picture } from '../beds/chromium.ts';
import { type RunningPatchcord, startPatchcord } from '../beds/patchcord.ts';
import { type Playground, startPlayground } from '../beds/playground.ts';

describe('Microsoft 365 Agents Playground in a browser', () => {
  let patchcord: RunningPatchcord;
  let playground: Playground;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [patchcord, browser] = await Promise.all([startPatchcord(), openBrowser()]);
    playground = await startPlayground(patchcord.url);
    page = await openPage(browser, 'light', { viewport: { width: 1500, height: 900 } });
    await page.goto(playground.url);
  });
  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
    await patchcord?.stop();
  });

  async function types(text: string): Promise<void> {
    await page.locator('[contenteditable=true][role=textbox]').first().click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }
  const press = (name: string) => page.getByRole('button', { name, exact: true }).last().click();
  const sees = (text: string | RegExp) => page.getByText(text).last().waitFor();

  it('sets the presence, and the card changes when Undo is pressed', async () => {
    await types('presence dnd for 30m');
    await sees(/^Do not disturb until/);
    expect(await patchcord.presenceOf('dana.kim')).toBe('DO_NOT_DISTURB');
    await press('Undo');
    await sees(/^Undone/);
    expect(await page.getByText(/^Do not disturb until/).count()).toBe(0);
    expect(await patchcord.presenceOf('dana.kim')).toBe('AVAILABLE');
  });

  it('shows the queues, and saves a form that was filled in', async () => {
    await types('queue');
    await sees('Sales: Ready');
    await press('Change');
    await page
      .getByRole('combobox', { name: /^State/ })
      .last()
      .click();
    await page.getByRole('option', { name: 'Break', exact: true }).click();
    await page
      .getByRole('textbox', { name: /^Until/ })
      .last()
      .fill('15m');
    await press('Set state');
    await sees(/in Sales until/);
    expect(await patchcord.queuesOf('dana.kim')).toEqual({ Sales: 'BREAK' });
    await types('presence dnd for 30m');
    await sees(/^Do not disturb until/);
    await picture(page, 'playground');
  });
});
