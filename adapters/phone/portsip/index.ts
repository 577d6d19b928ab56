import { z } from 'zod';
import type { Log } from '../../../src/core/log.ts';
import { type Meter, noMeter } from '../../../src/core/meter.ts';
import type { PhoneSystem } from '../../../src/core/phone.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { createDownloads } from '../../../src/kit/download.ts';
import { createHttp } from '../../../src/kit/http.ts';
import { createAccounts } from './accounts.ts';
import { createAgentTimes } from './agent-times.ts';
import { createCaller, isRefusal } from './api.ts';
import { createOwnCalls } from './calls.ts';
import { createOwnContacts } from './contacts.ts';
import { createDirectory } from './directory.ts';
import { createEvents } from './events.ts';
import { createOwnGreetings } from './greetings.ts';
import { createGroups } from './groups.ts';
import { createOwnMeetings } from './meetings.ts';
import { createOwnNumbers } from './numbers.ts';
import { createOwnCaller } from './own.ts';
import { createPasswords } from './passwords.ts';
import { createOwnPresence } from './presence.ts';
import { createProfiles } from './profile.ts';
import { createQueues } from './queues.ts';
import { createOwnRecordings } from './recordings.ts';
import { createOwnRingGroups } from './ring-groups.ts';
import { refusalCode, tenant } from './schema.ts';
import { createServiceSession } from './service-session.ts';
import { createUsers } from './users.ts';

/** Settings of a PortSIP PBX of the version 22 series. */
export const settings = z.object({
  /** Address of the interface, e.g. `https://pbx.example.com:8887/api`; `/api` may be left out. */
  url: z.url({ protocol: /^https?$/ }).transform((url) => `${url.replace(/\/+$/, '').replace(/\/api$/, '')}/api`),
  /** Account name (not the extension) of an administrator or of a role with the rights in readme.md. */
  username: z.string().min(1),
  password: z.string().min(1),
  /** SIP domain of the tenant; empty for a system account. */
  domain: z.string().default(''),
  /** Documented limits: 5,000 from version 16.2, 10,000 from 22.1.7. */
  requestsPerMinute: z.int().min(60).default(5_000),
  /** The form token call is there in every release; `json` where an operator has closed it. */
  tokenCall: z.enum(['form', 'json']).default('form'),
  /**
   * The web portal's page on which a mailed link ends (from 22.2.11). With it, people set a new account password there
   * themselves; without it I make one and show it once.
   */
  resetPage: z.url({ protocol: /^https?$/ }).optional(),
  /** Where browsers join a meeting, with `{number}` in it; no document names the portal's own page. */
  meetingPage: z
    .string()
    .regex(/^https?:\/\/\S*\{number\}/)
    .optional(),
  /** Address of the stream of events, e.g. `wss://pbx.example.com:8887/wsi`. */
  wsiUrl: z.url({ protocol: /^wss?$/ }).optional(),
});
export type PortsipSettings = z.infer<typeof settings>;

/** Longer than the 20 s that people are promised. */
const timeoutMs = 22_000;

/** One PortSIP PBX tenant as a phone system. Nothing is called before it is needed. */
export function createPortsip(
  configured: PortsipSettings,
  { log, clock, meter = noMeter }: { log: Log; clock: Clock; meter?: Meter },
): PhoneSystem {
  const { url, requestsPerMinute, domain, tokenCall, resetPage, meetingPage } = configured;
  const http = createHttp({
    baseUrl: url,
    name: 'portsip',
    title: 'The phone system',
    log,
    clock,
    requestsPerMinute,
    timeoutMs,
    refusalCode,
    answered: (status) => meter.phoneCall('portsip', status),
  });
  const files = createDownloads({
    baseUrl: url.replace(/\/api$/, ''),
    name: 'portsip',
    title: 'The phone system',
    log,
  });
  const service = createCaller(http, createServiceSession(http, configured, { clock, log, tokenCall }));
  const profiles = createProfiles(service, clock, log);
  const directory = createDirectory(service, profiles, clock);
  const times = createAgentTimes();
  const queues = createQueues(service, profiles, clock, times);
  const users = createUsers(service, () => directory.forget());
  return {
    id: 'portsip',
    label: 'PortSIP PBX',
    aliases: ['portsip', 'pbx'],
    requestsPerMinute,
    service: {
      directory,
      queues,
      passwords: createPasswords({ http, service, profiles, domain, resetPage }),
      users,
      switching: users,
      dndSwitch: users.dnd,
      groups: createGroups(service),
    },
    own(session) {
      const own = createOwnCaller(http, session);
      return {
        ownPresence: createOwnPresence(own, profiles),
        ownCalls: createOwnCalls(own),
        ownContacts: createOwnContacts(own),
        ...createOwnMeetings(own, meetingPage),
        ownRecordings: createOwnRecordings(own, files, session),
        ownGreetings: createOwnGreetings(own),
        ownNumbers: createOwnNumbers(own),
        ownRingGroups: createOwnRingGroups(own),
      };
    },
    ownSkills: [
      'ownPresence',
      'ownCalls',
      'ownContacts',
      'ownMeetings',
      'ownRooms',
      'ownRecordings',
      'ownGreetings',
      'ownNumbers',
      'ownRingGroups',
    ],
    tells: ['missed', 'voicemail', 'calls'],
    accounts: createAccounts(http, domain, clock),
    events: createEvents({
      url: configured.wsiUrl ?? wsiAddress(url),
      account: { username: configured.username, password: configured.password, domain },
      directory,
      queues,
      times,
      profiles,
      clock,
      log,
    }),
    async about() {
      const { version } = await service.read({ method: 'GET', path: '/tenant/status', probe: true }, tenant);
      return version === '' ? [] : [{ label: 'Version', value: version }];
    },
    async check() {
      const call = { method: 'GET', probe: true } as const;
      await service.read({ ...call, path: '/tenant/status' }, tenant).catch((error: unknown) => {
        // A narrower role may read users but not the tenant.
        if (!isRefusal(error)) throw error;
        return service.send({ ...call, path: '/users', query: { top: 1 } });
      });
    },
    async stop() {
      await Promise.all([http.stop(), files.stop()]);
    },
  };
}

/** Where the vendor's document says that events are: beside the interface, on its port for TLS. Plain HTTP has no other port. */
function wsiAddress(url: string): string {
  const { protocol, hostname, host } = new URL(url);
  return protocol === 'https:' ? `wss://${hostname}:8887/wsi` : `ws://${host}/wsi`;
}
