import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityProblems, type Browser, openBrowser, openPage, type Page, picture } from '../beds/chromium.ts';
import { type RunningPatchcord, startPatchcord } from '../beds/patchcord.ts';
import { pane, tabTo, troubleOf, types } from './console-page.ts';

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

  async function open(people: string, theme: 'light' | 'dark' = 'light', width = 1_000): Promise<Page> {
    const page = await openPage(browser, theme, { viewport: { width, height: 760 } });
    page.setDefaultTimeout(10_000);
    await page.goto(`${patchcord.url}/console${people && `?people=${people}`}`);
    return page;
  }
  const sees = (page: Page, text: string | RegExp) => page.locator('.log').getByText(text).last().waitFor();

  it.each([
    ['teams', 'light', 'dana.kim', 'Sales: Ready'],
    ['teams', 'dark', 'sofia.navarro', 'You serve 2 queues'],
    ['slack', 'light', 'mateusz.kowalski', 'Sales: Ready'],
    ['slack', 'dark', 'katarina.horvat', 'Billing: Ready'],
  ] as const)(
    'draws the card of a typed line as %s shows it, and changes it in place when a button is pressed (%s)',
    async (platform, theme, person, queues) => {
      const page = await open('', theme);
      const trouble = troubleOf(page);
      await page.getByRole('combobox', { name: 'Person', exact: true }).selectOption(person);
      await page.getByRole('button', { name: platform === 'slack' ? 'Slack' : 'Teams', exact: true }).click();
      await types(page, platform === 'slack' ? '/queue' : 'queue');
      await sees(page, queues);

      await types(page, platform === 'slack' ? '/presence dnd for 30m' : 'presence dnd for 30m');
      await sees(page, /^Do not disturb until/);
      expect(await page.getByText('Only visible to you').count()).toBe(platform === 'slack' ? 2 : 0);
      expect(await patchcord.presenceOf(person)).toBe('DO_NOT_DISTURB');
      expect(await accessibilityProblems(page)).toEqual([]);

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
    ['teams', 'light', 'lena.fischer', 'Support'],
    ['slack', 'dark', 'dana.kim', 'Sales'],
  ] as const)(
    'opens the form of %s, takes it filled in and says what came of it, with the keyboard alone (%s)',
    async (platform, theme, person, queue) => {
      const page = await open(`${person}:${platform}`, theme);
      await tabTo(page, 'Message to Patchcord');
      await page.keyboard.type('queue');
      await page.keyboard.press('Enter');
      await sees(page, `${queue}: Ready`);
      await tabTo(page, 'Change');
      await page.keyboard.press('Enter');
      // Teams has the form in the card, Slack in a modal.
      const dialog = page.getByRole('dialog');
      await (platform === 'slack' ? dialog : page).getByRole('button', { name: 'Set state' }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await picture(page, `console-form-${theme}`);

      if (platform === 'slack') {
        await tabTo(page, 'Set state');
        await page.keyboard.press('Enter');
        await dialog.getByText('Please complete this required field.').waitFor();
      } else await tabTo(page, 'State');
      await page.keyboard.type('Break');
      await tabTo(page, 'Until');
      await page.keyboard.type('20m');
      await tabTo(page, 'Set state');
      await page.keyboard.press('Enter');
      await sees(page, new RegExp(`in ${queue} until`));
      expect(await dialog.count()).toBe(0);
      expect(await page.evaluate('document.activeElement === document.body')).toBe(false);
      expect(await patchcord.queuesOf(person)).toEqual({ [queue]: 'BREAK' });
      await tabTo(page, 'Undo');
      await page.keyboard.press('Space');
      await sees(page, /^Undone: /);
      expect(await patchcord.queuesOf(person)).toEqual({ [queue]: 'READY' });
      await page.context().close();
    },
  );

  it.each([
    ['slack', 'teams', 'lena.fischer'],
    ['teams', 'slack', 'dana.park'],
  ] as const)('takes a request from %s to the administrator in %s and back', async (here, there, whose) => {
    const page = await open(`omar.haddad:${here},priya.natarajan:${there}`, 'light', 1_300);
    await pane(page, 'Priya Natarajan').getByRole('group', { name: 'Try one of these' }).waitFor();
    const [omar, priya] = [pane(page, 'Omar Haddad'), pane(page, 'Priya Natarajan')];
    await types(page, `${here === 'slack' ? '/' : ''}password account @${whose}`);
    await omar.getByRole('button', { name: 'Withdraw' }).last().waitFor();
    await priya.getByText(/^Omar asks: new phone password/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await priya.getByRole('button', { name: /^Approve/ }).click();
    await priya
      .getByText(/^Approved/)
      .first()
      .waitFor();
    await omar
      .getByText(/^Approved/)
      .first()
      .waitFor();
    expect(await priya.getByRole('button', { name: /^Approve/ }).count()).toBe(0);
    await page.context().close();
  });

  it('shows the Home tab, a channel, and both platforms beside each other', async () => {
    const page = await open('mia.rossi:both', 'dark', 1_300);
    await page.getByRole('button', { name: 'Home', exact: true }).click();
    await page.getByRole('region', { name: 'Home tab of Patchcord' }).getByText('You are Available').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: '#general' }).click();
    const line = page.getByRole('combobox', { name: 'Message to #general in Slack' });
    await line.fill('@patchcord queue who Support');
    await line.press('Enter');
    const general = page.getByRole('log', { name: 'Mia Rossi in Slack: #general' });
    await general.getByText(/^Support: \d of 6 ready/).waitFor();
    await general.getByText('@Patchcord').waitFor();
    expect(await general.getByText('Only visible to you').count()).toBe(1);
    const teams = page.getByRole('combobox', { name: 'Message to Patchcord in Teams' });
    await teams.fill('queue board');
    await teams.press('Enter');
    await page.getByRole('log', { name: 'Mia Rossi and Patchcord in Teams' }).getByText('Tier 2').first().waitFor();
    await picture(page, 'console-both');
    await page.context().close();
  });

  it('is where a newcomer is sent, and shows an employee, an administrator and a support contact, what the phone system does, and lets things happen', async () => {
    expect(patchcord.output()).toContain(`Open                  http://localhost:${patchcord.port}/console`);
    const page = await open('', 'light', 1_500);
    const shown = () =>
      page.locator('select.person').evaluateAll((all) => all.map((one) => ('value' in one ? String(one.value) : '')));
    await expect.poll(shown).toEqual(['dana.kim', 'priya.natarajan', 'sam.ortiz']);
    const panel = page.getByRole('complementary', { name: 'Phone system' });
    const state = (name: string) => panel.locator('.people li', { hasText: name });
    await types(page, '/password account @noah.becker');
    await pane(page, 'Priya Natarajan')
      .getByText(/^Dana asks: new phone password/)
      .waitFor();
    await types(page, '/meet Outage');
    await panel.getByRole('combobox', { name: 'Meeting' }).selectOption({ label: 'Outage' });
    await panel.getByRole('button', { name: 'Joins' }).click();
    await panel.locator('.meetings').getByText('Lena Fischer').waitFor();
    await panel.getByRole('button', { name: 'Leaves' }).click();
    await expect.poll(() => panel.locator('.meetings').getByText('Lena Fischer').count()).toBe(0);

    await panel.getByRole('combobox', { name: 'A call for' }).selectOption({ label: 'Jonas Weber' });
    await panel.getByRole('button', { name: 'Call comes in' }).click();
    await panel.getByRole('button', { name: 'Answer' }).click();
    await state('Jonas Weber').getByText('On call').waitFor();
    await panel.getByRole('button', { name: 'Hang up' }).click();
    await panel.getByRole('button', { name: 'Hang up' }).click();
    await panel.getByRole('alert').getByText('There is no call at that telephone.').waitFor();

    await panel.getByRole('button', { name: 'A support log arrives' }).click();
    await pane(page, 'Sam Ortiz')
      .getByText(/\(ticket \d+\)/)
      .first()
      .waitFor();

    await types(page, '/presence dnd for 30m');
    await state('Dana Kim').getByText('Do not disturb').waitFor();
    await panel.getByRole('status').getByText('Dana Kim: Do not disturb').waitFor({ state: 'attached' });
    await pane(page, 'Dana Kim')
      .getByText(/^Do not disturb until/)
      .last()
      .waitFor();
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      expect(await accessibilityProblems(page)).toEqual([]);
      await picture(page, `console-${theme}`);
    }
    await page.context().close();
  });

  it.each([
    ['slack', 'ilse.de.vries'],
    ['teams', 'zsofia.nagy'],
    ['both', 'tomas.eriksen'],
  ])('fits a narrow screen (%s)', async (view, person) => {
    const page = await open(`${person}:${view}`, 'dark', 360);
    await page
      .getByRole('button', { name: /presence dnd/ })
      .first()
      .click();
    await sees(page, /^Do not disturb until/);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.getByRole('button', { name: 'Phone system' }).click();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.context().close();
  });
});
