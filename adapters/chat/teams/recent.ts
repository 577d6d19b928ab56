/** What happened lately, by key; the oldest is forgotten when there is no more room. For what only spares work or polishes an answer. */
export interface Recent<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  /** Gives it back and forgets it. */
  take(key: string): V | undefined;
}

const keptAtMost = 5_000;

export function createRecent<V>(): Recent<V> {
  const entries = new Map<string, V>();
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      if (entries.size <= keptAtMost) return;
      for (const oldest of entries.keys()) {
        entries.delete(oldest);
        return;
      }
    },
    take(key) {
      const value = entries.get(key);
      entries.delete(key);
      return value;
    },
  };
}
