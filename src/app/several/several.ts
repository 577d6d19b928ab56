import { isApprovalCard } from '../../../cards/approval.ts';
import { becauseForm } from '../../../cards/approval-forms.ts';
import type { Call, CallValue, Card } from '../../../cards/model.ts';
import { refusalCard } from '../../../cards/problem.ts';
import { leftOutCard, MOST_PEOPLE, previewCard, tooManyCard } from '../../../cards/several.ts';
import { isOptional } from '../../core/fields.ts';
import type { Skills } from '../../core/phone.ts';
import { newToken } from '../../kit/sign.ts';
import { partKey } from '../../store/approvals.ts';
import { noteOnce } from '../../store/requests.ts';
import type { App } from '../app.ts';
import type { AskedApproval } from '../approvals/approvals.ts';
import { tellChat } from '../reply/tell.ts';
import { askForMissing } from '../request/form.ts';
import { sameSystem } from '../request/stamp.ts';
import type { Settled, Work } from '../work.ts';
import { beginBulk, correction } from './bulk.ts';
import { askable, type Group, groupsOf, keepGroups } from './groups.ts';
import type { Several } from './list.ts';
import type { LeftRow, Needs, ReadyRow, Rest } from './rights.ts';
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

  const judged = await judgeRows(app, work, { field, names }, phone);
  const { rest } = judged;
  const asking = (needs: Needs, rows: readonly ReadyRow[]) => approvalFor(work, { field, rest, needs, rows, phone });
  const { groups, out: alone } = await askable(groupsOf(judged.ready), (needs, rows) =>
    app.approvals.lacking(asking(needs, rows)),
  );
  const ready = groups.flatMap((group) => group.rows);
  const left = [...judged.left, ...alone];
  // What was agreed to is what the card showed: people by their ids.
  const agreed = call.agreed !== undefined;
  const known = ready.filter(({ named }) => !agreed || typeof named !== 'string');
  const out = [...left, ...ready.filter((row) => !known.includes(row)).map(asLeft)];
  const plain = (input: Call['input']): Call => sameSystem(call, { command: command.id, input });
  const correct = correction(plain(rest.input), field, names.map(saidOf(known, out)));
  const ids = known.map(({ user }) => ({ id: user.id }));
  const what = command.many?.(known.length, rest.parsed) ?? command.summary;
  if (!agreed || known.length === 0) {
    const go = { ...plain({ ...rest.input, [field]: [...ids, ...out.map(({ said }) => said)] }), agreed: 'yes' };
    return asked(
      previewCard({
        what,
        ready: known.map((row) => ({ name: row.user.name, status: statusOf(row, groups) })),
        left: out.map(({ name, reason }) => ({ name, status: reason })),
        atOnce: known.filter((row) => !row.approval).length,
        requests: groups.filter(({ needs }) => needs).map(({ rows }) => rows.length),
        go,
        change: correct,
      }),
    );
  }
  // Before anything is written: the form brings the whole list back.
  const needsReason = groups.some(({ needs }) => needs?.terms.reason === 'required');
  if (needsReason && (call.because?.trim() ?? '') === '')
    return asked(becauseForm({ ...plain({ ...rest.input, [field]: ids }), agreed: 'yes' }, what));

  const kept = await keepGroups(
    app,
    work,
    groups.map(({ needs, rows }) => ({ needs, rows: rows.filter((row) => known.includes(row)) })),
  );
  const free = kept.filter(({ needs }) => !needs).flatMap(({ rows }) => rows);
  const isBegun = free.length > 0;
  const cards: Card[] = [];
  for (const [at, { needs, rows }] of kept.filter(({ needs: some }) => some).entries()) {
    if (!needs || rows.length === 0) continue;
    const part = { key: partKey(work.incoming.key, at), isAnswer: at === 0 && !isBegun };
    cards.push(await app.approvals.ask(approvalFor(work, { field, rest, needs, rows, phone, part })));
  }
  if (isBegun) {
    const all = command.many?.(free.length, rest.parsed) ?? command.summary;
    return begin(app, work, { field, rest: rest.input, what: all, known: free, out });
  }
  const [card] = cards;
  if (!card) return asked(refusalCard('Nobody is left for whom it could be done. Nothing was asked.'));
  if (out.length > 0 && isApprovalCard(card)) await tellLeftOut(app, work, what, out, field, rest.input);
  // So that "cancel that" means these requests.
  return { ...asked(card), call: plain({ ...rest.input, [field]: ids }) };
}

/** One approval for these people, with exact ids. */
function approvalFor(
  work: Work,
  asked: {
    field: string;
    rest: Rest;
    needs: Needs;
    rows: readonly ReadyRow[];
    phone: Skills;
    part?: { key: string; isAnswer: boolean };
  },
): AskedApproval {
  const { command, call, incoming } = work;
  const { field, rest, needs, rows, phone, part = { key: incoming.key, isAnswer: true } } = asked;
  const input = { ...rest.input, [field]: rows.map(({ user }) => ({ id: user.id })) };
  const people = rows.map(({ user, effect }) => ({ id: `${user.system}:${user.id}`, name: user.name, note: effect }));
  return {
    work,
    call: { ...sameSystem(call, { command: command.id, input }), agreed: 'yes' },
    input: {},
    target: undefined,
    terms: needs.terms,
    rule: needs.rule,
    phone,
    several: { what: command.many?.(rows.length, rest.parsed) ?? command.summary, people, part },
  };
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

/** Where there are several requests, by which rule. */
function statusOf({ effect, approval }: ReadyRow, groups: readonly Group[]): string {
  const rule = groups.filter(({ needs }) => needs).length > 1 ? ` (${approval?.rule})` : '';
  const ready = approval ? `Ready, needs an approval${rule}` : 'Ready';
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

/** Once per request, as the approval is asked for. */
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
  const mark = newToken();
  await app.database.commit(async (tx) => {
    if ((await noteOnce(tx, incoming.key, 'left out', mark)) !== mark) return;
    await tellChat(tx, { from, where, card }, app.clock.now());
  });
  app.wake();
}
