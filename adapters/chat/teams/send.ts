import { z } from 'zod';
import type { Conversation, MessageRef } from '../../../src/core/chat.ts';
import type { PatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { createLatest } from '../../../src/kit/latest.ts';
import { type Message, typing } from './message.ts';
import { createPace, memberWindows, sendWindows } from './pace.ts';
import { type Ref, readRef } from './place.ts';
import { type Failure, mayRepeat, toError } from './refusals.ts';
import type { TeamsSettings } from './settings.ts';
import type { Wire } from './wire.ts';

/** The calls to the Bot Connector, paced and repeated where repeating is harmless. All throw `PatchcordError`. */
export interface Connector {
  /** `replyTo` is the id of the activity that is answered. Resolves with the new message's id. */
  send(to: Conversation, message: Message, replyTo?: string): Promise<MessageRef>;
  /** Of several changes of one message that wait for their turn only the last is sent. */
  update(what: MessageRef, message: Message): Promise<void>;
  /** A message there would go at once, and leave turns to others: what is said in passing neither waits nor makes others wait. */
  hasRoom(where: Conversation): boolean;
  /** Shows that work is going on, where nothing else is waiting to be sent. Never rejects. */
  typing(to: Conversation): Promise<void>;
  /** The id of the one-to-one conversation with that person; the same one each time. */
  create(ref: Ref, tenant: string, user: string): Promise<string>;
  /** One member of a conversation, as the connector describes them. */
  member(where: Conversation, user: string): Promise<unknown>;
  /** The first page of those who are in a conversation. */
  members(where: Conversation): Promise<unknown>;
  /** The channels of the team in which that channel is; undefined when nobody has said which team that is. */
  channels(where: Conversation): Promise<unknown>;
  settled(): Promise<void>;
}

const attemptsAtMost = 5;
/** A longer pause is the caller's to keep: its jobs are durable, this queue is not. */
const longestWaitMs = 60_000;
const WithId = z.object({ id: z.string() });

interface Tools {
  settings: TeamsSettings;
  wire: Wire;
  log: Log;
  clock: Clock;
}

export function createConnector({ settings, wire, log, clock }: Tools): Connector {
  const pace = createPace(clock);
  const updates = createLatest<Message>();

  /** Makes one call, again where that is safe, with doubling pauses or as long as Teams asked. */
  async function call(method: 'GET' | 'POST' | 'PUT', url: string, body?: unknown, isRepeatable = method !== 'POST') {
    for (let attempt = 1; ; attempt++) {
      const outcome = await wire.call(method, url, body);
      if (outcome.kind === 'done') return outcome.body;
      const error = toError(outcome, method !== 'GET');
      const pauseMs = error.retryAfterMs ?? 2 ** (attempt - 1) * 500 * (1 + Math.random() / 4);
      const isLast = attempt === attemptsAtMost || pauseMs > longestWaitMs || !mayRepeat(outcome, isRepeatable);
      report(method, outcome, error, isLast);
      if (isLast) throw error;
      await new Promise<void>((resolve) => clock.after(pauseMs, resolve));
    }
  }

  function report(method: string, failure: Failure, error: PatchcordError, isLast: boolean): void {
    const what =
      failure.kind === 'refused' ? { status: failure.status, reason: failure.code } : { reason: error.message };
    if (isLast) log.warn({ platform: 'teams', method, ...what }, 'call to Teams failed');
    else log.debug({ platform: 'teams', method, ...what }, 'call to Teams is repeated');
  }

  /** What waits for a connector that is gone must not hold up what came by way of another. */
  function threadOf(where: Conversation): string {
    return `${where.id} ${readRef(where, settings).serviceUrl}`;
  }

  /** The address and the envelope of an activity, as the SDK would write them. */
  function envelope(to: Conversation, message: Message, replyTo?: string) {
    const ref = readRef(to, settings);
    const activities = `${conversationUrl(ref, to.id)}/activities`;
    const body = {
      ...message,
      channelId: ref.channel,
      serviceUrl: ref.serviceUrl,
      from: { id: ref.bot },
      conversation: { id: to.id, tenantId: to.tenant },
      ...(replyTo === undefined ? {} : { replyToId: replyTo }),
    };
    return { url: replyTo === undefined ? activities : `${activities}/${encodeURIComponent(replyTo)}`, body };
  }

  return {
    send(to, message, replyTo) {
      const { url, body } = envelope(to, message, replyTo);
      return pace.run(threadOf(to), to.tenant, sendWindows, async () => {
        const answer = await call('POST', url, body);
        return { conversation: to, id: WithId.safeParse(answer).data?.id ?? '' };
      });
    },

    update({ conversation, id }, message) {
      return updates.send(JSON.stringify([conversation.id, id]), message, (take) =>
        pace.run(threadOf(conversation), conversation.tenant, sendWindows, async () => {
          const { url, body } = envelope(conversation, take());
          await call('PUT', `${url}/${encodeURIComponent(id)}`, { ...body, id });
        }),
      );
    },

    hasRoom: (where) => pace.hasRoom(threadOf(where), where.tenant, sendWindows),

    async typing(to) {
      if (!pace.isIdle(threadOf(to))) return;
      const { url, body } = envelope(to, typing);
      // Not worth a second try, nor a line in the log.
      await pace.run(threadOf(to), to.tenant, sendWindows, () => wire.call('POST', url, body)).catch(() => undefined);
    },

    async create(ref, tenant, user) {
      const body = {
        bot: { id: ref.bot },
        members: [{ id: user }],
        isGroup: false,
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      };
      const url = new URL('v3/conversations', withSlash(ref.serviceUrl)).href;
      const made = await pace.run(`create ${user} ${ref.serviceUrl}`, tenant, sendWindows, () =>
        call('POST', url, body, true),
      );
      return WithId.parse(made).id;
    },

    member(where, user) {
      const ref = readRef(where, settings);
      // The roster is the channel's; a thread in it has none of its own.
      const place = where.id.replace(/;messageid=.*$/, '');
      const url = `${conversationUrl(ref, place)}/members/${encodeURIComponent(user)}`;
      return pace.run(`members ${place} ${ref.serviceUrl}`, where.tenant, memberWindows, () => call('GET', url));
    },

    members(where) {
      const ref = readRef(where, settings);
      const place = where.id.replace(/;messageid=.*$/, '');
      const url = `${conversationUrl(ref, place)}/pagedmembers?pageSize=${rosterPage}`;
      return pace.run(`members ${place} ${ref.serviceUrl}`, where.tenant, memberWindows, () => call('GET', url));
    },

    async channels(where) {
      const { serviceUrl, team } = readRef(where, settings);
      if (team === undefined) return undefined;
      const url = new URL(`v3/teams/${encodeURIComponent(team)}/conversations`, withSlash(serviceUrl)).href;
      return pace.run(`channels ${team} ${serviceUrl}`, where.tenant, memberWindows, () => call('GET', url));
    },

    settled: () => pace.settled(),
  };
}

/** One page is enough to know a small group, and that a large one is large. */
const rosterPage = 100;

function conversationUrl(ref: Ref, id: string): string {
  return new URL(`v3/conversations/${encodeURIComponent(id)}`, withSlash(ref.serviceUrl)).href;
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
