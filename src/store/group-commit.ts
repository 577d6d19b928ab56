import type { Handle } from './tables.ts';

/** What the two engines do differently around a group of works. */
export interface GroupEngine {
  /** Runs the body in one transaction and commits it; rolls back and throws when the body or the commit fails. */
  transaction(durable: boolean, body: (tx: Handle) => Promise<void>): Promise<void>;
  mark(tx: Handle): Promise<void>;
  keep(tx: Handle): Promise<void>;
  undo(tx: Handle): Promise<void>;
  /** True when the engine broke off a work only because two transactions waited for each other. */
  isDeadlock(error: unknown): boolean;
  /** Changes nothing, and fails when nothing can be changed. */
  probe(tx: Handle): Promise<void>;
}

export interface CommitOptions {
  /** False where a power cut may take the change back: a group of such works alone is not forced to disk. */
  durable?: boolean;
  /** Nobody waits for it at this moment: while there is much to write, it may wait a little for company. */
  patient?: boolean;
}

/**
 * Runs the work in a transaction and resolves when it is on disk. The work must use only the handle it is given,
 * must not wait for anything but the database, and is run again when the engine had to break a deadlock.
 */
export type Commit = <T>(work: (tx: Handle) => Promise<T>, options?: CommitOptions) => Promise<T>;

/** Keeps one transaction from holding the event loop, or other processes' writes, for long. */
const LARGEST_GROUP = 200;
const DEADLOCK_TRIES = 5;
/**
 * After a group, patient works wait so long for others. A commit costs by the pages it writes, and the works of a busy
 * moment write the same ones: together they cost a fraction.
 */
const GATHER_MS = 4;

interface Waiting {
  durable: boolean;
  tries: number;
  /** Runs the work and returns what to do once it is committed. */
  run(tx: Handle): Promise<() => void>;
  reject(error: unknown): void;
}

/** Commits works in groups: one transaction, and so one wait for the disk, for all that arrive in one turn of the event loop. */
export function createGroupCommit(engine: GroupEngine): { commit: Commit; drained: () => Promise<void> } {
  let waiting: Waiting[] = [];
  let drain: Promise<void> | undefined;
  let lastEnd = Number.NEGATIVE_INFINITY;
  let isUrgent = false;
  let hurry: (() => void) | undefined;

  const commit: Commit = (work, options) =>
    new Promise((resolve, reject) => {
      const run = async (tx: Handle) => {
        const value = await work(tx);
        return () => resolve(value);
      };
      waiting.push({ durable: options?.durable ?? true, tries: 1, run, reject });
      if (!options?.patient) {
        isUrgent = true;
        hurry?.();
      }
      drain ??= runAll();
    });

  /** Until the next group shall run. */
  async function gather(): Promise<void> {
    const rest = lastEnd + GATHER_MS - performance.now();
    if (rest > 0 && !isUrgent) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, rest);
        hurry = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      hurry = undefined;
    }
    // After this turn's input: on SQLite a group runs without a pause, and would otherwise always be a group of one.
    await new Promise((resolve) => setImmediate(resolve));
  }

  async function runAll(): Promise<void> {
    while (waiting.length > 0) {
      await gather();
      const group = waiting.slice(0, LARGEST_GROUP);
      waiting = waiting.slice(LARGEST_GROUP);
      isUrgent = waiting.length > 0;
      await runGroup(group);
      lastEnd = performance.now();
    }
    drain = undefined;
  }

  async function runGroup(group: Waiting[]): Promise<void> {
    const done: (() => void)[] = [];
    const failed: { work: Waiting; error: unknown }[] = [];
    const durable = group.some((work) => work.durable);
    try {
      await engine.transaction(durable, async (tx) => {
        const only = group.length === 1 ? group[0] : undefined;
        if (only) return void done.push(await only.run(tx));
        for (const work of group) {
          await engine.mark(tx);
          try {
            done.push(await work.run(tx));
          } catch (error) {
            // What ended the whole transaction left nothing to undo; it is the trouble to tell, not the failing undo.
            await engine.undo(tx).catch(() => Promise.reject(error));
            failed.push({ work, error });
            continue;
          }
          await engine.keep(tx);
        }
      });
    } catch (error) {
      const already = new Set(failed.map(({ work }) => work));
      for (const work of group) if (!already.has(work)) failed.push({ work, error });
      done.length = 0;
    }
    for (const settle of done) settle();
    for (const { work, error } of failed) {
      if (!engine.isDeadlock(error) || work.tries >= DEADLOCK_TRIES) work.reject(error);
      else waiting.push({ ...work, tries: work.tries + 1 });
    }
  }

  return { commit, drained: async () => drain };
}
