import { settings as cloudlinkSettings, createCloudlink } from '../../adapters/phone/cloudlink/index.ts';
import { createPortsip, settings as portsipSettings } from '../../adapters/phone/portsip/index.ts';
import type { Log } from '../../src/core/log.ts';
import type { PhoneSystem } from '../../src/core/phone.ts';
import { cloudAccounts, cloudServiceAccount } from '../../src/sandbox/cloudlink/seed.ts';
import { emailOf, employees, passwordOf, serviceAccount } from '../../src/sandbox/company.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Database } from '../../src/store/database.ts';
import { createMeetingMemory } from '../../src/store/kept-meetings.ts';
import type { TestClock } from './clock.ts';

interface Parts {
  /** Where the simulator is reached. */
  port: number;
  log: Log;
  clock: TestClock;
  database: Database;
  sandbox: Sandbox;
}

/** A phone system as one process has it, with everybody signed in. */
export interface SystemUnderTest {
  system: PhoneSystem;
  /** The token of a person, by e-mail address. */
  readonly access: (email: string) => Promise<string>;
}

export function portsipUnderTest(parts: Parts & { resetPage: string | undefined }): SystemUnderTest {
  const { port, resetPage, log, clock, sandbox } = parts;
  const { username, password } = serviceAccount;
  const url = sandbox.apiUrl.replace(`:${sandbox.port}`, `:${port}`);
  const given = portsipSettings.parse({ url, username, password, domain: 'sandbox.example', resetPage });
  return {
    system: createPortsip(given, { log, clock }),
    access: async (email) => sandbox.tokensFor(email).access_token,
  };
}

/** The company's own account of CloudLink. */
export function cloudlinkUnderTest({ port, log, clock, database, sandbox }: Parts): SystemUnderTest {
  const { email: username, password } = cloudServiceAccount.instruments;
  const given = cloudlinkSettings.parse({
    accountId: cloudAccounts.instruments.number,
    username,
    password,
    url: sandbox.cloudUrl.replace(`:${sandbox.port}`, `:${port}`),
    secret: 'x'.repeat(32),
    requestsPerMinute: 100_000,
  });
  const [system] = createCloudlink(given, { log, clock, meetings: createMeetingMemory({ database, clock }) });
  if (!system) throw new Error('There is no account.');
  return {
    system,
    async access(email) {
      const person = employees.find((one) => emailOf(one) === email);
      const signed =
        person && (await system.accounts?.signIn({ username: email, password: passwordOf(person), domain: '' }));
      if (signed?.kind !== 'tokens') throw new Error(`${email} cannot sign in.`);
      return signed.tokens.access;
    },
  };
}
