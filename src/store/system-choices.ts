import type { Handle } from './tables.ts';

/** Which phone system a person meant last, for a group of commands. */
export interface StoredSystemChoice {
  /** Of the principal. */
  person: string;
  /** The group of commands: `meeting`. */
  topic: string;
  system: string;
  at: number;
}

export async function saveSystemChoice(tx: Handle, { person, topic, system, at }: StoredSystemChoice): Promise<void> {
  await tx
    .insertInto('system_choice')
    .values({ person, topic, system, at })
    .onConflict((conflict) => conflict.columns(['person', 'topic']).doUpdateSet({ system, at }))
    .execute();
}

export async function readSystemChoice(db: Handle, person: string, topic: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('system_choice')
    .select('system')
    .where('person', '=', person)
    .where('topic', '=', topic)
    .executeTakeFirst();
  return row?.system;
}
