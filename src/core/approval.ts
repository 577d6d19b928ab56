import { z } from 'zod';
import { ChatUser, Platform } from './conversation.ts';
import { CallSchema, Incoming } from './request.ts';

/** Ids of principals, e.g. `portsip:8781…`: one human being, whatever the chat. */
const PersonId = z.string();

export const Decision = z.object({
  by: PersonId,
  name: z.string(),
  /** In whose place: who delegated or handed the request over; the same as `by` for oneself. */
  seat: PersonId,
  seatName: z.string(),
  decision: z.enum(['approve', 'deny']),
  reason: z.string().max(500),
  at: z.number(),
  /** Index of the step it counted for. */
  step: z.number().int(),
  platform: ChatUser.shape.platform,
});
export type Decision = z.infer<typeof Decision>;

const WhoSchema = z.union([
  z.object({ role: z.enum(['employee', 'supervisor', 'admin', 'support-contact']) }),
  z.object({ group: z.string() }),
  z.object({ person: z.string() }),
]);

const TermsSchema = z.object({
  steps: z.array(z.object({ by: z.array(WhoSchema), need: z.number().int().min(1) })).min(1),
  withinMs: z.number(),
  reason: z.enum(['optional', 'required']),
  remindAfterMs: z.number(),
  escalateTo: z.array(WhoSchema),
  channels: z.array(z.object({ platform: Platform, id: z.string() })).default([]),
  direct: z.boolean().default(true),
});

/** Somebody who may decide gave the current step of this request to somebody else. */
const Handover = z.object({ from: PersonId, to: PersonId, step: z.number().int() });

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
    /** Key of the request that asked: the same request asks once. */
    request: z.string(),
  }),
  /** Whom it is about; '' for nobody in particular. */
  target: z.object({ id: z.string(), name: z.string() }),
  /** Where the Call is made for several people: all of them, with what it does to each; else empty. */
  people: z.array(z.object({ id: PersonId, name: z.string(), note: z.string() })).default([]),
  /** In people's words: "new phone password for Lena Fischer". */
  what: z.string(),
  /** Why the requester wants it. */
  reason: z.string(),
  /** What it will do: "Signs 2 phones out". */
  consequence: z.string(),
  terms: TermsSchema,
  /** The rule that asked for it. */
  rule: z.string(),
  step: z.number().int(),
  /** When the current step began: reminders count from here. */
  stepAt: z.number(),
  reminded: z.boolean(),
  /** Those of `escalateTo` may decide the current step too. */
  escalated: z.boolean(),
  handovers: z.array(Handover),
  decisions: z.array(Decision),
  askedAt: z.number(),
  expiresAt: z.number(),
  /** Set with an end: what to say, in words. */
  outcome: z.string(),
  endedAt: z.number().nullable(),
});
export type Approval = z.infer<typeof Approval>;
