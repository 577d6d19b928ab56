import type { z } from 'zod';
import { type Caller, isRefusal, mapBounded } from './api.ts';
import type { Profiles } from './profile.ts';

const singlesAtOnce = 6;

/** How many things are asked for at once. */
interface Many<V> {
  /** Keys as they are sent. */
  call(keys: readonly string[]): { path: string; json: Record<string, readonly string[]> };
  answer: z.ZodType<ReadonlyMap<string, V>>;
  one(key: string): Promise<V>;
}

/** The release that has refused such a call: it is not asked again there. */
export interface BulkMemory {
  refusedBy?: string;
}

/**
 * States that are asked for in one go are read with one call from 22.3. Neither the body of that call nor its answer is
 * described (an inference from the single reads), so what the answer lacks, or all when it is refused, is read one by one.
 */
export function createBulk<V>(service: Caller, profiles: Profiles, many: Many<V>, memory: BulkMemory = {}) {
  let waiting = new Map<string, PromiseWithResolvers<V>>();

  async function readMany(keys: readonly string[]): Promise<ReadonlyMap<string, V>> {
    const { bulkStatus, release } = await profiles.current();
    if (!bulkStatus || memory.refusedBy === release) return new Map();
    try {
      return await service.read({ method: 'POST', ...many.call(keys), repeatable: true }, many.answer);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      memory.refusedBy = release;
      return new Map();
    }
  }

  async function flush(): Promise<void> {
    const asked = waiting;
    waiting = new Map();
    try {
      const found = asked.size > 1 ? await readMany([...asked.keys()]) : new Map<string, V>();
      await mapBounded([...asked], singlesAtOnce, async ([key, { resolve, reject }]) => {
        const value = found.get(key);
        if (value !== undefined) resolve(value);
        else await many.one(key).then(resolve, reject);
      });
    } catch (error) {
      for (const { reject } of asked.values()) reject(error);
    }
  }

  /** Questions of the same turn go together. */
  return (key: string): Promise<V> => {
    const known = waiting.get(key);
    if (known) return known.promise;
    if (waiting.size === 0) queueMicrotask(() => void flush());
    const promised = Promise.withResolvers<V>();
    waiting.set(key, promised);
    return promised.promise;
  };
}
