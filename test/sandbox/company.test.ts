import { expect, it } from 'vitest';
import { emailOf, employees, passwordOf, queueStaff, usernameOf } from '../../src/sandbox/company.ts';
import { checkPassword, checkPin } from '../../src/sandbox/portsip/rules.ts';
import { seededPbx } from '../../src/sandbox/portsip/seed.ts';
import { testClock } from '../support/clock.ts';

it('has the twenty-five people, nine of them as the contract names them', () => {
  expect(employees).toHaveLength(25);
  const named = employees
    .slice(0, 9)
    .map((each) => `${each.name} ${emailOf(each)} ${each.extension} ${passwordOf(each)}`);
  expect(named).toEqual([
    'Dana Kim dana.kim@example.com 2044 Sandbox!2044',
    'Dana Park dana.park@example.com 2045 Sandbox!2045',
    'Omar Haddad omar.haddad@example.com 2051 Sandbox!2051',
    'Lena Fischer lena.fischer@example.com 2052 Sandbox!2052',
    'Mia Rossi mia.rossi@example.com 2002 Sandbox!2002',
    'Priya Natarajan priya.natarajan@example.com 2001 Sandbox!2001',
    'Jonas Weber jonas.weber@example.com 2003 Sandbox!2003',
    'Sam Ortiz sam.ortiz@example.com 2060 Sandbox!2060',
    'Noah Becker noah.becker@example.com 2070 Sandbox!2070',
  ]);
});

it('gives everybody an account name, an extension and an address of their own', () => {
  for (const read of [usernameOf, emailOf, (each: { extension: string }) => each.extension]) {
    expect(new Set(employees.map(read)).size).toBe(employees.length);
  }
  for (const employee of employees) expect(usernameOf(employee)).toMatch(/^[a-z]+(\.[a-z]+)+$/);
});

it('has the four queues, with the agents of the contract', () => {
  expect(queueStaff.map((queue) => `${queue.name} ${queue.extension}`)).toEqual([
    'Sales 8001',
    'Support 8002',
    'Billing 8003',
    'Tier 2 8004',
  ]);
  const [sales, support, billing] = queueStaff;
  expect(Object.keys(sales.agents)).toContain('2044');
  expect(Object.keys(support.agents)).toEqual(expect.arrayContaining(['2051', '2052']));
  expect(Object.keys(billing.agents)).toContain('2051');
});

it('keeps the rules of the phone system with every password and PIN', () => {
  const pbx = seededPbx({ clock: testClock(), profile: '22.2', switches: { descendingPin: 'refuse' }, tokenLifeMs: 1 });
  for (const user of [...pbx.users.values(), pbx.service]) {
    const about = [user.name, user.email, user.displayName];
    if (user !== pbx.service) {
      checkPassword(pbx, 'password', user.password, about);
      checkPassword(pbx, 'extension_password', user.extensionPassword, about);
      checkPin(pbx, String(user.settings.voicemail_pin));
    }
  }
});
