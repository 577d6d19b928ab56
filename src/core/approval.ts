import { z } from 'zod';
import { CallSchema, Incoming } from './request.ts';

/** Ids of principals, e.g. `portsip:8781…`. */
const PersonId = z.string();

export const Decision = z.object({
  by: PersonId,
  name: z.string(),
  decision: z.enum(['approve', 'deny']),
  reason: z.string().max(500),
  at: z.number(),
  /** Index of the step it counted for. */
  step: z.number().int(),
});
export type Decision = z.infer<typeof Decision>;

export const WhoSchema = z.union([
  z.object({ role: z.enum(['employee', 'supervisor', 'admin', 'support-contact']) }),
  z.object({ group: z.string() }),
  z.object({ person: z.string() }),
]);

export const TermsSchema = z.object({
  steps: z.array(z.object({ by: z.array(WhoSchema), need: z.number().int().min(1) })).min(1),
  withinMs: z.number(),
  reason: z.enum(['optional', 'required']),
  remindAfterMs: z.number(),
  escalateTo: z.array(WhoSchema),
});

/**
 * One request that needs other people's yes. `pending` → `approved` → `done` or `failed`; or `denied`, `expired`, `withdrawn`.
 * What is stored is this document and a version: a step is applied only if the version still fits.
 */
export const Approval = z.object({
  id: z.string(),
  state: z.enum(['pending', 'approved', 'done', 'failed', 'denied', 'expired', 'withdrawn']),
  /** What runs when it is approved, with exact ids. */
  call: CallSchema,
  requester: z.object({
    id: PersonId,
    name: z.string(),
    from: Incoming.shape.from,
    where: Incoming.shape.where,
    request: z.string(),
  }),
  /** Whom it is about; '' for nobody in particular. */
  target: z.object({ id: z.string(), name: z.string() }),
  /** In people's words: "new phone password for Lena Fischer". */
  what: z.string(),
  /** Why the requester wants it. */
  reason: z.string(),
  /** What it will do: "Signs 2 phones out". */
  consequence: z.string(),
  terms: TermsSchema,
  step: z.number().int(),
  decisions: z.array(Decision),
  askedAt: z.number(),
  expiresAt: z.number(),
  /** Set with every end but `done`: what to say, in words. */
  outcome: z.string(),
  endedAt: z.number().nullable(),
});
export type Approval = z.infer<typeof Approval>;
