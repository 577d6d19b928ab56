import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Conversation } from '../../../src/core/chat.ts';
import { CallSchema, type Incoming } from '../../../src/core/request.ts';
import { type Handle, ModalNote } from './handle.ts';
import { readTyped } from './text.ts';

export interface Arrival {
  incoming: Incoming;
  handle: Handle;
}

/** `ignore`: nothing for us (acknowledge it), `bad`: not what it claims to be. */
export type Received = Arrival | 'ignore' | 'bad';

/** Slack gives 30 minutes (docs.slack.dev, "Handling user interaction"). */
const responseLifeMs = 29 * 60_000;
/** Far above what Slack lets people type into a message they mean. */
const longestText = 12_000;

const Id = z.string().min(1).max(64);
const Optional = z.string().optional().catch(undefined);

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
  if (!isRecord(body.event) || !isPersonal(body.event)) return 'ignore';
  const parsed = TypedMessage.safeParse(body.event);
  if (!parsed.success) return 'bad';
  const message = parsed.data;
  const bots = authorizations.map((entry) => entry.user_id);
  if (bots.includes(message.user)) return 'ignore';
  const direct = message.channel_type === 'im' || message.channel.startsWith('D');
  const typed = readTyped(message.text.slice(0, longestText));
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
  if (event.subtype !== undefined || event.bot_id || event.bot_profile || event.edited) return false;
  return event.type === 'app_mention' || (event.type === 'message' && event.channel_type === 'im');
}

const Team = z.object({ id: Id }).nullish().catch(undefined);
const User = z.object({ id: Id, team_id: Optional, name: Optional, username: Optional });
/** By `block_id` (`field:<name>`), then `action_id`. */
const State = z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) });
const View = z.object({
  id: Id,
  hash: Optional,
  private_metadata: z.string().catch(''),
  state: State.optional().catch(undefined),
});

const Press = z.object({
  team: Team,
  user: User,
  trigger_id: Optional,
  response_url: Optional,
  channel: z.object({ id: Id, name: Optional }).optional().catch(undefined),
  container: z
    .object({ message_ts: Optional, thread_ts: Optional, is_ephemeral: z.boolean().optional().catch(undefined) })
    .catch({}),
  message: z.object({ ts: Optional, thread_ts: Optional }).optional().catch(undefined),
  view: View.optional(),
  state: State.optional().catch(undefined),
  actions: z.array(z.object({ action_id: z.string(), type: Optional, value: Optional, action_ts: Optional })).min(1),
});

function receivePress(body: Record<string, unknown>, at: number): Received {
  const parsed = Press.safeParse(body);
  if (!parsed.success) return 'bad';
  const press = parsed.data;
  const action = press.actions[0];
  const team = press.team?.id ?? press.user.team_id;
  if (!action || !team) return 'bad';
  // Links tell us that they were opened, and selects that they were changed.
  if (action.type !== 'button' || action.action_id.startsWith('open:')) return 'ignore';
  const call = CallSchema.safeParse(fromJson(action.value));
  if (!call.success) return 'bad';
  const note = press.view && ModalNote.safeParse(fromJson(press.view.private_metadata));
  const message = press.container.message_ts ?? press.message?.ts;
  const thread = press.message?.thread_ts ?? press.container.thread_ts;
  const spot = press.view?.id ?? `${press.channel?.id}:${message}`;
  const key = `slack:click:${spot}:${action.action_ts ?? ''}:${press.user.id}`;

  let where: Conversation;
  let handle: Handle;
  if (press.view) {
    if (!note?.success || note.data.where.tenant !== team) return 'bad';
    where = note.data.where;
    handle = { ...note.data.origin, modal: { id: press.view.id } };
  } else {
    if (!press.channel) return 'bad';
    const { id: channel, name = '' } = press.channel;
    const kind = kindOf(channel, name);
    where = place(team, kind, channel, {
      ...(thread && { thread }),
      ...(kind === 'direct' && press.container.is_ephemeral && { user: press.user.id }),
    });
    handle = {
      via: 'click',
      channel,
      responseUntil: at + responseLifeMs,
      ...(message && { message }),
      ...(thread && { thread }),
      ...(press.container.is_ephemeral && { ephemeral: true }),
      ...(press.response_url && { response: press.response_url }),
      ...(action.action_id.startsWith('form:') && press.trigger_id && { modal: { external: modalName(key) } }),
    };
  }
  if (press.trigger_id) handle.trigger = press.trigger_id;
  const values = fieldValues(press.view?.state ?? press.state);
  return {
    incoming: {
      key,
      at,
      from: sender(press.user, team),
      where,
      asked: { kind: 'call', call: call.data, values },
      handle: null,
    },
    handle,
  };
}

const Submission = z.object({ team: Team, user: User, trigger_id: Optional, view: View });

function receiveForm(body: Record<string, unknown>, at: number): Received {
  const parsed = Submission.safeParse(body);
  if (!parsed.success) return 'bad';
  const { user, view, trigger_id: trigger } = parsed.data;
  const team = parsed.data.team?.id ?? user.team_id;
  const note = ModalNote.safeParse(fromJson(view.private_metadata));
  if (!team || !note.success || !note.data.call || note.data.where.tenant !== team) return 'bad';
  const { call, where, origin } = note.data;
  return {
    incoming: {
      // The hash changes with every version of a view: the same form sent twice has the same one.
      key: `slack:view:${view.id}:${view.hash ?? ''}:${user.id}`,
      at,
      from: sender(user, team),
      where,
      asked: { kind: 'call', call, values: fieldValues(view.state) },
      handle: null,
    },
    handle: { ...origin, ...(trigger && { trigger }) },
  };
}

const FieldValue = z.object({
  value: z.string().nullish().catch(undefined),
  selected_option: z.object({ value: z.string() }).nullish().catch(undefined),
  selected_options: z
    .array(z.object({ value: z.string() }))
    .nullish()
    .catch(undefined),
});

/** Empty inputs are left out. */
function fieldValues(state: z.infer<typeof State> | undefined): Record<string, string | string[]> {
  const found: [string, string | string[]][] = [];
  for (const [block, actions] of Object.entries(state?.values ?? {})) {
    const input = FieldValue.safeParse(Object.values(actions)[0]);
    if (!block.startsWith('field:') || !input.success) continue;
    const { value, selected_option: option, selected_options: options } = input.data;
    const filled = value ?? option?.value ?? options?.map((one) => one.value);
    if (filled !== undefined && filled.length > 0) found.push([block.slice('field:'.length), filled]);
  }
  return Object.fromEntries(found);
}

function sender(user: z.infer<typeof User>, team: string): Incoming['from'] {
  const name = user.username ?? user.name;
  return { platform: 'slack', tenant: homeOf([user.team_id], team), id: user.id, ...(name && { name }) };
}

/** The team of the sender, where Slack says it: in shared channels it is not the one the app is installed in. */
function homeOf(candidates: (string | undefined)[], installed: string): string {
  return candidates.find((id) => id?.startsWith('T')) ?? installed;
}

function place(
  tenant: string,
  kind: Conversation['kind'],
  channel: string,
  more: Record<string, string>,
): Conversation {
  return { platform: 'slack', tenant, kind, id: channel, ref: { channel, ...more } };
}

function kindOf(channel: string, name: string): Conversation['kind'] {
  if (name === 'directmessage' || channel.startsWith('D')) return 'direct';
  return name.startsWith('mpdm-') ? 'group' : 'channel';
}

/** At most 255 characters, and no second one in the workspace (docs.slack.dev, "Views"). */
function modalName(key: string): string {
  return `patchcord-${createHash('sha256').update(key).digest('hex').slice(0, 40)}`;
}

function isId(value: unknown, longest = 64): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longest;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fromJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
