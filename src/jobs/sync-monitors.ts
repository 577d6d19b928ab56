import type { App } from '../app/app.ts';
import { tendMonitors } from '../app/sync/monitors.ts';
import { type JobHandler, TryLater } from './handler.ts';

/** One process sees to the subscriptions of all monitors: at half of their life, and whenever somebody comes or goes. */
export function syncMonitors(app: App): JobHandler {
  return {
    background: true,
    attempts: 10,
    backoffMs: 5_000,
    async run() {
      const { sync } = app;
      if (!sync?.watch) return;
      const dueAt = await tendMonitors(app, sync, sync.watch);
      return dueAt === undefined ? undefined : new TryLater({ dueAt });
    },
  };
}
