import { fetch } from 'undici';
import { toPatchcordError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Clock } from '../../kit/clock.ts';
import { BOT, type ConsolePerson, conversationId, memberId, TENANT } from './people.ts';

/** The way from the console to the bot: Bot Framework activities, as Teams posts them. */
export interface ToBot {
  /** The person opened the chat for the first time. */
  install(person: ConsolePerson): Promise<Delivered>;
  /** A typed line, or the value of an `Action.Submit`. */
  message(
    person: ConsolePerson,
    activityId: string,
    content: { text: string; value?: unknown; replyToId?: string },
  ): Promise<Delivered>;
  /** A question the bot answers in its HTTP response: `adaptiveCard/action`, `task/fetch`, `task/submit`. */
  invoke(person: ConsolePerson, name: string, replyToId: string, value: unknown): Promise<Delivered>;
}

export type Delivered = { ok: true; body: unknown } | { ok: false; sentence: string };

/** Teams gives up an invoke after this time. */
const LONGEST_WAIT_MS = 15_000;

export function createToBot({ botUrl, clock, log }: { botUrl: () => string; clock: Clock; log: Log }): ToBot {
  let count = 0;
  const newId = () => `f:${clock.now()}-${++count}`;

  async function send(activity: Record<string, unknown>): Promise<Delivered> {
    try {
      const answer = await fetch(`${botUrl()}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(LONGEST_WAIT_MS),
      });
      const text = await answer.text();
      if (!answer.ok)
        return { ok: false, sentence: `The bot answered with status ${answer.status}. Its log says why.` };
      return { ok: true, body: text === '' ? undefined : readJson(text) };
    } catch (error) {
      log.warn(
        { activity: String(activity.type), error: toPatchcordError(error) },
        'the console could not reach the bot',
      );
      return { ok: false, sentence: 'The bot did not answer. Is it still running?' };
    }
  }

  const base = (person: ConsolePerson, type: string, id: string) => ({
    type,
    id,
    channelId: 'msteams',
    serviceUrl: `${botUrl()}/console/connector`,
    timestamp: new Date(clock.now()).toISOString(),
    localTimezone: person.zone,
    locale: LOCALE,
    from: { id: memberId(person), name: person.name, aadObjectId: person.directoryId },
    recipient: BOT,
    conversation: { id: conversationId(person), conversationType: 'personal', tenantId: TENANT },
    entities: [{ type: 'clientInfo', locale: LOCALE, country: 'DE', platform: 'Web', timezone: person.zone }],
    channelData: { tenant: { id: TENANT } },
  });

  return {
    install: (person) =>
      send({
        ...base(person, 'conversationUpdate', newId()),
        membersAdded: [{ id: memberId(person) }, { id: BOT.id }],
      }),
    message: (person, activityId, content) =>
      send({ ...base(person, 'message', activityId), textFormat: 'plain', ...content }),
    invoke: (person, name, replyToId, value) =>
      send({
        ...base(person, 'invoke', newId()),
        name,
        replyToId,
        value,
        channelData: { tenant: { id: TENANT }, source: { name: 'message' } },
      }),
  };
}

/** Times in the 24-hour form these people use. */
const LOCALE = 'en-GB';

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
