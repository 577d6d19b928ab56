import type { Locator, Page } from '../beds/chromium.ts';

/** What is asked of the console's page again and again. */
export function pane(page: Page, person: string): Locator {
  return page.getByRole('region', { name: person, exact: true });
}

/** Writes to the bot in the first chat of the page. */
export async function types(page: Page, text: string): Promise<void> {
  const line = page.getByRole('combobox', { name: /^Message to Patchcord/ }).first();
  await line.fill(text);
  await line.press('Enter');
}

/** What the page complains about in its own console. */
export function troubleOf(page: Page): string[] {
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
  return trouble;
}

/** Goes on with the Tab key until the element of that name has the focus; from the end it starts again at the top. */
export async function tabTo(page: Page, name: string): Promise<void> {
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
