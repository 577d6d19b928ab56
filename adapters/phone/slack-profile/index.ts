import type { Log } from '../../../src/core/log.ts';
import { type Meter, noMeter } from '../../../src/core/meter.ts';
import type { Route } from '../../../src/core/route.ts';
import type { PresencePlace } from '../../../src/core/sync/place.ts';
import type { Vault } from '../../../src/core/vault.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { createHttp } from '../../../src/kit/http.ts';
import { profileRoutes } from './connect.ts';
import { createProfilePlace } from './place.ts';
import type { SlackProfileSettings } from './settings.ts';

export { settings } from './settings.ts';

export interface SlackProfileTools {
  log: Log;
  clock: Clock;
  vault: Vault;
  publicUrl: string;
  meter?: Meter;
  /** This account (`<team>:<user>`) has agreed. */
  agreed(account: string): Promise<void>;
}

export interface SlackProfile {
  place: PresencePlace;
  /** Where people connect their own profile. */
  connectUrl: string;
  routes: Route[];
  stop(): Promise<void>;
}

/** People's Slack profiles: their status and their pause of notifications. See `readme.md` for what has to be set up. */
export function createSlackProfile(settings: SlackProfileSettings, tools: SlackProfileTools): SlackProfile {
  const { log, clock, vault, publicUrl, meter = noMeter } = tools;
  const http = createHttp({
    baseUrl: settings.apiUrl,
    name: 'slack-profile',
    title: 'Slack',
    log,
    clock,
    answered: (status) => meter.chatCall('slack', 'profile', status),
  });
  return {
    place: createProfilePlace({ http, vault, clock }),
    connectUrl: `${publicUrl}/slack/profile`,
    routes: profileRoutes({ settings, http, vault, clock, log, publicUrl, agreed: (account) => tools.agreed(account) }),
    stop: () => http.stop(),
  };
}
