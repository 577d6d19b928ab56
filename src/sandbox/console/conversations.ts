import type { Clock } from '../../kit/clock.ts';

/** One message as the page shows it. */
export interface Entry {
  id: string;
  from: 'person' | 'bot';
  /** In milliseconds. */
  at: number;
  text: string;
  /** Adaptive Cards, as the bot sent them. */
  cards: unknown[];
  /** Names of attachments the page cannot draw. */
  files: string[];
  /** Raised with each change in place. */
  version: number;
}

export type EntryContent = Pick<Entry, 'text' | 'cards' | 'files'>;

/** What a page that watches a conversation is told. */
export type Happening =
  | { kind: 'history'; entries: readonly Entry[] }
  | { kind: 'entry'; entry: Entry }
  | { kind: 'removed'; id: string }
  | { kind: 'typing' };

/** The one-to-one conversation of a person with the bot, in memory. */
export interface Conversation {
  readonly entries: readonly Entry[];
  add(from: Entry['from'], content: EntryContent): Entry;
  /** Changes an entry in place; false when it is not there (any more). */
  change(id: string, content: EntryContent): boolean;
  remove(id: string): boolean;
  showTyping(): void;
  /** Tells the history at once and everything that follows; the returned function ends it. */
  watch(watcher: (happening: Happening) => void): () => void;
}

const LONGEST_HISTORY = 200;

export function createConversation(clock: Clock): Conversation {
  const entries: Entry[] = [];
  const watchers = new Set<(happening: Happening) => void>();
  const tell = (happening: Happening) => {
    for (const watcher of watchers) watcher(happening);
  };
  let lastId = 0;

  return {
    entries,
    add(from, content) {
      // As in Teams, an id is a time in milliseconds; two in one millisecond still differ.
      lastId = Math.max(lastId + 1, clock.now());
      const entry = { id: String(lastId), from, at: clock.now(), version: 1, ...content };
      entries.push(entry);
      if (entries.length > LONGEST_HISTORY) entries.shift();
      tell({ kind: 'entry', entry });
      return entry;
    },
    change(id, content) {
      const entry = entries.find((candidate) => candidate.id === id);
      if (!entry) return false;
      Object.assign(entry, content, { version: entry.version + 1 });
      tell({ kind: 'entry', entry });
      return true;
    },
    remove(id) {
      const at = entries.findIndex((candidate) => candidate.id === id);
      if (at < 0) return false;
      entries.splice(at, 1);
      tell({ kind: 'removed', id });
      return true;
    },
    showTyping: () => tell({ kind: 'typing' }),
    watch(watcher) {
      watcher({ kind: 'history', entries });
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}
