import type { Principal, Role } from '../../src/core/principal.ts';
import type { PhoneUser } from '../../src/core/users.ts';

/** Somebody in Slack, by account name, as `people` would find them. */
export function principal(
  name: string,
  phone: Partial<PhoneUser> = {},
  roles: readonly Role[] = ['employee'],
): Principal {
  const user: PhoneUser = {
    system: 'portsip',
    id: name,
    username: name,
    name: name.replace(/(^|\.)(\w)/g, (_, dot: string, letter: string) => `${dot && ' '}${letter.toUpperCase()}`),
    email: `${name}@example.com`,
    extension: '2000',
    enabled: true,
    role: 'StandardUser',
    department: '',
    mobile: '',
    ...phone,
  };
  return {
    id: `${user.system}:${user.id}`,
    name: user.name,
    roles,
    chat: { platform: 'slack', tenant: 'T1', id: `U-${name}`, kind: 'person', name: user.name, emailVerified: true },
    phone: user,
    phones: [user],
    connected: true,
    locale: 'en-GB',
    zone: 'Europe/Berlin',
  };
}
