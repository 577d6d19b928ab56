import { z } from 'zod';

/** What is not as the protocol has it counts as not given: one odd member must not cost the person the answer. */
function loose<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

const id = z.string().min(1).max(1000);

const Account = z.object({
  id,
  name: loose(z.string()),
  aadObjectId: loose(z.string()),
  role: loose(z.string()),
});

/** A mention or a `clientInfo` entity; other kinds pass unread. */
const Entity = z.object({
  type: z.string(),
  text: loose(z.string()),
  mentioned: loose(Account),
  locale: loose(z.string()),
  timezone: loose(z.string()),
});

/** Of the attachments only the HTML twin of a text is read. */
const Attachment = z.object({ contentType: loose(z.string()), content: z.unknown().optional() });

/** The members of an activity we read (Bot Framework activity schema; Teams' own additions in `channelData`). */
export const Activity = z.object({
  type: z.string(),
  id: loose(id),
  channelId: z.string(),
  serviceUrl: z.url(),
  from: Account,
  recipient: loose(Account),
  conversation: z.object({
    id,
    conversationType: loose(z.string()),
    isGroup: loose(z.boolean()),
    tenantId: loose(z.string()),
  }),
  channelData: loose(z.object({ tenant: loose(z.object({ id: z.string() })), team: loose(z.object({ id })) })),
  replyToId: loose(id),
  text: loose(z.string()),
  textFormat: loose(z.string()),
  entities: loose(z.array(Entity.nullable().catch(null))),
  attachments: loose(z.array(Attachment.nullable().catch(null))),
  locale: loose(z.string()),
  localTimezone: loose(z.string()),
  localTimestamp: loose(z.string()),
  timestamp: loose(z.string()),
  name: loose(z.string()),
  action: loose(z.string()),
  value: z.unknown().optional(),
  membersAdded: loose(z.array(z.object({ id: z.string() }))),
});
export type Activity = z.infer<typeof Activity>;

export function tenantOf(activity: Activity): string | undefined {
  return activity.channelData?.tenant?.id ?? activity.conversation.tenantId;
}

/**
 * Reads a body that should be JSON. Characters no database keeps (NUL, halves of surrogate pairs) are replaced on the way in,
 * so that nothing behind the entrance can stumble over them. `undefined` when it is no JSON object.
 */
export function readJson(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return /\\u(0000|d[89a-f])/i.test(body) ? storable(value) : value;
  } catch {
    return undefined;
  }
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [storableText(name), storable(inner)]));
}

/** Without the characters no database keeps. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
