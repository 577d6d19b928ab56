import type { Conversation } from '../../core/chat.ts';
import { toPatchcordError } from '../../core/errors.ts';
import { readPlace, savePlace } from '../../store/chat-places.ts';
import { closedDestinations, requeueFailed } from '../../store/support-deliveries.ts';
import type { App } from '../app.ts';
import { deliverSoon } from './support-jobs.ts';

/** What a channel missed for so long is sent after the bot is back in it. */
const MISSED_MS = 24 * 60 * 60_000;

/** Keeps the way to a channel or group chat; written only when it is new. What could not be delivered there is tried again. */
export async function rememberPlace(app: App, where: Conversation, added: boolean): Promise<void> {
  try {
    const conversation = JSON.stringify(where);
    const known = await readPlace(app.database.db, where.platform, where.id);
    if (known?.conversation === conversation && !added) return;
    const now = app.clock.now();
    await app.database.commit(async (tx) => {
      await savePlace(tx, { platform: where.platform, id: where.id, conversation, seenAt: now });
      // The app is added to a team as a whole: its other channels are open now too.
      for (const destination of await closedDestinations(tx, `${where.platform}:`)) {
        if ((await requeueFailed(tx, destination, now - MISSED_MS, now)) > 0)
          await deliverSoon(tx, destination, now, now);
      }
    });
    app.wake();
  } catch (thrown) {
    // The message itself is answered all the same.
    app.log.warn({ platform: where.platform, error: toPatchcordError(thrown) }, 'a channel could not be remembered');
  }
}
