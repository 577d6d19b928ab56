/** What has the same key is done one after the other, in this process. */
export interface Turns {
  /** At once where nothing has this key, else after those that asked for it before, however they end. */
  take<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

export function createTurns(): Turns {
  const tails = new Map<string, Promise<void>>();
  return {
    async take(key, work) {
      const before = tails.get(key);
      const run = before ? before.then(work) : work();
      const tail = run.then(nothing, nothing);
      tails.set(key, tail);
      try {
        return await run;
      } finally {
        if (tails.get(key) === tail) tails.delete(key);
      }
    },
    async idle() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}

function nothing(): void {
  // Only that it ended matters to the one behind.
}
