import { z } from 'zod';
import { homeOf, Id, isRecord, kindOf, Optional, place, type Received, responseLifeMs } from './arrival.ts';
import { receiveChange, receiveLook } from './receive-look.ts';
import { receiveForm, receivePress } from './receive-press.ts';
import { receiveShortcut } from './receive-shortcut.ts';
import { readMessage, readTyped } from './text.ts';

/** Far above what Slack lets people type into a message they mean. */
const longestText = 12_000;

/**
 * One delivery in our words: a slash command's fields, an Events API envelope or an interaction payload, however it came
 * (HTTP or Socket Mode). Pure; what we do not use is not looked at.
 */
export function receive(body: Record<string, unknown>, at: number): Received {
  if (typeof body.command === 'string') return receiveCommand(body, at);
  switch (body.type) {
    case 'event_callback':
      return receiveEvent(body, at);
    case 'block_actions':
      return receivePress(body, at);
    case 'view_submission':
      return receiveForm(body, at);
    case 'shortcut':
    case 'message_action':
      return receiveShortcut(body, at);
    default:
      return typeof body.type === 'string' ? 'ignore' : 'bad';
  }
}

/** Plain checks instead of a schema: this is the path whose speed people feel. */
function receiveCommand(body: Record<string, unknown>, at: number): Received {
  const { command, text = '', trigger_id: trigger, user_id: user, user_name: name } = body;
  const { team_id: team, channel_id: channel, channel_name: channelName, response_url: response } = body;
  if (typeof command !== 'string' || !/^\/\S{1,80}$/.test(command) || typeof text !== 'string') return 'bad';
  if (!isId(trigger, 200) || !isId(user) || !isId(team) || !isId(channel)) return 'bad';
  const kind = kindOf(channel, typeof channelName === 'string' ? channelName : '');
  const typed = readTyped(text.slice(0, longestText));
  return {
    incoming: {
      key: `slack:command:${trigger}`,
      at,
      from: { platform: 'slack', tenant: team, id: user, ...(typeof name === 'string' && name !== '' && { name }) },
      // A direct chat between two people is not ours to post in: with the person's id the bot's own is found.
      where: place(team, kind, channel, { ...(kind === 'direct' && { user }) }),
      asked: { kind: 'words', text: commandText(command, typed.text), mentions: typed.mentions },
      acknowledged: true,
      handle: null,
    },
    handle: {
      via: 'command',
      channel,
      trigger,
      responseUntil: at + responseLifeMs,
      ...(typeof response === 'string' && { response }),
    },
  };
}

/** `/presence dnd` is `presence dnd`; `/pbx` only groups the others; `help` itself is a word Slack keeps for itself. */
function commandText(command: string, text: string): string {
  const name = command.slice(1).toLowerCase();
  const word = name === 'pbxhelp' ? 'help' : name;
  return (word === 'pbx' ? text : `${word} ${text}`).trim() || 'help';
}

const Envelope = z.object({
  team_id: Id,
  event_id: Id,
  authorizations: z.array(z.object({ user_id: Optional })).catch([]),
  event: z.object({ type: z.string() }),
});

const TypedMessage = z.object({
  type: z.enum(['message', 'app_mention']),
  channel: Id,
  user: Id,
  ts: Id,
  text: z.string().catch(''),
  channel_type: Optional,
  thread_ts: Optional,
  team: Optional,
  user_team: Optional,
});

function receiveEvent(body: Record<string, unknown>, at: number): Received {
  const envelope = Envelope.safeParse(body);
  if (!envelope.success) return 'bad';
  const { team_id: team, event_id: eventId, authorizations } = envelope.data;
  const { type } = envelope.data.event;
  if (type === 'app_home_opened' || type === 'assistant_thread_started') return receiveLook(body.event, team);
  if (type === 'app_uninstalled') return { gone: team };
  if (type === 'user_change' || type === 'dnd_updated_user') return receiveChange(body.event, team);
  if (!isRecord(body.event) || !isPersonal(body.event)) return 'ignore';
  const parsed = TypedMessage.safeParse(body.event);
  if (!parsed.success) return 'bad';
  const message = parsed.data;
  const bots = authorizations.map((entry) => entry.user_id);
  if (bots.includes(message.user)) return 'ignore';
  const direct = message.channel_type === 'im' || message.channel.startsWith('D');
  const typed = readMessage(message.text.slice(0, longestText));
  // In a channel the first mention is of the bot, as this is why the event came; without a name for us, take that one.
  const own = bots.find((bot) => bot !== undefined) ?? (direct ? undefined : typed.mentions[0]?.id);
  const text = own === undefined ? typed.text : withoutMention(typed.text, own);
  return {
    incoming: {
      key: `slack:event:${eventId}`,
      at,
      from: { platform: 'slack', tenant: homeOf([message.user_team, message.team], team), id: message.user },
      where: place(team, direct ? 'direct' : kindOf(message.channel, ''), message.channel, {
        ...(message.thread_ts && { thread: message.thread_ts }),
        ...(direct && { owner: message.user }),
      }),
      asked: { kind: 'words', text: text || 'help', mentions: typed.mentions.filter(({ id }) => id !== own) },
      handle: null,
    },
    handle: {
      via: 'event',
      channel: message.channel,
      responseUntil: at,
      ...(message.thread_ts && { thread: message.thread_ts }),
    },
  };
}

/** "@Patchcord, queue" is "queue". */
function withoutMention(text: string, id: string): string {
  const parts = text.split(`<@${id}>`).map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .join(' ')
    .replace(/^[\s,:]+/, '');
}

/** New words of a person to the bot: a mention, or a direct message; no edits, joins, files, or other bots. */
function isPersonal(event: Record<string, unknown>): boolean {
  if (event.subtype !== undefined && !hasWords(event)) return false;
  if (event.bot_id || event.bot_profile || event.edited) return false;
  return event.type === 'app_mention' || (event.type === 'message' && event.channel_type === 'im');
}

/** What a person wrote beside a file, or in a thread and shows in the chat as well. */
function hasWords({ subtype, text }: Record<string, unknown>): boolean {
  const isText = typeof text === 'string' && text.trim() !== '';
  return isText && (subtype === 'file_share' || subtype === 'thread_broadcast');
}

function isId(value: unknown, longest = 64): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longest;
}
