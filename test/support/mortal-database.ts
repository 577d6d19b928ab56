import type { Database, Handle } from '../../src/store/database.ts';
import { readsUnderWay, underWay } from './stillness.ts';

/** The database of a process that can be let die between two of its commits. */
export interface MortalDatabase extends Database {
  /** Resolves when it is dead: after the first commit from now on for which this holds, nothing goes on. */
  dieWhen(holds: (db: Handle) => Promise<boolean>): Promise<void>;
  /** At once: nothing is written any more. */
  die(): void;
}

export function mortal(database: Database): MortalDatabase {
  let holds: ((db: Handle) => Promise<boolean>) | undefined;
  let dead = false;
  const died = Promise.withResolvers<void>();
  return {
    ...database,
    db: database.db.withPlugin(readsUnderWay()),
    async commit(work, how) {
      if (dead) throw new Error('This process is dead.');
      const result = await underWay(database.commit(work, how));
      if (dead || (holds && (await holds(database.db)))) {
        dead = true;
        died.resolve();
        return new Promise(() => undefined);
      }
      return result;
    },
    die() {
      dead = true;
    },
    dieWhen(wanted) {
      holds = wanted;
      return died.promise;
    },
  };
}
