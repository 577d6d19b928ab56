import { buttons, call, card, press, text } from '../../cards/build.ts';
import type { Card } from '../../cards/model.ts';
import type { CommandContext, Outcome } from '../../src/core/command.ts';
import type { MailedLink } from '../../src/core/passwords.ts';
import { secretWords } from '../../src/core/phone-words.ts';
import type { SecretTarget } from '../../src/core/secret-rules.ts';
import { sendOnce } from '../../src/core/send-once.ts';
import type { UserDetails } from '../../src/core/users.ts';
import { askedBy, notMe } from './_secret.ts';

const REPORTS = 'That was not me: raise the alarm with the administrators';

/** The phone system mails a link; nobody here ever knows the password. What it did decides what may be promised. */
export async function mail(
  ctx: CommandContext<'passwords' | 'users'>,
  target: SecretTarget,
  person: UserDetails,
  self: boolean,
): Promise<Outcome> {
  const mailed = await sendOnce(ctx, 'mailed link', () => ctx.phone.passwords.mailLink(person));
  const changed = { what: `${secretWords(target)} of ${person.name}`, from: 'the old one' };
  if (!mailed)
    return {
      card: unknownCard(target, person, self),
      changed: { ...changed, to: 'perhaps a link to choose a new one' },
    };
  if (mailed.kind === 'unfinished') return { card: unfinishedCard(person, self) };
  const label = secretWords(target);
  const told = card(`A link for a new ${label} is in your mail`, 'neutral', [
    text(`${askedBy(ctx, self)} The phone system mailed the link; the old password works until you use it.`),
    senderLine(mailed),
    buttons(notMe(REPORTS, true)),
  ]);
  return {
    card: mailed.kind === 'perhaps' ? neutralCard() : sentCard(label, person, mailed, self),
    changed: { ...changed, to: 'a link to choose a new one' },
    // Also to oneself, in every other chat: whoever asked may be sitting at somebody else's.
    tells: mailed.kind === 'perhaps' ? [] : [{ to: person, card: told, at: ctx.now, ...(self && { elsewhere: true }) }],
  };
}

function sentCard(label: string, { name }: UserDetails, mailed: MailedLink, self: boolean): Card {
  return self
    ? card(`Look into your mail for a new ${label}`, 'good', [
        text('The phone system has mailed you a link with which you choose a new one.'),
        senderLine(mailed),
        buttons(notMe(REPORTS, true)),
      ])
    : card(`${name} has mail`, 'good', [
        text(`The phone system mailed ${name} a link with which to choose a new ${label}.`),
        senderLine(mailed),
      ]);
}

function senderLine(mailed: MailedLink) {
  if (mailed.kind !== 'sent' || mailed.from === '') return undefined;
  return text(`It comes from ${mailed.from}. Look into the spam folder, too.`);
}

/** The process was stopped while the phone system was asked: a second mail would make the link of the first one useless. */
function unknownCard(target: SecretTarget, { id, name }: UserDetails, self: boolean): Card {
  const again = call('password.reset', { target, ...(!self && { user: { id } }) });
  return card('The link may be on its way', 'attention', [
    text(
      `I was stopped while I asked for it, and cannot see whether ${self ? 'you have' : `${name} has`} mail. I did not ask twice.`,
    ),
    text('Nothing after ten minutes, also in the spam folder? Then ask again.'),
    buttons(press('Ask again', again)),
  ]);
}

/** Says nothing about whether the address is known. */
export function neutralCard(): Card {
  return card('If the address is known, a mail is on its way', 'neutral', [
    text('It has a link with which to choose a new password. Look into the spam folder, too.'),
    text('Nothing after ten minutes? The address may be another one: ask an administrator.'),
  ]);
}

/** To somebody who never completed the account no link is mailed. */
function unfinishedCard({ id, name }: UserDetails, self: boolean): Card {
  return card(self ? 'Your account is not completed yet' : `${name} has not completed the account yet`, 'attention', [
    text(
      self
        ? 'Until then no password link can be mailed. Find the welcome mail, or ask an administrator to send it again.'
        : 'Until then no password link can be mailed. What is needed is the welcome mail.',
    ),
    self ? undefined : buttons(press('Welcome mail', call('user.welcome', { user: { id } }), { style: 'primary' })),
  ]);
}

/** Single sign-on: the password the person means is not the phone system's. */
export function elsewhere({ name }: UserDetails, at: NonNullable<UserDetails['signsInWith']>, self: boolean): Outcome {
  return {
    card: card(self ? `You sign in with ${at.name}` : `${name} signs in with ${at.name}`, 'neutral', [
      text(`The phone account has no password of its own. Reset it there, at ${at.name}. Nothing was changed.`),
      at.page === '' ? undefined : buttons({ kind: 'address', label: `Open ${at.name}`.slice(0, 30), url: at.page }),
    ]),
  };
}
