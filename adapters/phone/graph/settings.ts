import { z } from 'zod';

/** An app registration in the tenant, with application permissions. */
export const settings = z.object({
  tenantId: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  /** Sign-in names of the presence monitors. */
  monitors: z.array(z.string().min(1)).default([]),
  /** One base address for sign-in and Graph, for tests; without it Microsoft's own. */
  url: z.url().optional(),
});
export type GraphSettings = z.output<typeof settings>;
