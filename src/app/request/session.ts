import type { Session } from '../../core/accounts.ts';
import { PatchcordError } from '../../core/errors.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import type { Principal } from '../../core/principal.ts';
import type { PhoneUser } from '../../core/users.ts';
import type { StoredAccount } from '../../store/accounts.ts';
import type { App } from '../app.ts';

interface Asked {
  who: Principal;
  account: StoredAccount | undefined;
  system?: PhoneSystem | undefined;
}

/** The person's own session: what they have connected, else what their phone system lets us do for them. */
export function sessionFor(app: Pick<App, 'accounts'>, { who, account, system }: Asked): Session | undefined {
  if (account) return app.accounts.session(account);
  return system?.id === who.phone.system ? system.actsFor?.(who.phone.id) : undefined;
}

/** A missing connection is that of the system in which it was to be done. */
export function whoseAccount(thrown: unknown, { phone }: { phone: PhoneUser }): unknown {
  if (!(thrown instanceof PatchcordError) || thrown.code !== 'not-connected') return thrown;
  return new PatchcordError('not-connected', thrown.message, {
    cause: thrown.cause,
    account: `${phone.system}:${phone.id}`,
  });
}

/** What the card to connect it is about; with several systems it says which one. */
export function missingAccount(
  { systems }: Pick<App, 'systems'>,
  who: Principal,
  { account = who.id }: PatchcordError,
): { person: string; label?: string } {
  const system = systems.find(({ id }) => account.startsWith(`${id}:`));
  return { person: account, ...(system && systems.length > 1 && { label: system.label }) };
}
