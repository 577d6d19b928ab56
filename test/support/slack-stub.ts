import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageProblems, viewProblems } from '../../src/sandbox/slack/refused.ts';
import { slackLimits } from './chat-limits.ts';
import { createSlackProfiles } from './slack-profiles.ts';
import { createSocketDoor, type SocketDoor } from './slack-socket.ts';

/** One call of the Web API as the stub saw it; JSON arguments are parsed. */
interface StubCall {
  method: string;
  token: string;
  args: Record<string, unknown>;
  /** What was answered: `ok`, or Slack's error. */
  result: string;
}

/** One post to a response address. */
interface StubResponse {
  id: string;
  body: Record<string, unknown>;
  status: number;
}

interface StubUser {
  id: string;
  [field: string]: unknown;
}

export interface SlackStub {
  /** `SLACK_API_URL`. */
  apiUrl: string;
  calls: StubCall[];
  responses: StubResponse[];
  /** By channel and ts, as they stand now. */
  messages: Map<string, Record<string, unknown>>;
  /** Open modals by view id. */
  views: Map<string, Record<string, unknown>>;
  /** Home tabs by user id, as they stand now. */
  homes: Map<string, Record<string, unknown>>;
  /** Calls of one method that were accepted. */
  done(method: string): StubCall[];
  /** A new response address; five uses. */
  responseUrl(): string;
  /** A new trigger, usable once. */
  trigger(): string;
  addUser(user: StubUser): void;
  /** Channels the bot is a member of; direct chats are always open. */
  /** Messages of a thread, by `<channel> <ts of its first one>`. */
  threads: Map<string, Record<string, unknown>[]>;
  /** What channels are called; others are not shown to the app (`conversations.info`). */
  channelNames: Map<string, string>;
  /** Who is in those channels, by user id (`conversations.members`); the bot comes on top. */
  channelMembers: Map<string, string[]>;
  join(channel: string): void;
  /** From then on posts are refused with that reason, `not_in_channel` where none is given. */
  leave(channel: string, why?: string): void;
  /** The next calls of that method are answered this way; `times` default 1. */
  next(method: string, answer: StubAnswer, times?: number): void;
  /** Members by the id of a user group. */
  userGroups: Map<string, string[]>;
  /**
   * From now on answers 429 as Slack does (docs.slack.dev, "Rate limits"): one message a second in a channel with short bursts,
   * several hundred a minute in the workspace, tier 3 for changes. By the clock given.
   */
  limit(now: () => number): void;
  /** Closes every connection without an answer until called with false. */
  setDown(down: boolean): void;
  socket: SocketDoor;
  /** People's own profiles. */
  profiles: ReturnType<typeof createSlackProfiles>;
  stop(): Promise<void>;
}

/** `lost`: it is done, and the answer never arrives. */
type StubAnswer =
  | { error: string }
  | { status: number; retryAfter?: number }
  | { wait: Promise<void> }
  | { lost: true };

export const stubTeam = 'T0001';
const stubBot = 'U0BOT';
const responseUses = 5;

/**
 * Slack's side over loopback: the Web API methods Patchcord uses, response addresses, and Socket Mode. It refuses what
 * Slack refuses: broken blocks, used triggers, unknown channels and messages, a sixth use of a response address.
 */
export async function openSlackStub({ now = Date.now }: { now?: () => number } = {}): Promise<SlackStub> {
  const calls: StubCall[] = [];
  const responses: StubResponse[] = [];
  const messages = new Map<string, Record<string, unknown>>();
  const views = new Map<string, Record<string, unknown>>();
  const homes = new Map<string, Record<string, unknown>>();
  const users = new Map<string, StubUser>();
  const members = new Set<string>();
  const left = new Map<string, string>();
  const threads = new Map<string, Record<string, unknown>[]>();
  const channelNames = new Map<string, string>();
  const channelMembers = new Map<string, string[]>();
  const triggers = new Set<string>();
  const uses = new Map<string, number>();
  const planned = new Map<string, StubAnswer[]>();
  const userGroups = new Map<string, string[]>();
  let count = 0;
  let down = false;
  let isOver: (method: string, channel: string) => boolean = () => false;
  const socket = createSocketDoor();
  const profiles = createSlackProfiles(stubTeam);

  const server = createServer((request, response) => {
    if (down) return void request.socket.destroy();
    void answer(request, response);
  });
  server.on('upgrade', (request, connection) => socket.upgrade(request, connection));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await text(request);
    const path = request.url ?? '';
    if (path.startsWith('/response/')) return respond(path.slice('/response/'.length), raw, response);
    const method = path.replace('/api/', '');
    const token = (request.headers.authorization ?? '').replace('Bearer ', '');
    const args = fields(raw, String(request.headers['content-type']));
    if (isOver(method, word(args.channel))) {
      calls.push({ method, token, args, result: '429' });
      response.writeHead(429, { 'retry-after': '1' });
      return void response.end();
    }
    const plan = planned.get(method)?.shift();
    if (plan && 'wait' in plan) await plan.wait;
    if (plan && 'status' in plan) {
      calls.push({ method, token, args, result: String(plan.status) });
      response.writeHead(plan.status, plan.retryAfter === undefined ? {} : { 'retry-after': String(plan.retryAfter) });
      return void response.end();
    }
    const result =
      plan && 'error' in plan ? { ok: false, error: plan.error } : { ok: true, ...run(method, args, token) };
    calls.push({ method, token, args, result: 'error' in result ? String(result.error) : 'ok' });
    if (plan && 'lost' in plan) return void request.socket.destroy();
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  }

  function respond(id: string, raw: string, response: ServerResponse): void {
    const body: Record<string, unknown> = JSON.parse(raw);
    const used = uses.get(id);
    const problems = messageProblems(body);
    const status = used === undefined || used >= responseUses ? 404 : problems.length > 0 ? 400 : 200;
    if (used !== undefined) uses.set(id, used + 1);
    responses.push({ id, body, status });
    response.writeHead(status).end(status === 200 ? 'ok' : status === 404 ? 'used_url' : problems.join('; '));
  }

  function run(method: string, args: Record<string, unknown>, token: string): Record<string, unknown> {
    const channel = word(args.channel);
    const key = `${channel} ${word(args.ts)}`;
    if (token === '' && method !== 'api.test' && method !== 'oauth.v2.access') return refuse('not_authed');
    switch (method) {
      case 'auth.test':
        return { team_id: stubTeam, user_id: stubBot, bot_id: 'B0BOT' };
      case 'api.test':
        return {};
      case 'users.info':
        return users.has(word(args.user)) ? { user: users.get(word(args.user)) } : refuse('user_not_found');
      case 'users.lookupByEmail': {
        const user = [...users.values()].find((one) => record(one.profile).email === args.email);
        return user ? { user } : refuse('users_not_found');
      }
      case 'usergroups.list':
        return {
          usergroups: [...userGroups].map(([id, members]) => ({ id, users: args.include_users ? members : [] })),
        };
      case 'conversations.open':
        if (args.users === stubBot) return refuse('cannot_dm_bot');
        return users.has(word(args.users)) ? { channel: { id: `D${word(args.users)}` } } : refuse('user_not_found');
      case 'conversations.info': {
        const name = channelNames.get(channel);
        if (name === undefined) return refuse('channel_not_found');
        const kind = name.startsWith('mpdm-')
          ? { is_mpim: true }
          : { is_channel: true, is_general: name === 'general' };
        const number = (channelMembers.get(channel)?.length ?? 0) + 1;
        return {
          channel: { id: channel, name, ...kind, ...(args.include_num_members ? { num_members: number } : {}) },
        };
      }
      case 'conversations.members': {
        if (!channelNames.has(channel)) return refuse('channel_not_found');
        return { members: [stubBot, ...(channelMembers.get(channel) ?? [])].slice(0, Number(args.limit ?? 100)) };
      }
      case 'conversations.replies': {
        const thread = threads.get(`${channel} ${word(args.ts)}`);
        return thread ? { messages: thread } : refuse('thread_not_found');
      }
      case 'chat.postMessage': {
        const problem = contentProblem(args, channel);
        if (problem) return problem;
        const ts = `${Math.floor(now() / 1_000)}.${String(++count).padStart(6, '0')}`;
        messages.set(`${channel} ${ts}`, args);
        return { channel, ts };
      }
      case 'chat.postEphemeral':
        return (
          contentProblem(args, channel) ??
          (users.has(word(args.user)) ? { message_ts: '1.1' } : refuse('user_not_in_channel'))
        );
      case 'chat.update': {
        const problem = contentProblem(args, channel);
        if (problem) return problem;
        if (Array.from(word(args.text)).length > 4000) return refuse('msg_too_long');
        if (!messages.has(key)) return refuse('message_not_found');
        messages.set(key, { ...messages.get(key), ...args });
        return { channel, ts: args.ts };
      }
      case 'conversations.history': {
        if (!members.has(channel) && !channel.startsWith('D')) return refuse('not_in_channel');
        const there = [...messages].filter(
          ([at, message]) =>
            at.startsWith(`${channel} `) && !message.thread_ts && Number(at.split(' ')[1]) > Number(args.oldest ?? 0),
        );
        // Without asking for it the metadata of a message is left out.
        const shown = there.map(([at, { metadata, ...message }]) => ({
          ...message,
          ts: at.split(' ')[1],
          ...(args.include_all_metadata && metadata ? { metadata } : {}),
        }));
        // The newest first, a page at a time.
        const [from, limit] = [Number(args.cursor || 0), Number(args.limit ?? 100)];
        const more = shown.length > from + limit;
        return {
          messages: shown.toReversed().slice(from, from + limit),
          has_more: more,
          ...(more && { response_metadata: { next_cursor: String(from + limit) } }),
        };
      }
      case 'views.open':
      case 'views.update':
        return showView(method, args);
      case 'views.publish':
        return publishHome(args);
      case 'assistant.threads.setStatus':
      case 'assistant.threads.setSuggestedPrompts':
        return args.thread_ts && word(args.channel_id).startsWith('D') ? {} : refuse('invalid_arguments');
      case 'oauth.v2.access':
        return profiles.agree(args) ?? oauth(args);
      case 'auth.revoke':
      case 'users.profile.get':
      case 'users.profile.set':
      case 'dnd.info':
      case 'dnd.setSnooze':
      case 'dnd.endSnooze':
        return profiles.call(method, args, token);
      case 'apps.connections.open':
        return { url: `ws://127.0.0.1:${port}/socket` };
      default:
        return refuse('unknown_method');
    }
  }

  function contentProblem(args: Record<string, unknown>, channel: string): Record<string, unknown> | undefined {
    const problems = messageProblems(args);
    if (problems.length > 0) return { ...refuse('invalid_blocks'), response_metadata: { messages: problems } };
    if (!args.text && !args.blocks) return refuse('no_text');
    if (channel.startsWith('D')) return users.has(channel.slice(1)) ? undefined : refuse('channel_not_found');
    return members.has(channel) ? undefined : refuse(left.get(channel) ?? 'not_in_channel');
  }

  function showView(method: string, args: Record<string, unknown>): Record<string, unknown> {
    const view = record(args.view);
    const problems = viewProblems(view);
    if (problems.length > 0) return { ...refuse('invalid_arguments'), response_metadata: { messages: problems } };
    const named = [...views.values()].find((open) => view.external_id && open.external_id === view.external_id);
    if (method === 'views.open') {
      if (!triggers.delete(word(args.trigger_id))) return refuse('expired_trigger_id');
      if (named) return refuse('duplicate_external_id');
      const id = `V${++count}`;
      views.set(id, { ...view, id });
      return { view: { id } };
    }
    const byName = [...views.values()].find((open) => open.external_id === args.external_id);
    const target = views.get(word(args.view_id)) ?? (args.external_id ? byName : undefined);
    if (!target) return refuse('not_found');
    views.set(word(target.id), { ...view, id: target.id });
    return { view: { id: target.id } };
  }

  function publishHome(args: Record<string, unknown>): Record<string, unknown> {
    const user = word(args.user_id);
    const view = record(args.view);
    const problems = viewProblems(view);
    if (problems.length > 0) return { ...refuse('invalid_arguments'), response_metadata: { messages: problems } };
    if (view.type !== 'home') return refuse('invalid_arguments');
    if (!users.has(user)) return refuse('user_not_found');
    const shown = homes.get(user);
    if (args.hash !== undefined && args.hash !== shown?.hash) return refuse('hash_conflict');
    const hash = `hash.${++count}`;
    const id = shown?.id ?? `VH${user}`;
    homes.set(user, { ...view, id, hash });
    return { view: { id, hash } };
  }

  return {
    apiUrl: `${base}/api/`,
    calls,
    responses,
    messages,
    views,
    homes,
    userGroups,
    done: (method) => calls.filter((call) => call.method === method && call.result === 'ok'),
    responseUrl() {
      const id = `R${++count}`;
      uses.set(id, 0);
      return `${base}/response/${id}`;
    },
    trigger() {
      const id = `trigger.${++count}`;
      triggers.add(id);
      return id;
    },
    addUser: (user) => void users.set(user.id, user),
    threads,
    channelNames,
    channelMembers,
    join: (channel) => void members.add(channel),
    leave(channel, why = 'not_in_channel') {
      members.delete(channel);
      left.set(channel, why);
    },
    next(method, plan, times = 1) {
      planned.set(method, [...(planned.get(method) ?? []), ...Array.from({ length: times }, () => plan)]);
    },
    limit(now) {
      isOver = slackLimits(now);
    },
    setDown(now) {
      down = now;
      if (down) server.closeAllConnections();
    },
    socket,
    profiles,
    async stop() {
      socket.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function oauth(args: Record<string, unknown>): Record<string, unknown> {
  if (args.code !== 'good-code') return refuse('invalid_code');
  return {
    app_id: 'A1',
    access_token: 'xoxb-installed',
    token_type: 'bot',
    scope: 'commands',
    bot_user_id: stubBot,
    team: { id: 'T0002', name: 'Second' },
    enterprise: null,
    is_enterprise_install: false,
    authed_user: { id: 'U1' },
  };
}

function refuse(error: string): Record<string, unknown> {
  return { ok: false, error };
}

/** What people write is taken as it stands, whatever it begins with. */
const TEXTS = new Set(['text', 'title', 'topic', 'initial_comment', 'email']);

/** The Web API takes JSON inside form fields, or JSON. */
function fields(raw: string, type: string): Record<string, unknown> {
  if (type.includes('json')) return record(JSON.parse(raw));
  const entries = [...new URLSearchParams(raw)].map(([name, value]): [string, unknown] => {
    if (TEXTS.has(name) || !/^[[{]/.test(value)) return [name, value];
    return [name, JSON.parse(value)];
  });
  return Object.fromEntries(entries);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
