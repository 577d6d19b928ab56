import type { Card } from '../../cards/model.ts';
import type { ChatProfile, ChatUser, Conversation, MessageRef, Platform } from './conversation.ts';
import type { Incoming, Reply } from './request.ts';
import type { Route } from './route.ts';

export { type ChatProfile, ChatUser, Conversation, MessageRef, Platform } from './conversation.ts';

/** Where accepted requests go. Given to every chat adapter at start. */
export interface Door {
  /**
   * Writes the arrival down under its key. Resolves when it is durable: only then may the platform be acknowledged.
   * A repeat of the same key writes nothing and resolves with `fresh: false`.
   */
  accept(incoming: Incoming): Promise<Accepted>;
  /** A card that redraws itself for the viewer (Teams refresh): reads only, nothing is written down. */
  view(incoming: Incoming): Promise<Card | undefined>;
  /** Somebody opened their own page in the app: written down, and drawn soon after by `showHome`. */
  visit(from: Incoming['from'], where: Conversation): Promise<void>;
  /** Sentences this person could say here, in their language: for platforms that offer some to begin with. */
  suggest(from: Incoming['from'], where: Conversation): Promise<readonly Suggestion[]>;
  /** Things for what is typed so far. Reads only, nothing is written down. */
  search(from: Incoming['from'], where: Conversation, wanted: Wanted): Promise<readonly Hit[]>;
  /** The platform says that this person's own status there may have changed. Kept where it matters, and read anew then. */
  changed(user: ChatUser): Promise<void>;
  /**
   * The bot was spoken to in a channel or group chat, or was just `added` there. Kept, so that it can be written to later, where
   * the platform gives no other way (Teams). Never rejects.
   */
  met(where: Conversation, added: boolean): Promise<void>;
}

/** What is looked for in a search field: people, or one's own meetings that run or are planned. */
export interface Wanted {
  of: 'people' | 'meetings';
  typed: string;
}

/** One thing that was found while somebody types into a search field. */
export interface Hit {
  title: string;
  detail: string;
  /** What is put into the conversation when it is chosen; `undefined` for a line that only says something. */
  card: Card | undefined;
}

export interface Suggestion {
  /** What it is about, a few words. */
  title: string;
  /** The sentence itself. */
  text: string;
}

export interface HomePage {
  user: ChatUser;
  /** Where the person talks to us alone: what cannot be answered on the page is answered there. */
  where: Conversation;
  parts: readonly Card[];
  over: string | undefined;
}

export interface Accepted {
  fresh: boolean;
  /** The reply, when this process makes it; `undefined` for a repeat or when another process does the work. Never rejects. */
  reply: Promise<Reply | undefined>;
}

/** What stands around a conversation. */
export interface Surroundings {
  /** In people's own words, as plain text; '' when nothing says. */
  topic: string;
  /** Those the platform named, perhaps not all. */
  people: readonly ChatUser[];
  /** How many there are in all. */
  total: number;
  /** They are members of a channel, who need not take part in what is said there. */
  members?: true;
}

/** A chat platform. Adapters carry no policy and no words of their own: they translate, and keep the platform's limits. */
export interface ChatAdapter {
  readonly id: Platform;
  readonly label: string;
  /** The least time between two edits of one message that go on and on, in milliseconds. */
  readonly editEveryMs?: number;
  /** So many readers of a shared message may each see a card of their own in its place; absent where nobody can. */
  readonly personalViews?: number;
  /** HTTP entrances, mounted on the one port. */
  readonly routes: readonly Route[];
  start(door: Door): Promise<void>;
  /** Takes no new arrivals; sends what is queued for sending. */
  stop(): Promise<void>;
  /** Asks the platform about a person. Throws `not-found` when it does not know them. */
  profile(user: ChatUser, where: Conversation): Promise<ChatProfile>;
  /**
   * Shows the reply to an arrival: replaces its working line, the pressed card or the open form.
   * `private` replies in shared places are seen by the asker alone (ephemeral, or the direct chat where there is no such thing).
   */
  answer(to: Incoming, reply: Reply): Promise<MessageRef | undefined>;
  /** Shows or changes the working line of an arrival that is not answered yet. Best effort. */
  working(to: Incoming, card: Card): Promise<void>;
  /**
   * A new message for everybody in that conversation. With `mark`, an id without personal data, it can be found again where the
   * platform can look (`find`).
   */
  post(conversation: Conversation, card: Card, mark?: string): Promise<MessageRef>;
  /**
   * A message below another one: in its thread; as a reply, or simply after it, where there are no threads. `loud` shows it in
   * the channel as well, where the platform can.
   */
  reply(to: MessageRef, card: Card, how?: { loud?: boolean }): Promise<void>;
  /**
   * A message of ours with this mark, posted since then (milliseconds): whether a post that was cut off has arrived. Undefined
   * when there is none, or when we may not look. Absent where the platform cannot be asked (Teams).
   */
  find?(conversation: Conversation, mark: string, since: number): Promise<MessageRef | undefined>;
  /**
   * A channel by the id that an operator writes down; `near` is any conversation there (Teams finds its service address in it).
   * Undefined where there is no way to it yet.
   */
  channel(id: string, near: Conversation | undefined): Conversation | undefined;
  /**
   * What a channel is called (`#support`), remembered for a while. Undefined where the platform does not say, or lets us not ask.
   */
  channelName?(where: Conversation): Promise<string | undefined>;
  /** The distance between messages of a long stream into one place, in milliseconds. */
  readonly everyMs: number;
  /** Changes a posted message in place. Throws `not-found` when it is gone. */
  update(message: MessageRef, card: Card): Promise<void>;
  /**
   * The one-to-one conversation with a person; `near` is where they were met (Teams finds its service address there).
   * Throws `unreachable` where the platform does not allow one (yet).
   */
  direct(user: ChatUser, near: Conversation): Promise<Conversation>;
  /**
   * A person with this verified address, whom nobody has met here yet, and the one-to-one conversation with them.
   * Undefined when there is none; absent where the platform cannot be asked (Teams).
   */
  lookUp?(email: string): Promise<{ user: ChatUser; where: Conversation } | undefined>;
  /**
   * What the conversation is about and who takes part in it. Undefined where the platform does not say, or lets us not ask;
   * absent where it can never be asked.
   */
  surroundings?(where: Conversation): Promise<Surroundings | undefined>;
  /** Ids of the platform's own groups that a person is in, where it has such groups and may be asked for them. */
  groupsOf?(user: ChatUser): Promise<string[]>;
  /**
   * The person's own page in the app (Slack App Home), for platforms that have one: its parts one under the other.
   * Resolves with the version that is shown now; `over` is the one it should take the place of.
   * Throws `conflict` when another is shown by now.
   */
  showHome?(page: HomePage): Promise<string | undefined>;
  /** Is the platform reachable with our credentials? For doctor and `/readyz`. Throws with the reason. */
  check(): Promise<void>;
}
