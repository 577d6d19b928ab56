import { buttons, call, card, press, text } from '../../cards/build.ts';
import type { CallButton, Card, PageButton } from '../../cards/model.ts';
import type { CommandContext } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { inWords, secretWords } from '../../src/core/phone-words.ts';
import type { SecretTarget } from '../../src/core/secret-rules.ts';

export const targetField = () =>
  field.choice('Which one', [
    { value: 'account', label: 'Phone account (web and app)', words: ['account', 'web', 'portal'] },
    { value: 'extension', label: 'Extension (telephones, SIP)', words: ['extension', 'sip'] },
    { value: 'voicemail', label: 'Voicemail PIN', words: ['voicemail', 'pin'] },
  ]);

/** What the new secret brings with it. */
export interface After {
  target: SecretTarget;
  /** Telephones that have to be provisioned anew. */
  devices: readonly { name: string }[];
  /** The next sign-in asks for another one. */
  chooseNew: boolean;
}

/** One sentence each, for the owner. */
export function consequences({ target, devices, chooseNew }: After): string[] {
  const names = inWords(devices.map((device) => device.name));
  return [
    ...(target === 'extension' && devices.length > 0
      ? [
          `${devices.length === 1 ? 'One phone needs' : `${devices.length} phones need`} new provisioning before calls work there again: ${names}.`,
        ]
      : []),
    ...(chooseNew ? ['Your next sign-in with it asks you to choose another one.'] : []),
  ];
}

/** For the owner alone: the link, never the secret. `until` is in words. */
export function readyCard(after: After, button: PageButton, until: string): Card {
  return card(`Your new ${secretWords(after.target)} is ready`, 'good', [
    text(`Shown once, on a page only you can open, ${until}. The old one no longer works.`),
    ...consequences(after).map(text),
    buttons(button),
  ]);
}

/** After every change, to every chat of the owner. `by` completes "It was changed …". */
export function changedCard(target: SecretTarget, by: string): Card {
  return card(`Your ${secretWords(target)} was changed`, 'attention', [
    text(by),
    buttons(notMe('That was not me: switch my phone account off and tell the administrators')),
  ]);
}

/** @param says what it does, in full @param mailed a link was mailed, and nothing is changed yet */
export function notMe(says: string, mailed = false): CallButton {
  return press('That was not me', call('account.lock', mailed ? { mailed } : {}), { style: 'danger', says });
}

/** Who asked, and who agreed to it. */
export function askedBy({ who, approvers }: Pick<CommandContext, 'who' | 'approvers'>, self: boolean): string {
  if (approvers.length > 0) return `By ${inWords(approvers)}, asked for by ${self ? 'you' : who.name}.`;
  return self ? 'You asked for it.' : `${who.name} asked for it.`;
}
