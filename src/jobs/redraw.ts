import { z } from 'zod';
import type { Card } from '../../cards/model.ts';
import { adapterFor, REDRAW_MS } from '../app/answer.ts';
import type { App } from '../app/app.ts';
import { carryOut } from '../app/dispatch.ts';
import { MessageRef } from '../core/chat.ts';
import { toPatchcordError } from '../core/errors.ts';
import { CallSchema, Incoming } from '../core/request.ts';
import { tokenHash } from '../kit/sign.ts';
import { endLiveCard, readLiveCard, touchLiveCard } from '../store/live-cards.ts';
import { type JobHandler, TryLater } from './handler.ts';

const RedrawJob = z.object({ id: z.string() });
const Viewer = z.object({ from: Incoming.shape.from, where: Incoming.shape.where });

/** Draws a live card anew and changes it in place when it differs; at its end it says that it rests. */
export function redraw(app: App): JobHandler {
  return {
    attempts: 5,
    backoffMs: 2_000,
    async run(job, signal) {
      const { id } = RedrawJob.parse(JSON.parse(job.body));
      const live = await readLiveCard(app.database.db, id);
      if (!live) return;
      const now = app.clock.now();
      const viewer = Viewer.parse(JSON.parse(live.viewer));
      const message = MessageRef.parse(JSON.parse(live.message));
      const fresh = await draw(app, viewer, CallSchema.parse(JSON.parse(live.call)), signal);
      const over = now >= live.untilAt || fresh === 'gone';
      if (fresh !== 'gone' && fresh !== 'later') {
        const fingerprint = tokenHash(JSON.stringify([fresh.title, fresh.tone, fresh.blocks]));
        const card = over ? { ...fresh, state: `${fresh.state ?? ''} · No longer live: press Refresh` } : fresh;
        if (over || fingerprint !== live.fingerprint) {
          const gone = await change(app, viewer.from, message, card);
          if (gone) return (tx) => endLiveCard(tx, id).then(() => undefined);
          await app.database.commit((tx) => touchLiveCard(tx, id, { at: now, fingerprint }), { durable: false });
        }
      }
      if (over) return (tx) => endLiveCard(tx, id).then(() => undefined);
      return new TryLater({ dueAt: now + REDRAW_MS });
    },
  };
}

/** With the rights the viewer has now; who may no longer see it keeps the last picture. */
async function draw(
  app: App,
  viewer: z.infer<typeof Viewer>,
  call: z.infer<typeof CallSchema>,
  signal: AbortSignal,
): Promise<Card | 'gone' | 'later'> {
  const found = await app.people.find(viewer.from, viewer.where);
  const command = app.catalog.get(call.command);
  if (found.kind !== 'found' || command?.effect !== 'read') return 'gone';
  const incoming: Incoming = {
    key: `redraw:${call.command}`,
    at: app.clock.now(),
    ...viewer,
    asked: { kind: 'call', call, values: {} },
    handle: null,
  };
  try {
    const settled = await carryOut(app, {
      incoming,
      who: found.who,
      account: found.account,
      command,
      call,
      signal,
      sentence: false,
      newest: false,
    });
    return settled.result === 'done' ? settled.reply.card : 'gone';
  } catch (thrown) {
    const { code } = toPatchcordError(thrown);
    return code === 'busy' || code === 'unreachable' ? 'later' : 'gone';
  }
}

async function change(app: App, user: Incoming['from'], message: MessageRef, card: Card): Promise<boolean> {
  try {
    await adapterFor(app, user).update(message, card);
    return false;
  } catch (thrown) {
    if (toPatchcordError(thrown).code === 'not-found') return true;
    throw thrown;
  }
}
