import { describe, expect, it } from 'vitest';
import { plain } from '../../cards/plain.ts';
import type { Outcome } from '../../src/core/command.ts';
import { ADMIN, CASES, type Case, named } from '../support/begun-twice.ts';
import { isChange } from '../support/bench-phone.ts';
import { callOf, done, type Harness, openHarness } from '../support/command-harness.ts';

/**
 * A process may die at any moment: after each change that a command makes in the phone system, before the answer arrives. Another
 * one then runs the same request again. Nobody may see that: the phone system is asked for each change once, and the result, the
 * line in the audit, the Undo and what others are told are those of a run that nothing stopped.
 */

describe('a command whose process died is begun again, and acts once', () => {
  it.each(CASES.map((one, at) => ({ ...one, name: `${one.id} (${at + 1})` })))('$name', async (one) => {
    const whole = await plainRun(one);
    expect(whole.changes).not.toEqual([]);
    for (let died = 1; died <= whole.changes.length; died += 1) {
      const { outcome, changes, state } = await cutRun(one, died);
      const seen = one.sameValue ? changes.filter((path, at) => path !== changes[at - 1]) : changes;
      expect({ died, changes: seen, ...told(outcome), state }).toEqual({
        died,
        changes: whole.changes,
        ...told(whole.outcome),
        state: whole.state,
      });
    }
  });
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

async function opened(one: Case): Promise<{ harness: Harness; input: Record<string, unknown>; start: number }> {
  const harness = await openHarness({ between: true });
  await one.before?.(harness);
  const input = await one.input(harness);
  return { harness, input, start: harness.sandbox.calls().length };
}

const changesOf = ({ sandbox }: Harness, start: number) =>
  sandbox
    .calls()
    .slice(start)
    .filter((call) => isChange(call))
    .map(({ path, status }) => `${path} ${status < 300 ? '' : status}`);

async function plainRun(one: Case) {
  const { harness, input, start } = await opened(one);
  const outcome = await harness.run(one.id, one.as ?? ADMIN, input, 'request');
  return { outcome, changes: changesOf(harness, start), state: harness.sandbox.state() };
}

async function cutRun(one: Case, change: number) {
  const { harness, input, start } = await opened(one);
  const lost = harness.phone?.swallow(change);
  // Of the process that died nothing is heard any more.
  void harness.run(one.id, one.as ?? ADMIN, input, 'request').catch(() => undefined);
  await lost?.made;
  harness.startAnew();
  const outcome = await harness.run(one.id, one.as ?? ADMIN, input, 'request');
  return { outcome, changes: changesOf(harness, start), state: harness.sandbox.state() };
}

/** What a person sees of it, and what is written down. */
function told(outcome: Outcome) {
  const { card, changed, undo, tells = [], later, ends, touches } = done(outcome);
  return {
    title: card.title,
    line: card.state,
    changed,
    undo,
    later,
    ends,
    touches,
    tells: tells.map(({ to, card: { title } }) => `${to.name}: ${title}`),
  };
}
