import { press } from '../../../cards/build.ts';
import type { Call, Card } from '../../../cards/model.ts';
import { progressCard } from '../../../cards/several.ts';
import { Bulk, type BulkRow, countOf, type LeftOut } from '../../core/bulk.ts';
import type { Done } from '../../core/command.ts';
import type { Principal } from '../../core/principal.ts';
import { speech } from '../../core/speech.ts';
import { newToken } from '../../kit/sign.ts';
import { bulkOfRequest, insertBulk, readBulk, type StoredBulk } from '../../store/bulks.ts';
import { addJob } from '../../store/jobs.ts';
import type { App } from '../app.ts';

/** How long a card follows the work: trying ends after a quarter of an hour, and then no row takes longer than a call. */
export const WATCHED_MS = 60 * 60_000;

/** Carries out the rows of one bulk, one after another. */
export const RUN_BULK = 'run-bulk';

export interface NewBulk
  extends Pick<Bulk, 'call' | 'field' | 'what' | 'requester' | 'approval' | 'approvers' | 'left'> {
  people: readonly Pick<BulkRow, 'id' | 'name' | 'said'>[];
  /** For whom the card is drawn. */
  viewer: Principal;
}

/** Writes it down with the job that does it, once per request, and answers with the card that shows how far it is. */
export async function beginBulk(app: App, wanted: NewBulk): Promise<Done> {
  const bulk = await writeBulk(app, wanted, true);
  return { card: drawBulk(app, bulk, wanted.viewer), live: liveOf(bulk.id) };
}

/** @param withJob false where whoever writes it carries it out */
export async function writeBulk(app: App, wanted: Omit<NewBulk, 'viewer'>, withJob: boolean): Promise<Bulk> {
  const { call, field, what, requester, approval, approvers, left, people } = wanted;
  const now = app.clock.now();
  const rows = people.map((one): BulkRow => ({ ...one, state: 'todo', note: '' }));
  const bulk: Bulk = {
    id: newToken(),
    call,
    field,
    what,
    requester,
    approval,
    approvers,
    rows,
    left: [...left],
    startedAt: now,
    endedAt: null,
  };
  const { id } = bulk;
  const row = { id, request: requester.request, body: JSON.stringify(bulk), startedAt: now };
  await app.database.commit(async (tx) => {
    if (!(await insertBulk(tx, row)) || !withJob) return;
    await addJob(tx, { kind: RUN_BULK, key: id, body: JSON.stringify({ id }), dueAt: now, now });
  });
  app.wake();
  const written = await bulkOfRequest(app.database.db, requester.request);
  return written ? parseBulk(written) : bulk;
}

export function parseBulk(stored: Pick<StoredBulk, 'body'>): Bulk {
  return Bulk.parse(JSON.parse(stored.body));
}

/** What live cards show it. */
export const bulkSubject = (id: string) => `bulk:${id}`;

/** Is it work whose end has to reach who asked, also where its card cannot be changed any more? */
export const isProgress = (subject: string) => subject.startsWith(bulkSubject(''));

function liveOf(id: string) {
  return { subject: bulkSubject(id), call: { command: 'request.progress', input: { bulk: id } }, lastsMs: WATCHED_MS };
}

/** For who asked: how far it is; nobody else sees it. */
export async function showBulk(app: App, who: Principal, id: string): Promise<Pick<Done, 'card' | 'live'> | undefined> {
  const stored = await readBulk(app.database.db, id);
  const bulk = stored && parseBulk(stored);
  if (!bulk || bulk.requester.id !== who.id) return undefined;
  return { card: drawBulk(app, bulk, who), ...(bulk.endedAt === null && { live: liveOf(id) }) };
}

export function drawBulk(app: App, bulk: Bulk, viewer: Principal): Card {
  const { call, field, what, rows, left } = bulk;
  const { all, over, failed, perhaps } = countOf(bulk);
  // Whoever is perhaps done is looked at first, before anybody does it again.
  const again = [...rows.filter((row) => row.state === 'failed'), ...left].map(({ said }) => said);
  const card = progressCard({
    what,
    all,
    over,
    failed,
    perhaps,
    lines: rows.map((row) => ({ name: row.name, status: statusOf(row) })),
    left: left.map(({ name, reason }: LeftOut) => ({ name, status: reason })),
    ended: bulk.endedAt !== null,
    correct: again.length > 0 ? correction(call, field, again) : undefined,
    updated: speech(viewer.locale, viewer.zone, app.clock.now()).time(app.clock.now()),
  });
  const undo = bulk.endedAt === null ? undefined : undoOf(bulk);
  if (!undo) return card;
  const button = press('Undo', undo, { says: `Undo: ${what}` });
  const last = card.blocks.at(-1);
  return last?.kind === 'buttons'
    ? { ...card, blocks: [...card.blocks.slice(0, -1), { kind: 'buttons', buttons: [button, ...last.buttons] }] }
    : { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons: [button] }] };
}

function statusOf({ state, note }: BulkRow): string {
  switch (state) {
    case 'todo':
      return note === '' ? 'Waits for its turn' : note;
    case 'done':
      return 'Done';
    case 'same':
    case 'failed':
    case 'perhaps':
      return note;
    default:
      return state satisfies never;
  }
}

/** One Call that takes back all of them, where their own ones differ in the person only. */
function undoOf({ rows, field }: Bulk): Call | undefined {
  const undos = rows.flatMap(({ undo }) => undo ?? []);
  const [first] = undos;
  if (!first || undos.length < 2) return undefined;
  const rest = ({ command, input: { [field]: _person, ...input } }: Call) => JSON.stringify([command, input]);
  if (!undos.every((one) => rest(one) === rest(first))) return undefined;
  return {
    command: first.command,
    input: { ...first.input, [field]: undos.flatMap(({ input }) => input[field] ?? []) },
  };
}

/** Asks for the names again, filled in with these. */
export function correction(
  call: Pick<Call, 'command' | 'input' | 'system'>,
  field: string,
  names: readonly string[],
): Call {
  const { command, input, system } = call;
  return {
    command: 'request.people',
    input: {
      call: { command, input, ...(system === undefined ? {} : { system }) },
      field,
      names: names.filter((one) => one !== ''),
    },
  };
}
