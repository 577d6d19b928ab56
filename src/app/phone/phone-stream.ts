import type { PhoneSystem } from '../../core/phone.ts';
import type { PhoneEventListener, PhoneEvents } from '../../core/phone-events.ts';
import { newToken } from '../../kit/sign.ts';
import { liveSubjects } from '../../store/live-cards.ts';
import { holdStream, liveStreams, markStream, releaseStream } from '../../store/phone-streams.ts';
import type { App } from '../app.ts';
import { homesTold } from '../reply/home.ts';
import { touchSubjects } from '../reply/live.ts';

/** After this long without a sign of life another process takes the stream. */
const LEASE_MS = 20_000;
const RENEW_MS = 5_000;

/** Does somebody tell when this subject (`queue:<id>`) changes? */
export async function isCovered(app: App, subject: string): Promise<boolean> {
  if (!app.systems.some((system) => system.events && covers(system.events, subject))) return false;
  const streams = await liveStreams(app.database.db, app.clock.now());
  return app.systems.some(
    (system) =>
      system.events &&
      covers(system.events, subject) &&
      streams.some((stream) => stream.system === system.id && stream.connected),
  );
}

function covers({ covers: kinds }: PhoneEvents, subject: string): boolean {
  const [kind] = subject.split(':', 1);
  return kinds.some((one) => one === kind);
}

/** Listens to the phone systems. Of several processes on one database one does, and another when it is gone. */
export function startPhoneStreams(app: App): () => Promise<void> {
  const holder = newToken();
  const streams = app.systems.flatMap((system) =>
    system.events ? [keepStream(app, system, system.events, holder)] : [],
  );
  return async () => {
    await Promise.all(streams.map((stop) => stop()));
  };
}

function keepStream(app: App, system: PhoneSystem, events: PhoneEvents, holder: string): () => Promise<void> {
  const { clock, database, log, metrics } = app;
  let until = 0;
  let open = false;
  let stopped = false;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();
  /** One after the other: of connected and disconnected the later one must be written last. */
  let writing: Promise<void> = Promise.resolve();
  metrics.streamConnected.set({ system: system.id }, 0);

  /** Cards of what the stream tells are looked at: because it begins to tell, or because it no longer does. */
  function mark(connected: boolean): void {
    metrics.streamConnected.set({ system: system.id }, connected ? 1 : 0);
    writing = writing
      .then(() =>
        database.commit(async (tx) => {
          const now = clock.now();
          await markStream(tx, { system: system.id, holder, connected, now });
          const shown = (await liveSubjects(tx, now)).filter((subject) => covers(events, subject));
          await touchSubjects(tx, app.chats, shown, now);
          if (connected) await homesTold(tx, 'all', now);
        }),
      )
      .then(() => app.wake())
      .catch((error: unknown) => {
        log.warn({ system: system.id, error: asError(error) }, 'could not write down how the stream of events is');
      });
  }

  const listener: PhoneEventListener = {
    event: (event) => app.phoneEvents.take(system.id, event),
    connected() {
      metrics.streamConnects.inc({ system: system.id });
      log.info({ system: system.id }, 'the phone system tells what happens');
      mark(true);
    },
    disconnected() {
      log.warn({ system: system.id }, 'the phone system no longer tells what happens: it is asked instead');
      mark(false);
    },
  };

  async function hold(): Promise<void> {
    const now = clock.now();
    try {
      const ours = await database.commit((tx) =>
        holdStream(tx, { system: system.id, holder, now, until: now + LEASE_MS }),
      );
      until = ours ? now + LEASE_MS : 0;
    } catch (error) {
      log.warn({ system: system.id, error: asError(error) }, 'could not keep the stream of events');
    }
    if (stopped) return;
    if (clock.now() < until) {
      if (!open) events.start(listener);
      open = true;
    } else await letGo();
  }

  async function letGo(): Promise<void> {
    if (!open) return;
    open = false;
    metrics.streamConnected.set({ system: system.id }, 0);
    await events.stop();
  }

  function next(): void {
    running = hold();
    void running.then(() => {
      if (!stopped) cancel = clock.after(RENEW_MS, next);
    });
  }
  next();

  return async () => {
    stopped = true;
    cancel();
    await running;
    await letGo();
    await writing;
    await database.commit((tx) => releaseStream(tx, system.id, holder)).catch(() => undefined);
  };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('unknown');
}
