import { z } from 'zod';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { PresencePlace } from '../../../src/core/sync/place.ts';
import type { Shown, Wish } from '../../../src/core/sync/record.ts';
import type { Vault } from '../../../src/core/vault.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Http } from '../../../src/kit/http.ts';
import { slackCall } from './api.ts';
import { Pause, Profile } from './schema.ts';
import { profileFor, shownIn } from './status.ts';

const MINUTE_MS = 60_000;
/** A pause without an end: written again by us before it is over. */
const OPEN_ENDED_MINUTES = 60;
const Done = z.unknown();

/** Under which a person's own token is sealed. Accounts are `<team>:<user>`. */
export function tokenName(account: string): string {
  return `slack:person:${account}`;
}

/** The status and the pause of notifications in people's Slack profiles, each with that person's own token. */
export function createProfilePlace({ http, vault, clock }: { http: Http; vault: Vault; clock: Clock }): PresencePlace {
  async function tokenOf(account: string): Promise<string> {
    const token = await vault.read(tokenName(account));
    if (token === undefined)
      throw new PatchcordError('not-connected', 'Slack has not been asked yet for your own agreement. Connect Slack.');
    return token;
  }

  async function readOne(account: string): Promise<Shown> {
    const token = await tokenOf(account);
    const profile = await slackCall(http, 'users.profile.get', { token, args: {} }, Profile);
    const pause = await slackCall(http, 'dnd.info', { token, args: {} }, Pause);
    const now = clock.now();
    const until = pause?.on && pause.untilMs > now ? pause.untilMs : undefined;
    return shownIn(profile ?? { text: '', emoji: '', expiration: 0 }, until, now);
  }

  return {
    id: 'slack',
    label: 'Slack profile',
    async read(accounts) {
      const found = new Map<string, Shown>();
      for (const account of accounts) found.set(account, await readOne(account));
      return found;
    },
    async forget(account) {
      const token = await vault.read(tokenName(account));
      if (token === undefined) return;
      await vault.remove(tokenName(account));
      // Deleted here in any case; at Slack as far as it answers.
      await slackCall(http, 'auth.revoke', { token, args: {} }, Done).catch(() => undefined);
    },
    async write(account, wish, held) {
      const token = await tokenOf(account);
      const now = clock.now();
      const { text, emoji, expiration } = profileFor(wish, now);
      const profile = JSON.stringify({ status_text: text, status_emoji: emoji, status_expiration: expiration });
      const minutes = pauseMinutes(wish, now);
      if (minutes !== undefined)
        await slackCall(http, 'dnd.setSnooze', { token, args: { num_minutes: String(minutes) } }, Done);
      else if (held?.kind === 'set' && held.status === 'dnd')
        await slackCall(
          http,
          'dnd.endSnooze',
          { token, args: {}, allow: ['snooze_not_active', 'snooze_end_failed'] },
          Done,
        );
      await slackCall(http, 'users.profile.set', { token, args: { profile } }, Done);
    },
  };
}

function pauseMinutes(wish: Wish, now: number): number | undefined {
  const shown = wish.kind === 'set' ? wish : wish.to;
  if (shown?.status !== 'dnd') return undefined;
  return shown.until === undefined ? OPEN_ENDED_MINUTES : Math.max(1, Math.ceil((shown.until - now) / MINUTE_MS));
}
