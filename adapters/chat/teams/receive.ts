import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Conversation, Wanted } from '../../../src/core/chat.ts';
import { CallSchema, type Incoming } from '../../../src/core/request.ts';
import { type Activity, tenantOf } from './activity.ts';
import type { Ref } from './place.ts';
import { readAction, readQuery } from './receive-compose.ts';
import { readWords } from './spoken.ts';

/** How `answer` finds its way back; stands in `Incoming.handle`. */
export const Handle = z.object({
  /**
   * What was done: typed, pressed by Action.Submit or Action.Execute, a dialog asked for, a dialog sent; a dialog of the compose
   * box asked for (`offer`), one of those sent (`compose`).
   */
  asked: z.enum(['words', 'submit', 'execute', 'fetch', 'dialog', 'offer', 'compose']),
  /** The activity to reply to. */
  activity: z.exactOptional(z.string()),
  /** The message whose button was pressed. */
  pressed: z.exactOptional(z.string()),
  /** On a card in somebody else's chat: nothing is shown there. */
  foreign: z.exactOptional(z.literal(true)),
});
export type Handle = z.infer<typeof Handle>;

/** What an activity means to us. */
export type Arrival =
  | { kind: 'message'; incoming: Incoming }
  | { kind: 'invoke'; incoming: Incoming; asked: Exclude<Handle['asked'], 'words' | 'submit'> }
  /** Somebody types into the search of the compose box. */
  | { kind: 'search'; incoming: Incoming; wanted: Wanted }
  /** A card that redraws itself: looked at, never acted upon. */
  | { kind: 'refresh'; incoming: Incoming }
  /** A press whose data is not (or no longer) ours; `incoming` only tells where it came from. */
  | { kind: 'stale'; asked: Exclude<Handle['asked'], 'words'>; incoming: Incoming }
  | { kind: 'unknown-invoke' }
  | { kind: 'nothing' };

/** Reads an activity whose sender has been checked. `now` in milliseconds. */
export function receive(activity: Activity, now: number): Arrival {
  switch (activity.type) {
    case 'message':
      return readMessage(activity, now);
    case 'invoke':
      return readInvoke(activity, now);
    case 'installationUpdate':
      return activity.action === 'add' ? welcome(activity, now) : { kind: 'nothing' };
    case 'conversationUpdate': {
      const bot = activity.recipient?.id;
      return activity.membersAdded?.some(({ id }) => id === bot) ? welcome(activity, now) : { kind: 'nothing' };
    }
    default:
      return { kind: 'nothing' };
  }
}

function readMessage(activity: Activity, now: number): Arrival {
  const { id, role } = activity.from;
  if (role === 'bot' || id.startsWith('28:') || id === activity.recipient?.id) return { kind: 'nothing' };
  const isPress = !activity.text?.trim() && isRecord(activity.value);
  if (isPress) {
    const pressed = readPress(activity.value);
    const incoming = arrival(activity, now, 'submit', pressed ?? nothingAsked, activity.value);
    return pressed ? { kind: 'message', incoming } : { kind: 'stale', asked: 'submit', incoming };
  }
  return { kind: 'message', incoming: arrival(activity, now, 'words', { kind: 'words', ...readWords(activity) }) };
}

const Execute = z.object({
  action: z.object({ verb: z.string().optional().catch(undefined), data: z.unknown().optional() }),
  trigger: z.string().optional().catch(undefined),
});
const Dialog = z.object({ data: z.unknown().optional() });

function readInvoke(activity: Activity, now: number): Arrival {
  if (activity.name === 'adaptiveCard/action') {
    const value = Execute.safeParse(activity.value).data;
    const isLook = value?.action.verb === 'look';
    const pressed = isLook || value?.action.verb === 'call' ? readPress(value.action.data) : undefined;
    const incoming = arrival(activity, now, 'execute', pressed ?? nothingAsked, value?.action.data);
    if (!pressed) return { kind: 'stale', asked: 'execute', incoming };
    return isLook || value?.trigger === 'automatic'
      ? { kind: 'refresh', incoming }
      : { kind: 'invoke', asked: 'execute', incoming };
  }
  if (activity.name === 'task/fetch' || activity.name === 'task/submit') {
    const asked = activity.name === 'task/fetch' ? 'fetch' : 'dialog';
    const pressed = readPress(Dialog.safeParse(activity.value).data?.data);
    const incoming = arrival(activity, now, asked, pressed ?? nothingAsked);
    return pressed ? { kind: 'invoke', asked, incoming } : { kind: 'stale', asked, incoming };
  }
  if (activity.name === 'composeExtension/query') {
    const incoming = arrival(activity, now, 'fetch', nothingAsked);
    return { kind: 'search', incoming, wanted: readQuery(activity.value) };
  }
  if (activity.name === 'composeExtension/fetchTask')
    return readCompose(activity, now, 'offer', readAction(activity.value));
  if (activity.name === 'composeExtension/submitAction')
    return readCompose(activity, now, 'compose', readPress(Dialog.safeParse(activity.value).data?.data));
  return { kind: 'unknown-invoke' };
}

function readCompose(
  activity: Activity,
  now: number,
  asked: 'offer' | 'compose',
  what: Incoming['asked'] | undefined,
): Arrival {
  const incoming = arrival(activity, now, asked, what ?? nothingAsked);
  return what ? { kind: 'invoke', asked, incoming } : { kind: 'stale', asked, incoming };
}

const nothingAsked: Incoming['asked'] = { kind: 'words', text: '', mentions: [] };

/** A card in the personal chat of one person is theirs alone, whatever another client sends about it. */
function isForOther({ from }: Activity, data: unknown): boolean {
  return isRecord(data) && typeof data.for === 'string' && data.for !== from.id;
}

/** `{ call, …inputs }`: what our buttons carry, with the inputs of the card merged in by their ids. Everything in it comes from outside. */
function readPress(data: unknown): Incoming['asked'] | undefined {
  if (!isRecord(data)) return undefined;
  const call = CallSchema.safeParse(data.call);
  if (!call.success) return undefined;
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(data)) {
    if (name === 'call' || name === 'for' || name === 'msteams') continue;
    if (['string', 'number', 'boolean'].includes(typeof value)) values[name] = String(value);
  }
  return { kind: 'call', call: call.data, values };
}

/** The first thing people see where the app was added: how to begin. One key for both notices that Teams sends of it. */
function welcome(activity: Activity, now: number): Arrival {
  if (activity.from.id === activity.recipient?.id) return { kind: 'nothing' };
  const incoming = arrival(activity, now, 'words', {
    kind: 'call',
    call: { command: 'welcome', input: {} },
    values: {},
  });
  return {
    kind: 'message',
    incoming: { ...incoming, key: `teams:welcome:${activity.conversation.id}`, handle: { asked: 'words' } },
  };
}

/** @param data of the card's action, where one was pressed */
function arrival(
  activity: Activity,
  now: number,
  how: Handle['asked'],
  asked: Incoming['asked'],
  data?: unknown,
): Incoming {
  const { from, conversation } = activity;
  const foreign = isForOther(activity, data);
  const pressed = foreign ? undefined : activity.replyToId;
  const kind = kindOf(activity);
  const tenant = tenantOf(activity) ?? 'none';
  const client = activity.entities?.find((entity) => entity?.type === 'clientInfo');
  const locale = client?.locale ?? activity.locale;
  const zone = client?.timezone ?? activity.localTimezone;
  const team = activity.channelData?.team?.id;
  const ref: Ref = {
    serviceUrl: activity.serviceUrl,
    bot: activity.recipient?.id ?? '',
    channel: activity.channelId,
    ...(team === undefined ? {} : { team }),
    ...(kind === 'direct' && !foreign && { owner: from.id }),
  };
  const handle: Handle = {
    asked: how,
    ...(activity.id === undefined ? {} : { activity: activity.id }),
    ...(pressed === undefined ? {} : { pressed }),
    ...(foreign && { foreign }),
  };
  // What stands in somebody else's chat is not said in private there.
  const seen = foreign && kind === 'direct' ? 'group' : kind;
  const where: Conversation = { platform: 'teams', tenant, kind: seen, id: conversation.id, ref };
  return {
    key: `teams:${conversation.id}:${activity.id ?? fingerprint(activity)}`,
    at: now,
    from: {
      platform: 'teams',
      tenant,
      id: from.id,
      ...(from.name === undefined ? {} : { name: from.name }),
      ...(from.aadObjectId === undefined ? {} : { directoryId: from.aadObjectId }),
      ...(locale === undefined ? {} : { locale }),
      ...(zone === undefined ? {} : { zone }),
    },
    where,
    asked,
    ...(asked.kind === 'call' && pressed !== undefined && { pressed: { conversation: where, id: pressed } }),
    handle,
  };
}

/** The channel or group chat an activity comes from, without the thread, and whether the bot was just added there. */
export function channelOf(activity: Activity): { where: Conversation; added: boolean } | undefined {
  const kind = kindOf(activity);
  if (kind === 'direct') return undefined;
  const { where } = arrival(activity, 0, 'words', nothingAsked);
  const installed = activity.type === 'installationUpdate' && activity.action?.startsWith('add') === true;
  const joined =
    activity.type === 'conversationUpdate' &&
    activity.membersAdded?.some((member) => member.id === activity.recipient?.id) === true;
  return { where: { ...where, id: where.id.replace(/;messageid=.*$/, '') }, added: installed || joined };
}

/** Stands in for the id of an activity that has none: the same delivery gives the same one. */
function fingerprint({ type, name, from, replyToId, text, value, localTimestamp, timestamp }: Activity): string {
  const parts = [type, name, from.id, replyToId, text, value, localTimestamp ?? timestamp];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function kindOf({ conversation }: Activity): 'direct' | 'group' | 'channel' {
  switch (conversation.conversationType ?? '') {
    case 'channel':
      return 'channel';
    case 'groupChat':
      return 'group';
    case 'personal':
      return 'direct';
    default:
      return conversation.isGroup ? 'group' : 'direct';
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
