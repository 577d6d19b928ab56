import { z } from 'zod';
import type { Conversation } from '../../../src/core/chat.ts';
import type { Incoming } from '../../../src/core/request.ts';
import type { Handle } from './handle.ts';

interface Arrival {
  incoming: Incoming;
  handle: Handle;
}

/** `ignore`: nothing for us (acknowledge it), `bad`: not what it claims to be. */
export type Received = Arrival | 'ignore' | 'bad';

/** Slack gives 30 minutes (docs.slack.dev, "Handling user interaction"). */
export const responseLifeMs = 29 * 60_000;
export const Id = z.string().min(1).max(64);
export const Optional = z.string().optional().catch(undefined);

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
