import { startPatchcord } from '../../../src/assemble.ts';
import { loadSettings } from '../../../src/config/load.ts';
import { fastClock } from '../fast-clock.ts';

/** `npm start` with a clock that runs faster: what platforms limit by the minute is over sooner. */
const { PATCHCORD_TEST_EPOCH, PATCHCORD_TEST_SPEED, ...env } = process.env;
const speed = Number(PATCHCORD_TEST_SPEED);
const clock = fastClock(Number(PATCHCORD_TEST_EPOCH), speed);
const LEASE_MS = 6_000;
const settings = loadSettings(env, 'patchcord.config.yaml');
const patchcord = await startPatchcord(settings, { clock, leaseMs: LEASE_MS * speed });
process.on('SIGTERM', () => void patchcord.stop({ graceMs: 5_000 }).then(() => process.exit(0)));
