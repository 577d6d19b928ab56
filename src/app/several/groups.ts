import { z } from 'zod';
import { Approval } from '../../core/approval.ts';
import { noteOnce } from '../../store/requests.ts';
import type { App } from '../app.ts';
import type { Work } from '../work.ts';
import { type LeftRow, left, type Needs, type ReadyRow } from './rights.ts';

/** Those for whom the same is needed: nothing, or one approval. */
export interface Group {
  needs: Needs | undefined;
  rows: readonly ReadyRow[];
}

/** As a person would ask for them one by one: those that need nothing first, then one group for each kind of approval. */
export function groupsOf(rows: readonly ReadyRow[]): Group[] {
  const kinds = new Map<string, ReadyRow[]>();
  for (const row of rows) {
    const kind = row.approval ? JSON.stringify(row.approval) : '';
    kinds.set(kind, [...(kinds.get(kind) ?? []), row]);
  }
  const groups = [...kinds.values()].map((some): Group => ({ needs: some[0]?.approval, rows: some }));
  return groups.sort((one, other) => Number(one.needs !== undefined) - Number(other.needs !== undefined));
}

/**
 * Where too few are there to approve for a whole group (nobody approves what is about themselves), those stay out for whom
 * nobody could approve alone; if it is still too few, each of the others is a group of its own.
 * @param lacking why nobody could be asked for these, in a sentence; undefined when somebody could
 */
export async function askable(
  groups: readonly Group[],
  lacking: (needs: Needs, rows: readonly ReadyRow[]) => Promise<string | undefined>,
): Promise<{ groups: Group[]; out: LeftRow[] }> {
  const kept: Group[] = [];
  const out: LeftRow[] = [];
  for (const { needs, rows } of groups) {
    if (!needs || (await lacking(needs, rows)) === undefined) {
      kept.push({ needs, rows });
      continue;
    }
    const could: ReadyRow[] = [];
    for (const row of rows) {
      const why = await lacking(needs, [row]);
      if (why === undefined) could.push(row);
      else out.push(left(row.named, row.user.username, why, row.user.name));
    }
    const together = could.length > 0 && (await lacking(needs, could)) === undefined;
    kept.push(...(together ? [{ needs, rows: could }] : could.map((row) => ({ needs, rows: [row] }))));
  }
  return { groups: kept, out };
}

const Noted = z.array(
  z.object({
    needs: z.object({ terms: Approval.shape.terms, rule: z.string() }).optional(),
    ids: z.array(z.string()),
  }),
);

/** Written down before anything is asked: after a crash the same people are in the same requests, whatever the rules say by then. */
export async function keepGroups(app: App, { incoming }: Work, groups: readonly Group[]): Promise<Group[]> {
  const made = groups.map(({ needs, rows }) => ({ needs, ids: rows.map(({ user }) => user.id) }));
  const noted = await app.database.commit((tx) => noteOnce(tx, incoming.key, 'groups', JSON.stringify(made)));
  const all = new Map(groups.flatMap(({ rows }) => rows).map((row) => [row.user.id, row]));
  return Noted.parse(JSON.parse(noted)).map(({ needs, ids }) => ({
    needs,
    rows: ids.flatMap((id) => all.get(id) ?? []),
  }));
}
