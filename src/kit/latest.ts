/** Of several values for one key that wait for their turn only the last is sent. */
export interface Latest<T> {
  /**
   * Resolves, for everybody who gave a value for this key meanwhile, when the one was sent that counts.
   * @param run waits for its turn and then takes the value; afterwards the next value begins anew
   */
  send(key: string, value: T, run: (take: () => T) => Promise<void>): Promise<void>;
}

export function createLatest<T>(): Latest<T> {
  const waiting = new Map<string, { value: T; done: Promise<void> }>();
  return {
    send(key, value, run) {
      const known = waiting.get(key);
      if (known) {
        known.value = value;
        return known.done;
      }
      const entry = { value, done: Promise.resolve() };
      waiting.set(key, entry);
      const leave = () => {
        if (waiting.get(key) === entry) waiting.delete(key);
      };
      const take = () => {
        leave();
        return entry.value;
      };
      // One that failed before its turn must not swallow those that come later.
      entry.done = run(take).finally(leave);
      return entry.done;
    },
  };
}
