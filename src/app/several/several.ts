import { isApprovalCard } from '../../../cards/approval.ts';
import type { Call, CallValue, Card } from '../../../cards/model.ts';
import { leftOutCard, MOST_PEOPLE, previewCard, tooManyCard } from '../../../cards/several.ts';
import { isOptional } from '../../core/fields.ts';
import type { Skills } from '../../core/phone.ts';
import type { App } from '../app.ts';
import { tellChat } from '../reply/tell.ts';
import { askForMissing } from '../request/form.ts';
import { sameSystem } from '../request/stamp.ts';
import type { Settled, Work } from '../work.ts';
import { beginBulk, correction } from './bulk.ts';
import type { Several } from './list.ts';
import type { LeftRow, ReadyRow } from './rights.ts';
import { judgeRows } from './rows.ts';

/**
 * One thing for several people: first a card that says how it stands with each, then, once agreed to, those that are ready are
 * done one by one, or wait together for one approval. Who cannot be done stays named, with the reason.
 */
export async function carryOutSeveral(app: App, work: Work, several: Several, phone: Skills): Promise<Settled> {
  const { command, who, call } = work;
  const asked = (shown: Card): Settled => ({
    reply: { card: shown, audience: 'private' },
    result: 'asked',
    command,
    who,
  });
  const { field } = several;
  const names = several.names.filter((name) => name !== '');
  if (names.length > MOST_PEOPLE) return asked(tooManyCard(MOST_PEOPLE));
  const missing = Object.entries(command.input.shape).some(
    ([name, schema]) => name !== field && !isOptional(schema) && (call.input[name] ?? null) === null,
  );
  if (missing || names.length === 0) return asked(await askForMissing(app, who, command, call));

  const { ready, left, rest, needs } = await judgeRows(app, work, { field, names }, phone);
  // What was agreed to is what the card showed: people by their ids.
  const agreed = call.agreed !== undefined;
  const known = ready.filter(({ named }) => !agreed || typeof named !== 'string');
  const out = [...left, ...ready.filter((row) => !known.includes(row)).map(asLeft)];
  const what = command.many?.(known.length, rest.parsed) ?? command.summary;
  const exact = sameSystem(call, {
    command: command.id,
    input: { ...rest.input, [field]: known.map(({ user }) => ({ id: user.id })) },
  });
  const correct = correction(
    sameSystem(call, { command: command.id, input: rest.input }),
    field,
    names.map(saidOf(known, out)),
  );
  if (!agreed || known.length === 0) {
    const go = sameSystem(call, {
      command: command.id,
      input: {
        ...rest.input,
        [field]: [...known.map(({ user }) => ({ id: user.id })), ...out.map(({ said }) => said)],
      },
      agreed: 'yes',
    });
    return asked(
      previewCard({
        what,
        ready: known.map((row) => ({ name: row.user.name, status: statusOf(row) })),
        left: out.map(({ name, reason }) => ({ name, status: reason })),
        needsApproval: needs !== undefined,
        go,
        change: correct,
      }),
    );
  }
  if (!needs) return begin(app, work, { field, rest: rest.input, what, known, out });

  const card = await app.approvals.ask({
    work,
    call: { ...exact, agreed: 'yes' },
    input: {},
    target: undefined,
    terms: needs.terms,
    rule: needs.rule,
    phone,
    several: {
      what,
      people: known.map((row) => ({ id: `${row.user.system}:${row.user.id}`, name: row.user.name, note: row.effect })),
    },
  });
  if (out.length > 0 && isApprovalCard(card)) await tellLeftOut(app, work, what, out, field, rest.input);
  return asked(card);
}

async function begin(
  app: App,
  work: Work,
  made: { field: string; rest: Call['input']; what: string; known: readonly ReadyRow[]; out: readonly LeftRow[] },
): Promise<Settled> {
  const { command, who, incoming } = work;
  const done = await beginBulk(app, {
    call: sameSystem(work.call, { command: command.id, input: made.rest }),
    field: made.field,
    what: made.what,
    requester: { id: who.id, name: who.name, from: incoming.from, where: incoming.where, request: incoming.key },
    approval: '',
    approvers: [],
    people: made.known.map(({ user }) => ({ id: user.id, name: user.name, said: user.username })),
    left: made.out.map(({ name, said, reason }) => ({ name, said, reason })),
    viewer: who,
  });
  return { reply: { card: done.card, audience: 'private' }, result: 'done', command, who, done };
}

function asLeft({ user }: ReadyRow): LeftRow {
  return { name: user.name, said: user.username, reason: 'Can be done now' };
}

function statusOf({ effect, approval }: ReadyRow): string {
  const ready = approval ? 'Ready, needs an approval' : 'Ready';
  return effect === '' ? ready : `${ready}. ${effect}`;
}

/** Names as the list shows them again, for being corrected. */
function saidOf(known: readonly ReadyRow[], out: readonly LeftRow[]): (name: CallValue) => string {
  return (name) => {
    if (typeof name === 'string') return name;
    const same = (named: CallValue | undefined) => JSON.stringify(named) === JSON.stringify(name);
    return known.find((row) => same(row.named))?.user.username ?? out.find((row) => same(row.named))?.said ?? '';
  };
}

/** Written once per request, as the approval is. */
async function tellLeftOut(
  app: App,
  { incoming, command, call }: Work,
  what: string,
  out: readonly LeftRow[],
  field: string,
  rest: Call['input'],
): Promise<void> {
  const again = correction(
    sameSystem(call, { command: command.id, input: rest }),
    field,
    out.map(({ said }) => said),
  );
  const card = leftOutCard(
    what,
    out.map(({ name, reason }) => ({ name, status: reason })),
    again,
  );
  const { from, where } = incoming;
  await app.database.commit((tx) => tellChat(tx, { from, where, card }, app.clock.now()));
  app.wake();
}
