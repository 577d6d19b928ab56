import { afterCall, isAsleep, nextCall, quietUntil } from '../../core/escalation.ts';
import { speech } from '../../core/speech.ts';
import { addNote, type SupportLog } from '../../core/support-log.ts';
import { destinationKey, parseDestination } from '../../core/support-routes.ts';
import type { ContactWishes, EscalationStep } from '../../core/support-settings.ts';
import { replaceJob } from '../../store/jobs.ts';
import { deliveriesOf } from '../../store/support-deliveries.ts';
import { readLog } from '../../store/support-logs.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import { stepLog } from './change-log.ts';
import { type PlaceName, placeNames } from './place-names.ts';
import { contactWishes } from './quiet.ts';
import { LOG_CLOCK } from './support-jobs.ts';
import { sendTo } from './support-logs.ts';

const CLOCK = { id: '', name: 'Patchcord' };

/** Nobody has taken a log in time: it is brought up again where it stands, and the contacts of the next step get it. */
export async function callIn(app: App, number: number, atOnce: boolean): Promise<void> {
  const { escalation: steps } = app.support;
  const now = app.clock.now();
  const known = await readLog(app.database.db, number);
  const contacts = known ? await contactWishes(app, app.database.db, known.report) : [];
  const name = await placeNames(
    app,
    steps.flatMap(({ to }) => to.map(destinationKey)),
  );
  let called: EscalationStep | undefined;
  let asleepUntil: number | undefined;
  await stepLog(
    app,
    number,
    (log) => {
      called = undefined;
      asleepUntil = undefined;
      let handling = log.handling;
      const next = nextCall(handling, steps);
      if (!next || (next.at > now && !atOnce)) return undefined;
      // Those whose quiet hours these are stay undisturbed: the next contact is called instead.
      let step: EscalationStep | undefined = next.step;
      while (step && isAsleep(step, contacts, now)) {
        handling = { ...handling, escalation: { step: handling.escalation.step + 1, repeats: 0, at: now } };
        step = steps[handling.escalation.step];
      }
      if (!step) {
        asleepUntil = wakeTime(next.step, contacts, now);
        return undefined;
      }
      called = step;
      const text = wordsOf(log, step, now, name);
      return addNote(afterCall(handling, steps, now), { at: now, by: CLOCK, kind: 'call', text });
    },
    async (tx, log) => {
      const waited = speech('en-GB', app.defaultZone, now).duration(now - log.arrivedAt);
      for (const to of called?.to ?? [])
        await sendTo(app, tx, log, to, { why: `Called in after ${waited}`, explain: true });
      if (called) await callCovers(app, tx, log);
    },
  );
  const at = asleepUntil;
  if (at === undefined) return;
  // Everybody who is left sleeps: the first to wake is called.
  const body = JSON.stringify({ log: number, atOnce: true });
  await app.database.commit((tx) => replaceJob(tx, { kind: LOG_CLOCK, key: String(number), body, dueAt: at, now }));
}

/** It reached somebody who is away by now: whoever covers them gets it, with the reminders from then on. */
async function callCovers(app: App, tx: Handle, log: SupportLog): Promise<void> {
  for (const { destination, why, explain } of await deliveriesOf(tx, log.number)) {
    const to = parseDestination(destination);
    // It is there already where nobody covers them.
    if (to?.kind === 'person') await sendTo(app, tx, log, to, { why, explain });
  }
}

function wakeTime({ to }: EscalationStep, contacts: readonly ContactWishes[], now: number): number {
  const wakes = to.flatMap((one) => (one.kind === 'person' ? [quietUntil(contacts, one.email, now)] : []));
  return Math.min(...wakes);
}

function wordsOf(log: SupportLog, step: EscalationStep, now: number, name: PlaceName): string {
  const waited = speech('en-GB', 'UTC', now).duration(now - log.arrivedAt);
  const names = step.to.map((to) => name(destinationKey(to)));
  const next = names.length === 0 ? 'Who takes it?' : `Called in: ${names.join(', ')}.`;
  return `Nobody has taken log ${log.number} for ${waited}. ${next}`;
}
