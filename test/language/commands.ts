import { join } from 'node:path';
import { loadCommands } from '../../src/app/catalog.ts';

/** The commands as they are shipped: how one is understood hangs on all of them together. */
export const commands = await loadCommands(join(import.meta.dirname, '..', '..', 'commands'));
