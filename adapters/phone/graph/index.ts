import type { DirectoryGroups } from '../../../src/core/directory-groups.ts';
import { createGraphApi, type GraphTools } from './api.ts';
import { createDirectoryGroups } from './groups.ts';
import type { GraphSettings } from './settings.ts';

export { settings } from './settings.ts';

/** Microsoft Graph: the groups of the company's directory. See `readme.md` for what has to be set up. */
export function createGraph(settings: GraphSettings, tools: GraphTools): DirectoryGroups {
  return createDirectoryGroups(createGraphApi(settings, tools), tools.clock);
}
