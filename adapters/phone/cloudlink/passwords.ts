import { PatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Passwords } from '../../../src/core/passwords.ts';
import type { KnownAccount } from './account-id.ts';
import type { Api } from './api.ts';
import type { HeldDirectory } from './directory.ts';
import { FORGOTTEN_PASSWORD_AS, MAIL_SENDER, paths } from './paths.ts';
import { statusOf } from './refusal.ts';
import { isRegistered } from './schema.ts';

interface Parts {
  api: Api;
  accountId: () => Promise<KnownAccount>;
  directory: HeldDirectory;
  log: Log;
}

/** CloudLink mails a link with which people choose a new password; nobody ever sets one for them. */
export function createPasswords({ api, accountId, directory, log }: Parts): Passwords {
  const never = () => new PatchcordError('bad-input', 'CloudLink mails a link; nobody can be given a password there.');
  return {
    targets: ['account'],
    how: async () => 'mails',
    rules: () => Promise.reject(never()),
    set: () => Promise.reject(never()),
    devices: async () => [],

    async mailLink({ id }) {
      const found = await directory.listed(id);
      // To somebody who never completed the account no mail is sent, whatever is answered.
      if (isRegistered(found) === false) return { kind: 'unfinished' };
      const { usable } = await accountId();
      const json = { email: found.email, action: 'forgot', accountId: usable };
      const path = paths.forgottenPassword(found.email);
      try {
        await api.admin.send({ method: 'PUT', path, json, logAs: FORGOTTEN_PASSWORD_AS });
        return { kind: 'sent', from: MAIL_SENDER };
      } catch (error) {
        const status = statusOf(error);
        if (status === 403) {
          const sentence =
            'CloudLink does not mail a link here: this account signs in somewhere else. Ask your administrator where.';
          throw new PatchcordError('not-allowed', sentence, { cause: error });
        }
        if (status !== 404 && status !== 400) throw error;
        log.warn(
          { system: 'cloudlink', status, user: id },
          'a password mail was asked for and CloudLink does not know the address',
        );
        return { kind: 'perhaps' };
      }
    },
  };
}
