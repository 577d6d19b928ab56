import type { ChatAdapter, Door } from '../../../src/core/chat.ts';
import { PatchcordError, toPatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import { type Meter, noMeter } from '../../../src/core/meter.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { createGate } from './authenticate.ts';
import { createCredentials } from './credentials.ts';
import { createDirects } from './direct.ts';
import { createEntrance } from './http.ts';
import { createMembers } from './members.ts';
import { createPresses } from './presses.ts';
import { createReplies } from './replies.ts';
import { createConnector } from './send.ts';
import type { TeamsSettings } from './settings.ts';
import { createWire } from './wire.ts';

export { settings, type TeamsSettings } from './settings.ts';

/** Microsoft Teams, by way of the Bot Framework. See `readme.md` for what has to be set up on the other side. */
export function createTeams(
  settings: TeamsSettings,
  { log, clock, meter = noMeter }: { log: Log; clock: Clock; meter?: Meter },
): ChatAdapter {
  const credentials = createCredentials(settings);
  const wire = createWire(credentials, clock, meter);
  const connector = createConnector({ settings, wire, log, clock });
  const directs = createDirects(settings, connector);
  const presses = createPresses(clock);
  const members = createMembers(settings, connector, clock);
  const replies = createReplies({ connector, directs, presses });
  const gate = createGate(settings, clock);
  let door: Door | undefined;
  const handle = createEntrance({ settings, gate, connector, directs, presses, log, clock, door: () => door });

  return {
    id: 'teams',
    label: 'Microsoft Teams',
    // Edits count as sends: 60 in 30 seconds, 1,800 in an hour of a thread.
    editEveryMs: 2_000,
    everyMs: 500,
    // User-specific views ("Up to date cards"): 60 ids at the most.
    personalViews: 60,
    routes: [{ method: 'POST', path: '/api/messages', handle }],
    async start(opened) {
      door = opened;
      // The first token takes a second; the first answer should not wait for it. What is wrong is said by `check`.
      credentials.token().catch((error: unknown) => {
        log.warn(
          { platform: 'teams', reason: error instanceof Error ? error.message : '' },
          'no sign-in to Microsoft yet',
        );
      });
    },
    async stop() {
      if (!door) return;
      door = undefined;
      await connector.settled();
      await wire.close();
    },
    ...members,
    ...replies,
    direct: (user, near) => directs.with(user, near),
    channel(id, near) {
      // Without an app id there is only the local client, which says itself where it is.
      if (!near && settings.appId === undefined) return undefined;
      const tenant = near?.tenant ?? settings.tenantId ?? 'none';
      return { platform: 'teams', tenant, kind: 'channel', id, ref: near?.ref ?? null };
    },
    async check() {
      const looked = await Promise.allSettled([gate.check(), credentials.token()]);
      const reasons = looked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      const [first] = reasons;
      if (first === undefined) return;
      // Each is a matter of its own for whoever has to open a way: both are said.
      const both = reasons.map((reason) => toPatchcordError(reason).message).join(' ');
      throw new PatchcordError(toPatchcordError(first).code, both, { cause: first });
    },
  };
}
