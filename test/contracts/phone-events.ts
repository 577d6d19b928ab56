import { afterEach, describe, expect, it } from 'vitest';
import type { PhoneEvent, PhoneEvents } from '../../src/core/phone-events.ts';

/** Makes things happen at the phone system, and says what must be told of them. Absent: this system cannot tell it. */
export interface OpenEvents {
  events: PhoneEvents;
  happens: {
    presence?: () => Promise<{ user: string }>;
    agent?: () => Promise<{ user: string; queue: string; state: string }>;
    waiting?: () => Promise<{ queue: string }>;
    rings?: () => Promise<{ user: string; number: string }>;
    missed?: () => Promise<{ user: string; number: string }>;
    answered?: () => Promise<{ user: string; number: string }>;
  };
  /** Breaks the connection; it may be made again at once. */
  breaks: () => void;
  /** Lets pauses pass. */
  pass: () => Promise<void>;
}

/** What the event stream of every phone system promises. */
export function eventsContract(title: string, open: () => Promise<OpenEvents>): void {
  describe(`${title}: events`, () => {
    let stop = async () => {};
    afterEach(() => stop());

    async function listen() {
      const opened = await open();
      const told: PhoneEvent[] = [];
      const states: string[] = [];
      stop = () => opened.events.stop();
      opened.events.start({
        event: (event) => told.push(event),
        connected: () => states.push('connected'),
        disconnected: () => states.push('disconnected'),
      });
      await until(() => states.length === 1);
      expect(states).toEqual(['connected']);
      return { ...opened, told, states };
    }

    /** The newest event of this kind that fits. */
    async function tells(told: PhoneEvent[], wanted: object): Promise<void> {
      await until(() => told.some((event) => fits(event, wanted)), wanted);
    }

    it('tells presence, agents and queues as they change', async () => {
      const { happens, told } = await listen();
      const presence = await happens.presence?.();
      if (presence) await tells(told, { kind: 'presence', ...presence });
      const agent = await happens.agent?.();
      if (agent) await tells(told, { kind: 'agent', ...agent });
      const waiting = await happens.waiting?.();
      told.length = waiting ? 0 : told.length;
      const left = await happens.waiting?.();
      if (left) await tells(told, { kind: 'queue', ...left });
    });

    it('tells who rings, and whether it was taken', async () => {
      const { happens, told } = await listen();
      await rungUntilTold(happens, told);
      const missed = await happens.missed?.();
      if (missed) await tells(told, { ...ringing('call-ended', missed), outcome: 'missed' });
      const answered = await happens.answered?.();
      if (answered) await tells(told, { ...ringing('call-ended', answered), outcome: 'answered' });
    });

    it('connects again by itself, says so, and goes on telling', async () => {
      const { breaks, pass, states, told, happens } = await listen();
      breaks();
      await until(() => states.includes('disconnected'));
      await pass();
      await until(() => states.length === 3);
      expect(states).toEqual(['connected', 'disconnected', 'connected']);
      told.length = 0;
      const presence = await happens.presence?.();
      if (presence) await tells(told, { kind: 'presence', ...presence });
    });

    it('tells nothing after stop, and can be started again', async () => {
      const { events, happens, told, states } = await listen();
      await events.stop();
      told.length = 0;
      await happens.presence?.();
      expect(told).toEqual([]);
      expect(states).toEqual(['connected']);
      const again: string[] = [];
      events.start({ event: () => {}, connected: () => again.push('connected'), disconnected: () => {} });
      await until(() => again.length === 1);
    });
  });
}

/** Nothing says when a subscription stands (vendor document, push events): what came just before it is not told. */
async function rungUntilTold(happens: OpenEvents['happens'], told: readonly PhoneEvent[]): Promise<void> {
  for (let tries = 0; tries < 10; tries += 1) {
    const rings = await happens.rings?.();
    if (!rings) return;
    const isTold = () => told.some((event) => fits(event, ringing('ringing', rings)));
    if (await until(isTold, rings, 500).then(isTold, isTold)) return;
  }
  throw new Error('no ringing was told');
}

function ringing(kind: string, { user, number }: { user: string; number: string }) {
  return { kind, user, call: { from: { number } } };
}

function fits(event: object, wanted: object): boolean {
  try {
    expect(event).toMatchObject(wanted);
    return true;
  } catch {
    return false;
  }
}

async function until(holds: () => boolean, wanted: object = {}, withinMs = 5_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`it never came: ${JSON.stringify(wanted)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
