/** Lets others wait for something to become true. */
export interface Changes {
  /** To be called whenever something has changed. */
  happened(): void;
  /** Resolves at the next change for which this holds, or at once. */
  until(holds: () => boolean): Promise<void>;
}

export function createChanges(): Changes {
  const watchers = new Set<() => void>();
  return {
    happened() {
      for (const watcher of watchers) watcher();
    },
    until(holds) {
      return new Promise((resolve) => {
        const watcher = () => {
          if (!holds()) return;
          watchers.delete(watcher);
          resolve();
        };
        watchers.add(watcher);
        watcher();
      });
    },
  };
}
