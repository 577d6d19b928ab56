import { z } from 'zod';
import { Id, Optional, place, type Received, senderOf, User } from './arrival.ts';

const Opened = z.object({ user: Id, channel: Id, tab: Optional });
const Thread = z.object({ assistant_thread: z.object({ user_id: Id, channel_id: Id, thread_ts: Id }) });

/** The Home tab was opened (docs.slack.dev, "app_home_opened"), or a thread in the assistant pane ("assistant_thread_started"). */
export function receiveLook(event: unknown, team: string): Received {
  const thread = Thread.safeParse(event);
  if (thread.success) {
    const { user_id: id, channel_id: channel, thread_ts } = thread.data.assistant_thread;
    const where = place(team, 'direct', channel, { thread: thread_ts });
    return { look: 'assistant', from: { platform: 'slack', tenant: team, id }, where };
  }
  const opened = Opened.safeParse(event);
  if (!opened.success) return 'ignore';
  const { user: id, channel, tab } = opened.data;
  if (tab !== 'home') return 'ignore';
  return { look: 'home', from: { platform: 'slack', tenant: team, id }, where: place(team, 'direct', channel, {}) };
}

const Changed = z.object({ user: z.union([Id, User]) });

/** A profile (docs.slack.dev, "user_change": the whole user) or a pause of notifications ("dnd_updated_user": the id) was changed. */
export function receiveChange(event: unknown, team: string): Received {
  const changed = Changed.safeParse(event);
  if (!changed.success) return 'bad';
  const { user } = changed.data;
  const whole = typeof user === 'string' ? { id: user } : user;
  return { changed: senderOf(whole, team) };
}
