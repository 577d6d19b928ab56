import { PatchcordError } from '../../../src/core/errors.ts';
import { createCache } from '../../../src/kit/cache.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { type Caller, isRefusal } from './api.ts';
import { notReadyCodes, tenant } from './schema.ts';

/** How a release spells what we write. What it answers is read in every spelling (schema.ts). */
interface Profile {
  /** Presence of somebody who is free. */
  readonly free: Free;
  /** Break and lunch are agent states of their own up to 22.2, reasons of NOT_READY from 22.3. */
  readonly pauses: 'states' | 'reasons';
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

const older: Profile = { free: 'AVAILABLE', pauses: 'states', mailsLinks: false, pins: 'fixed' };
const newer: Profile = { free: 'ONLINE', pauses: 'reasons', mailsLinks: true, pins: 'tenant' };
/** Long enough to cost nothing, short enough to notice an upgrade that no call shows. */
const knownForMs = 10 * 60_000;

/** Finds the release with `GET /tenant/status`; where the account may not ask, 22.2 is assumed. */
export function createProfiles(service: Caller, clock: Clock): Profiles {
  const found = createCache<'profile', Profile>({
    limit: 1,
    lifetimeMs: knownForMs,
    clock,
    async load() {
      try {
        return profileOf((await service.read({ method: 'GET', path: '/tenant/status' }, tenant)).version);
      } catch (error) {
        // Without the installation's account, too: a person's own presence does not depend on it.
        if (isRefusal(error) || (error instanceof PatchcordError && error.code === 'not-allowed')) return older;
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
      found.set('profile', { ...(found.peek('profile') ?? older), free });
    },
    async reasonFor(pause) {
      const { items } = await service.read({ method: 'GET', path: '/not_ready_codes' }, notReadyCodes);
      return items.find((item) => item.pause === pause)?.code;
    },
  };
}

function profileOf(version: string): Profile {
  const [, major = '0', minor = '0', patch = '0'] = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  const release = Number(major) * 1000 + Number(minor);
  if (release >= 22_003) return newer;
  return { ...older, mailsLinks: release === 22_002 && Number(patch) >= 11 };
}
