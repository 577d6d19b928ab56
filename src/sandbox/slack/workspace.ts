import type { Clock } from '../../kit/clock.ts';
import { type Conversation, createConversation, type Happening } from '../console/conversations.ts';
import { type Fields, list, word } from './records.ts';

/** One member of the simulated workspace. */
export interface SlackPerson {
  /** Account name, as it stands behind an @: `dana.kim`. */
  handle: string;
  name: string;
  email: string;
  /** IANA name. */
  zone: string;
}

export interface SlackContent {
  /** Who wrote it: a user id. */
  by: string;
  /** As Slack has it: escaped, mentions as `<@U1>`. */
  text: string;
  blocks: Fields[];
  /** Seen by this one person only (ephemeral). */
  isPrivate: boolean;
  /** The id of the message whose thread it stands in. */
  thread: string | undefined;
}

/** What a client of one person is told. */
export type SlackHappening =
  | { place: Place; happening: Happening<SlackContent> }
  | { modal: Fields | undefined }
  | { home: Fields };

/** `direct` is the chat with the bot. */
export const PLACES = ['direct', 'general'] as const;
export type Place = (typeof PLACES)[number];

export const TEAM = 'T0SANDBOX';
export const BOT = 'U0PATCHCORD';
/** The one channel, `#general`. */
export const GENERAL = 'C0GENERAL';

export function userIdOf({ handle }: Pick<SlackPerson, 'handle'>): string {
  return `U${handle.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`;
}

/** The simulated workspace: everybody, their direct chats with the bot, one channel, modals and Home tabs. In memory. */
export interface Workspace {
  readonly people: readonly SlackPerson[];
  /** By user id. */
  person(user: string): SlackPerson | undefined;
  /** Has this person opened Slack yet? The bot does not find those by e-mail who never did. */
  readonly joined: Set<string>;
  /** What a person sees of a channel; undefined where they are not in it. */
  seen(user: string, channel: string): Conversation<SlackContent> | undefined;
  /** Puts a message before everybody in the channel. False: there is no such channel. */
  post(
    channel: string,
    by: string,
    content: { text: string; blocks: Fields[]; thread?: string | undefined },
  ): string | undefined;
  /** Shows it to one person only. */
  whisper(user: string, channel: string, content: { text: string; blocks: Fields[] }): string | undefined;
  /** Changes a message for everybody; false when there is none that can be changed. */
  change(channel: string, id: string, content: { text: string; blocks: Fields[] }): boolean;
  /** As a response address may: also what only this person sees. */
  rewrite(user: string, channel: string, id: string, content: { text: string; blocks: Fields[] }): boolean;
  /** Takes a message away, from one person only when it was for them only. */
  remove(user: string, channel: string, id: string): void;
  /** The open modal of each person, by user id. */
  readonly modals: Map<string, Fields>;
  readonly homes: Map<string, Fields>;
  tell(user: string, happening: SlackHappening): void;
  watch(watcher: (user: string, happening: SlackHappening) => void): void;
  /** Something that no other thing is called. */
  newId(prefix: string): string;
  /** Slack gives every block an id. */
  named(blocks: Fields[]): Fields[];
}

export function createWorkspace(people: readonly SlackPerson[], clock: Clock): Workspace {
  const byUser = new Map(people.map((person) => [userIdOf(person), person]));
  const conversations = new Map<string, Conversation<SlackContent>>();
  const watchers: ((user: string, happening: SlackHappening) => void)[] = [];
  let count = 0;
  const tell = (user: string, happening: SlackHappening) => {
    for (const watcher of watchers) watcher(user, happening);
  };

  function seen(user: string, channel: string): Conversation<SlackContent> | undefined {
    const place = placeOf(user, channel);
    if (!place || !byUser.has(user)) return undefined;
    const key = `${user} ${place}`;
    const known = conversations.get(key) ?? createConversation(clock, (happening) => tell(user, { place, happening }));
    conversations.set(key, known);
    return known;
  }

  const members = (channel: string) => [...byUser.keys()].filter((user) => placeOf(user, channel) !== undefined);
  /** Seconds with a fraction, as Slack names messages. */
  const newTs = () => `${Math.floor(clock.now() / 1000)}.${String(++count).padStart(6, '0')}`;
  const named = (blocks: Fields[]) => blocks.map((block) => ({ block_id: `b${++count}`, ...block }));

  function change(channel: string, id: string, { text, blocks }: { text: string; blocks: Fields[] }): boolean {
    const drawn = named(blocks);
    const changed = members(channel).map((user) => {
      const place = seen(user, channel);
      const entry = place?.find(id);
      return entry?.by === BOT && !entry.isPrivate && place?.change(id, { ...entry, text, blocks: drawn });
    });
    return changed.includes(true);
  }

  return {
    people,
    person: (user) => byUser.get(user),
    joined: new Set(),
    seen,
    modals: new Map(),
    homes: new Map(),
    tell,
    watch: (watcher) => void watchers.push(watcher),
    named,
    newId: (prefix) => `${prefix}${++count}`,
    post(channel, by, { text, blocks, thread }) {
      const users = members(channel);
      if (users.length === 0) return undefined;
      const [id, content] = [newTs(), { by, text, blocks: named(blocks), isPrivate: false, thread }];
      for (const user of users) seen(user, channel)?.add(by === BOT ? 'bot' : 'person', { ...content }, id);
      return id;
    },
    whisper(user, channel, { text, blocks }) {
      const content = { by: BOT, text, blocks: named(blocks), isPrivate: true, thread: undefined };
      return seen(user, channel)?.add('bot', content, newTs()).id;
    },
    change,
    rewrite(user, channel, id, content) {
      const place = seen(user, channel);
      const entry = place?.find(id);
      if (!entry?.isPrivate) return change(channel, id, content);
      return place?.change(id, { ...entry, text: content.text, blocks: named(content.blocks) }) ?? false;
    },
    remove(user, channel, id) {
      const isPrivate = seen(user, channel)?.find(id)?.isPrivate;
      for (const each of isPrivate ? [user] : members(channel)) seen(each, channel)?.remove(id);
    },
  };
}

/** A direct chat with the bot is named after its person. */
export function directOf(user: string): string {
  return `D${user}`;
}

export function channelOf(user: string, place: Place): string {
  return place === 'direct' ? directOf(user) : GENERAL;
}

function placeOf(user: string, channel: string): Place | undefined {
  if (channel === GENERAL) return 'general';
  return channel === directOf(user) ? 'direct' : undefined;
}

/** The part of a message or view that is named by its block and action, or undefined. */
export function elementOf(blocks: Fields[], block: string, action: string): Fields | undefined {
  const found = blocks.find((one) => one.block_id === block);
  if (!found) return undefined;
  const elements = [...list(found.elements), ...list([found.accessory, found.element].filter(Boolean))];
  return elements.find((element) => word(element.action_id) === action);
}
