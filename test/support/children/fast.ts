import { startPatchcord } from '../../../src/assemble.ts';
import { loadSettings } from '../../../src/config/load.ts';
import { fastClock } from '../fast-clock.ts';

/** `npm start` with a clock that runs faster: what platforms limit by the minute is over sooner. */
const { PATCHCORD_TEST_EPOCH, PATCHCORD_TEST_SPEED, ...env } = process.env;
const clock = fastClock(Number(PATCHCORD_TEST_EPOCH), Number(PATCHCORD_TEST_SPEED));
const patchcord = await startPatchcord(loadSettings(env, 'patchcord.config.yaml'), { clock });
process.on('SIGTERM', () => void patchcord.stop({ graceMs: 5_000 }).then(() => process.exit(0)));
