import { z } from 'zod';
import { profiles } from '../../src/sandbox/portsip/switches.ts';

/** The release of the phone system where a test names none: `npm run test:profiles` sets it. */
export const testedProfile = z.enum(profiles).catch('22.2').parse(process.env.PATCHCORD_TEST_PROFILE);
