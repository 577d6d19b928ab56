import type { Call, Card } from '../../../cards/model.ts';
import { problemCard } from '../../../cards/problem.ts';
import type { AnyCommand } from '../../core/command.ts';
import { metaOf } from '../../core/fields.ts';
import type { Principal } from '../../core/principal.ts';
import type { Incoming, Mention } from '../../core/request.ts';
import type { PhoneUser } from '../../core/users.ts';
import type { App } from '../app.ts';
import { askForMissing } from './form.ts';

type Asked = Extract<Incoming['asked'], { kind: 'form' }>;

/** The form behind a shortcut. From a message its first line becomes the subject, and who wrote it or is named in it is invited. */
export async function shortcutForm(app: App, who: Principal, incoming: Incoming, asked: Asked): Promise<Card> {
  const command = app.catalog.get(asked.command);
  if (!command) {
    return problemCard({
      title: 'Your phone system cannot do that',
      sentence: 'Nothing was done.',
      next: 'Type "help" to me to see what you can do here.',
    });
  }
  const input = { ...subjectFor(command, asked), ...(await peopleFor(app, who, command, incoming, asked.mentions)) };
  return askForMissing(app, who, command, { command: command.id, input });
}

/** The first line with words in it, people by their names. */
function subjectFor(command: AnyCommand, { text, mentions }: Asked): Call['input'] {
  const field = Object.entries(command.input.shape).find(([, schema]) => metaOf(schema)?.kind === 'text');
  const meta = field && metaOf(field[1]);
  if (!field || meta?.kind !== 'text') return {};
  const named = text.replace(/<@([^>]+)>/g, (_, id: string) => mentions.find((one) => one.id === id)?.name ?? '');
  const line = named
    .split('\n')
    .find((one) => /\p{L}/u.test(one))
    ?.replace(/\s+/g, ' ')
    .trim();
  if (!line) return {};
  const points = Array.from(line);
  const subject = points.length <= meta.maxLength ? line : `${points.slice(0, meta.maxLength - 1).join('')}…`;
  return { [field[0]]: subject };
}

const INVITED = 20;

/** By name: who fills in the form reads and corrects them. Who has no phone account is left out. */
async function peopleFor(
  app: App,
  who: Principal,
  command: AnyCommand,
  { from, where }: Incoming,
  mentions: readonly Mention[],
): Promise<Call['input']> {
  const field = Object.entries(command.input.shape).find(([, schema]) => metaOf(schema)?.kind === 'people');
  if (!field) return {};
  const others = mentions.filter(({ id }) => id !== from.id).slice(0, INVITED);
  const found = await Promise.all(
    others.map(({ id, name }) =>
      app.people.mentioned({ ...who.chat, id }, where).catch(() => onlyOneNamed(app, who, name)),
    ),
  );
  const names = new Set(
    found.flatMap((users) => {
      const user = users.find((one) => one.system === who.phone.system) ?? users[0];
      return user && user.id !== who.phone.id ? [user.name] : [];
    }),
  );
  return names.size > 0 ? { [field[0]]: [...names].join(', ') } : {};
}

/** Where the platform does not let us ask about somebody: by their name, when one phone user has exactly that. */
async function onlyOneNamed(app: App, who: Principal, name: string): Promise<readonly PhoneUser[]> {
  if (name.trim() === '') return [];
  const directory = app.systems.find((one) => one.id === who.phone.system)?.service.directory;
  const found = (await directory?.find(name).catch(() => [])) ?? [];
  const exactly = found.filter((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  return exactly.length === 1 ? exactly : [];
}
