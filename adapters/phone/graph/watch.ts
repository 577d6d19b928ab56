import { PatchcordError } from '../../../src/core/errors.ts';
import type { PresenceWatch } from '../../../src/core/sync/watch.ts';
import type { Vault } from '../../../src/core/vault.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Granted, GraphApi } from './api.ts';
import { Me, Subscribed, Subscriptions } from './watch-schema.ts';

/** `communications/presences?$filter=id in (…)` takes so many ids. */
const AT_ONCE = 650;
/** Presence subscriptions live an hour at the most (Microsoft Graph, subscription resource). */
const LIFE_MS = 59 * 60_000;
/** A token is renewed so long before its end. */
const EARLY_MS = 5 * 60_000;
/** Presence can be subscribed to with a person's own sign-in alone, never with the application's. */
const SCOPE = 'offline_access User.Read Presence.Read.All';

interface Parts {
  api: GraphApi;
  clock: Clock;
  vault: Vault;
  /** Sign-in names. */
  monitors: readonly string[];
  clientId: string;
  tenantId: string;
}

/** Subscriptions to presences with the sign-ins of monitors; their refresh tokens are sealed in the vault. */
export function createPresenceWatch({ api, clock, vault, monitors, clientId, tenantId }: Parts): PresenceWatch {
  const access = new Map<string, { token: string; until: number }>();
  const nameOf = (monitor: string) => `graph:monitor:${monitor.toLowerCase()}`;

  async function keep(monitor: string, { access: token, lifetimeMs, refresh }: Granted): Promise<string> {
    access.set(monitor, { token, until: clock.now() + lifetimeMs - EARLY_MS });
    if (refresh !== undefined) await vault.write(nameOf(monitor), refresh);
    return token;
  }

  async function tokenOf(monitor: string): Promise<string> {
    const known = access.get(monitor);
    if (known && known.until > clock.now()) return known.token;
    const refresh = await vault.read(nameOf(monitor));
    if (refresh === undefined) throw new PatchcordError('not-connected', 'Nobody has signed in as this monitor yet.');
    try {
      return await keep(
        monitor,
        await api.grant({ grant_type: 'refresh_token', refresh_token: refresh, scope: SCOPE }),
      );
    } catch (error) {
      access.delete(monitor);
      if (error instanceof PatchcordError && (error.code === 'busy' || error.code === 'unreachable')) throw error;
      throw new PatchcordError('not-connected', 'The sign-in of this monitor no longer counts.', { cause: error });
    }
  }

  const until = () => new Date(clock.now() + LIFE_MS).toISOString();
  const path = (id: string) => `/subscriptions/${encodeURIComponent(id)}`;

  async function end(monitor: string, id: string): Promise<void> {
    const token = await tokenOf(monitor);
    await api
      .as(token)
      .send({ method: 'DELETE', path: path(id), repeatable: true })
      .catch((error: unknown) => {
        if (!(error instanceof PatchcordError) || error.code !== 'not-found') throw error;
      });
  }

  return {
    monitors,
    atOnce: AT_ONCE,
    isAuthorised: async (monitor) => (await vault.read(nameOf(monitor))) !== undefined,
    signInAddress(monitor, back, state) {
      const query = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        redirect_uri: back,
        response_mode: 'query',
        scope: SCOPE,
        login_hint: monitor,
        state,
      });
      return `${api.signInAddress}/${encodeURIComponent(tenantId)}/oauth2/v2.0/authorize?${query.toString()}`;
    },
    async signedIn(monitor, code, back) {
      const granted = await api.grant({ grant_type: 'authorization_code', code, redirect_uri: back, scope: SCOPE });
      const who = await api.as(granted.access).read({ method: 'GET', path: '/me?$select=userPrincipalName,mail' }, Me);
      if (!who.includes(monitor.toLowerCase()))
        throw new PatchcordError('not-allowed', `That was the sign-in of somebody else. Sign in as ${monitor}.`);
      await keep(monitor, granted);
    },
    async subscribe(monitor, { accounts, address, state }) {
      const ask = api.as(await tokenOf(monitor));
      // One for each person and application: an old one, whoever made it, stands in the way of the new one.
      const there = await ask.read({ method: 'GET', path: '/subscriptions' }, Subscriptions);
      for (const id of there) await end(monitor, id);
      const ids = accounts.map((one) => `'${one.replaceAll("'", "''")}'`).join(',');
      const json = {
        changeType: 'updated',
        notificationUrl: address,
        lifecycleNotificationUrl: address,
        resource: `communications/presences?$filter=id in (${ids})`,
        expirationDateTime: until(),
        clientState: state,
      };
      return ask.read({ method: 'POST', path: '/subscriptions', json }, Subscribed);
    },
    async renew(monitor, id) {
      const json = { expirationDateTime: until() };
      const ask = api.as(await tokenOf(monitor));
      return (await ask.read({ method: 'PATCH', path: path(id), json, repeatable: true }, Subscribed)).until;
    },
    end,
  };
}
