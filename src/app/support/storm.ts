import { z } from 'zod';
import { stormCard } from '../../../cards/support-log.ts';
import { MessageRef } from '../../core/chat.ts';
import { toPatchcordError } from '../../core/errors.ts';
import { speech } from '../../core/speech.ts';
import { parseDestination } from '../../core/support-routes.ts';
import { countWaiting, readDestination, saveDestination } from '../../store/support-deliveries.ts';
import type { App } from '../app.ts';
import { adapterFor } from '../reply/answer.ts';
import { everybody } from './log-cards.ts';
import { placesOf } from './log-places.ts';

/** More than so many waiting at one place are a storm. */
const STORM = 10;
/** The card of a storm says anew how many wait; changes count against the platform's limits too. */
const EVERY_MS = 30_000;

const Storm = z.object({ message: MessageRef, since: z.number(), total: z.number(), last: z.number(), at: z.number() });

/**
 * Logs come faster than the place takes them: one card says how many wait, is changed now and then, and says at the end that all
 * are there. Best effort: the logs themselves do not wait for it.
 */
export async function keepStorm(app: App, destination: string): Promise<void> {
  const { db } = app.database;
  const now = app.clock.now();
  const waiting = await countWaiting(db, destination, now);
  const known = await readDestination(db, destination);
  if (known.storm === null && waiting <= STORM) return;
  if (known.closedAt !== null) return;
  const storm = known.storm === null ? undefined : Storm.parse(JSON.parse(known.storm));
  if (storm && waiting > 0 && now - storm.at < EVERY_MS) return;
  try {
    const since = storm?.since ?? now;
    const total = storm ? storm.total + Math.max(0, waiting - storm.last) : waiting;
    const say = speech(everybody(app).locale, app.defaultZone, now);
    const minutes = Math.ceil((now - since) / 60_000);
    const card = stormCard({ waiting, total, since: say.time(since), minutes });
    const message = storm ? storm.message : await begin(app, destination, card);
    if (!message) return;
    if (storm) await adapterFor(app, message.conversation).update(message, card);
    const next = waiting === 0 ? null : JSON.stringify({ message, since, total, last: waiting, at: now });
    await keep(app, destination, next);
  } catch (thrown) {
    const error = toPatchcordError(thrown);
    app.log.warn({ destination, error }, 'a storm of logs could not be announced');
    // The card is gone, or the place is: the next storm gets a new one.
    if (storm && error.refused) await keep(app, destination, null);
  }
}

async function keep(app: App, destination: string, storm: string | null): Promise<void> {
  await app.database.commit(async (tx) => {
    await saveDestination(tx, { ...(await readDestination(tx, destination)), storm });
  });
}

/** Only where a card can be changed later: e-mail has no such thing. */
async function begin(app: App, destination: string, card: ReturnType<typeof stormCard>) {
  const to = parseDestination(destination);
  const [place] = to ? await placesOf(app, to) : [];
  return place?.via === 'chat' ? adapterFor(app, place.where).post(place.where, card) : undefined;
}
