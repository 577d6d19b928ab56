import { defineCommand } from 'citty';
import { createSealer } from '../kit/seal.ts';
import { storedSecretKey } from '../secret-key.ts';
import { auditKeyOf, keyAudit } from '../store/audit.ts';
import { openDatabase } from '../store/database.ts';
import { plainly } from './plainly.ts';
import { partsOrExit } from './settings.ts';

/** Brings the database to what this version expects; `start` does the same by itself. */
export const migrateVerb = defineCommand({
  meta: { name: 'migrate', description: 'Bring the database up to date' },
  run: plainly('The database could not be brought up to date', async () => {
    const { env } = partsOrExit();
    const database = await openDatabase(env.DATABASE_URL ? { url: env.DATABASE_URL } : { folder: env.PATCHCORD_DATA });
    const secretKey = await storedSecretKey(env, database);
    if (secretKey !== undefined) {
      const key = auditKeyOf(createSealer(secretKey));
      await database.commit((tx) => keyAudit(tx, key));
    }
    await database.close();
    console.log(`The database (${database.engine}) is up to date.`);
  }),
});
