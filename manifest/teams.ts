import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { cut } from '../cards/fit.ts';
import { type Shortcut, shortcutId } from '../src/core/surfaces.ts';

export interface TeamsManifestOptions {
  /** The app id of the bot's registration (`MicrosoftAppId`); also the id of the Teams app. */
  appId: string;
  /** Where Teams' users find the pages of Patchcord. Teams takes HTTPS only. */
  publicUrl: string;
  /** First words as people type them. */
  commands: { title: string; description: string }[];
  shortcuts?: readonly Shortcut[];
  /** Of Patchcord: Teams offers an update when it grows. */
  version: string;
}

/** Teams' limits (manifest schema 1.29; the shorter ones of older schemas, which older clients go by). */
const limits = { commands: 10, title: 32, description: 128, extension: 10 };

/** What Teams suggests first: alone with the bot, and among others. The rest follows as long as there is room. */
const alone = ['presence', 'queue', 'meet', 'calls', 'find', 'password', 'approvals', 'connect', 'help'];
const amongOthers = ['meet', 'find', 'queue', 'presence', 'supportlog', 'help'];
/** Never suggested before others, although the answers come in private: an account is one's own matter. */
const ownMatters = ['password', 'connect', 'disconnect', 'approvals', 'audit', 'user', 'group', 'lock'];

/** The app as Teams takes it (schema 1.29): a bot in personal chats, group chats and teams, and the commands it suggests there. */
export function teamsManifest({ appId, publicUrl, commands, shortcuts = [], version }: TeamsManifestOptions) {
  const address = new URL(publicUrl);
  address.protocol = 'https:';
  const suggest = (first: readonly string[], never: readonly string[]) =>
    commands
      .filter(({ title }) => !never.includes(title))
      .toSorted((one, other) => rank(first, one.title) - rank(first, other.title))
      .slice(0, limits.commands)
      .map(({ title, description }) => ({
        title: cut(title, limits.title),
        description: cut(description, limits.description),
      }));
  const canMeet = commands.some(({ title }) => title === 'meet');
  return {
    $schema: 'https://developer.microsoft.com/en-us/json-schemas/teams/v1.29/MicrosoftTeams.schema.json',
    manifestVersion: '1.29',
    version,
    id: appId,
    developer: {
      name: 'Patchcord',
      websiteUrl: address.href,
      privacyUrl: address.href,
      termsOfUseUrl: address.href,
    },
    name: { short: 'Patchcord', full: 'Patchcord, your phone system in Teams' },
    description: {
      short: 'Presence, queues, meetings and passwords of your phone system',
      full: 'Set your presence, change your state in call queues, start meetings, find people and recover passwords of the company phone system, in plain words or with a button. Type help to see what you can do.',
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#1D3557',
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: false,
        isNotificationOnly: false,
        commandLists: [
          { scopes: ['personal'], commands: suggest(alone, []) },
          { scopes: ['team', 'groupChat'], commands: suggest(amongOthers, ownMatters) },
        ],
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        canUpdateConfiguration: false,
        commands: [findPeople, ...(canMeet ? [shareMeeting] : []), ...shortcuts.map(actionOf)].slice(
          0,
          limits.extension,
        ),
      },
    ],
    // Cards open the connect page and one-time pages there; nothing else of the web is needed.
    validDomains: [address.hostname],
    supportsChannelFeatures: 'tier1',
  };
}

/** The search in the compose box: who is chosen is put there as a card. */
const findPeople = {
  id: 'people',
  type: 'query',
  title: 'Find people',
  description: 'Look up a colleague, with presence and numbers, and share the card',
  context: ['compose', 'commandBox'],
  initialRun: false,
  parameters: [
    {
      name: 'query',
      title: 'Name',
      description: 'Name, extension or e-mail address',
      inputType: 'text',
    },
  ],
};

/** The meetings that one owns and that run or are planned: the chosen one's card is put into the message. */
const shareMeeting = {
  id: 'meetings',
  type: 'query',
  title: 'Share a meeting',
  description: 'Put the card of one of your phone meetings into the message, for others to join',
  context: ['compose', 'commandBox'],
  initialRun: true,
  parameters: [{ name: 'query', title: 'Subject', description: 'Words of the subject', inputType: 'text' }],
};

function actionOf(shortcut: Shortcut) {
  return {
    id: shortcutId(shortcut),
    type: 'action',
    title: cut(shortcut.name, limits.title),
    description: cut(shortcut.description, limits.description),
    context: shortcut.from === 'message' ? ['message'] : ['compose', 'commandBox'],
    fetchTask: true,
  };
}

function rank(first: readonly string[], title: string): number {
  const at = first.indexOf(title);
  return at === -1 ? first.length : at;
}

/** The zip file to upload: the manifest and both icons. The same options give the same bytes. */
export function teamsPackage(options: TeamsManifestOptions): Uint8Array {
  const icon = (name: string) => new Uint8Array(readFileSync(new URL(`icons/${name}`, import.meta.url)));
  const files = {
    'manifest.json': strToU8(`${JSON.stringify(teamsManifest(options), null, 2)}\n`),
    'color.png': icon('color.png'),
    'outline.png': icon('outline.png'),
  };
  return zipSync(files, { level: 9, mtime: new Date(2000, 0, 1) });
}
