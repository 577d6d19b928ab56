import { describe, expect, it } from 'vitest';
import { plain } from '../../cards/plain.ts';
import { ADMIN, CASES, named } from '../support/begun-twice.ts';
import { callOf, done, openHarness } from '../support/command-harness.ts';
import { type CutBed, expectOnce } from '../support/cut-run.ts';

/**
 * A process may die at any moment: after each change that a command makes in the phone system, before the answer arrives. Another
 * one then runs the same request again. Nobody may see that: the phone system is asked for each change once, and the result, the
 * line in the audit, the Undo and what others are told are those of a run that nothing stopped.
 */

describe('a command whose process died is begun again, and acts once', () => {
  const bed: CutBed = {
    open: () => openHarness({ between: true }),
    state: ({ sandbox }) => sandbox.state(),
  };

  it.each(CASES.map((one, at) => ({ ...one, name: `${one.id} (${at + 1})` })))('$name', (one) => expectOnce(bed, one));
});

it('covers every command that changes something in a phone system', async () => {
  const { app } = await openHarness();
  const changing = app.catalog.commands.filter(
    ({ effect, uses }) => effect !== 'read' && uses.some((skill) => skill !== 'directory'),
  );
  const covered = new Set(CASES.map(({ id }) => id));
  expect(changing.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
});

it('a link is mailed once, and when it is not known whether it was, that is said', async () => {
  const harness = await openHarness({ between: true, profile: '22.6', resetPage: 'https://pbx.example.com/reset' });
  const wish = { ...(await named(harness, 'dana.kim')), target: 'account' };
  const lost = harness.phone?.swallow(1);
  void harness.run('password.reset', ADMIN, wish, 'request').catch(() => undefined);
  await lost?.made;
  harness.startAnew();
  const { card, changed } = done(await harness.run('password.reset', ADMIN, wish, 'request'));
  expect(card.title).toBe('The link may be on its way');
  expect(plain(card)).toContain('cannot see whether Dana Kim has mail');
  expect(changed?.to).toBe('perhaps a link to choose a new one');
  expect(harness.sandbox.mailbox()).toHaveLength(1);
  // Whoever asks again means it.
  const again = callOf(card, 'Ask again');
  await harness.run(again.command, ADMIN, { ...again.input, ...(await named(harness, 'dana.kim')) });
  expect(harness.sandbox.mailbox()).toHaveLength(2);
});

it('a link that was surely not mailed is asked for again in the next try', async () => {
  const harness = await openHarness({ between: true, profile: '22.6', resetPage: 'https://pbx.example.com/reset' });
  const wish = { ...(await named(harness, 'dana.kim')), target: 'account' };
  const ask = () => harness.run('password.reset', ADMIN, wish, 'request');
  harness.phone?.refuse('/forget_password', 429);
  await expect(ask()).rejects.toMatchObject({ code: 'busy' });
  harness.phone?.refuse(undefined);
  expect(done(await ask()).card.title).toBe('Dana Kim has mail');
  expect(harness.sandbox.mailbox()).toHaveLength(1);
});
