import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { z } from 'zod';
import { editDistance } from '../language/edit-distance.ts';

const COMMANDS = join(import.meta.dirname, '..', '..', 'commands');

/** `queue.set`, `user.*` or `*`: of commands that there are. */
export const CommandPattern = z.string().superRefine((pattern, ctx) => {
  const ids = commandIds();
  const isThere =
    pattern === '*' ||
    ids.includes(pattern) ||
    (pattern.endsWith('.*') && ids.some((id) => id.startsWith(pattern.slice(0, -1))));
  if (isThere) return;
  const near = nearest(pattern, ids);
  const hint = near ? `; did you mean ${near}?` : '; write an id such as queue.set, a group such as user.*, or *';
  ctx.addIssue({ code: 'custom', message: `there is no command "${pattern}"${hint}` });
});

/** By their files, as a command's id is its path: nothing is loaded, so settings are judged before anything runs. */
function commandIds(): string[] {
  return readdirSync(COMMANDS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/(^|[\\/])_/.test(file))
    .map((file) => file.slice(0, -'.ts'.length).split(sep).join('.'));
}

function nearest(pattern: string, ids: readonly string[]): string | undefined {
  const limit = 3;
  const close = ids
    .map((id) => ({ id, distance: editDistance(pattern, id, limit) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((a, b) => a.distance - b.distance);
  return close[0]?.id;
}
