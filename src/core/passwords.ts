import type { SecretRules, SecretTarget } from './secret-rules.ts';
import type { PhoneUser } from './users.ts';

/**
 * - `sent`: it is on its way;
 * - `perhaps`: the system does not say whether the address is known to it;
 * - `unfinished`: the account was never completed, so that the system mails nothing: it needs the welcome mail first.
 */
export type MailedLink = { kind: 'sent'; from: string } | { kind: 'perhaps' } | { kind: 'unfinished' };

/** New passwords and PINs for anybody, with the installation's account. */
export interface Passwords {
  /** Those this system knows. */
  readonly targets: readonly SecretTarget[];
  /** `sets`: I am given a new secret and set it. `mails`: I mail the person a link, and nobody else ever knows the secret. */
  how(target: SecretTarget): Promise<'sets' | 'mails'>;
  /** What a new secret must be like here. */
  rules(target: SecretTarget): Promise<SecretRules>;
  /**
   * Sets it; the same secret again is harmless. Throws `bad-input` when the system does not take it: then nothing was changed.
   * `chooseNew`: the next sign-in with it asks for another one.
   */
  set(userId: string, target: SecretTarget, secret: string): Promise<{ chooseNew: boolean }>;
  /** Only where `how` says `mails`. What came of it, so that nobody is promised a mail that never comes. */
  mailLink(user: PhoneUser): Promise<MailedLink>;
  /** Telephones that sign in with the extension password, as people call them. */
  devices(userId: string): Promise<readonly { name: string }[]>;
}
