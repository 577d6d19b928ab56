import type { Card } from '../../../cards/model.ts';
import type { ChatUser, Conversation } from '../../core/chat.ts';
import type { Incoming } from '../../core/request.ts';
import { homesOf, noteOnHome, openHome, openHomes } from '../../store/homes.ts';
import { addJob, advanceJob, freeKey, replaceJob } from '../../store/jobs.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';

/** Draws one person's own page anew. */
export const SHOW_HOME = 'show-home';

export interface Visitor {
  from: Incoming['from'];
  where: Conversation;
}

const DAY_MS = 24 * 60 * 60_000;
/** Who has not looked for so long gets a fresh page when they come back. */
const LOOKED_AT_MS = 7 * DAY_MS;
/** Somebody may still have it before them; how often it then follows what the phone system tells. */
const WATCHED_MS = 15 * 60_000;
const TOLD_EVERY_MS = 2_000;

export async function visitHome(app: App, { from, where }: Visitor): Promise<void> {
  const now = app.clock.now();
  await app.database.commit(async (tx) => {
    await openHome(tx, from, JSON.stringify({ from, where }), now);
    await drawSoon(tx, from, now);
  });
  app.wake();
}

/** Shows a reply on the page where it was asked for; false when that page is not known. */
export async function answerOnHome(app: App, from: ChatUser, reply: Card): Promise<boolean> {
  const now = app.clock.now();
  const known = await app.database.commit(async (tx) => {
    if (!(await noteOnHome(tx, from, JSON.stringify(reply), now))) return false;
    await drawSoon(tx, from, now);
    return true;
  });
  app.wake();
  return known;
}

/** Something of these people (principal ids) has changed: the pages they look at are drawn anew. True when there are some. */
export async function redrawHomes(tx: Handle, people: readonly string[], now: number): Promise<boolean> {
  const homes = await homesOf(tx, people, now - LOOKED_AT_MS);
  for (const { platform, tenant, chatId: id } of homes) await drawSoon(tx, { platform, tenant, id }, now);
  return homes.length > 0;
}

/**
 * The phone system tells that something of these people (principal ids) has changed, or begins to tell (`all`): the pages that
 * somebody may be looking at follow. However much is told, a page is drawn once in a while.
 */
export async function homesTold(tx: Handle, people: readonly string[] | 'all', now: number): Promise<void> {
  const since = now - WATCHED_MS;
  const homes = people === 'all' ? await openHomes(tx, since) : await homesOf(tx, people, since);
  for (const { platform, tenant, chatId: id } of homes) {
    const { key, ...job } = drawingOf({ platform, tenant, id });
    const dueAt = now + TOLD_EVERY_MS;
    if (await advanceJob(tx, SHOW_HOME, key, dueAt)) continue;
    await freeKey(tx, SHOW_HOME, key);
    await addJob(tx, { key, ...job, dueAt, now });
  }
}

type Visited = Omit<ChatUser, 'platform'> & { platform: string };

/** One after the other, so that the newest stands last. */
async function drawSoon(tx: Handle, user: Visited, now: number) {
  await replaceJob(tx, { ...drawingOf(user), dueAt: now, now });
}

function drawingOf({ platform, tenant, id }: Visited) {
  const key = `${platform}:${tenant}:${id}`;
  return { kind: SHOW_HOME, key, lane: `home:${key}`, body: JSON.stringify({ platform, tenant, id }) };
}
