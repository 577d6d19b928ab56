import { z } from 'zod';
import type { Call, CallValue, Card } from '../../cards/model.ts';
import { ChatUser, Conversation, MessageRef } from './conversation.ts';

const CallValueSchema: z.ZodType<CallValue> = z.json();

/** A Call as it comes back from outside (a button, a form) or from a stored row. */
export const CallSchema: z.ZodType<Call> = z.strictObject({
  command: z.string().max(80),
  input: z.record(z.string().max(80), CallValueSchema),
  undoes: z.exactOptional(z.literal(true)),
  agreed: z.exactOptional(z.string().max(100)),
  because: z.exactOptional(z.string().max(500)),
  system: z.exactOptional(z.string().max(60)),
});

/** A person named by the platform's own mention. In the text it stands as `<@id>`. */
export const Mention = z.object({ id: z.string(), name: z.string() });
export type Mention = z.infer<typeof Mention>;

/** What arrives from a chat platform, in our words. It is stored as it is before the platform is acknowledged. */
export const Incoming = z.object({
  /**
   * The platform's own key of this delivery: the same request delivered again has the same key.
   * Slack: `slack:command:<trigger_id>`, `slack:event:<event_id>`, `slack:click:<channel>:<message>:<action_ts>:<user>`;
   * Teams: `teams:<conversation>:<activity id>`.
   */
  key: z.string(),
  /** When it arrived here, in milliseconds. */
  at: z.number(),
  from: ChatUser.extend({
    /** What the payload itself says of the sender, trusted as far as the payload is. */
    name: z.exactOptional(z.string()),
    directoryId: z.exactOptional(z.string()),
    locale: z.exactOptional(z.string()),
    zone: z.exactOptional(z.string()),
  }),
  where: Conversation,
  asked: z.discriminatedUnion('kind', [
    /** Typed text; a slash command's own word is its first word. Bot mentions are already taken out. */
    z.object({ kind: z.literal('words'), text: z.string(), mentions: z.array(Mention) }),
    /** A button or a form: its Call, with the form's values by field name. */
    z.object({
      kind: z.literal('call'),
      call: CallSchema,
      values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
    }),
    /** A shortcut of the platform: the form of a command, filled from the message on which it was used (`''` without one). */
    z.object({ kind: z.literal('form'), command: z.string().max(80), text: z.string(), mentions: z.array(Mention) }),
    /** Made by Patchcord alone: a further wish of a sentence, after the first one. Adapters never set it. */
    z.object({ kind: z.literal('wish'), call: CallSchema, mentions: z.array(Mention) }),
  ]),
  /** A message that already answers for now ("connect first", "kept and tried"): the reply takes its place. */
  replaces: z.exactOptional(MessageRef),
  /** The message whose button was pressed, where the platform names it and it can be changed later. */
  pressed: z.exactOptional(MessageRef),
  /** The platform's acknowledgement itself shows a working line. */
  acknowledged: z.exactOptional(z.literal(true)),
  /** Asked on the person's own page in the app: the reply is shown there. */
  on: z.exactOptional(z.literal('home')),
  /** Set by Patchcord alone: the person has just proved once more who they are. Adapters never set it. */
  proved: z.exactOptional(z.literal(true)),
  /** How the adapter finds its way back (response address, message, open form). Opaque to everybody else. */
  handle: z.json(),
});
export type Incoming = z.infer<typeof Incoming>;

/** What goes back. */
export interface Reply {
  card: Card;
  /** The same as the asker alone sees it, in a shared conversation of a platform that can show it. */
  own?: Card;
  /** `private`: seen by the asker alone. `here`: everybody in the conversation. */
  audience: 'private' | 'here';
  /** It is changed later. Where nobody else reads along it is then a message that can be changed, not one for the moment. */
  lasts?: true;
}
