import { toPatchcordError } from '../../core/errors.ts';
import type { Sync } from '../../core/sync/place.ts';
import type { PresenceWatch } from '../../core/sync/watch.ts';
import { newToken, tokenHash } from '../../kit/sign.ts';
import { addJob, advanceJob } from '../../store/jobs.ts';
import { listMonitors, removeMonitors, type SyncMonitor, saveMonitor } from '../../store/sync-monitors.ts';
import { allSyncPeople, consentOf } from '../../store/sync-people.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';

/** Sees to the subscriptions of the presence monitors. */
export const SYNC_MONITORS = 'sync-monitors';
/** The last part of the address where notices arrive. */
const GRAPH_HOOK = '/hooks/graph';

const LIFE_MS = 60 * 60_000;
const AGAIN_MS = 60_000;
/** Before people who come one after another are subscribed to together. */
const GATHER_MS = 2_000;

/** Somebody begins or ends to take part, or a subscription needs a look. */
export async function monitorsSoon(tx: Handle, app: Pick<App, 'sync'>, now: number, waitMs = GATHER_MS): Promise<void> {
  if (!app.sync?.watch) return;
  const dueAt = now + waitMs;
  if (await advanceJob(tx, SYNC_MONITORS, 'all', dueAt)) return;
  await addJob(tx, { kind: SYNC_MONITORS, key: 'all', body: '{}', dueAt, now });
}

/** Everybody whose changes in Teams are to be heard of, by account. */
export async function wantedAccounts(app: App, sync: Sync): Promise<string[]> {
  const people = await allSyncPeople(app.database.db);
  return people.flatMap((one) => {
    const account = one.accounts.teams;
    return account !== null && consentOf(one, sync.rules.preset).teams !== 'off' ? [account] : [];
  });
}

/** Brings all subscriptions to what they should be. Resolves with when to look again; undefined when nothing is watched. */
export async function tendMonitors(app: App, sync: Sync, watch: PresenceWatch): Promise<number | undefined> {
  const { database, clock } = app;
  const known = new Map((await listMonitors(database.db)).map((one) => [one.name, one]));
  const gone = [...known.keys()].filter((name) => !watch.monitors.includes(name));
  if (gone.length > 0) await database.commit((tx) => removeMonitors(tx, gone));
  const monitors = await Promise.all(
    watch.monitors.map(async (name) => ({ one: known.get(name) ?? fresh(name), able: await watch.isAuthorised(name) })),
  );
  const shares = share(
    await wantedAccounts(app, sync),
    monitors.filter(({ able }) => able).map(({ one }) => one),
    watch.atOnce,
  );
  const times: number[] = [];
  for (const { one, able } of monitors) {
    const accounts = shares.get(one.name) ?? [];
    const next = able
      ? await tend(app, watch, one, accounts)
      : ({ ...one, accounts: [], state: 'waiting', says: 'Nobody has signed in as this monitor yet.' } as const);
    await database.commit((tx) => saveMonitor(tx, next));
    if (next.state === 'trouble') times.push(clock.now() + AGAIN_MS);
    else if (next.state === 'works' && next.until !== undefined) times.push(renewAt(next));
  }
  return times.length > 0 ? Math.max(clock.now() + 1_000, Math.min(...times)) : undefined;
}

function fresh(name: string): SyncMonitor {
  const none = {
    subscription: undefined,
    secretHash: undefined,
    until: undefined,
    madeAt: undefined,
    toldAt: undefined,
  };
  return { name, state: 'waiting', says: '', accounts: [], ...none };
}

/** At half of its life. */
function renewAt({ until = 0 }: Pick<SyncMonitor, 'until'>): number {
  return until - LIFE_MS / 2;
}

/** Who is with a monitor stays there; the others fill what room there is. */
function share(
  wanted: readonly string[],
  monitors: readonly SyncMonitor[],
  atOnce: number,
): ReadonlyMap<string, readonly string[]> {
  const open = new Set(wanted);
  const shares = new Map<string, string[]>();
  for (const { name, accounts } of monitors) {
    const kept = accounts.filter((account) => open.has(account)).slice(0, atOnce);
    for (const account of kept) open.delete(account);
    shares.set(name, kept);
  }
  for (const account of open) {
    const room = [...shares.values()].find((accounts) => accounts.length < atOnce);
    if (!room) break;
    room.push(account);
  }
  return shares;
}

async function tend(
  app: App,
  watch: PresenceWatch,
  monitor: SyncMonitor,
  accounts: readonly string[],
): Promise<SyncMonitor> {
  const { clock, log, publicUrl } = app;
  const { name, subscription } = monitor;
  const now = clock.now();
  const isSame = sameList(monitor.accounts, accounts);
  const lives = subscription !== undefined && (monitor.until ?? 0) > now;
  try {
    if (accounts.length === 0) {
      if (lives) await watch.end(name, subscription);
      return { ...fresh(name), state: 'works', toldAt: monitor.toldAt };
    }
    if (lives && isSame) {
      if (renewAt(monitor) > now) return { ...monitor, state: 'works', says: '' };
      const until = await watch.renew(name, subscription).catch((error: unknown) => {
        log.info(
          { monitor: name, code: toPatchcordError(error).code },
          'a subscription could not be renewed: it is made anew',
        );
        return undefined;
      });
      if (until !== undefined) return { ...monitor, state: 'works', says: '', until };
    }
    const secret = newToken();
    const made = await watch.subscribe(name, { accounts, address: `${publicUrl}${GRAPH_HOOK}`, state: secret });
    app.metrics.syncSubscriptions.inc();
    return {
      ...monitor,
      state: 'works',
      says: '',
      accounts,
      subscription: made.id,
      secretHash: tokenHash(secret),
      until: made.until,
      madeAt: now,
    };
  } catch (thrown) {
    const error = toPatchcordError(thrown);
    log.warn({ monitor: name, code: error.code, error }, 'a presence monitor cannot subscribe');
    const state = error.code === 'not-connected' ? 'refused' : 'trouble';
    return { ...monitor, accounts, subscription: undefined, until: undefined, state, says: error.message };
  }
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}
