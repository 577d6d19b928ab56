import { z } from 'zod';

/** As Mitel Administration calls them: new; escalated to the vendor; done. The portal allows any change between them. */
export const LOG_STATES = ['Open', 'Reported', 'Resolved'] as const;
export type LogState = (typeof LOG_STATES)[number];

/** What a report says, whatever brought it. All of it is text that people wrote. */
export const Report = z.object({
  product: z.string().max(200),
  title: z.string().max(500),
  /** E-mail address of the person who reported it: personal data, shown on request only. */
  reporter: z.string().max(320),
  accountId: z.string().max(200),
  /** In milliseconds. */
  occurredAt: z.number().int(),
  severity: z.exactOptional(z.string().max(40)),
  description: z.exactOptional(z.string().max(100_000)),
});
export type Report = z.infer<typeof Report>;

/** Who did something: a principal, or nobody of ours ('' as id: a mail, the clock). */
export const Actor = z.object({ id: z.string(), name: z.string() });
export type Actor = z.infer<typeof Actor>;

/** What is kept of an attachment besides its content. */
export const AttachmentInfo = z.object({
  name: z.string().max(255),
  type: z.string().max(127),
  /** Size in bytes, also where the content was too large to keep. */
  bytes: z.number().int(),
  kept: z.boolean(),
  /** `original` is the message itself, as it arrived. */
  kind: z.enum(['attachment', 'original']),
});
export type AttachmentInfo = z.infer<typeof AttachmentInfo>;

const Note = z.object({
  at: z.number(),
  by: Actor,
  /** `note` by a person, `mail` that came later, `duplicate` for another report of the same, `call` when the next contact was called in. */
  kind: z.enum(['note', 'mail', 'duplicate', 'call']),
  text: z.string(),
  /** The request that wrote it: a second run of it writes nothing. */
  request: z.exactOptional(z.string()),
});
export type LogNote = z.infer<typeof Note>;

const Change = z.object({ at: z.number(), by: Actor, what: z.string(), from: z.string(), to: z.string() });

/** What happens to a report here. Stored as one document beside its report; changed by the pure functions below only. */
export const Handling = z.object({
  state: z.enum(LOG_STATES),
  /** Who has it; `email` finds them again in the phone system. */
  assignee: Actor.extend({ email: z.string() }).nullable(),
  takenAt: z.number().nullable(),
  /** The vendor's ticket, once it was reported there. */
  ticket: z.string(),
  /** No reminders until then. */
  snoozedUntil: z.number().nullable(),
  notes: z.array(Note),
  history: z.array(Change),
  attachments: z.array(AttachmentInfo),
  /** It could not be read: title and product are a guess, and somebody must look at the original. */
  needsLook: z.boolean(),
  /** Nothing proves that it comes from who it says: it may be forged. */
  doubted: z.boolean().default(false),
  /** The earlier log that reports the same. */
  duplicateOf: z.number().nullable(),
  /** Mails of the vendor that remind of a log nobody has taken. */
  vendorReminders: z.number(),
  /** How far the escalation has come: steps taken, and repeats of the last one. */
  escalation: z.object({ step: z.number(), repeats: z.number(), at: z.number().nullable() }),
});
export type Handling = z.infer<typeof Handling>;

export interface SupportLog {
  /** Counts up from 1: "log 17". */
  number: number;
  /** The same log has the same key, however often it is delivered (cloudlink.md 10.6). */
  key: string;
  source: string;
  arrivedAt: number;
  /** Counts the changes; cards show a version. */
  version: number;
  report: Report;
  handling: Handling;
}

/** Mitel shows no id of a log: account, time to the minute, reporter and title tell one from another. */
export function fingerprintOf({ accountId, occurredAt, reporter, title }: Report): string {
  const minute = new Date(occurredAt).toISOString().slice(0, 16);
  return [accountId, minute, reporter, title].map((part) => part.trim().toLowerCase().replace(/\s+/g, ' ')).join(' | ');
}

/** A log of its own id when the sender gives one, else its fingerprint. */
export function keyOf(report: Report, id: string | undefined): string {
  return id === undefined ? `mail: ${fingerprintOf(report)}` : `id: ${id}`;
}

export function newHandling(
  given: Pick<Handling, 'attachments' | 'needsLook'> & Partial<Pick<Handling, 'doubted'>>,
): Handling {
  return {
    state: 'Open',
    assignee: null,
    takenAt: null,
    ticket: '',
    snoozedUntil: null,
    notes: [],
    history: [],
    duplicateOf: null,
    vendorReminders: 0,
    doubted: false,
    escalation: { step: 0, repeats: 0, at: null },
    ...given,
  };
}

/** Nobody has acknowledged it: reminders run for these alone. */
export function waitsForSomebody({ state, assignee }: Handling): boolean {
  return state === 'Open' && assignee === null;
}

/** To somebody; who had it before is in the history. Escalation and snooze end. */
export function assignTo(handling: Handling, to: Handling['assignee'], by: Actor, at: number): Handling {
  const from = handling.assignee?.name ?? 'nobody';
  return {
    ...handling,
    assignee: to,
    takenAt: to ? at : null,
    snoozedUntil: null,
    escalation: { step: 0, repeats: 0, at: to ? null : at },
    history: [...handling.history, { at, by, what: 'Assigned', from, to: to?.name ?? 'nobody' }],
  };
}

export function changeState(
  handling: Handling,
  change: { state: LogState; ticket?: string | undefined; by: Actor; at: number },
): Handling {
  const { state, ticket, by, at } = change;
  const moved = { at, by, what: 'State', from: handling.state, to: state };
  return {
    ...handling,
    state,
    ticket: ticket ?? handling.ticket,
    snoozedUntil: null,
    escalation: { step: 0, repeats: 0, at: state === 'Open' ? at : null },
    history: state === handling.state ? handling.history : [...handling.history, moved],
  };
}

/** Once for each request. */
export function addNote(handling: Handling, note: LogNote): Handling {
  if (note.request !== undefined && handling.notes.some(({ request }) => request === note.request)) return handling;
  return { ...handling, notes: [...handling.notes, note] };
}

export function snooze(handling: Handling, until: number, by: Actor, at: number): Handling {
  const history = [...handling.history, { at, by, what: 'Snoozed', from: '', to: new Date(until).toISOString() }];
  return { ...handling, snoozedUntil: until, history };
}
