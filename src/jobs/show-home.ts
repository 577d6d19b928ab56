import { z } from 'zod';
import type { Card } from '../../cards/model.ts';
import type { App } from '../app/app.ts';
import { adapterFor } from '../app/reply/answer.ts';
import { drawHome } from '../app/reply/draw-home.ts';
import { StoredCard } from '../app/reply/tell.ts';
import { ChatUser } from '../core/chat.ts';
import { toPatchcordError } from '../core/errors.ts';
import { Incoming } from '../core/request.ts';
import { tokenHash } from '../kit/sign.ts';
import { homeShown, readHome, type StoredHome } from '../store/homes.ts';
import { type JobHandler, TryLater } from './handler.ts';

const Visitor = z.object({ from: Incoming.shape.from, where: Incoming.shape.where });

/** The answer to a press stands above the rest for so long. */
const NOTICE_MS = 5 * 60_000;
/** While the phone system is away a page that was opened lately looks again. */
const LOOKED_AT_MS = 15 * 60_000;
const AWAY_MS = 10_000;

/** Draws one person's own page and shows it when it differs from what is shown there. */
export function showHome(app: App): JobHandler {
  return {
    attempts: 6,
    backoffMs: 2_000,
    async run(job, signal) {
      const user = ChatUser.parse(JSON.parse(job.body));
      const home = await readHome(app.database.db, user);
      if (!home) return;
      const visitor = Visitor.parse(JSON.parse(home.visitor));
      const drawn = await drawHome(app, visitor, signal);
      const { person } = drawn;
      const parts = [...noticeOf(app, home), ...drawn.parts];
      const fingerprint = tokenHash(JSON.stringify(parts.map(({ title, tone, blocks }) => [title, tone, blocks])));
      if (fingerprint !== home.fingerprint || person !== home.person) {
        const version = await publish(app, user, visitor.where, parts, home.version ?? undefined);
        await app.database.commit((tx) => homeShown(tx, user, { person, version: version ?? null, fingerprint }), {
          durable: false,
        });
      }
      const now = app.clock.now();
      if (drawn.away && now - home.openedAt < LOOKED_AT_MS) return new TryLater({ dueAt: now + AWAY_MS });
    },
  };
}

function noticeOf(app: App, { notice, noticeAt }: StoredHome): Card[] {
  if (notice === null || noticeAt === null || app.clock.now() - noticeAt > NOTICE_MS) return [];
  return [StoredCard.parse(JSON.parse(notice))];
}

/** Another process may have shown a newer one since; what is drawn now was read after that, so it takes its place. */
async function publish(app: App, user: ChatUser, where: Incoming['where'], parts: Card[], over: string | undefined) {
  const show = (version: string | undefined) => adapterFor(app, user).showHome?.({ user, where, parts, over: version });
  try {
    return await show(over);
  } catch (thrown) {
    if (over === undefined || toPatchcordError(thrown).code !== 'conflict') throw thrown;
    return show(undefined);
  }
}
