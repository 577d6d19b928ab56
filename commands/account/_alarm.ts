import { buttons, call, card, press, text } from '../../cards/build.ts';
import type { Card } from '../../cards/model.ts';
import type { PatchcordError } from '../../src/core/errors.ts';
import { inWords } from '../../src/core/phone-words.ts';
import type { PhoneUser } from '../../src/core/users.ts';

/** Where the account cannot be switched off from here. */
interface Elsewhere {
  person: PhoneUser;
  /** The phone system, and its vendor's console where it has one. */
  label: string;
  console?: { label: string; page: string };
  mailed: boolean;
  /** Some administrator hears of it. */
  told: boolean;
  /** Systems in which our own access ends by itself. */
  lasting: readonly string[];
}

/** For administrators, where the account could be switched off, or was not for trouble. */
export function alarmCard(person: PhoneUser, mailed: boolean, trouble: PatchcordError | undefined): Card {
  const on = { user: { id: person.id } };
  return card(title(person), 'warning', [
    text(whatHappened(person, mailed)),
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

/** For administrators, where it is theirs to do in the vendor's console. */
export function elsewhereAlarmCard({ person, label, console, mailed }: Elsewhere): Card {
  const on = { user: { id: person.id } };
  return card(title(person), 'warning', [
    text(whatHappened(person, mailed)),
    text(`The account is still on: ${label} gives me no way to switch it off. I deleted my own access.`),
    text(
      console
        ? `Talk to them first. Then, in ${console.label} under Users: reset the password, and where somebody else may have signed in already, delete the account.`
        : 'Talk to them first, then end it in the administration of the phone system.',
    ),
    buttons(
      console ? { kind: 'address', label: 'Open administration', style: 'primary', url: console.page } : undefined,
      press('New password', call('password.reset', { target: 'account', ...on })),
      press('Details', call('user.show', on)),
    ),
  ]);
}

/** For the owner: what is done, what is not, and what they can do meanwhile. */
export function elsewhereCard({ label, mailed, told, lasting }: Elsewhere): Card {
  return card('The alarm is raised, your account is still on', 'warning', [
    text(`${label} gives me no way to switch an account off; an administrator has to do it.`),
    text(
      told
        ? 'The administrators know, and one of them talks to you.'
        : 'I know no other administrator: go to yours at once.',
    ),
    text(
      mailed
        ? 'Do not use the link in that mail. If somebody else may read your mail, change the password of your mailbox first.'
        : 'Choose a new password yourself if you still can sign in.',
    ),
    text(
      lasting.length === 0
        ? 'I deleted my own access.'
        : `I deleted my own access. ${inWords(lasting)} did not end it at once, but nobody has it any more.`,
    ),
  ]);
}

function title({ name }: PhoneUser): string {
  return `${name}: that was not me`;
}

function whatHappened({ name }: PhoneUser, mailed: boolean): string {
  return mailed
    ? `A link for a new password of ${name} was mailed to them, and ${name} says that nobody should have asked for it.`
    : `A password of ${name} was changed, and ${name} says that nobody should have asked for it.`;
}
