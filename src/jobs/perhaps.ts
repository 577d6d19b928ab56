import type { App } from '../app/app.ts';
import { noteOnce, readNote } from '../store/requests.ts';

/** A note of a request that is carried out without anybody waiting for it: it was begun. */
export const STARTED = 'started';
/** A note: an earlier try was cut off, or no answer came to it. Whatever a later one finds out, it may have taken effect. */
const PERHAPS = 'perhaps done';

/** An earlier try of this request may have taken effect. @param reclaimed the process of that try is gone */
export async function mayBeDone(app: App, key: string, reclaimed: boolean): Promise<boolean> {
  if ((await readNote(app.database.db, key, PERHAPS)) !== undefined) return true;
  if (!reclaimed || (await readNote(app.database.db, key, STARTED)) === undefined) return false;
  await notePerhaps(app, key);
  return true;
}

/** No answer came: from now on nothing that a later try finds out says that it was not done. */
export async function notePerhaps(app: App, key: string): Promise<void> {
  await app.database.commit((tx) => noteOnce(tx, key, PERHAPS, 'true'));
}
