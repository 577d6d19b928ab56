import { z } from 'zod';
import { card } from '../../../cards/build.ts';
import { deliveriesCard, exportCard } from '../../../cards/support-log.ts';
import type { Conversation } from '../../core/chat.ts';
import { mayChangeSupportLogs } from '../../core/console-rights.ts';
import { PatchcordError } from '../../core/errors.ts';
import { hasRole, type Principal } from '../../core/principal.ts';
import { speech } from '../../core/speech.ts';
import { addNote, assignTo, changeState, Handling, type SupportLog, snooze } from '../../core/support-log.ts';
import type { LogAnswer, LogWish, SupportLogs } from '../../core/support-services.ts';
import { noteOnce, readNote } from '../../store/requests.ts';
import { changeDelivery, deliveriesOf, type StoredDelivery } from '../../store/support-deliveries.ts';
import { countDuplicates, readLog } from '../../store/support-logs.ts';
import type { Handle } from '../../store/tables.ts';
import type { App } from '../app.ts';
import { personId } from '../approvals/approvers.ts';
import { stepLog } from './change-log.ts';
import { findLog } from './find-log.ts';
import { filterLogs, listLogs } from './list-logs.ts';
import { drawLog, everybody } from './log-cards.ts';
import { placeNames } from './place-names.ts';

type Answered = Extract<LogAnswer, { card: unknown }>;

/** A note on the request, written with the change: the log as it was. A second run after a crash says what the first one did. */
const BEFORE = 'log before';
const Earlier = z.object({ number: z.number(), handling: Handling });

async function earlierRun(app: App, request: string): Promise<z.infer<typeof Earlier> | undefined> {
  const noted = await readNote(app.database.db, request, BEFORE);
  return noted === undefined ? undefined : Earlier.parse(JSON.parse(noted));
}

/** @param request key of the request: a second run of it changes nothing twice */
export function supportLogService(app: App, request: string): SupportLogs {
  /** With the one log that is meant; the report of a report leads to the first one. */
  async function withLog(wish: LogWish, then: (log: SupportLog) => Promise<LogAnswer>): Promise<LogAnswer> {
    const earlier = await earlierRun(app, request);
    const found = await findLog(app, wish.who, earlier ? String(earlier.number) : wish.log);
    if ('answer' in found) return found.answer;
    if ('none' in found) return { card: card(found.none, 'neutral', []) };
    const lead = found.log.handling.duplicateOf;
    const log = (lead !== null && (await readLog(app.database.db, lead))) || found.log;
    await markSeen(app, log.number, wish);
    return then(log);
  }

  /** Changes it and shows how it stands now; `step` returns a sentence when it is not to be. */
  async function change(
    wish: LogWish,
    log: SupportLog,
    step: (log: SupportLog) => Handling | string,
    more: (before: SupportLog) => Partial<Answered> = () => ({}),
  ): Promise<LogAnswer> {
    let refused: string | undefined;
    const earlier = await earlierRun(app, request);
    let before = earlier ? { ...log, handling: earlier.handling } : log;
    const take = (current: SupportLog) => {
      before = current;
      const next = step(current);
      refused = typeof next === 'string' ? next : undefined;
      return typeof next === 'string' || next === current.handling ? undefined : next;
    };
    const mark = async (tx: Handle) => {
      const { number, handling } = before;
      await noteOnce(tx, request, BEFORE, JSON.stringify({ number, handling }));
    };
    const { log: after, changed } = earlier ? { log, changed: true } : await stepLog(app, log.number, take, mark);
    const shown = await draw(app, wish, after, refused);
    if (!changed) return { card: shown };
    return { card: shown, ...more(before), ...(wish.shared && { public: true as const }) };
  }

  return {
    list: (who, filter) => listLogs(app, who, filter),
    filters: (filter) => filterLogs(app, filter),
    show: (wish) =>
      withLog(wish, async (log) => ({ card: await draw(app, { ...wish, shared: false }, log, undefined, true) })),
    take: (wish) =>
      withLog(wish, (log) =>
        change(
          wish,
          log,
          ({ handling }) => {
            const { assignee, state } = handling;
            if (assignee?.id === wish.who.id) return handling;
            if (assignee) return `${assignee.name} has it already. To take it over, assign it to yourself.`;
            if (state === 'Resolved') return 'It is resolved already.';
            return assignTo(handling, holder(wish.who), actor(wish.who), app.clock.now());
          },
          () => ({ changed: { what: `Log ${log.number}`, from: 'nobody', to: wish.who.name } }),
        ),
      ),
    assign: (wish, to) =>
      withLog(wish, async (log) => {
        if (!app.contacts.current().includes(to.email) && !app.people.rolesOf(to).includes('support-contact'))
          throw new PatchcordError('bad-input', `${to.name} is no support contact. Nothing was changed.`);
        return change(
          wish,
          log,
          ({ handling }) =>
            handling.assignee?.id === personId(to)
              ? handling
              : assignTo(
                  handling,
                  { id: personId(to), name: to.name, email: to.email },
                  actor(wish.who),
                  app.clock.now(),
                ),
          (before) => ({
            changed: {
              what: `Log ${log.number}`,
              from: before.handling.assignee?.name ?? 'nobody',
              to: to.name,
            },
          }),
        );
      }),
    update: (wish, { state, note, ticket }) =>
      withLog(wish, async (log) => {
        await mayChangeState(app, wish.who);
        const by = actor(wish.who);
        const at = app.clock.now();
        return change(
          wish,
          log,
          ({ handling }) => {
            const moved = changeState(handling, { state, ticket, by, at });
            const noted = note ? addNote(moved, { at, by, kind: 'note', text: note, request }) : moved;
            const same = handling.state === state && (ticket ?? handling.ticket) === handling.ticket;
            return same && noted.notes.length === handling.notes.length ? handling : noted;
          },
          ({ handling }) => ({
            changed: { what: `State of log ${log.number}`, from: handling.state, to: state },
            ...(!wish.shared && {
              undo: { command: 'supportlog.update', input: { log: String(log.number), state: handling.state } },
            }),
          }),
        );
      }),
    note: (wish, text) =>
      withLog(wish, (log) =>
        change(wish, log, ({ handling }) =>
          addNote(handling, { at: app.clock.now(), by: actor(wish.who), kind: 'note', text, request }),
        ),
      ),
    snooze: (wish, until) =>
      withLog(wish, (log) =>
        change(wish, log, ({ handling }) =>
          handling.snoozedUntil === until ? handling : snooze(handling, until, actor(wish.who), app.clock.now()),
        ),
      ),
    export: (wish) => withLog(wish, async ({ number, report }) => ({ card: exportCard(number, report.title) })),
    deliveries: (wish) => withLog(wish, async (log) => ({ card: await drawDeliveries(app, wish.who, log) })),
  };
}

const actor = ({ id, name }: Principal) => ({ id, name });
const holder = ({ id, name, phone }: Principal) => ({ id, name, email: phone.email });

/**
 * The vendor lets partners alone change a state: where its console is connected its ranks hold here too, unless the
 * configuration names who may; elsewhere support contacts and administrators may.
 */
async function mayChangeState(app: App, who: Principal): Promise<void> {
  const fresh = await app.people.fresh(who);
  const named = app.support.mayChangeState;
  if (named === undefined && app.systems.some(({ console }) => console !== undefined)) {
    if (mayChangeSupportLogs(fresh.console)) return;
    throw new PatchcordError(
      'not-allowed',
      'Only partners of the vendor may change the state of a support log. You can take it and write notes. Nothing was changed.',
    );
  }
  const roles = named ?? ['support-contact', 'admin'];
  if (roles.some((role) => hasRole(fresh, role))) return;
  const words = roles.map((role) => (role === 'admin' ? 'administrators' : 'support contacts'));
  throw new PatchcordError(
    'not-allowed',
    `Only ${words.join(' and ')} may change the state of a support log. Nothing was changed.`,
  );
}

async function draw(app: App, { who, shared }: LogWish, log: SupportLog, note: string | undefined, details = false) {
  const duplicates = await countDuplicates(app.database.db, log.number);
  // What everybody sees is in nobody's own words; a refusal is for the one who asked.
  const reader = shared && note === undefined ? everybody(app) : { locale: who.locale, zone: who.zone };
  return drawLog(app, log, reader, { duplicates, shared: shared && note === undefined, details, note });
}

/** Whoever presses a button there has seen it. */
async function markSeen(app: App, number: number, { who, where }: Pick<LogWish, 'who' | 'where'>): Promise<void> {
  const rows = await deliveriesOf(app.database.db, number);
  const here = rows.find(({ message, seenAt }) => seenAt === null && message !== null && standsIn(message, where));
  if (!here) return;
  await app.database.commit(
    (tx) => changeDelivery(tx, number, here.destination, { seenAt: app.clock.now(), seenBy: who.name }),
    { durable: false },
  );
}

function standsIn(message: string, { id }: Conversation): boolean {
  return message.includes(JSON.stringify(id.replace(/;messageid=.*$/, '')));
}

async function drawDeliveries(app: App, who: Principal, log: SupportLog) {
  const say = speech(who.locale, who.zone, app.clock.now());
  const rows = await deliveriesOf(app.database.db, log.number);
  const second = (row: StoredDelivery) => row.second?.split(', ') ?? [];
  const name = await placeNames(
    app,
    rows.flatMap((row) => [row.destination, ...second(row)]),
  );
  const stateOf = (row: StoredDelivery) =>
    row.state === 'sent' ? (row.seenAt === null ? 'Sent' : 'Seen') : row.state === 'queued' ? 'Waiting' : 'Failed';
  const detailOf = (row: StoredDelivery) =>
    [
      row.sentAt !== null && `Sent ${say.time(row.sentAt)}`,
      row.seenAt !== null && `seen by ${row.seenBy}, ${say.time(row.seenAt)}`,
      row.state === 'queued' && row.nextAt > app.clock.now() && `next try ${say.time(row.nextAt)}`,
      row.reason,
      row.second !== null && `went to ${second(row).map(name).join(', ')} instead`,
      row.explain ? row.why : `because of ${row.why}`,
    ]
      .filter((part) => part !== false && part !== '')
      .join('; ');
  return deliveriesCard({
    number: log.number,
    title: `${log.report.product}: ${log.report.title}`,
    rows: rows.map((row) => ({ place: name(row.destination), state: stateOf(row), detail: detailOf(row) })),
    missing: rows.filter((row) => row.state !== 'sent').length,
  });
}
