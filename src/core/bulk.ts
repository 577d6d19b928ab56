import { z } from 'zod';
import { CallSchema, Incoming } from './request.ts';

/** One person of a Call that was made for several. */
export const BulkRow = z.object({
  /** Of the phone user. */
  id: z.string(),
  name: z.string(),
  /** What to type for them. */
  said: z.string(),
  /** `same`: there was nothing to change. `perhaps`: it ended badly, but a try to which no answer came may have taken effect. */
  state: z.enum(['todo', 'done', 'same', 'failed', 'perhaps']),
  /** How it ended, in a few words. */
  note: z.string(),
  /** Takes it back. */
  undo: CallSchema.optional(),
});
export type BulkRow = z.infer<typeof BulkRow>;

/** A person who was named and is not among the rows: why, and what to type instead. */
export const LeftOut = z.object({ name: z.string(), said: z.string(), reason: z.string() });
export type LeftOut = z.infer<typeof LeftOut>;

/** One Call made for several people: each row is carried out as a request of its own, one after the other. */
export const Bulk = z.object({
  id: z.string(),
  /** The Call without the people. */
  call: CallSchema,
  /** The field of the Call that takes the person. */
  field: z.string(),
  /** In people's words: "switch off 4 phone accounts". */
  what: z.string(),
  requester: z.object({
    /** Principal id. */
    id: z.string(),
    name: z.string(),
    from: Incoming.shape.from,
    where: Incoming.shape.where,
    /** Key of the request that began it: the same request begins it once. */
    request: z.string(),
  }),
  /** The approval that allows it; '' when it needed none. */
  approval: z.string(),
  /** Names of those who gave it. */
  approvers: z.array(z.string()),
  rows: z.array(BulkRow),
  left: z.array(LeftOut),
  startedAt: z.number(),
  /** In milliseconds; null while there is something to do. */
  endedAt: z.number().nullable(),
});
export type Bulk = z.infer<typeof Bulk>;

/** How far it is. */
export function countOf({ rows }: Pick<Bulk, 'rows'>) {
  const count = (...states: BulkRow['state'][]) => rows.filter((row) => states.includes(row.state)).length;
  return {
    all: rows.length,
    over: rows.length - count('todo'),
    done: count('done', 'same'),
    failed: count('failed'),
    perhaps: count('perhaps'),
  };
}
