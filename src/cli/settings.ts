import { existsSync } from 'node:fs';
import { loadSettings, type Settings, SettingsError } from '../config/load.ts';

export const CONFIG_FILE = 'patchcord.config.yaml';

/** The settings of this folder, `.env` included. Prints everything that is wrong with them, and ends the process. */
export function settingsOrExit(): Settings {
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    return loadSettings(process.env, CONFIG_FILE);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
