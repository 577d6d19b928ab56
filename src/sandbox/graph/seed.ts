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

/** Signs in for nobody but Patchcord, which is told of presences through them. */
export const monitorAddress = 'presence.monitor@example.com';
const MONITOR_ID = '11111111-0000-4000-8000-000000000003';

/** Everybody of the company has Teams, and is signed in. */
export function seededTenant(clock: Clock): Tenant {
  const { tenantId: tenant, clientId: client, clientSecret: secret } = graphAccount;
  const made = emptyTenant({ tenant, client, secret }, clock);
  made.users.set(MONITOR_ID, { id: MONITOR_ID, userPrincipalName: monitorAddress, mail: monitorAddress });
  for (const employee of employees) {
    const id = directoryIdOf(employee.extension);
    const email = emailOf(employee);
    made.users.set(id, { id, userPrincipalName: email, mail: email });
    presenceOf(made, id);
  }
  return made;
}
