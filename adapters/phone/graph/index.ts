import type { DirectoryGroups } from '../../../src/core/directory-groups.ts';
import type { PresencePlace } from '../../../src/core/sync/place.ts';
import type { PresenceWatch } from '../../../src/core/sync/watch.ts';
import type { Vault } from '../../../src/core/vault.ts';
import { createGraphApi, type GraphTools } from './api.ts';
import { createDirectoryGroups } from './groups.ts';
import { createTeamsPresence } from './presence.ts';
import type { GraphSettings } from './settings.ts';
import { createPresenceWatch } from './watch.ts';

export { settings } from './settings.ts';

/** Microsoft Graph as Patchcord uses it. */
export interface Graph {
  groups: DirectoryGroups;
  presence: PresencePlace;
  /** Without a vault for the monitors' tokens nobody watches. */
  watch: PresenceWatch | undefined;
}

/** Microsoft Graph: the groups of the company's directory, and presence in Teams. See `readme.md` for what has to be set up. */
export function createGraph(settings: GraphSettings, tools: GraphTools & { vault?: Vault }): Graph {
  const { clock, vault } = tools;
  const { clientId, tenantId, monitors } = settings;
  const api = createGraphApi(settings, tools);
  const groups = createDirectoryGroups(api, clock);
  const { byAddress } = groups;
  return {
    groups,
    presence: createTeamsPresence({ api, clock, clientId, byAddress }),
    watch: vault && createPresenceWatch({ api, clock, vault, monitors, clientId, tenantId }),
  };
}
