import { z } from 'zod';
import { toPatchcordError } from '../../core/errors.ts';
import { hmacHex, sameText, tokenHash } from '../../kit/sign.ts';
import { listMonitors, monitorTold, saveMonitor } from '../../store/sync-monitors.ts';
import { personOfAccount } from '../../store/sync-people.ts';
import type { App } from '../app.ts';
import { monitorsSoon } from './monitors.ts';
import { compareSoon } from './round.ts';
import { presenceTouched } from './sync.ts';

/** What Microsoft Graph posts: of a presence that changed, or of a subscription. Nothing of it is believed but ids. */
const Notices = z.object({
  value: z
    .array(
      z.object({
        subscriptionId: z.string().max(200),
        clientState: z.string().max(200).nullish(),
        lifecycleEvent: z.string().max(100).nullish(),
        resourceData: z.object({ id: z.string().max(200) }).nullish(),
      }),
    )
    .max(1_000),
});

const SIGN_IN_MS = 10 * 60_000;

/** What stands behind `POST /hooks/graph` and the sign-in of monitors. */
export interface GraphHook {
  /** Resolves with the status for the sender. */
  take(raw: string): Promise<202 | 400>;
  /** Where somebody signs in as this monitor; undefined for no monitor of ours. */
  signIn(monitor: string): string | undefined;
  /** They came back. Resolves with a sentence for them. */
  signedIn(state: string, code: string): Promise<{ works: boolean; says: string }>;
}

export function createGraphHook(app: App, { key }: { key: string }): GraphHook {
  const back = `${app.publicUrl}/graph/oauth_redirect`;
  const sign = (text: string) => hmacHex(key, text);

  return {
    async take(raw) {
      const read = Notices.safeParse(json(raw));
      if (!read.success) return 400;
      const now = app.clock.now();
      const monitors = await listMonitors(app.database.db);
      let heard = 0;
      await app.database.commit(async (tx) => {
        for (const { subscriptionId, clientState, lifecycleEvent, resourceData } of read.data.value) {
          const monitor = monitors.find(({ subscription }) => subscription === subscriptionId);
          // Somebody else's, or one from before: nothing is said of it, not even that it is refused.
          const isOurs = sameText(tokenHash(clientState ?? ''), monitor?.secretHash ?? '');
          if (!monitor || !isOurs) continue;
          await monitorTold(tx, monitor.name, now);
          if (lifecycleEvent) {
            // Ended there, or about to: made anew in any case.
            if (lifecycleEvent === 'missed') await compareSoon(tx, now);
            else await saveMonitor(tx, { ...monitor, subscription: undefined, until: undefined });
            await monitorsSoon(tx, app, now, 0);
            heard += 1;
            continue;
          }
          const person = resourceData ? await personOfAccount(tx, 'teams', resourceData.id) : undefined;
          if (person === undefined) continue;
          if (await presenceTouched(tx, app, { person, side: 'teams', reason: 'seen' }, now)) heard += 1;
        }
      });
      app.metrics.syncNotices.inc(read.data.value.length);
      if (heard > 0) app.wake();
      return 202;
    },
    signIn(monitor) {
      const { watch } = app.sync ?? {};
      if (!watch?.monitors.includes(monitor)) return undefined;
      const text = `${monitor}|${app.clock.now() + SIGN_IN_MS}`;
      return watch.signInAddress(monitor, back, `${Buffer.from(text).toString('base64url')}.${sign(text)}`);
    },
    async signedIn(state, code) {
      const [encoded = '', signature = ''] = state.split('.');
      const text = Buffer.from(encoded, 'base64url').toString('utf8');
      const at = text.lastIndexOf('|');
      const monitor = text.slice(0, at);
      const isGood = sameText(signature, sign(text)) && Number(text.slice(at + 1)) > app.clock.now();
      const { watch } = app.sync ?? {};
      if (!isGood || !watch)
        return { works: false, says: 'This sign-in took too long, or did not begin here. Begin again.' };
      try {
        await watch.signedIn(monitor, code, back);
      } catch (thrown) {
        const error = toPatchcordError(thrown);
        app.log.warn({ code: error.code, error }, 'a presence monitor could not be authorised');
        return { works: false, says: error.message };
      }
      await app.database.commit((tx) => monitorsSoon(tx, app, app.clock.now(), 0));
      app.wake();
      return { works: true, says: `${monitor} tells of changes of presence from now on. You can close this page.` };
    },
  };
}

function json(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
