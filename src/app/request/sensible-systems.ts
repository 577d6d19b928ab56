import type { CallValue } from '../../../cards/model.ts';
import type { AnyCommand } from '../../core/command.ts';
import { toPatchcordError } from '../../core/errors.ts';
import { metaOf } from '../../core/fields.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import { readAccount } from '../../store/accounts.ts';
import type { App } from '../app.ts';
import { severalOf } from '../several/list.ts';
import type { Work } from '../work.ts';
import { isSelf, mentionIn } from './resolve-person.ts';

export type Wish = Pick<Work, 'incoming' | 'who' | 'command' | 'call' | 'account'>;

/** Its skills work with the person's own account. */
function needsOwnUser({ systems }: App, { uses }: AnyCommand): boolean {
  return systems.some(({ ownSkills }) => ownSkills.some((own) => uses.some((skill) => skill === own)));
}

/** Nobody is named, and it would be done to whoever asks. */
export function isAboutOneself(app: App, { command, call }: Wish): boolean {
  if (needsOwnUser(app, command) || command.access === 'self') return true;
  const name = personField(command);
  if (name === undefined) return command.access === 'everyone' && command.effect !== 'read';
  const given = call.input[name];
  return given === undefined || given === null || (typeof given === 'string' && isSelf(given));
}

/** What names whom it is about: a person, or a text by which people are looked for. */
function personField({ input, seeks }: AnyCommand): string | undefined {
  return seeks ?? Object.entries(input.shape).find(([, schema]) => metaOf(schema)?.kind === 'person')?.[0];
}

/** Whom it is about, as they were named; nobody, where it is about whoever asks. */
function namedIn(app: App, work: Wish): readonly CallValue[] {
  const { command, call } = work;
  const name = personField(command);
  const given = name === undefined ? undefined : call.input[name];
  if (given === undefined || given === null || isAboutOneself(app, work)) return [];
  return severalOf(command, call)?.names ?? [given];
}

/** The systems in which the asker is somebody, as a user or by a role in the vendor's console. */
export function theirs(who: Wish['who'], systems: readonly PhoneSystem[]): PhoneSystem[] {
  return systems.filter((system) => has(who.phones, system) || system.console?.roleOf(who.phones) !== undefined);
}

/** Of those that cannot do it, the ones in which the people are whom it is about, as far as the asker may look there. */
export async function whereElse(app: App, work: Wish, able: readonly PhoneSystem[]): Promise<PhoneSystem[]> {
  const others = theirs(
    work.who,
    app.systems.filter((system) => !able.includes(system)),
  );
  return whereTheyAre(app, work, others, namedIn(app, work));
}

/** Of those that can do it, the ones in which it makes sense: for the people it is about, and for whoever asks. */
export async function sensibleOnes(app: App, work: Wish, able: readonly PhoneSystem[]): Promise<PhoneSystem[]> {
  const { command, who } = work;
  const named = namedIn(app, work);
  if (named.length > 0) return whereTheyAre(app, work, command.seeks ? theirs(who, able) : able, named);
  if (needsOwnUser(app, command)) {
    const own = await connectedOnes(
      app,
      work,
      able.filter((system) => has(who.phones, system)),
    );
    const together = own.length > 1 ? await whereTheyAre(app, work, own, companyOf(work)) : [];
    return together.length > 0 ? together : own;
  }
  if (isAboutOneself(app, work) || command.effect === 'read') {
    return able.filter((system) => has(who.phones, system));
  }
  // For administration of people who are not there yet, those systems in which one may do it.
  return theirs(who, able);
}

/** Could this name mean somebody there? */
async function isThere(app: App, { incoming, command }: Wish, system: PhoneSystem, given: CallValue): Promise<boolean> {
  const { directory } = system.service;
  if (!directory) return false;
  if (typeof given === 'string') {
    const mention = mentionIn(given.trim(), incoming);
    if (mention) {
      const users = await app.people.mentioned({ ...incoming.from, id: mention.id }, incoming.where);
      return users.some((user) => user.system === system.id);
    }
    const found = directory.find(given.trim().replace(/^@/, ''));
    // While one system is away, what is only looked for is looked for in the others.
    return (await (command.seeks ? found.catch(() => []) : found)).length > 0;
  }
  const id = typeof given === 'object' && given !== null && !Array.isArray(given) ? given.id : undefined;
  if (typeof id !== 'string') return false;
  return directory.get(id).then(
    () => true,
    (thrown: unknown) => {
      if (toPatchcordError(thrown).code === 'not-found') return false;
      throw thrown;
    },
  );
}

/** Where all of them are, else where any is. */
async function whereTheyAre(
  app: App,
  work: Wish,
  systems: readonly PhoneSystem[],
  names: readonly CallValue[],
): Promise<PhoneSystem[]> {
  if (names.length === 0) return [];
  const looked = await Promise.all(
    systems.map(async (system) => {
      const there = await Promise.all(names.map((one) => isThere(app, work, system, one)));
      return { system, count: there.filter(Boolean).length };
    }),
  );
  const most = looked.filter(({ count }) => count === names.length);
  return (most.length > 0 ? most : looked.filter(({ count }) => count > 0)).map(({ system }) => system);
}

/** Those who shall take part: of a meeting the invited. */
function companyOf({ command, call }: Wish): readonly CallValue[] {
  const name = Object.entries(command.input.shape).find(([, schema]) => metaOf(schema)?.kind === 'people')?.[0];
  const given = name === undefined ? undefined : call.input[name];
  if (given === undefined || given === null) return [];
  return Array.isArray(given) ? given : [given];
}

/** What needs one's own account is done where one has connected it; where there is none yet, all are as good. */
async function connectedOnes(app: App, { who }: Wish, systems: readonly PhoneSystem[]): Promise<PhoneSystem[]> {
  const looked = await Promise.all(
    systems.map(async (system) => {
      const phone = who.phones.find((one) => one.system === system.id);
      return system.actsFor || (phone && (await readAccount(app.database.db, system.id, phone.id))) ? [system] : [];
    }),
  );
  const connected = looked.flat();
  return connected.length > 0 ? connected : [...systems];
}

function has(phones: readonly { system: string }[], { id }: PhoneSystem): boolean {
  return phones.some((phone) => phone.system === id);
}
