import type { Addresses } from './addresses.ts';
import { done, refuse } from './answers.ts';
import { type Fields, fields, fromJson, list, word } from './records.ts';
import { messageProblems } from './refused.ts';
import { openView, publishHome, updateView } from './views.ts';
import { BOT, directOf, GENERAL, type SlackPerson, TEAM, userIdOf, type Workspace } from './workspace.ts';

/** Longer texts are refused when a message is changed (docs.slack.dev, `chat.update`). */
const LONGEST_TEXT = 4_000;

/**
 * The methods of the Web API that the app uses, with the refusals of the real ones (docs.slack.dev, "Methods"). Gives back the
 * body of the answer; an error by its name.
 */
export function callMethod(workspace: Workspace, addresses: Addresses, method: string, args: Fields): Fields {
  const channel = word(args.channel);
  switch (method) {
    case 'api.test':
      return done();
    case 'auth.test':
      return done({ team: 'Sandbox', team_id: TEAM, user: 'patchcord', user_id: BOT, bot_id: 'B0PATCHCORD' });
    case 'users.info': {
      const person = workspace.person(word(args.user));
      return person ? done({ user: userObject(person) }) : refuse('user_not_found');
    }
    case 'users.lookupByEmail': {
      const person = workspace.people.find((one) => one.email === args.email && workspace.joined.has(userIdOf(one)));
      return person ? done({ user: userObject(person) }) : refuse('users_not_found');
    }
    case 'usergroups.list':
      return done({ usergroups: [] });
    case 'conversations.open': {
      const user = word(args.users);
      return workspace.person(user) ? done({ channel: { id: directOf(user) } }) : refuse('user_not_found');
    }
    case 'conversations.info':
      if (channel !== GENERAL) return refuse('channel_not_found');
      return done({
        channel: {
          id: channel,
          name: 'general',
          is_channel: true,
          is_general: true,
          ...(args.include_num_members ? { num_members: workspace.people.length + 1 } : {}),
        },
      });
    case 'conversations.members':
      if (channel !== GENERAL) return refuse('channel_not_found');
      return done({ members: [BOT, ...workspace.people.map(userIdOf)].slice(0, Number(args.limit ?? 100)) });
    case 'conversations.history':
      return history(workspace, channel, Number(args.limit ?? 100));
    case 'conversations.replies':
      return replies(workspace, channel, word(args.ts));
    case 'chat.postMessage': {
      const problem = contentProblem(args);
      if (problem) return problem;
      const thread = word(args.thread_ts) || undefined;
      const ts = workspace.post(channel, BOT, { ...contentOf(args), thread });
      return ts === undefined ? refuse('channel_not_found') : done({ channel, ts });
    }
    case 'chat.postEphemeral': {
      const problem = contentProblem(args);
      if (problem) return problem;
      const ts = workspace.whisper(word(args.user), channel, contentOf(args));
      return ts === undefined ? refuse('user_not_in_channel') : done({ message_ts: ts });
    }
    case 'chat.update': {
      const problem = contentProblem(args);
      if (problem) return problem;
      if (Array.from(word(args.text)).length > LONGEST_TEXT) return refuse('msg_too_long');
      const ts = word(args.ts);
      return workspace.change(channel, ts, contentOf(args)) ? done({ channel, ts }) : refuse('message_not_found');
    }
    case 'views.open':
      return openView(workspace, addresses, args);
    case 'views.update':
      return updateView(workspace, args);
    case 'views.publish':
      return publishHome(workspace, args);
    default:
      return refuse('unknown_method');
  }
}

function contentOf(args: Fields): { text: string; blocks: Fields[] } {
  return { text: word(args.text), blocks: list(args.blocks) };
}

function contentProblem(args: Fields): Fields | undefined {
  const problems = messageProblems(args);
  if (problems.length > 0) return refuse('invalid_blocks', problems);
  return args.text || args.blocks ? undefined : refuse('no_text');
}

function userObject(person: SlackPerson): Fields {
  return {
    id: userIdOf(person),
    team_id: TEAM,
    name: person.handle,
    real_name: person.name,
    deleted: false,
    is_bot: false,
    is_email_confirmed: true,
    tz: person.zone,
    // Times in the 24-hour form these people use.
    locale: 'en-GB',
    profile: { email: person.email, real_name: person.name },
  };
}

/** Newest first, without what stands in threads or is seen by one person alone. */
function history(workspace: Workspace, channel: string, limit: number): Fields {
  const messages = publicOf(workspace, channel);
  if (!messages) return refuse('channel_not_found');
  return done({
    messages: messages
      .filter(({ thread_ts: thread }) => !thread)
      .slice(-limit)
      .toReversed(),
  });
}

function replies(workspace: Workspace, channel: string, ts: string): Fields {
  const messages = publicOf(workspace, channel)?.filter((one) => one.ts === ts || one.thread_ts === ts);
  return messages && messages.length > 0 ? done({ messages }) : refuse('thread_not_found');
}

function publicOf(workspace: Workspace, channel: string): Fields[] | undefined {
  const member = workspace.people.map(userIdOf).find((user) => workspace.seen(user, channel));
  const entries = member === undefined ? undefined : workspace.seen(member, channel)?.entries;
  return entries
    ?.filter((entry) => !entry.isPrivate)
    .map(({ id, by, text, thread }) => ({
      ts: id,
      user: by,
      text,
      ...(by === BOT && { bot_id: 'B0PATCHCORD' }),
      ...(thread !== undefined && { thread_ts: thread }),
    }));
}

/** The Web API takes JSON inside form fields, or JSON. */
export function argumentsOf(raw: string, contentType: string): Fields {
  if (contentType.includes('json')) return fields(fromJson(raw));
  const entries = [...new URLSearchParams(raw)].map(([name, value]): [string, unknown] => [
    name,
    /^[[{]/.test(value) ? fromJson(value) : value,
  ]);
  return Object.fromEntries(entries);
}
