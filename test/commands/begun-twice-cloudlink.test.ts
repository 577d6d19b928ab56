import { describe, expect, it } from 'vitest';
import { plain } from '../../cards/plain.ts';
import { named } from '../support/begun-twice.ts';
import { CLOUD_CASES } from '../support/begun-twice-cloudlink.ts';
import { done, openHarness } from '../support/command-harness.ts';
import { type CutBed, expectOnce, withoutNewIds } from '../support/cut-run.ts';

/** The same as `begun-twice.test.ts`, on CloudLink. */

const bed: CutBed = {
  open: () => openHarness({ between: true, cloud: true }),
  state: ({ sandbox: { cloud } }) =>
    withoutNewIds({
      users: cloud.users().map(({ password: _made, sipPassword: _too, ...user }) => user),
      conferences: [...cloud.conferences().values()],
      mailbox: cloud.mailbox(),
    }),
};

describe('a command on CloudLink whose process died is begun again, and acts once', () => {
  const cases = CLOUD_CASES.map((one, at) => ({ ...one, name: `${one.id} (${at + 1})` }));
  it.each(cases)('$name', (one) => expectOnce(bed, one));
});

it('covers every command that changes something in CloudLink', async () => {
  const { app } = await openHarness({ cloud: true });
  const [system] = app.systems;
  const skills = [...Object.keys(system?.service ?? {}), ...(system?.ownSkills ?? [])];
  const changing = app.catalog.commands.filter(
    ({ effect, uses }) =>
      effect !== 'read' && uses.some((skill) => skill !== 'directory') && uses.every((skill) => skills.includes(skill)),
  );
  // A link that is mailed has a test of its own; a welcome mail is sent by nobody but the console; nobody is rung into a conference.
  const covered = new Set([...CLOUD_CASES.map(({ id }) => id), 'password.reset', 'user.welcome', 'meeting.join']);
  expect(changing.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
});

it('a link is mailed once, and when it is not known whether it was, that is said', async () => {
  const harness = await openHarness({ between: true, cloud: true });
  const wish = { ...(await named(harness, 'dana.kim')), target: 'account' };
  const lost = harness.phone?.swallow(1);
  void harness.run('password.reset', 'priya.natarajan', wish, 'request').catch(() => undefined);
  await lost?.made;
  harness.startAnew();
  const { card, changed } = done(await harness.run('password.reset', 'priya.natarajan', wish, 'request'));
  expect(card.title).toBe('The link may be on its way');
  expect(plain(card)).toContain('cannot see whether Dana Kim has mail');
  expect(changed?.to).toBe('perhaps a link to choose a new one');
  expect(harness.sandbox.cloud.mailbox().map(({ to }) => to)).toEqual(['dana.kim@example.com']);
});
