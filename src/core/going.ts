import { z } from 'zod';
import type { PhoneUser } from './users.ts';

/**
 * Somebody whom a request takes out of the phone system, noted before it does (`ctx.once`). A second run after a crash asks for a
 * person whom only this note knows any more.
 */
export const GOING = 'going';

export const Going = z.object({
  system: z.string(),
  id: z.string(),
  username: z.string(),
  name: z.string(),
  email: z.string(),
  extension: z.string(),
  enabled: z.boolean(),
  role: z.string(),
  department: z.string(),
  mobile: z.string(),
}) satisfies z.ZodType<PhoneUser>;
