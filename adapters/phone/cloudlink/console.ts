import { builtIn, type ConsoleRole, customRole } from '../../../src/core/console-rights.ts';
import type { Console } from '../../../src/core/phone.ts';
import type { PhoneUser } from '../../../src/core/users.ts';
import type { CloudlinkSettings, ConfiguredAccount } from './settings.ts';

const HOME = 'cloudlink';

/**
 * Roles of Mitel Administration in one account (10.1). The interface tells three of them; Account Managers and custom roles are
 * written down in the configuration, since no interface for them is known.
 */
export function createConsole(
  account: ConfiguredAccount,
  { roles, accounts, portal }: Pick<CloudlinkSettings, 'roles' | 'accounts' | 'portal'>,
): Console {
  const { systemId, isHome, managers } = account;
  const allManagers = Object.values(accounts).flatMap((one) => one.managers);

  function custom(email: string): ConsoleRole | undefined {
    const found = Object.entries(roles).find(([, { members }]) => members.includes(email));
    return found && customRole(found[0], found[1].base, found[1].rights);
  }

  /** Of a user in the partner's own account, for one of its customers or for itself. */
  function asPartner({ role, email }: PhoneUser): ConsoleRole | undefined {
    if (role !== 'PARTNER_ADMIN') return undefined;
    // An Account Manager reaches the accounts assigned to them, and nothing else.
    if (allManagers.includes(email)) return managers.includes(email) ? builtIn('account-manager') : undefined;
    const own = custom(email);
    if (own) return own.rank === 'partner' ? own : undefined;
    return builtIn('partner');
  }

  function here({ role, email }: PhoneUser): ConsoleRole {
    const own = custom(email);
    // Only roles made from Account Admin can be given in a customer's account.
    if (own && own.rank === 'account-admin') return own;
    return builtIn(role === 'ACCOUNT_ADMIN' ? 'account-admin' : 'user');
  }

  return {
    label: 'Mitel Administration',
    page: portal,
    overseers: isHome ? [] : [HOME],
    roleOf(phones) {
      const partner = phones.find((one) => one.system === HOME);
      const asOverseer = partner && asPartner(partner);
      const own = phones.find((one) => one.system === systemId);
      return asOverseer ?? (own && here(own));
    },
  };
}
