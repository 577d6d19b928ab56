import { z } from 'zod';
import { commandOfShortcut } from '../../../src/core/surfaces.ts';
import {
  Id,
  kindOf,
  modalName,
  Optional,
  place,
  type Received,
  responseLifeMs,
  senderOf,
  Team,
  User,
} from './arrival.ts';
import type { Handle } from './handle.ts';
import { readMessage } from './text.ts';

const Shortcut = z.object({
  type: z.enum(['shortcut', 'message_action']),
  callback_id: z.string(),
  trigger_id: z.string().min(1).max(200),
  team: Team,
  user: User,
  response_url: Optional,
  channel: z.object({ id: Id, name: Optional }).optional().catch(undefined),
  message: z
    .object({ ts: Optional, thread_ts: Optional, text: z.string().catch(''), user: Optional })
    .optional()
    .catch(undefined),
});

/** Enough for a subject. */
const longestText = 3_000;

/**
 * A shortcut, from the menus or from a message (docs.slack.dev, "Shortcuts"): both open a form. One on a message tells who wrote
 * it and what; who is named in it is read from the text.
 */
export function receiveShortcut(body: Record<string, unknown>, at: number): Received {
  const parsed = Shortcut.safeParse(body);
  if (!parsed.success) return 'bad';
  const { callback_id: id, trigger_id: trigger, user, channel, message, response_url: response } = parsed.data;
  const team = parsed.data.team?.id ?? user.team_id;
  const command = commandOfShortcut(id);
  if (!team || command === undefined) return 'bad';
  const key = `slack:shortcut:${trigger}`;
  const typed = readMessage((message?.text ?? '').slice(0, longestText));
  const author = message?.user ? [{ id: message.user, name: '' }] : [];
  const thread = message?.thread_ts ?? message?.ts;
  const kind = channel ? kindOf(channel.id, channel.name ?? '') : 'direct';
  // Without a channel, and in a chat between two people, the bot's own chat with the person is found by their id.
  const where = place(team, kind, channel?.id ?? user.id, {
    ...(kind === 'direct' ? { user: user.id } : thread && { thread }),
  });
  const handle: Handle = {
    via: 'shortcut',
    channel: channel?.id ?? user.id,
    trigger,
    responseUntil: at + responseLifeMs,
    modal: { external: modalName(key) },
    ...(kind !== 'direct' && thread && { thread }),
    ...(response && { response }),
  };
  const mentions = [...author, ...typed.mentions.filter((one) => one.id !== message?.user)];
  return {
    incoming: {
      key,
      at,
      from: senderOf(user, team),
      where,
      asked: { kind: 'form', command, text: typed.text, mentions },
      handle: null,
    },
    handle,
  };
}
