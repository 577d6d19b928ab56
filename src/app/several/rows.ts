import type { CallValue } from '../../../cards/model.ts';
import type { Skills } from '../../core/phone.ts';
import type { App } from '../app.ts';
import { contextFor } from '../context.ts';
import type { Work } from '../work.ts';
import { judgeRow, type LeftRow, left, type ReadyRow, type Rest, restOf, rowCall } from './rights.ts';

/** How it stands with each person of a list. */
export interface Judged {
  ready: ReadyRow[];
  left: LeftRow[];
  rest: Rest;
}

/** So many people are looked at side by side. */
const AT_ONCE = 5;

/** Each person judged as if they were alone in the Call: found, allowed, and with something to do. */
export async function judgeRows(
  app: App,
  work: Work,
  { field, names }: { field: string; names: readonly CallValue[] },
  phone: Skills,
): Promise<Judged> {
  const { command } = work;
  const rest = await restOf(app, work, field, phone);
  const rows: (ReadyRow | LeftRow)[] = [];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const some = names.slice(at, at + AT_ONCE);
    rows.push(
      ...(await Promise.all(some.map((named) => judgeRow(app, work, { field, named, rest }, phone, lookAhead)))),
    );
  }
  return { ...sorted(rows), rest };

  /** What the command itself has to say of it. */
  async function lookAhead(row: ReadyRow): Promise<ReadyRow | LeftRow> {
    const { named, user } = row;
    const ctx = contextFor(app, { ...work, call: rowCall(work, rest, field, user.id), phone });
    const input = command.input.parse({ ...rest.parsed, [field]: user });
    const hindered = await command.hinders?.(ctx, input);
    if (hindered !== undefined) return left(named, user.username, hindered, user.name);
    const seen = await command.preview?.(ctx, input);
    return { ...row, effect: seen?.consequence ?? '' };
  }
}

/** Each person once, however often they were named. */
function sorted(rows: readonly (ReadyRow | LeftRow)[]): Pick<Judged, 'ready' | 'left'> {
  const ready = new Map<string, ReadyRow>();
  const others: LeftRow[] = [];
  for (const row of rows) {
    if ('user' in row) ready.set(row.user.id, ready.get(row.user.id) ?? row);
    else others.push(row);
  }
  return { ready: [...ready.values()], left: others };
}
