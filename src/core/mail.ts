import type { Card } from '../../cards/model.ts';

/** One e-mail to one person. */
export interface Mail {
  /** One address, without a name. */
  to: string;
  /** One line; line breaks and what is longer than a line of text is cut. */
  subject: string;
  text: string;
  html?: string;
  /** The Message-ID, `<…@…>`: the same each time the same mail is sent again, so that a mailbox shows a repeat once. */
  id: string;
  /** The Message-ID of the mail that this one continues. */
  inReplyTo?: string;
}

/** The same with a card instead of words; the subject is the card's title where none is given. */
export type CardMail = Omit<Mail, 'subject' | 'text' | 'html'> & { card: Card; subject?: string };

/**
 * E-mail out. Throws `bad-input` for an address that cannot be or that the server does not take, `not-allowed` when the server
 * refuses our sign-in or sender, `busy` and `unreachable` (with `uncertain` when it may be on its way all the same).
 */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  /** Buttons that open an address become links; those that act are left out, because a mail can be forwarded. */
  sendCard(mail: CardMail): Promise<void>;
  /** Can the server be reached, and does it take our sign-in? Throws with the reason. */
  check(): Promise<void>;
  stop(): Promise<void>;
}

/** A Message-ID that is always the same for the same thing: letters of the key that cannot stand there become dots. */
export function mailId(key: string, domain: string): string {
  const local = key.replaceAll(/[^A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+/g, '.').replaceAll(/^\.|\.$/g, '');
  return `<${local || 'mail'}@${domain}>`;
}
