import { PatchcordError } from '../../../src/core/errors.ts';
import type { Passwords } from '../../../src/core/passwords.ts';
import { SECRET_TARGETS, type SecretRules, type SecretTarget } from '../../../src/core/secret-rules.ts';
import type { Http } from '../../../src/kit/http.ts';
import { type Caller, isInvalid, isRefusal, part } from './api.ts';
import { gone } from './directory.ts';
import type { Profiles } from './profile.ts';
import { authUser, deskPhone, listOf, passwordPolicy, registrations, user } from './schema.ts';

/** Documented for 22.2; from 22.3 the bounds within which a tenant chooses. */
const PIN = { min: 6, max: 10 };
/** In which order lengths are tried where the tenant's own cannot be read. */
const PIN_LENGTHS = [8, 6, 10, 7, 9];

interface Parts {
  http: Http;
  service: Caller;
  profiles: Profiles;
  domain: string;
  resetPage: string | undefined;
}

/** New passwords and PINs with the installation's account (needs the right `user_management.users`). */
export function createPasswords({ http, service, profiles, domain, resetPage }: Parts): Passwords {
  const policy = () => service.read({ method: 'GET', path: '/tenant/password_policy' }, passwordPolicy);

  async function pinRules(): Promise<SecretRules> {
    const fixed = (await profiles.current()).pins === 'fixed';
    // A PIN has no switches of its own in the policy: runs up and down and repeats are kept out in any case.
    const rules = { ...STRICT_PIN, minLength: PIN.min, maxLength: PIN.max };
    if (fixed) return rules;
    const { min, max } = (await policy()).pin;
    if (min === undefined && max === undefined) return { ...rules, lengths: PIN_LENGTHS };
    return { ...rules, minLength: min ?? PIN.min, maxLength: max ?? Math.max(min ?? 0, PIN.max) };
  }

  async function write(userId: string, target: SecretTarget, secret: string): Promise<void> {
    const path = `/users/${part(userId)}`;
    const post = (at: string, json: Record<string, string>) =>
      service.send({ method: 'POST', path: at, json, repeatable: true });
    if (target === 'account') return post(`${path}/password`, { password: secret });
    if (target === 'extension') return post(`${path}/extension_password`, { password: secret });
    // From 22.6 every change has to name the person, too.
    const { name } = await service.read({ method: 'GET', path }, user);
    return post(path, { voicemail_pin: secret, display_name: name });
  }

  return {
    targets: SECRET_TARGETS,

    async how(target) {
      if (target !== 'account' || resetPage === undefined) return 'sets';
      return (await profiles.current()).mailsLinks ? 'mails' : 'sets';
    },

    async rules(target) {
      if (target === 'voicemail') return pinRules();
      const rules = await policy();
      return {
        kind: 'password',
        minLength: rules.min_length,
        maxLength: rules.max_length,
        letters: rules.contains_letters,
        digits: rules.contains_numbers,
        special: rules.contains_special_letters,
        noSequences: rules.disable_sequential_characters,
        noRepeats: rules.disable_repeating_characters,
        noAccountData: rules.disable_account_information,
      };
    },

    async set(userId, target, secret) {
      await write(userId, target, secret).catch(refused);
      if (target !== 'account') return { chooseNew: false };
      // The switch is the tenant's, so my own account shows it; a release that hides it does not stop a reset that is done.
      const tenant = await service.read({ method: 'GET', path: '/auth/user' }, authUser).catch(() => undefined);
      return { chooseNew: tenant?.password_force_reset ?? false };
    },

    async mailLink({ username }) {
      const json = { domain, username, callback_url: resetPage };
      await http.send({ method: 'POST', path: '/auth/forget_password', json });
      return { kind: 'sent', from: '' };
    },

    async devices(userId) {
      const path = `/users/${part(userId)}`;
      const [assigned, registered] = await Promise.all([
        service.read({ method: 'GET', path: `${path}/phones` }, listOf(deskPhone)),
        service.read({ method: 'GET', path: `${path}/status` }, registrations),
      ]).catch((error: unknown) => {
        throw gone(error);
      });
      const off = assigned.items.filter((phone) => !registered.some(({ name }) => name.startsWith(phone.name)));
      return [...registered, ...off].map(({ name }) => ({ name: name || 'a telephone' }));
    },
  };
}

const STRICT_PIN = {
  kind: 'pin',
  letters: false,
  digits: true,
  special: false,
  noSequences: true,
  noRepeats: true,
  noAccountData: true,
} as const;

function refused(error: unknown): never {
  if (isInvalid(error)) {
    throw new PatchcordError('bad-input', 'The phone system does not take the new one under its own rules.', {
      cause: error,
    });
  }
  if (isRefusal(error) && error.code === 'not-allowed') {
    const sentence = 'The phone system does not let me change this person’s password or PIN.';
    throw new PatchcordError('not-allowed', sentence, { cause: error.cause });
  }
  throw gone(error);
}
