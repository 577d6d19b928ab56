import { lineSubject, type PhoneEvent, type PhoneEventIntake } from '../../core/phone-events.ts';
import type { App } from '../app.ts';
import { homesTold } from '../reply/home.ts';
import { touchSubjects } from '../reply/live.ts';
import { presenceTouched } from '../sync/sync.ts';
import { type CallEvent, takeCallEvent } from './call-notices.ts';

/** Changes that come within this time are written down together. */
const GATHER_MS = 100;

export function createPhoneEventIntake(ask: () => App): PhoneEventIntake {
  const changed = new Set<string>();
  /** Whose presence may have changed. */
  const moved = new Set<string>();
  /** Whose own page may show it. */
  const seen = new Set<string>();
  let gathering = false;
  let writing: Promise<void> = Promise.resolve();

  function gather(subjects: readonly string[]): void {
    for (const subject of subjects) changed.add(subject);
    if (gathering || changed.size + moved.size + seen.size === 0) return;
    gathering = true;
    ask().clock.after(GATHER_MS, () => {
      gathering = false;
      writing = writing.then(write);
    });
  }

  async function write(): Promise<void> {
    const app = ask();
    const subjects = [...changed];
    const people = app.sync ? [...moved] : [];
    const homes = [...seen];
    changed.clear();
    moved.clear();
    seen.clear();
    try {
      await app.database.commit(async (tx) => {
        const now = app.clock.now();
        await touchSubjects(tx, app.chats, subjects, now);
        await homesTold(tx, homes, now);
        for (const person of people) await presenceTouched(tx, app, { person, side: 'phone', reason: 'seen' }, now);
      });
      app.wake();
    } catch (error) {
      // The safety look of each card finds it.
      app.log.warn({ error: error instanceof Error ? error : new Error('unknown') }, 'changes could not be passed on');
    }
  }

  function tell(system: string, event: CallEvent): void {
    writing = writing.then(() =>
      takeCallEvent(ask(), system, event).catch((error: unknown) => {
        // The look into the call records finds what was missed.
        ask().log.warn({ error: error instanceof Error ? error : new Error('unknown') }, 'a call could not be told of');
      }),
    );
  }

  function noted(system: string, event: PhoneEvent): void {
    ask().metrics.phoneEvents.inc({ system, kind: event.kind });
    if (event.kind === 'presence') moved.add(`${system}:${event.user}`);
    if (event.kind === 'presence' || event.kind === 'agent') seen.add(`${system}:${event.user}`);
    gather(subjectsOf(event));
  }

  return {
    async heard(system, event) {
      noted(system, event);
      if (event.kind === 'ringing' || event.kind === 'call-ended') await takeCallEvent(ask(), system, event);
    },
    take(system, event) {
      noted(system, event);
      if (event.kind === 'ringing' || event.kind === 'call-ended') tell(system, event);
    },
    settled: () => writing,
  };
}

/** Which live cards show it. */
function subjectsOf(event: PhoneEvent): string[] {
  switch (event.kind) {
    case 'agent':
    case 'queue':
      return [`queue:${event.queue}`, 'queues'];
    case 'presence':
      return [`presence:${event.user}`];
    case 'line':
      return event.numbers.map(lineSubject);
    case 'directory':
      return event.what === 'queue' ? ['queues'] : [];
    case 'ringing':
    case 'call-ended':
      return [];
    default:
      return event satisfies never;
  }
}
