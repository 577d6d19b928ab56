import { z } from 'zod';
import { matchesId } from '../core/policy.ts';
import type { AuditLine, Services } from '../core/services.ts';
import { readAuditBackwards } from '../store/audit.ts';
import type { App } from './app.ts';

/** What is looked at of a row; rows of other versions may have more. */
const Entry = z.object({
  who: z.string().catch(''),
  command: z.string().catch(''),
  result: z.string().catch('done'),
  rule: z.string().optional().catch(undefined),
  changed: z.object({ what: z.string(), from: z.string(), to: z.string() }).optional().catch(undefined),
  call: z.object({ input: z.record(z.string(), z.unknown()).catch({}) }).catch({ input: {} }),
});
type Entry = z.infer<typeof Entry>;

const PAGE = 500;
/** A look back ends here: the export has the rest. */
const MOST_ROWS = 10_000;

/** The audit trail for people: newest first, names instead of ids. */
export async function listAudit(
  app: App,
  { limit, skip = 0, user, topic, since }: Parameters<Services['audit']['list']>[0],
): Promise<{ lines: AuditLine[]; more: number }> {
  const found: { seq: number; at: number; entry: Entry }[] = [];
  let more = 0;
  let left = skip;
  const phones = user && (await app.people.human(user)).phones;
  let beforeSeq: number | undefined;
  for (let read = 0; read < MOST_ROWS; read += PAGE) {
    const rows = await readAuditBackwards(app.database.db, {
      limit: PAGE,
      ...(beforeSeq !== undefined && { beforeSeq }),
      ...(since !== undefined && { since }),
    });
    for (const row of rows) {
      const entry = Entry.parse(JSON.parse(row.body));
      if (topic !== undefined && !matchesId(topic, entry.command)) continue;
      if (phones && !phones.some((phone) => concerns(entry, phone))) continue;
      if (left > 0) left -= 1;
      else if (found.length < limit) found.push({ seq: row.seq, at: row.at, entry });
      else more += 1;
    }
    beforeSeq = rows.at(-1)?.seq;
    if (rows.length < PAGE) break;
  }
  const names = await namesOf(app);
  const lines = found.map(({ seq, at, entry: { who, command, result, rule, changed } }) => {
    const summary = app.catalog.get(command)?.summary ?? command;
    return { seq, at, name: names.get(who) ?? (who || 'Patchcord'), command, summary, result, rule, changed };
  });
  return { lines, more };
}

/** They asked for it, or it was about them. */
function concerns({ who, call }: Entry, user: { system: string; id: string }): boolean {
  if (who === `${user.system}:${user.id}`) return true;
  return Object.values(call.input).some(
    (value) => typeof value === 'object' && value !== null && 'id' in value && value.id === user.id,
  );
}

async function namesOf(app: App): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const system of app.systems)
    for (const user of (await system.service.directory?.all().catch(() => [])) ?? [])
      names.set(`${system.id}:${user.id}`, user.name);
  return names;
}
