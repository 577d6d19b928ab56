import { cut } from '../cards/fit.ts';
import { type Shortcut, shortcutId } from '../src/core/surfaces.ts';

interface FirstWord {
  /** The first word of a command: `presence`. */
  word: string;
  summary: string;
  /** What may follow it: `dnd for 30m`. */
  usage: string;
}

export interface SlackManifestOptions {
  firstWords: FirstWord[];
  /** Where Slack reaches Patchcord. Not needed with Socket Mode. */
  publicUrl: string;
  socketMode: boolean;
  /** The configuration names Slack user groups: the bot asks to read them. */
  userGroups?: boolean;
  /** Support logs go to Slack channels: the bot may look there for its own posts, and read what they are called. */
  supportLogs?: boolean;
  /** The chat with the bot lives in Slack's assistant pane. */
  assistant?: boolean;
  /** People may let their own profile follow the phone. */
  profile?: boolean;
  shortcuts?: readonly Shortcut[];
}

/** What the bot asks for, and why: printed in the documentation, so that an administrator can judge each one. */
export const slackScopes: { scope: string; reason: string }[] = [
  { scope: 'app_mentions:read', reason: 'To see a message that mentions Patchcord in a channel, and no others there.' },
  ...[
    ['channels:read', 'public channel'],
    ['groups:read', 'private channel it was invited to'],
    ['mpim:read', 'group chat it was added to'],
  ].map(([scope = '', place]) => ({
    scope,
    reason: `To call a meeting like the ${place} in which it is started, and to offer who is there; never what is written there.`,
  })),
  { scope: 'chat:write', reason: 'To answer, to post cards, and to keep them up to date.' },
  { scope: 'commands', reason: 'To offer /pbx and the other slash commands.' },
  { scope: 'im:history', reason: 'To read what people write to Patchcord in their direct chat with it.' },
  { scope: 'im:write', reason: 'To open the direct chat with a person for private results and reminders.' },
  {
    scope: 'users:read',
    reason: 'To know names, time zones and languages, and to tell employees from guests and bots.',
  },
  { scope: 'users:read.email', reason: 'To match a person with their phone account by the verified e-mail address.' },
];

const userGroupsScope = {
  scope: 'usergroups:read',
  reason: 'To see who is in the user groups that the policy names; only where it names some.',
};

const supportScopes = [
  ...['channels:history', 'groups:history'].map((scope) => ({
    scope,
    reason:
      'To look whether a support log that was cut off while it was posted stands there already; only where support logs go to channels.',
  })),
];

const assistantScope = {
  scope: 'assistant:write',
  reason:
    'To offer sentences in the assistant pane and to show there that work is going on; only where it is switched on.',
};

/** What a person is asked for, each for their own profile alone. */
const userScopes = ['users.profile:read', 'users.profile:write', 'dnd:read', 'dnd:write'];
const profileScope = {
  scope: 'dnd:read',
  reason: 'To hear that somebody has paused their notifications; only where profiles follow the phone.',
};

/** Slack's limits (manifest schema 2.0.0; five shortcuts of each kind by its page on shortcuts). */
const limits = { commands: 50, command: 32, description: 2000, hint: 1000, shortcuts: 5, shortcut: 24, about: 150 };
/** Slack's own commands that cannot be taken: they go by another name. */
const renamed: Record<string, string> = { help: 'pbxhelp' };
const ownWords = ['pbx', 'pbxhelp'];

/** The app as Slack takes it under "Create from manifest" (schema 2.0.0): what the catalog offers, at this address. */
export function slackManifest(options: SlackManifestOptions) {
  const { firstWords, publicUrl, socketMode, userGroups, supportLogs, assistant, profile, shortcuts = [] } = options;
  const events = new URL('/slack/events', publicUrl).href;
  const address = socketMode ? {} : { url: events };
  const request = socketMode ? {} : { request_url: events };
  const command = (word: string, summary: string, usage: string) => ({
    command: `/${word}`,
    ...address,
    description: cut(summary, limits.description),
    ...(usage && { usage_hint: cut(usage, limits.hint) }),
    should_escape: true,
  });
  const offered = [...shortcutsOf(shortcuts, 'anywhere'), ...shortcutsOf(shortcuts, 'message')];
  const words = firstWords
    .map(({ word, summary, usage }) => command(renamed[word] ?? word, summary, usage))
    .filter(({ command: name }) => /^\/[a-z0-9_-]+$/.test(name) && name.length <= limits.command)
    .filter(({ command: name }) => !ownWords.includes(name.slice(1)));
  const help = firstWords.find(({ word }) => word === 'help');
  return {
    _metadata: { major_version: 2, minor_version: 0 },
    display_information: {
      name: 'Patchcord',
      description: 'Your phone system in Slack: presence, queues, meetings and passwords',
      background_color: '#1d3557',
    },
    features: {
      // Messages to the bot are typed in its Messages tab.
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Patchcord', always_online: true },
      ...(assistant && { assistant_view: { assistant_description: 'Your phone system, in plain sentences' } }),
      // The schema has no empty list of them.
      ...(offered.length > 0 && { shortcuts: offered }),
      slash_commands: [
        command('pbx', 'Everything Patchcord can do', 'presence dnd for 30m'),
        command('pbxhelp', help?.summary ?? 'What you can do here', help?.usage || '[command]'),
        ...words,
      ].slice(0, limits.commands),
    },
    oauth_config: {
      ...((!socketMode || profile) && {
        redirect_urls: [
          ...(socketMode ? [] : ['/slack/oauth_redirect']),
          ...(profile ? ['/slack/profile_redirect'] : []),
        ].map((path) => new URL(path, publicUrl).href),
      }),
      scopes: {
        ...(profile && { user: userScopes }),
        bot: [
          ...slackScopes,
          ...(userGroups ? [userGroupsScope] : []),
          ...(supportLogs ? supportScopes : []),
          ...(assistant ? [assistantScope] : []),
          ...(profile ? [profileScope] : []),
        ].map(({ scope }) => scope),
      },
    },
    settings: {
      event_subscriptions: {
        ...request,
        bot_events: [
          'app_home_opened',
          'app_mention',
          'app_uninstalled',
          'message.im',
          ...(assistant ? ['assistant_thread_started', 'assistant_thread_context_changed'] : []),
          ...(profile ? ['dnd_updated_user', 'user_change'] : []),
        ],
      },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: false,
    },
  };
}

function shortcutsOf(shortcuts: readonly Shortcut[], from: Shortcut['from']) {
  return shortcuts
    .filter((shortcut) => shortcut.from === from)
    .slice(0, limits.shortcuts)
    .map((shortcut) => ({
      name: cut(shortcut.name, limits.shortcut),
      type: from === 'message' ? ('message' as const) : ('global' as const),
      callback_id: shortcutId(shortcut),
      description: cut(shortcut.description, limits.about),
    }));
}
