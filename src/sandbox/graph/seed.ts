import type { Clock } from '../../kit/clock.ts';
import { directoryIdOf, emailOf, employees } from '../company.ts';
import { presenceOf } from './presence.ts';
import { emptyTenant, type Tenant } from './tenant.ts';

/** The registration that an operator would have made; invented. */
export const graphAccount = {
  tenantId: '11111111-0000-4000-8000-000000000001',
  clientId: '11111111-0000-4000-8000-000000000002',
  clientSecret: 'secret-of-the-sandbox-registration',
} as const;

/** Everybody of the company has Teams, and is signed in. */
export function seededTenant(clock: Clock): Tenant {
  const { tenantId: tenant, clientId: client, clientSecret: secret } = graphAccount;
  const made = emptyTenant({ tenant, client, secret }, clock);
  for (const employee of employees) {
    const id = directoryIdOf(employee.extension);
    const email = emailOf(employee);
    made.users.set(id, { id, userPrincipalName: email, mail: email });
    presenceOf(made, id);
  }
  return made;
}
