import type { Clock } from '../../kit/clock.ts';

/** What every message has, whatever a platform puts into it. */
export interface EntryHead {
  /** Unique in its conversation. */
  id: string;
  from: 'person' | 'bot';
  /** In milliseconds. */
  at: number;
  /** Raised with each change in place. */
  version: number;
}

export type Entry<Content> = EntryHead & Content;

/** What a page that watches a conversation is told. */
export type Happening<Content> =
  | { kind: 'entry'; entry: Entry<Content> }
  | { kind: 'removed'; id: string }
  | { kind: 'typing' };

/** What one person sees of one conversation, in memory. */
export interface Conversation<Content> {
  readonly entries: readonly Entry<Content>[];
  /** Without `id` it gets one. */
  add(from: EntryHead['from'], content: Content, id?: string): Entry<Content>;
  /** Changes an entry in place; false when it is not there (any more). */
  change(id: string, content: Content): boolean;
  remove(id: string): boolean;
  find(id: string): Entry<Content> | undefined;
  showTyping(): void;
}

const LONGEST_HISTORY = 200;

export function createConversation<Content extends object>(
  clock: Clock,
  tell: (happening: Happening<Content>) => void,
): Conversation<Content> {
  const entries: Entry<Content>[] = [];
  let lastId = 0;
  const find = (id: string) => entries.find((candidate) => candidate.id === id);

  // As in Teams, an id is a time in milliseconds; two in one millisecond still differ.
  function nextId(): string {
    lastId = Math.max(lastId + 1, clock.now());
    return String(lastId);
  }

  return {
    entries,
    find,
    add(from, content, id = nextId()) {
      const entry: Entry<Content> = { id, from, at: clock.now(), version: 1, ...content };
      entries.push(entry);
      if (entries.length > LONGEST_HISTORY) entries.shift();
      tell({ kind: 'entry', entry });
      return entry;
    },
    change(id, content) {
      const entry = find(id);
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
  };
}
