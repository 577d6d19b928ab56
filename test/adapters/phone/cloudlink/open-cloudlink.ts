import { onTestFinished } from 'vitest';
import { createCloudlink, settings } from '../../../../adapters/phone/cloudlink/index.ts';
import type { Session } from '../../../../src/core/accounts.ts';
import type { PhoneSystem } from '../../../../src/core/phone.ts';
import { createLog } from '../../../../src/kit/log.ts';
import { cloudAccounts, cloudServiceAccount } from '../../../../src/sandbox/cloudlink/seed.ts';
import type { CloudSwitches } from '../../../../src/sandbox/cloudlink/switches.ts';
import { emailOf, employees, passwordOf } from '../../../../src/sandbox/company.ts';
import { startSandbox } from '../../../../src/sandbox/sandbox.ts';
import { openDatabase } from '../../../../src/store/database.ts';
import { createMeetingMemory } from '../../../../src/store/kept-meetings.ts';
import { testClock } from '../../../support/clock.ts';

interface Options {
  switches?: Partial<CloudSwitches>;
  as?: keyof typeof cloudServiceAccount;
  /** More of the adapter's settings. */
  more?: Record<string, unknown>;
}

/** The real adapter against the simulated cloud. */
export async function openCloudlink({ switches = {}, as = 'instruments', more = {} }: Options = {}) {
  const clock = testClock();
  const sandbox = await startSandbox({ port: 0, clock, cloudSwitches: switches });
  const lines: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
  const { email, password } = cloudServiceAccount[as];
  const given = settings.parse({
    accountId: cloudAccounts[as].number,
    username: email,
    password,
    url: sandbox.cloudUrl,
    secret: 'x'.repeat(32),
    version: '1.2.3',
    requestsPerMinute: 100_000,
    ...more,
  });
  const database = await openDatabase({ memory: true });
  const systems = createCloudlink(given, { log, clock, meetings: createMeetingMemory({ database, clock }) });
  onTestFinished(async () => {
    for (const system of systems) await system.stop();
    await sandbox.stop();
    await database.close();
  });
  const [home] = systems;
  if (!home) throw new Error('There is no account.');

  async function person(name: string, system: PhoneSystem = must(home)) {
    const email = name.includes('@') ? name : `${name}@example.com`;
    const [found] = await must(system.service.directory).byEmail(email);
    return must(found);
  }
  /** Of somebody who has signed in. */
  async function sessionOf(name: string): Promise<Session> {
    const username = `${name}@example.com`;
    const password = passwordOf(must(employees.find((one) => emailOf(one) === username)));
    const signed = await must(must(home).accounts).signIn({ username, password, domain: '' });
    if (signed.kind !== 'tokens') throw new Error('A code was not expected.');
    const { access } = signed.tokens;
    return { access: async () => access, renew: () => Promise.reject(new Error('not in this test')) };
  }
  return {
    clock,
    sandbox,
    sessionOf,
    systems,
    home,
    person,
    logged: () => lines.join(''),
    directory: must(home.service.directory),
    users: must(home.service.users),
  };
}

export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('It is not there.');
  return value;
}
