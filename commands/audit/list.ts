import { z } from 'zod';
import { buttons, call, card, text } from '../../cards/build.ts';
import { PAGE, pageButtons } from '../../cards/paging.ts';
import { defineCommand } from '../../src/core/command.ts';
import { PatchcordError } from '../../src/core/errors.ts';
import { field } from '../../src/core/fields.ts';
import type { AuditLine } from '../../src/core/services.ts';
import { sinceWhen } from '../../src/core/since.ts';
import type { Directory, PhoneUser } from '../../src/core/users.ts';
import { LIST } from './_examples.ts';

/** The newest lines of the audit trail: who asked for what, what became of it. */
export default defineCommand({
  id: 'audit.list',
  words: ['audit [{topic}] [{user}] [since {start}]'],
  summary: 'Show who changed what, and what was refused',
  effect: 'read',
  access: { role: 'admin' },
  uses: ['directory'],
  repeat: 'safe',
  input: z.object({
    user: field.person('Person').optional(),
    topic: field.text('Command, such as queue.set or user.*', 80).optional(),
    start: field.text('Since', 40).optional(),
    skip: field.skip(),
  }),
  examples: LIST,
  async run({ services, phone, who, say, now }, { user: named, topic: said, start, skip = 0 }) {
    const since = start === undefined ? undefined : sinceWhen(start, now, who.zone);
    if (start !== undefined && since === undefined)
      throw new PatchcordError(
        'bad-input',
        `I cannot read "${start.slice(0, 40)}" as a time. Try 2h, 3d, yesterday or 2026-11-20.`,
      );
    const { user, topic } = named ? { user: named, topic: said } : await meant(phone.directory, said?.trim());
    const { lines, more } = await services.audit.list({
      limit: PAGE,
      skip,
      ...(user && { user }),
      ...(topic !== undefined && { topic }),
      ...(since !== undefined && { since }),
    });
    const about = [user && `about ${user.name}`, topic && `on ${topic}`, start && `since ${start}`]
      .filter(Boolean)
      .join(', ');
    const title = about === '' ? 'Audit' : `Audit ${about}`;
    if (lines.length === 0)
      return { card: card(title, 'neutral', [text('There is nothing in the audit trail for that.')]) };
    return {
      card: card(title, 'neutral', [
        {
          kind: 'table',
          columns: ['When', 'Who', 'What'],
          rows: lines.map((line) => [say.time(line.at), line.name, what(line)]),
        },
        more > 0 ? text('"patchcord audit export" has all of them.') : undefined,
        buttons(
          ...pageButtons({ skip, total: skip + lines.length + more }, (next) =>
            call('audit.list', {
              ...(user && { user: { id: user.id } }),
              ...(topic !== undefined && { topic }),
              ...(start !== undefined && { start }),
              skip: next,
            }),
          ),
        ),
      ]),
    };
  },
});

/** A name without @ is a person too; another single word is a group of commands. */
async function meant(directory: Directory, said: string | undefined): Promise<{ user?: PhoneUser; topic?: string }> {
  if (said === undefined || /[.*]/.test(said)) return said === undefined ? {} : { topic: said };
  const [only, ...others] = await directory.find(said);
  return only && others.length === 0 ? { user: only } : { topic: `${said.toLowerCase()}.*` };
}

function what({ summary, result, rule, changed }: AuditLine): string {
  if (result === 'denied') return `Refused: ${summary}${rule ? ` (${rule})` : ''}`;
  if (result !== 'done') return `${summary}: ${result}`;
  return changed ? `${changed.what}: ${changed.from} → ${changed.to}` : summary;
}
