import { existsSync } from 'node:fs';
import type { Environment } from '../config/environment.ts';
import { type ConfigFile, loadParts, loadSettings, type Settings } from '../config/load.ts';
import { SettingsError } from '../config/settings-error.ts';

/** Beside `.env`, in the folder in which a verb is run. */
export const CONFIG_FILE = 'patchcord.config.yaml';

/** The settings of this folder, `.env` included. Prints everything that is wrong with them, and ends the process. */
export function settingsOrExit(): Settings {
  return orExit(() => loadSettings(process.env, CONFIG_FILE));
}

/** For verbs that do not need a whole set-up: manifests come before tokens. */
export function partsOrExit(): { env: Environment; file: ConfigFile } {
  return orExit(() => loadParts(process.env, CONFIG_FILE));
}

function orExit<T>(load: () => T): T {
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    return load();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
