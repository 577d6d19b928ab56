import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { type ErrorCode, PatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Meter } from '../../../src/core/meter.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { slackLogger } from './logger.ts';
import type { Pacer, Rate } from './pace.ts';
import { refusalWords } from './refusals.ts';

/** Slack's Web API for all workspaces: paced, in order within a channel, with our errors. */
export interface Api {
  /**
   * One call, its answer checked by the schema. With `channel` it waits its turn there. A method that posts is never sent
   * twice on its own: when no answer came it may have been shown all the same (`unreachable`, `uncertain`).
   * @param args given as a function they are asked for when its turn has come
   */
  call<T>(team: string, method: Method, args: Args | (() => Args), answer: z.ZodType<T>, channel?: string): Promise<T>;
  /** Such a call would go at once and leave turns to others: what is said in passing never waits, nor makes others wait. */
  hasRoom(team: string, method: Method, channel: string): boolean;
}

type Args = Record<string, unknown>;

/** Slack refused by a name (`channel_not_found`); stands as the cause of our error. */
class SlackRefusal extends Error {
  override readonly name = 'SlackRefusal';
  readonly reason: string;
  constructor(reason: string) {
    super(`Slack refused: ${reason}`);
    this.reason = reason;
  }
}

/** For answers nobody looks at. */
export const Done = z.unknown();

/** Methods in use and their rates per workspace (docs.slack.dev, "Rate limits"): tier 3 is 50 a minute, tier 4 is 100; posting has its own rule. */
const rates = {
  'chat.postMessage': perMinute(300),
  'chat.postEphemeral': perMinute(100),
  'chat.update': perMinute(50),
  'conversations.history': perMinute(50),
  'conversations.info': perMinute(50),
  'conversations.members': perMinute(100),
  'views.open': perMinute(100),
  'views.update': perMinute(100),
  'views.publish': perMinute(100),
  'assistant.threads.setStatus': perMinute(100),
  'assistant.threads.setSuggestedPrompts': perMinute(100),
  'conversations.open': perMinute(50),
  'users.info': perMinute(100),
  'users.lookupByEmail': perMinute(50),
  'usergroups.list': perMinute(20),
  'conversations.replies': perMinute(50),
  'auth.test': perMinute(300),
  'api.test': perMinute(100),
} satisfies Record<string, Rate>;
type Method = keyof typeof rates;

/** About one message a second in a channel, short bursts allowed. */
const perChannel: Rate = { everyMs: 1_000, burst: 3 };
const EDIT = 'chat.update' satisfies Method;
const posting = new Set<Method>(['chat.postMessage', 'chat.postEphemeral']);

/** Longer than this nobody waits in memory: the job that sends comes again. */
const longestWaitMs = 5 * 60_000;
const answerWithinMs = 10_000;

export interface ApiOptions {
  apiUrl: string;
  /** The bot's token in a workspace. */
  token: (team: string) => Promise<string>;
  pacer: Pacer;
  clock: Clock;
  fetch: webApi.FetchFunction;
  log: Log;
  meter: Meter;
}

export function createApi({ apiUrl, token: tokenOf, pacer, clock, fetch, log, meter }: ApiOptions): Api {
  const clients = new Map<string | undefined, webApi.WebClient>();

  /** Bolt is loaded with the first call, so that a Slack that is not configured costs nothing. */
  async function clientFor(token: string | undefined): Promise<webApi.WebClient> {
    const known = clients.get(token);
    if (known) return known;
    const { LogLevel, webApi } = await import('@slack/bolt');
    const client = new webApi.WebClient(token, {
      slackApiUrl: apiUrl,
      allowAbsoluteUrls: false,
      fetch,
      logger: slackLogger(log, LogLevel.WARN),
      timeout: answerWithinMs,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      maxRequestConcurrency: 32,
    });
    clients.set(token, client);
    return client;
  }

  const laneOf = (team: string, method: Method) => `${team}:${method}`;
  const orderOf = (team: string, channel: string) => `channel:${team}:${channel}`;
  const postsOf = (team: string, channel: string) => `post:${team}:${channel}`;

  async function send(team: string, method: Method, take: () => Args, channel?: string): Promise<unknown> {
    const lane = laneOf(team, method);
    const giveUpAt = clock.now() + longestWaitMs;
    let args: Args | undefined;
    for (let hasTurn = method === EDIT && channel !== undefined; ; hasTurn = false) {
      if (channel !== undefined && posting.has(method)) await pacer.turn(postsOf(team, channel), perChannel);
      if (!hasTurn) await pacer.turn(lane, rates[method]);
      try {
        const client = await clientFor(method === 'api.test' ? undefined : await tokenOf(team));
        args ??= take();
        const result = await client.apiCall(method, args);
        meter.chatCall('slack', method, 'ok');
        return result;
      } catch (thrown) {
        const error = translate(thrown, method);
        meter.chatCall('slack', method, error.code);
        const wait = error.code === 'busy' ? error.retryAfterMs : undefined;
        if (wait === undefined || clock.now() + wait > giveUpAt) throw error;
        pacer.hold(lane, wait);
      }
    }
  }

  return {
    async call(team, method, args, answer, channel) {
      const take = typeof args === 'function' ? args : () => args;
      const task = () => send(team, method, take, channel);
      // Edits share few turns in a workspace: one that waits for its own must not keep the messages of its channel waiting.
      if (method === EDIT && channel !== undefined) await pacer.turn(laneOf(team, method), rates[method]);
      const result = await (channel === undefined ? task() : pacer.inOrder(orderOf(team, channel), task));
      const parsed = answer.safeParse(result);
      if (parsed.success) return parsed.data;
      throw new PatchcordError('unreachable', 'Slack gave an answer I cannot read.', { cause: parsed.error });
    },
    hasRoom: (team, method, channel) =>
      pacer.hasRoom(laneOf(team, method), rates[method]) &&
      (!posting.has(method) || pacer.hasRoom(postsOf(team, channel), perChannel)),
  };
}

/** Error names by method: docs.slack.dev/reference/methods. What is not here is a mistake of ours. */
const codes: Record<string, ErrorCode> = {
  ...group('not-found', [
    'channel_not_found',
    'not_in_channel',
    'user_not_in_channel',
    'is_archived',
    'message_not_found',
    'thread_not_found',
    'user_not_found',
    'users_not_found',
    'user_not_visible',
    'not_found',
    'view_not_found',
  ]),
  ...group('not-allowed', [
    'missing_scope',
    'not_allowed_token_type',
    'restricted_action',
    'no_permission',
    'access_denied',
    'cannot_dm_bot',
    'user_disabled',
    'invalid_auth',
    'not_authed',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'team_access_not_granted',
    'cant_update_message',
    'edit_window_closed',
    'messages_tab_disabled',
    'ekm_access_denied',
    'team_not_found',
  ]),
  ...group('conflict', [
    'trigger_expired',
    'trigger_exchanged',
    'expired_trigger_id',
    'exchanged_trigger_id',
    'invalid_trigger_id',
    'hash_conflict',
    'duplicate_external_id',
    'push_limit_reached',
  ]),
  ...group('unreachable', [
    'fatal_error',
    'internal_error',
    'service_unavailable',
    'request_timeout',
    'team_added_to_org',
  ]),
};

function translate(thrown: unknown, method: Method): PatchcordError {
  if (thrown instanceof PatchcordError) return thrown;
  const parsed = Thrown.safeParse(thrown);
  const { code, retryAfter, statusCode, data } = parsed.success ? parsed.data : {};
  if (retryAfter !== undefined || data?.error === 'ratelimited' || data?.error === 'rate_limited') {
    return new PatchcordError('busy', 'Slack asks me to wait.', { retryAfterMs: (retryAfter ?? 1) * 1_000 });
  }
  if (data) {
    const cause = new SlackRefusal(data.error);
    const kind = codes[data.error] ?? 'bug';
    return new PatchcordError(kind, refusalWords(data.error), { cause, refused: kind !== 'unreachable' });
  }
  if (code === undefined)
    return new PatchcordError('bug', 'Something went wrong between me and Slack.', { cause: thrown });
  // The client's own error repeats the body of the answer: only the status is kept.
  const cause = new Error(
    statusCode === undefined ? `no answer to ${method}` : `${method} was answered with ${statusCode}`,
  );
  return new PatchcordError('unreachable', 'Slack is not answering.', { cause, uncertain: posting.has(method) });
}

/** What `@slack/web-api` throws, as far as we look at it. */
const Thrown = z.object({
  code: z.string().startsWith('slack_webapi').optional().catch(undefined),
  retryAfter: z.number().optional(),
  statusCode: z.number().optional(),
  data: z.object({ error: z.string() }).optional().catch(undefined),
});

/** The reason Slack gave, when it was Slack that refused. */
export function refusalOf(error: unknown): string | undefined {
  return error instanceof PatchcordError && error.cause instanceof SlackRefusal ? error.cause.reason : undefined;
}

/** What Slack says of a token that will never work again (docs.slack.dev, `auth.test`). */
const DEAD = ['invalid_auth', 'account_inactive', 'token_revoked', 'not_authed'];

/** Does Slack still take the token of that workspace? Throws where it does not answer. */
export async function isTaken(api: Api, team: string): Promise<boolean> {
  try {
    await api.call(team, 'auth.test', {}, Done);
    return true;
  } catch (error) {
    if (!DEAD.includes(refusalOf(error) ?? '')) throw error;
    return false;
  }
}

function group(code: ErrorCode, names: string[]): Record<string, ErrorCode> {
  return Object.fromEntries(names.map((name) => [name, code]));
}

/** A part of the allowance stays unused: Slack counts when a call reaches it, which is never just when it was sent. */
function perMinute(count: number): Rate {
  return { everyMs: 60_000 / count, burst: Math.floor(count * 0.8) };
}
