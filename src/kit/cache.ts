import { LRUCache } from 'lru-cache';
import type { Clock } from './clock.ts';

interface CacheOptions<K extends {}, V extends {}> {
  /** Entries at most; the least used leaves first. */
  limit: number;
  lifetimeMs: number;
  clock: Clock;
  /** Fetches what is missing. A failure reaches everybody who waits and is not kept. */
  load: (key: K) => Promise<V>;
}

interface Cache<K extends {}, V extends {}> {
  /** From the cache, or loaded; those who ask for the same key meanwhile wait for the same load. */
  get(key: K): Promise<V>;
  /** What is there already, if it is. */
  peek(key: K): V | undefined;
  set(key: K, value: V): void;
  /** Forgets one entry, or all. */
  forget(key?: K): void;
}

/** A bounded cache with a lifetime. */
export function createCache<K extends {}, V extends {}>({
  limit,
  lifetimeMs,
  clock,
  load,
}: CacheOptions<K, V>): Cache<K, V> {
  const entries = new LRUCache<K, V>({ max: limit, ttl: lifetimeMs, ttlResolution: 0, perf: clock });
  const loads = new Map<K, Promise<V>>();

  function start(key: K): Promise<V> {
    const running = load(key).then(
      (value) => {
        // Forgotten in the meantime: what was read may be old already.
        if (loads.get(key) === running) {
          loads.delete(key);
          entries.set(key, value);
        }
        return value;
      },
      (error: unknown) => {
        if (loads.get(key) === running) loads.delete(key);
        throw error;
      },
    );
    loads.set(key, running);
    return running;
  }

  return {
    async get(key) {
      return entries.get(key) ?? loads.get(key) ?? start(key);
    },
    peek: (key) => entries.get(key),
    set(key, value) {
      loads.delete(key);
      entries.set(key, value);
    },
    forget(key) {
      if (key === undefined) {
        entries.clear();
        loads.clear();
      } else {
        entries.delete(key);
        loads.delete(key);
      }
    },
  };
}
