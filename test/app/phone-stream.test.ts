import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/app/app.ts';
import { createApp } from '../../src/app/create.ts';
import { isCovered, startPhoneStreams } from '../../src/app/phone/phone-stream.ts';
import { shippedSupport } from '../../src/config/support-schema.ts';
import type { PhoneSystem } from '../../src/core/phone.ts';
import type { PhoneEventListener } from '../../src/core/phone-events.ts';
import { createLog } from '../../src/kit/log.ts';
import { createMetrics } from '../../src/kit/metrics.ts';
import { createSealer } from '../../src/kit/seal.ts';
import type { Database } from '../../src/store/database.ts';
import { engines, type Place } from '../store/engines.ts';
import { type TestClock, testClock } from '../support/clock.ts';

/** A phone system of which only the stream matters: who holds it is written down. */
function streaming(name: string, held: Set<string>): { system: PhoneSystem; listener: () => PhoneEventListener } {
  let given: PhoneEventListener | undefined;
  const system: PhoneSystem = {
    id: 'pbx',
    label: 'PBX',
    service: {},
    own: () => ({}),
    ownSkills: [],
    events: {
      covers: ['queue'],
      start(listener) {
        held.add(name);
        given = listener;
      },
      async stop() {
        held.delete(name);
      },
    },
    check: async () => undefined,
    stop: async () => undefined,
  };
  return {
    system,
    listener() {
      if (!given) throw new Error(`${name} does not listen`);
      return given;
    },
  };
}

describe.each(engines)('the stream of events among processes on $name', ({ newPlace }) => {
  let place: Place;
  let database: Database;
  let held: Set<string>;
  const stops: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    place = await newPlace();
    database = await place.open();
    held = new Set();
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
    await place.remove();
  });

  function process(name: string): { app: App; clock: TestClock; listener: () => PhoneEventListener } {
    const clock = testClock();
    const { system, listener } = streaming(name, held);
    const app = createApp({
      database,
      clock,
      log: createLog({ level: 'silent' }),
      metrics: createMetrics(),
      sealer: createSealer('a key that is long enough for the sealing of things'),
      systems: [system],
      chats: new Map(),
      commands: [],
      publicUrl: 'http://localhost',
      defaultZone: 'Europe/Berlin',
      supportContacts: [],
      support: shippedSupport,
      rules: [],
      groups: {},
      wake: () => undefined,
    });
    stops.push(startPhoneStreams(app));
    return { app, clock, listener };
  }

  const holders = async (...names: string[]) => {
    await expect.poll(() => [...held].sort()).toEqual(names);
  };

  it('is held by one, and by another within 30 s when that one is dead', async () => {
    const first = process('first');
    await holders('first');
    first.listener().connected();
    const second = process('second');
    await expect.poll(() => isCovered(second.app, 'queue:1')).toBe(true);
    expect(await isCovered(second.app, 'meeting:1')).toBe(false);
    await second.clock.advance(15_000);
    await holders('first');
    // The clock of the first stands still: it renews nothing any more.
    for (let s = 0; s < 3; s += 1) {
      await second.clock.advance(5_000);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    await holders('first', 'second');
    expect(await isCovered(second.app, 'queue:1')).toBe(false);
    // When it moves again it finds that it is no longer the holder.
    first.clock.set(second.clock.now());
    await first.clock.advance(5_000);
    await holders('second');
  });

  it('goes over at once when its holder stops in good order', async () => {
    process('first');
    await holders('first');
    const second = process('second');
    await stops.shift()?.();
    await holders();
    await second.clock.advance(5_000);
    await holders('second');
  });
});
