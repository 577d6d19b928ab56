import type { Question } from '../../src/core/command.ts';
import { LONGEST_SUBJECT } from '../../src/core/meetings.ts';
import type { PhoneUser } from '../../src/core/users.ts';
import type { Context } from './_room.ts';

interface Wish {
  subject?: string | undefined;
  invitees?: readonly PhoneUser[] | undefined;
}

interface Meant {
  subject: string | undefined;
  invitees: readonly PhoneUser[];
}

const LINKS = /\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b)\s*/iu;
const EXTENSION = /^\d{3,6}$/;

/**
 * "meet Dana Kim and Omar" names nobody with an @: a subject that is nothing but names of colleagues means them, and extensions
 * at its end are people, too.
 */
export async function whoIsMeant(ctx: Context, wish: Wish): Promise<Meant | Question> {
  const { subject, invitees = [] } = wish;
  if (subject === undefined) return { subject, invitees };
  const words = subject.split(/\s+/);
  const numbers: PhoneUser[] = [];
  while (EXTENSION.test(words.at(-1) ?? '')) {
    const [user] = (await ctx.phone.directory.find(words.at(-1) ?? '')).filter((one) => one.extension === words.at(-1));
    if (!user) break;
    numbers.unshift(user);
    words.pop();
  }
  const rest = words.join(' ');
  const everybody = [...invitees, ...numbers];
  if (rest === '') return { subject: undefined, invitees: everybody };
  const named = invitees.length === 0 ? await namesIn(ctx, rest) : undefined;
  if (!named) return { subject: rest.slice(0, LONGEST_SUBJECT), invitees: everybody };
  if ('ask' in named) return named;
  return { subject: undefined, invitees: [...named, ...numbers] };
}

/** Undefined when one of them is nobody's name: then it is a subject after all. */
async function namesIn({ phone }: Context, text: string): Promise<PhoneUser[] | Question | undefined> {
  const names = text.split(LINKS).filter((name) => name !== '');
  const found: PhoneUser[] = [];
  let open: { name: string; fits: PhoneUser[]; at: number } | undefined;
  for (const [at, name] of names.entries()) {
    const fits = (await phone.directory.find(name)).filter((user) => isCalled(user, name));
    const [only] = fits;
    if (!only) return undefined;
    if (fits.length > 1) open ??= { name, fits, at };
    found.push(only);
  }
  if (!open) return found;
  const { name, fits, at } = open;
  const others = found.map(({ id }) => ({ id }));
  return {
    ask: {
      field: 'invitees',
      title: `Which ${name.slice(0, 40)}?`,
      options: fits.map((user) => ({
        label: [user.name, user.extension, user.department].filter((part) => part !== '').join(' · '),
        value: others.with(at, { id: user.id }),
      })),
    },
  };
}

/** The whole name, or the first name alone. */
function isCalled(user: PhoneUser, name: string): boolean {
  const wanted = name.toLowerCase();
  return [user.name, user.name.split(' ')[0] ?? '', user.username, user.extension].some(
    (known) => known.toLowerCase() === wanted,
  );
}
