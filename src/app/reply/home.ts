import type { Card } from '../../../cards/model.ts';
import type { ChatUser, Conversation } from '../../core/chat.ts';
import type { Incoming } from '../../core/request.ts';
import { homesOf, noteOnHome, openHome } from '../../store/homes.ts';
import { replaceJob } from '../../store/jobs.ts';
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

/** One after the other, so that the newest stands last. */
async function drawSoon(
  tx: Handle,
  { platform, tenant, id }: Omit<ChatUser, 'platform'> & { platform: string },
  now: number,
) {
  const key = `${platform}:${tenant}:${id}`;
  const body = JSON.stringify({ platform, tenant, id });
  await replaceJob(tx, { kind: SHOW_HOME, key, lane: `home:${key}`, body, dueAt: now, now });
}
