import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Conversation } from '../../../src/core/chat.ts';
import type { Incoming } from '../../../src/core/request.ts';
import type { Handle } from './handle.ts';

interface Arrival {
  incoming: Incoming;
  handle: Handle;
}

/** Somebody looks at a surface of ours: `home` is their own page, `assistant` a thread in Slack's assistant pane. */
export interface Look {
  look: 'home' | 'assistant';
  from: Incoming['from'];
  where: Conversation;
}

/** Somebody's profile or pause of notifications is another one now. */
export interface Changed {
  changed: Incoming['from'];
}

/** The app was taken out of a workspace. */
export interface Gone {
  gone: string;
}

/** `ignore`: nothing for us (acknowledge it), `bad`: not what it claims to be. */
export type Received = Arrival | Look | Changed | Gone | 'ignore' | 'bad';

/** Slack gives 30 minutes (docs.slack.dev, "Handling user interaction"). */
export const responseLifeMs = 29 * 60_000;
export const Id = z.string().min(1).max(64);
export const Optional = z.string().optional().catch(undefined);
export const Team = z.object({ id: Id }).nullish().catch(undefined);
export const User = z.object({ id: Id, team_id: Optional, name: Optional, username: Optional });

export function senderOf(user: z.infer<typeof User>, team: string): Incoming['from'] {
  const name = user.username ?? user.name;
  return { platform: 'slack', tenant: homeOf([user.team_id], team), id: user.id, ...(name && { name }) };
}

/** A name of our own for the modal of an arrival: at most 255 characters, and no second one in the workspace (docs.slack.dev, "Views"). */
export function modalName(key: string): string {
  return `patchcord-${createHash('sha256').update(key).digest('hex').slice(0, 40)}`;
}

/** The team of the sender, where Slack says it: in shared channels it is not the one the app is installed in. */
export function homeOf(candidates: (string | undefined)[], installed: string): string {
  return candidates.find((id) => id?.startsWith('T')) ?? installed;
}

export function place(
  tenant: string,
  kind: Conversation['kind'],
  channel: string,
  more: Record<string, string>,
): Conversation {
  return { platform: 'slack', tenant, kind, id: channel, ref: { channel, ...more } };
}

export function kindOf(channel: string, name: string): Conversation['kind'] {
  if (name === 'directmessage' || channel.startsWith('D')) return 'direct';
  return name.startsWith('mpdm-') ? 'group' : 'channel';
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
