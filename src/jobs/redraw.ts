import { z } from 'zod';
import type { Call, Card } from '../../cards/model.ts';
import type { App } from '../app/app.ts';
import { isCovered } from '../app/phone/phone-stream.ts';
import { adapterFor, directOf } from '../app/reply/answer.ts';
import { addCopy, copyMayEditAt, Drawer, fingerprintOf, REDRAW } from '../app/reply/live.ts';
import { afterEdit, nextLookMs } from '../app/reply/live-pace.ts';
import { withViewers } from '../app/reply/personal.ts';
import { carryOut } from '../app/request/dispatch.ts';
import { isProgress } from '../app/several/bulk.ts';
import { MessageRef } from '../core/chat.ts';
import type { Done, Live } from '../core/command.ts';
import { toPatchcordError } from '../core/errors.ts';
import { CallSchema, type Incoming } from '../core/request.ts';
import { advanceJob } from '../store/jobs.ts';
import {
  copiesOfDrawing,
  endLiveCard,
  type StoredLiveCard,
  saveHints,
  seenDrawing,
  touchLiveCard,
} from '../store/live-cards.ts';
import { type JobHandler, TryLater } from './handler.ts';

/** How long after its time a card is still tried for, when what it shows cannot be read at its end. */
const LAST_LOOK_WITHIN_MS = 60 * 60_000;

const RedrawJob = z.object({ drawing: z.string() });

/** Draws once what several posted copies show, and changes those in place that differ; at their end they say that they rest. */
export function redraw(app: App): JobHandler {
  return {
    attempts: 12,
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
      const looks: Look[] = [];
      let trouble: unknown;
      for (const copy of copies) {
        try {
          looks.push(await bringUpToDate(app, copy, drawn));
        } catch (thrown) {
          // One chat that does not answer must not keep the others from being drawn.
          trouble = thrown;
        }
      }
      if (trouble !== undefined) throw trouble;
      if (looks.every((look) => look.kind === 'over')) return;
      return again(app, copies, { looks, ...(drawn.kind === 'card' && { live: drawn.live }), stretch: drawn.stretch });
    },
  };
}

/** What became of one copy: it is no longer kept up to date, was changed, had not changed, or must wait for its turn. */
type Look = { kind: 'over' } | { kind: 'changed' } | { kind: 'same' } | { kind: 'waits'; until: number };

/** Brings one copy up to date, as far as its pace allows. */
async function bringUpToDate(app: App, copy: StoredLiveCard, drawn: Drawn): Promise<Look> {
  const now = app.clock.now();
  const rests = now >= copy.untilAt;
  if (drawn.kind === 'gone' || (drawn.kind === 'later' && now >= copy.untilAt + LAST_LOOK_WITHIN_MS))
    return over(app, copy);
  if (drawn.kind === 'later') return { kind: 'same' };
  const message = MessageRef.parse(JSON.parse(copy.message));
  const fresh = (copy.view !== null && drawn.views[copy.view]) || drawn.card;
  const fingerprint = fingerprintOf(fresh);
  const pauses = rests && !drawn.last;
  const changed = pauses || fingerprint !== copy.fingerprint;
  if (changed) {
    const mayAt = copyMayEditAt(app.chats, copy);
    if (mayAt > now && !rests && !drawn.last) return { kind: 'waits', until: mayAt };
    const card = pauses ? { ...fresh, state: `${fresh.state ?? ''} · No longer live: press Refresh` } : fresh;
    const sent = await withViewers(app, card, message.conversation, drawn.personal);
    if (await isGone(app, message, sent, isProgress(copy.subject)))
      return isProgress(copy.subject) ? postAnew(app, copy, { card, last: pauses || drawn.last }) : over(app, copy);
    const adapter = app.chats.get(message.conversation.platform);
    const nextEditAt = afterEdit(adapter, copy.nextEditAt, app.clock.now());
    await app.database.commit((tx) => touchLiveCard(tx, copy.id, { at: now, fingerprint, nextEditAt }), {
      durable: false,
    });
  }
  if (rests || drawn.last) return over(app, copy);
  return { kind: changed ? 'changed' : 'same' };
}

async function over(app: App, { id }: StoredLiveCard): Promise<Look> {
  await app.database.commit((tx) => endLiveCard(tx, id), { durable: false });
  return { kind: 'over' };
}

/** In a message of its own, which is kept up to date from now on. */
async function postAnew(app: App, copy: StoredLiveCard, { card, last }: { card: Card; last: boolean }): Promise<Look> {
  const drawer = Drawer.parse(JSON.parse(copy.viewer));
  const message = await adapterFor(app, drawer.from).post(await directOf(app, drawer.from, drawer.where), card);
  const now = app.clock.now();
  const live = { subject: copy.subject, call: CallSchema.parse(JSON.parse(copy.call)), lastsMs: copy.untilAt - now };
  await app.database.commit(async (tx) => {
    await endLiveCard(tx, copy.id);
    if (!last) await addCopy(tx, { live, drawer, message, card }, now);
  });
  return { kind: last ? 'over' : 'changed' };
}

/** Comes back for the next look; sooner for a copy that waits for its turn, or when the subject was touched meanwhile. */
async function again(
  app: App,
  copies: readonly StoredLiveCard[],
  { looks, live, stretch }: { looks: readonly Look[]; live?: Live | undefined; stretch: number },
): Promise<TryLater> {
  const { drawing, subject } = copies[0] ?? { drawing: '', subject: '' };
  const quiet = looks.some((look) => look.kind === 'changed') ? 0 : Math.max(...copies.map((copy) => copy.quiet)) + 1;
  const covered = await isCovered(app, subject);
  const kept = copies.filter((_, at) => looks[at]?.kind !== 'over');
  const now = app.clock.now();
  const waits = looks.flatMap((look) => (look.kind === 'waits' ? [look.until] : []));
  // At its end it is drawn a last time.
  const ends = kept.map((copy) => copy.untilAt).filter((untilAt) => untilAt > now);
  const lookAt = Math.min(now + nextLookMs(quiet, covered, live?.pace) * stretch, ...ends, ...waits);
  return new TryLater({
    dueAt: Math.ceil(lookAt),
    async write(tx) {
      const before = new Map(copies.map((copy) => [copy.id, copy.touched]));
      const later = await seenDrawing(tx, drawing, quiet);
      if (live) await saveHints(tx, drawing, live.hints ?? []);
      const touched = later.filter((copy) => copy.touched > (before.get(copy.id) ?? 0));
      if (touched.length === 0) return;
      await seenDrawing(tx, drawing, 0);
      const mayAt = Math.min(...touched.map((copy) => copyMayEditAt(app.chats, copy)));
      await advanceJob(tx, REDRAW, drawing, Math.max(app.clock.now(), mayAt));
    },
  });
}

/**
 * `gone`: the copies keep the last picture. `last`: what is shown has come to its end, and the card says so. `stretch`: how many
 * times longer than wished the next pause is, because of the limits of the phone system.
 */
type Drawn = { stretch: number } & (
  | {
      kind: 'card';
      card: Card;
      views: NonNullable<Done['views']>;
      personal: Done['personal'];
      live: Live | undefined;
      last: boolean;
    }
  | { kind: 'gone' }
  | { kind: 'later' }
);

/** With the rights the drawer has now; who may no longer see it leaves the last picture. */
async function draw(app: App, drawer: Drawer, call: Call, signal: AbortSignal): Promise<Drawn> {
  const found = await app.people.find(drawer.from, drawer.where);
  const command = app.catalog.get(call.command);
  if (found.kind !== 'found' || command?.effect !== 'read') return { kind: 'gone', stretch: 1 };
  const asked = app.systems.find((system) => system.id === (call.system ?? found.who.phone.system));
  const stretch = asked && command.uses.length > 0 ? app.looks.looked(asked) : 1;
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
    if (result !== 'done' || !done) return { kind: 'gone', stretch };
    const { views = {}, personal, live } = done;
    return { kind: 'card', card: reply.card, views, personal, live, last: live === undefined, stretch };
  } catch (thrown) {
    const { code } = toPatchcordError(thrown);
    return { kind: code === 'busy' || code === 'unreachable' ? 'later' : 'gone', stretch };
  }
}

/** Changes the message; true when there is none any more, or, if that is asked for, when it may not be changed any more. */
async function isGone(app: App, message: MessageRef, card: Card, orClosed: boolean): Promise<boolean> {
  try {
    await adapterFor(app, message.conversation).update(message, card);
    return false;
  } catch (thrown) {
    const { code } = toPatchcordError(thrown);
    if (code === 'not-found' || (orClosed && code === 'not-allowed')) return true;
    throw thrown;
  }
}
