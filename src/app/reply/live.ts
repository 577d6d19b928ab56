import { z } from 'zod';
import type { Card } from '../../../cards/model.ts';
import { type ChatAdapter, MessageRef, type Platform } from '../../core/chat.ts';
import type { Live } from '../../core/command.ts';
import { CallSchema, Incoming } from '../../core/request.ts';
import { tokenHash } from '../../kit/sign.ts';
import { addJob, advanceJob } from '../../store/jobs.ts';
import { interruptLiveCard, resumeLiveCard, saveHints, saveLiveCard, touchLiveCards } from '../../store/live-cards.ts';
import type { Handle } from '../../store/tables.ts';
import { mayEditAt, nextLookMs, notBefore } from './live-pace.ts';

export const REDRAW = 'redraw';

/** How long a live card keeps itself up to date, where its command does not say. */
const LIVE_MS = 15 * 60_000;
/** So long something else may stand in its place. */
const READ_MS = 60_000;

/** With whose rights a card is drawn. */
export const Drawer = z.object({ from: Incoming.shape.from, where: Incoming.shape.where });
export type Drawer = z.infer<typeof Drawer>;

/** As it is stored in jobs that post a copy. */
export const StoredLive = z.object({
  subject: z.string(),
  call: CallSchema,
  view: z.exactOptional(z.string()),
  lastsMs: z.exactOptional(z.number()),
  hints: z.exactOptional(z.array(z.string()).readonly()),
  pace: z.exactOptional(z.enum(['lively', 'calm'])),
}) satisfies z.ZodType<Live>;

export interface Copy {
  live: Live;
  drawer: Drawer;
  message: MessageRef;
  /** What it shows now. */
  card: Card;
}

/** Remembers a posted copy of a live card, and sees to it that it is drawn anew. */
export async function addCopy(tx: Handle, { live, drawer, message, card }: Copy, now: number): Promise<void> {
  const { subject, call, view, lastsMs = LIVE_MS, hints = [], pace } = live;
  const drawing = drawingOf(live, drawer);
  await saveLiveCard(tx, {
    id: copyOf(message),
    subject,
    drawing,
    view: view ?? null,
    message: JSON.stringify(message),
    viewer: JSON.stringify(drawer),
    call: JSON.stringify(call),
    untilAt: now + lastsMs,
    updatedAt: now,
    fingerprint: fingerprintOf(card),
  });
  await resumeLiveCard(tx, copyOf(message), now);
  await saveHints(tx, drawing, hints);
  await addJob(tx, {
    kind: REDRAW,
    key: drawing,
    body: JSON.stringify({ drawing }),
    dueAt: now + nextLookMs(0, false, pace),
    now,
  });
}

/**
 * A question, a refusal or anything else that is not live stands in the place of a copy now, if it was one: it is left there for a
 * while to be read and answered, whatever happens meanwhile.
 */
export async function interruptCopy(
  tx: Handle,
  chats: ReadonlyMap<Platform, ChatAdapter>,
  message: MessageRef,
  now: number,
): Promise<void> {
  const adapter = chats.get(message.conversation.platform);
  await interruptLiveCard(tx, copyOf(message), notBefore(adapter, now + READ_MS));
}

/**
 * Something happened to these subjects: what shows them is drawn anew as soon as a copy's pace allows. However often this is
 * called, a drawing has one job, so that a storm of changes costs as many edits as the pace allows, and the last one is drawn.
 */
export async function touchSubjects(
  tx: Handle,
  chats: ReadonlyMap<Platform, ChatAdapter>,
  subjects: readonly string[],
  now: number,
): Promise<void> {
  const copies = await touchLiveCards(tx, subjects, now);
  for (const [drawing, ofDrawing] of Map.groupBy(copies, (copy) => copy.drawing)) {
    const dueAt = Math.max(now, Math.min(...ofDrawing.map((copy) => copyMayEditAt(chats, copy))));
    if (await advanceJob(tx, REDRAW, drawing, dueAt)) continue;
    // It runs now and will find itself touched, or a long outage of the platform has ended it.
    await addJob(tx, { kind: REDRAW, key: drawing, body: JSON.stringify({ drawing }), dueAt, now });
  }
}

/** When this copy may be edited next, in milliseconds since 1970. */
export function copyMayEditAt(
  chats: ReadonlyMap<Platform, ChatAdapter>,
  { message, nextEditAt }: { message: string; nextEditAt: number },
): number {
  return mayEditAt(chats.get(MessageRef.parse(JSON.parse(message)).conversation.platform), nextEditAt);
}

/** The same for the same card, whatever its state line says: "Updated 10:02" is no change. */
export function fingerprintOf({ title, tone, blocks }: Card): string {
  return tokenHash(JSON.stringify([title, tone, blocks]));
}

/** One message is one copy, however often it is answered with a live card. */
function copyOf({ conversation: { platform, tenant, id: place }, id }: MessageRef): string {
  return tokenHash(JSON.stringify([platform, tenant, place, id]));
}

/** Copies with the same are drawn by one run. */
function drawingOf({ subject, call }: Live, { from: { platform, tenant, id } }: Drawer): string {
  return tokenHash(JSON.stringify([subject, platform, tenant, id, call]));
}
