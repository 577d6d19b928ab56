import { PatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import { createCache } from '../../../src/kit/cache.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { type Caller, isRefusal } from './api.ts';
import { notReadyCodes, tenant } from './schema.ts';

/** Releases of the version 22 series that differ (reference, section 14). */
const RELEASES = ['22.2', '22.3', '22.4', '22.5', '22.6'] as const;
type Release = (typeof RELEASES)[number];

/** How a release spells what we write, and what it can. What it answers is read in every spelling (schema.ts). */
interface Profile {
  readonly release: Release;
  /** Presence of somebody who is free. */
  readonly free: Free;
  /** Break and lunch are agent states of their own up to 22.2, reasons of NOT_READY from 22.3. */
  readonly pauses: 'states' | 'reasons';
  /** Many states are read with one call: from 22.3. */
  readonly bulkStatus: boolean;
  /** Its stream tells of people who come, change and go: from 22.3; in 22.2 to system administrators alone. */
  readonly tellsOfPeople: boolean;
  /** Mails a link with which people set a new password themselves: from 22.2.11. */
  readonly mailsLinks: boolean;
  /** Up to 22.2 a voicemail PIN has 6 to 10 digits; from 22.3 the tenant decides. */
  readonly pins: 'fixed' | 'tenant';
}
export type Free = 'AVAILABLE' | 'ONLINE';

export interface Profiles {
  current(): Promise<Profile>;
  /** A call showed something else than expected: reads the release again. */
  again(): Promise<Profile>;
  /** Which of the two spellings was taken, whatever the release promises. */
  learnFree(free: Free): void;
  /** The reason to send for a pause; undefined where the tenant has none that fits. Throws `not-found` before 22.3. */
  reasonFor(pause: 'BREAK' | 'LUNCH'): Promise<string | undefined>;
}

const OLDEST: Profile = {
  release: '22.2',
  free: 'AVAILABLE',
  pauses: 'states',
  bulkStatus: false,
  tellsOfPeople: false,
  mailsLinks: false,
  pins: 'fixed',
};
/**
 * What holds from a release on. In section 14 of the reference the later ones differ in what they answer only (the reason of a
 * pause from 22.5, read wherever it stands) and in what every change of a person has to name (22.6; users.ts always does).
 */
const FROM_22_3: Partial<Profile> = {
  free: 'ONLINE',
  pauses: 'reasons',
  bulkStatus: true,
  tellsOfPeople: true,
  mailsLinks: true,
  pins: 'tenant',
};
/** Mailed links came with this patch of 22.2. */
const LINKS_FROM_PATCH = 11;
/** Long enough to cost nothing, short enough to notice an upgrade that no call shows. */
const knownForMs = 10 * 60_000;

/** Finds the release with `GET /tenant/status`; where the account may not ask, 22.2 is assumed. */
export function createProfiles(service: Caller, clock: Clock, log: Log): Profiles {
  let seen: string | undefined;

  const found = createCache<'profile', Profile>({
    limit: 1,
    lifetimeMs: knownForMs,
    clock,
    async load() {
      try {
        const { version } = await service.read({ method: 'GET', path: '/tenant/status' }, tenant);
        if (seen !== version)
          log.info({ system: 'portsip', version }, seen === undefined ? 'release found' : 'the release has changed');
        seen = version;
        return profileOf(version);
      } catch (error) {
        // Without the installation's account, too: a person's own presence does not depend on it.
        if (isRefusal(error) || (error instanceof PatchcordError && error.code === 'not-allowed')) return OLDEST;
        throw error;
      }
    },
  });
  return {
    current: () => found.get('profile'),
    again() {
      found.forget('profile');
      return found.get('profile');
    },
    learnFree(free) {
      found.set('profile', { ...(found.peek('profile') ?? OLDEST), free });
    },
    async reasonFor(pause) {
      const { items } = await service.read({ method: 'GET', path: '/not_ready_codes' }, notReadyCodes);
      return items.find((item) => item.pause === pause)?.code;
    },
  };
}

/** Newer releases than those known count as the newest known one. */
function profileOf(version: string): Profile {
  const [, major = '0', minor = '0', patch = '0'] = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  const number = Number(major) * 1000 + Number(minor);
  const release = RELEASES.findLast((one) => numberOf(one) <= number) ?? '22.2';
  if (release !== '22.2') return { ...OLDEST, ...FROM_22_3, release };
  return { ...OLDEST, mailsLinks: number === numberOf('22.2') && Number(patch) >= LINKS_FROM_PATCH };
}

function numberOf(release: Release): number {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return major * 1000 + minor;
}
