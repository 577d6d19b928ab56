import type { Clock } from '../../kit/clock.ts';
import type { Database, Handle } from '../../store/database.ts';
import { contactChanges, saveContact } from '../../store/support-contacts.ts';

/** Support contacts: those of the configuration, and what commands added or took out. */
export interface Contacts {
  /** E-mail addresses, lower case, sorted; as last read. */
  current(): readonly string[];
  /** Reads what other processes changed. */
  refresh(): Promise<void>;
  /** False when nothing changed. @param also what is written together with it */
  change(email: string, present: boolean, by: string, also?: (tx: Handle) => Promise<void>): Promise<boolean>;
}

export function createContacts(parts: { database: Database; clock: Clock; configured: readonly string[] }): Contacts {
  const { database, clock, configured } = parts;
  let current = [...new Set(configured)].sort();

  async function refresh(): Promise<void> {
    const all = new Set(configured);
    for (const { email, present } of await contactChanges(database.db)) {
      if (present) all.add(email);
      else all.delete(email);
    }
    current = [...all].sort();
  }

  return {
    current: () => current,
    refresh,
    async change(email, present, by, also) {
      await refresh();
      if (current.includes(email) === present) return false;
      await database.commit(async (tx) => {
        await saveContact(tx, { email, present, changedBy: by, changedAt: clock.now() });
        await also?.(tx);
      });
      await refresh();
      return true;
    },
  };
}
