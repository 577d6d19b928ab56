import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { defineCommand, type Tell } from '../../src/core/command.ts';
import { type PatchcordError, toPatchcordError } from '../../src/core/errors.ts';
import type { PhoneUser } from '../../src/core/users.ts';

/** "That was not me": switches the own account off, cuts it off from here, and tells the administrators. Only a button. */
export default defineCommand({
  id: 'account.lock',
  words: [],
  summary: 'Switch your phone account off because somebody else used it',
  effect: 'danger',
  access: 'self',
  // The alarm has to arrive, also when the account is off already: a first run of this one was cut off, or an administrator was faster.
  evenWhenOff: true,
  uses: ['switching'],
  repeat: 'safe',
  input: z.object({}),
  examples: { en: [], de: [], fr: [], es: [] },
  async run({ who, phone, services }) {
    // The administrators hear of it in any case; so they are looked for before anything can go wrong.
    const admins = await services.people.withRole(who, 'admin').catch(() => []);
    await services.accounts.disconnect(who);
    const trouble = await phone.switching.setEnabled(who.phone.id, false).then(
      () => undefined,
      (error: unknown) => toPatchcordError(error),
    );
    const others = admins.filter((admin) => admin.id !== who.phone.id);
    if (trouble && others.length === 0) throw trouble;
    const tells = others.map((to): Tell => ({ to, card: alarmCard(who.phone, trouble) }));
    if (trouble) {
      return {
        card: card('Your phone account is still on', 'warning', [
          text(`${trouble.message} I deleted my own access and told the administrators.`),
          buttons(press('Try again', call('account.lock'), { style: 'danger' })),
        ]),
        changed: { what: `phone account of ${who.name}`, from: 'on', to: 'on, reported by its owner' },
        tells,
      };
    }
    return {
      card: card('Your phone account is switched off', 'warning', [
        text('Nobody can use it now, not even you, and my own access is deleted.'),
        text(
          others.length === 0
            ? 'I know no other administrator: go to yours, who can switch it on again.'
            : 'The administrators know. One of them talks to you and switches it on again.',
        ),
      ]),
      changed: { what: `phone account of ${who.name}`, from: 'on', to: 'off, by its owner' },
      tells,
    };
  },
});

function alarmCard(person: PhoneUser, trouble: PatchcordError | undefined) {
  const on = { user: { id: person.id } };
  return card(`${person.name}: that was not me`, 'warning', [
    text(`A password of ${person.name} was changed, and ${person.name} says that nobody should have asked for it.`),
    text(
      trouble
        ? `I could not switch the phone account off: ${trouble.message}`
        : 'The phone account is switched off. Talk to them first; then switch it on, and give them a new password.',
    ),
    buttons(
      trouble ? undefined : press('Switch on again', call('user.enable', on)),
      press('New password', call('password.reset', { target: 'account', ...on })),
      trouble ? press('Switch off', call('user.disable', on), { style: 'danger' }) : undefined,
    ),
  ]);
}
