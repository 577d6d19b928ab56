/** Which arrivals are written down but not yet acknowledged: their answers wait, so that nothing overtakes. */
export interface Acks {
  begin(key: string): void;
  end(key: string): void;
  /** Resolves at once for arrivals that are acknowledged, or came to another process. */
  sent(key: string): Promise<void> | undefined;
}

export function createAcks(): Acks {
  const open = new Map<string, (() => void)[]>();
  return {
    begin(key) {
      if (!open.has(key)) open.set(key, []);
    },
    end(key) {
      const waiting = open.get(key) ?? [];
      open.delete(key);
      for (const go of waiting) go();
    },
    sent(key) {
      const waiting = open.get(key);
      return waiting && new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
