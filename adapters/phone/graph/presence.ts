import { PatchcordError } from '../../../src/core/errors.ts';
import type { PresencePlace } from '../../../src/core/sync/place.ts';
import type { Shown, Status, Wish } from '../../../src/core/sync/record.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { GraphApi } from './api.ts';
import { Presences } from './presence-schema.ts';

/** `getPresencesByUserId` takes so many ids. */
const AT_ONCE = 650;
/** A call: refreshed by us every half hour. */
const CALL_LASTS = 'PT1H';
const NOBODY = '00000000-0000-0000-0000-000000000000';
const MINUTE_MS = 60_000;
const LONGEST_MESSAGE = 280;

interface Parts {
  api: GraphApi;
  clock: Clock;
  /** Of the app registration: also the name of its sessions. */
  clientId: string;
  byAddress: (email: string) => Promise<string>;
}

/** What can be chosen in Teams by `setUserPreferredPresence`. */
const PREFERRED: Partial<Record<Status, string>> = {
  available: 'Available',
  away: 'Away',
  busy: 'Busy',
  dnd: 'DoNotDisturb',
  'back-soon': 'BeRightBack',
};

/** Presence in Teams, with the application permissions `Presence.Read.All` and `Presence.ReadWrite.All`. Accounts are object ids. */
export function createTeamsPresence({ api, clock, clientId, byAddress }: Parts): PresencePlace {
  const call = (account: string, action: string, json: object) =>
    api.send({
      method: 'POST',
      path: `/users/${encodeURIComponent(account)}/presence/${action}`,
      json,
      repeatable: true,
      logAs: `/users/…/presence/${action}`,
    });

  const clearPreferred = (account: string) => call(account, 'clearUserPreferredPresence', {});

  /** Nothing to clear is as good as cleared. */
  async function clearSession(account: string): Promise<void> {
    await call(account, 'clearPresence', { sessionId: clientId }).catch((error: unknown) => {
      if (!(error instanceof PatchcordError) || error.code !== 'not-found') throw error;
    });
  }

  const prefer = (account: string, status: Status, until?: number) => {
    const value = PREFERRED[status];
    if (value === undefined) throw new PatchcordError('bad-input', 'Teams cannot show that.');
    const minutes = until === undefined ? undefined : Math.max(1, Math.ceil((until - clock.now()) / MINUTE_MS));
    const lasts = minutes !== undefined && { expirationDuration: `PT${minutes}M` };
    return call(account, 'setUserPreferredPresence', { availability: value, activity: value, ...lasts });
  };

  async function say(account: string, note: string, held: Wish | undefined): Promise<void> {
    const before = held?.kind === 'set' ? held.note : '';
    if (note === before) return;
    const message = { content: note.slice(0, LONGEST_MESSAGE), contentType: 'text' };
    await call(account, 'setStatusMessage', { statusMessage: { message } });
  }

  return {
    id: 'teams',
    label: 'Microsoft Teams',
    bulk: true,
    find: async (email) => (await byAddress(email)) || undefined,
    async check() {
      // Somebody who is not there: the question is whether it may be asked.
      const json = { ids: [NOBODY] };
      const path = '/communications/getPresencesByUserId';
      await api.read({ method: 'POST', path, json, repeatable: true, probe: true }, Presences);
    },
    async read(accounts) {
      const found = new Map<string, Shown>();
      for (let at = 0; at < accounts.length; at += AT_ONCE) {
        const json = { ids: accounts.slice(at, at + AT_ONCE) };
        const path = '/communications/getPresencesByUserId';
        for (const { id, shown } of await api.read({ method: 'POST', path, json, repeatable: true }, Presences))
          found.set(id, shown);
      }
      return found;
    },
    async write(account, wish, held) {
      const hadCall = held?.kind === 'set' && held.status === 'call';
      if (wish.kind === 'back') {
        await (wish.to?.chosen ? prefer(account, wish.to.status) : clearPreferred(account));
        await clearSession(account);
        return say(account, '', held);
      }
      if (wish.status === 'call') {
        // What was chosen counts before any call: only what we chose ourselves is taken away.
        if (held && !hadCall) await clearPreferred(account);
        await call(account, 'setPresence', {
          sessionId: clientId,
          availability: 'Busy',
          activity: 'InACall',
          expirationDuration: CALL_LASTS,
        });
        return say(account, '', held);
      }
      await prefer(account, wish.status, wish.until);
      if (hadCall) await clearSession(account);
      return say(account, wish.note, held);
    },
  };
}
