import { onTestFinished } from 'vitest';
import { createPortsip, settings } from '../../../../adapters/phone/portsip/index.ts';
import type { Session } from '../../../../src/core/accounts.ts';
import type { Log } from '../../../../src/core/log.ts';
import type { PhoneSystem } from '../../../../src/core/phone.ts';
import type { Clock } from '../../../../src/kit/clock.ts';
import { serviceAccount } from '../../../../src/sandbox/company.ts';
import type { Profile, Switches } from '../../../../src/sandbox/portsip/switches.ts';
import { type Sandbox, startSandbox } from '../../../../src/sandbox/sandbox.ts';
import { testClock } from '../../../support/clock.ts';

export const domain = 'sandbox.example';

export interface BenchOptions {
  profile?: Profile;
  switches?: Partial<Switches>;
  tokenLifeMs?: number;
  password?: string;
  tokenCall?: 'form' | 'json';
  clock?: Clock;
  /** Where the adapter's clock is not the simulator's. */
  phoneClock?: Clock;
}

export interface Bench {
  sandbox: Sandbox;
  phone: PhoneSystem;
  /** A session that renews through the adapter, as the application's does. */
  sessionOf: (name: string) => Session;
  userId: (name: string) => Promise<string>;
  /** Calls that were answered since the last look: `GET /user/status 200`. */
  newCalls: () => string[];
  logged: () => string;
}

/** Every operation that the adapter asked for in this file, with ids as they were. */
export const asked = new Set<string>();

/** The adapter on a simulator of its own, gone when the test is over. */
export async function openBench(options: BenchOptions = {}): Promise<Bench> {
  const {
    clock = testClock(),
    phoneClock = clock,
    password = serviceAccount.password,
    tokenCall = 'form',
    ...rest
  } = options;
  const sandbox = await startSandbox({ port: 0, clock, ...rest });
  const { phone, logged } = openPhone(sandbox.apiUrl, phoneClock, { password, tokenCall });
  onTestFinished(() => {
    for (const { method, path } of sandbox.calls()) asked.add(`${method} ${path.replace(/^\/api/, '')}`);
    return sandbox.stop();
  });
  let looked = 0;
  return {
    sandbox,
    phone,
    logged,
    sessionOf(name) {
      const { access_token, refresh_token, expires_in } = sandbox.tokensFor(`${name}@example.com`);
      let tokens = { access: access_token, refresh: refresh_token, expiresAt: clock.now() + expires_in * 1000 };
      return {
        access: async () => tokens.access,
        async renew() {
          if (!phone.accounts) throw new Error('no accounts');
          tokens = await phone.accounts.refresh(tokens);
          return tokens.access;
        },
      };
    },
    async userId(name) {
      const [user] = (await phone.service.directory?.byEmail(`${name}@example.com`)) ?? [];
      if (!user) throw new Error(`Nobody is called ${name}.`);
      return user.id;
    },
    newCalls() {
      const calls = sandbox.calls().slice(looked);
      looked += calls.length;
      return calls.map(({ method, path, status }) => `${method} ${path.replace(/\d{10,}/g, '#')} ${status}`);
    },
  };
}

/** The adapter on any address, with its log kept. */
export function openPhone(
  url: string,
  clock: Clock,
  account: { password?: string; tokenCall?: 'form' | 'json' } = {},
): { phone: PhoneSystem; logged: () => string } {
  const lines: string[] = [];
  const note = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { debug: note, info: note, warn: note, error: note };
  const { username, password } = serviceAccount;
  const configured = settings.parse({ url, username, password, domain, requestsPerMinute: 100_000, ...account });
  const phone = createPortsip(configured, { log, clock });
  onTestFinished(() => phone.stop());
  return { phone, logged: () => lines.join('\n') };
}

/** The skill, or the test fails. */
export function must<T>(skill: T | undefined): T {
  if (skill === undefined) throw new Error('The phone system has not got this skill.');
  return skill;
}
