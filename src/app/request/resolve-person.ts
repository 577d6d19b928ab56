import type { CallValue, Card } from '../../../cards/model.ts';
import { problemCard } from '../../../cards/problem.ts';
import { PatchcordError, toPatchcordError } from '../../core/errors.ts';
import { GOING, Going } from '../../core/going.ts';
import type { Incoming, Mention } from '../../core/request.ts';
import type { PhoneUser } from '../../core/users.ts';
import { readNote } from '../../store/requests.ts';
import { idOf, type Setting, unreadable } from './resolved-value.ts';

/** Whom a name leads to. Nobody is guessed. */
export type FoundPerson =
  | { kind: 'one'; user: PhoneUser }
  | { kind: 'nobody'; text: string }
  | { kind: 'several'; text: string; users: readonly PhoneUser[] };

const SELF = /^(me|myself|i|mich|ich|mir|moi|je|yo|mí|mi)$/i;

/** "me", as people say it. */
export function isSelf(text: string): boolean {
  return SELF.test(text.trim());
}

/** A name, extension, account, address, mention or id. Throws `not-found` for an id or a mention that leads to nobody. */
export async function findPerson(setting: Setting, given: CallValue): Promise<FoundPerson> {
  try {
    const found = await lookUp(setting, given);
    const going = found.kind === 'nobody' ? await whoGoes(setting) : undefined;
    return going ? { kind: 'one', user: going } : found;
  } catch (thrown) {
    const going = toPatchcordError(thrown).code === 'not-found' ? await whoGoes(setting) : undefined;
    if (!going) throw thrown;
    return { kind: 'one', user: going };
  }
}

/** A first run of this request, before a crash, may have taken them out of the phone system already. */
async function whoGoes({ app, incoming }: Setting): Promise<PhoneUser | undefined> {
  const noted = await readNote(app.database.db, incoming.key, GOING);
  return noted === undefined ? undefined : Going.parse(JSON.parse(noted));
}

async function lookUp(setting: Setting, given: CallValue): Promise<FoundPerson> {
  const { phone, who, app, incoming, system } = setting;
  const id = idOf(given);
  if (id !== undefined) return { kind: 'one', user: await phone.directory.get(id) };
  if (typeof given !== 'string') throw unreadable();
  const text = given.trim();
  if (isSelf(text)) return { kind: 'one', user: who.phone };
  const mention = mentionIn(text, incoming);
  if (mention) {
    const users = await app.people.mentioned({ ...incoming.from, id: mention.id }, incoming.where);
    const user = system ? users.find((one) => one.system === system.id) : users[0];
    if (user) return { kind: 'one', user };
    throw new PatchcordError('not-found', `That person has no user in ${system?.label ?? 'the phone system'}.`);
  }
  const wanted = text.replace(/^@/, '');
  const found = await phone.directory.find(wanted);
  const exactly = found.filter((one) =>
    [one.name, one.username, one.extension, one.email].some((known) => known.toLowerCase() === wanted.toLowerCase()),
  );
  const [only, ...others] = exactly.length > 0 ? exactly : found;
  if (!only) return { kind: 'nobody', text };
  return others.length === 0
    ? { kind: 'one', user: only }
    : { kind: 'several', text: wanted, users: [only, ...others] };
}

export function mentionIn(text: string, incoming: Incoming): Mention | undefined {
  const token = /^<@([^>]+)>$/.exec(text);
  if (!token || incoming.asked.kind === 'call') return undefined;
  return incoming.asked.mentions.find((mention) => mention.id === token[1]);
}

export function whichTitle(wanted: string): string {
  return `Which ${wanted.charAt(0).toUpperCase()}${wanted.slice(1, 40)}?`;
}

/** "Dana Kim · 2044 · Sales", each with its exact id. */
export function personOptions(users: readonly PhoneUser[]): { label: string; value: { id: string } }[] {
  return users.map((one) => ({
    label: [one.name, one.extension, one.department].filter((part) => part !== '').join(' · '),
    value: { id: one.id },
  }));
}

export function nobodyCard(text: string): Card {
  return problemCard({
    title: nobodyTitle(text),
    sentence: 'Nothing was done.',
    next: 'Try the full name, the extension or the e-mail address. "find" shows who is there.',
  });
}

export function nobodyTitle(text: string): string {
  return `I know nobody called "${text.slice(0, 40)}"`;
}
