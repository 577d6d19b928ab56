import { z } from 'zod';
import type { Call, Card } from '../../cards/model.ts';
import { adapterFor } from '../app/answer.ts';
import type { App } from '../app/app.ts';
import { carryOut } from '../app/dispatch.ts';
import { Drawer, fingerprintOf, REDRAW, REDRAW_MS } from '../app/live.ts';
import { MessageRef } from '../core/chat.ts';
import type { Done } from '../core/command.ts';
import { toPatchcordError } from '../core/errors.ts';
import { CallSchema, type Incoming } from '../core/request.ts';
import { findJob } from '../store/jobs.ts';
import { copiesOfDrawing, endLiveCard, type StoredLiveCard, touchLiveCard } from '../store/live-cards.ts';
import { type JobHandler, TryLater } from './handler.ts';

const RedrawJob = z.object({ drawing: z.string() });

/** Draws once what several posted copies show, and changes those in place that differ; at their end they say that they rest. */
export function redraw(app: App): JobHandler {
  return {
    attempts: 5,
    backoffMs: 2_000,
    async run(job, signal) {
      const { drawing } = RedrawJob.parse(JSON.parse(job.body));
      const copies = await copiesOfDrawing(app.database.db, drawing);
      const [one] = copies;
      if (!one) return;
      const drawn = await draw(
        app,
        Drawer.parse(JSON.parse(one.viewer)),
        CallSchema.parse(JSON.parse(one.call)),
        signal,
      );
      const ended: string[] = [];
      let trouble: unknown;
      for (const copy of copies) {
        try {
          if (await isOver(app, copy, drawn)) ended.push(copy.id);
        } catch (thrown) {
          // One chat that does not answer must not keep the others from being drawn.
          trouble = thrown;
        }
      }
      for (const id of ended) await app.database.commit((tx) => endLiveCard(tx, id), { durable: false });
      if (trouble !== undefined) throw trouble;
      if (ended.length === copies.length) return;
      // Touched meanwhile: the newer job goes on.
      const newer = await findJob(app.database.db, REDRAW, drawing);
      if (newer && newer.id !== job.id) return;
      return new TryLater({ dueAt: app.clock.now() + REDRAW_MS });
    },
  };
}

/** Brings one copy up to date. True when it is not kept so any longer. */
async function isOver(app: App, copy: StoredLiveCard, drawn: Drawn): Promise<boolean> {
  const now = app.clock.now();
  const rests = now >= copy.untilAt;
  if (drawn.kind === 'gone') return true;
  if (drawn.kind === 'later') return rests;
  const fresh = (copy.view !== null && drawn.views[copy.view]) || drawn.card;
  const fingerprint = fingerprintOf(fresh);
  const pauses = rests && !drawn.last;
  if (pauses || fingerprint !== copy.fingerprint) {
    const card = pauses ? { ...fresh, state: `${fresh.state ?? ''} · No longer live: press Refresh` } : fresh;
    if (await isGone(app, copy, card)) return true;
    await app.database.commit((tx) => touchLiveCard(tx, copy.id, { at: now, fingerprint }), { durable: false });
  }
  return rests || drawn.last;
}

/** `gone`: the copies keep the last picture. `last`: what is shown has come to its end, and the card says so. */
type Drawn =
  | { kind: 'card'; card: Card; views: NonNullable<Done['views']>; last: boolean }
  | { kind: 'gone' }
  | { kind: 'later' };

/** With the rights the drawer has now; who may no longer see it leaves the last picture. */
async function draw(app: App, drawer: Drawer, call: Call, signal: AbortSignal): Promise<Drawn> {
  const found = await app.people.find(drawer.from, drawer.where);
  const command = app.catalog.get(call.command);
  if (found.kind !== 'found' || command?.effect !== 'read') return { kind: 'gone' };
  const incoming: Incoming = {
    key: `redraw:${call.command}`,
    at: app.clock.now(),
    ...drawer,
    asked: { kind: 'call', call, values: {} },
    handle: null,
  };
  try {
    const { result, reply, done } = await carryOut(app, {
      incoming,
      who: found.who,
      account: found.account,
      command,
      call,
      signal,
      sentence: false,
      newest: false,
    });
    if (result !== 'done' || !done) return { kind: 'gone' };
    return { kind: 'card', card: reply.card, views: done.views ?? {}, last: done.live === undefined };
  } catch (thrown) {
    const { code } = toPatchcordError(thrown);
    return { kind: code === 'busy' || code === 'unreachable' ? 'later' : 'gone' };
  }
}

/** Changes the message; true when there is none any more. */
async function isGone(app: App, copy: StoredLiveCard, card: Card): Promise<boolean> {
  const message = MessageRef.parse(JSON.parse(copy.message));
  try {
    await adapterFor(app, message.conversation).update(message, card);
    return false;
  } catch (thrown) {
    if (toPatchcordError(thrown).code === 'not-found') return true;
    throw thrown;
  }
}
