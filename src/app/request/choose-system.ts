import { systemCard } from '../../../cards/choice.ts';
import type { Call, CallValue, Card } from '../../../cards/model.ts';
import type { AnyCommand } from '../../core/command.ts';
import { PatchcordError, toPatchcordError } from '../../core/errors.ts';
import { metaOf } from '../../core/fields.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import { matchesId } from '../../core/policy.ts';
import { readAccount } from '../../store/accounts.ts';
import { readSystemChoice, saveSystemChoice } from '../../store/system-choices.ts';
import type { App } from '../app.ts';
import { canDo } from '../catalog.ts';
import { severalOf } from '../several/list.ts';
import type { Work } from '../work.ts';
import { isSelf, mentionIn } from './resolve-person.ts';
import type { SystemWishes } from './system-wishes.ts';

type Wish = Pick<Work, 'incoming' | 'who' | 'command' | 'call' | 'account'>;

/** The person as they stand there, with their account there, and the Call with the system in it. */
export type Placed = Pick<Work, 'who' | 'call' | 'account'> & { system: PhoneSystem | undefined };

export type Chosen = { kind: 'placed'; placed: Placed } | { kind: 'card'; card: Card };

/**
 * Where it is done. With one system there is nothing to choose. Else: those that can do it and in which it makes sense for these
 * people; the one that was named; what the operator says; for what only reads, the first one; what the person chose last time;
 * and where it matters, the person is asked. What cannot be undone is never decided by a habit.
 */
export async function chooseSystem(app: App, work: Wish): Promise<Chosen> {
  const { command, who, call, account } = work;
  if (command.uses.length === 0) return { kind: 'placed', placed: { who, call, account, system: undefined } };
  const [only, ...more] = app.systems;
  if (only && more.length === 0)
    return { kind: 'placed', placed: { who: app.people.at(who, only), call, account, system: only } };
  const able = app.systems.filter((system) => canDo(system, command) && fits(system, command, call));
  const named = call.system === undefined ? undefined : app.systems.find((system) => system.id === call.system);
  if (named) {
    if (!able.includes(named))
      throw new PatchcordError('bad-input', `${named.label} cannot do this. Nothing was done.`);
    await remember(app, work, named);
    return at(app, work, named);
  }
  const sensible = await sensibleOnes(app, work, able);
  const [first, ...others] = sensible.length > 0 ? sensible : able.slice(0, 1);
  if (!first) throw new PatchcordError('not-found', 'No phone system here can do this.');
  if (others.length === 0) return at(app, work, first);
  const wished = wishedBy(app.systemWishes, work, [first, ...others]);
  if (wished) return at(app, work, wished);
  if (command.effect === 'read' || command.uses.every((skill) => skill === 'directory')) return at(app, work, first);
  const habit = await readSystemChoice(app.database.db, who.id, groupOf(command));
  const usual = [first, ...others].find((system) => system.id === habit);
  if (usual && command.effect === 'change') return at(app, work, usual);
  return { kind: 'card', card: systemCard(`Where? ${command.summary}`.slice(0, 60), call, [first, ...others]) };
}

function fits(system: PhoneSystem, command: AnyCommand, call: Call): boolean {
  return command.fits?.(system.service, call.input) ?? true;
}

/** The person as they stand there, with their account there. */
async function at(app: App, work: Wish, system: PhoneSystem): Promise<Chosen> {
  const who = app.people.at(work.who, system);
  const own = who.phone.system === system.id;
  if (!own && isAboutOneself(app, work)) {
    throw new PatchcordError('bad-input', `You have no user in ${system.label}. Say whom it is about.`);
  }
  const same = work.account?.system === system.id;
  const account = same ? work.account : own ? await readAccount(app.database.db, system.id, who.phone.id) : undefined;
  const call: Call = { ...work.call, system: system.id };
  return { kind: 'placed', placed: { who: { ...who, connected: account !== undefined }, account, call, system } };
}

/** Its skills work with the person's own account. */
function needsOwnUser({ systems }: App, { uses }: AnyCommand): boolean {
  return systems.some(({ ownSkills }) => ownSkills.some((own) => uses.some((skill) => skill === own)));
}

/** Nobody is named, and it would be done to whoever asks. */
function isAboutOneself(app: App, { command, call }: Wish): boolean {
  if (needsOwnUser(app, command) || command.access === 'self') return true;
  const name = personField(command);
  if (name === undefined) return command.access === 'everyone' && command.effect !== 'read';
  const given = call.input[name];
  return given === undefined || given === null || (typeof given === 'string' && isSelf(given));
}

function personField({ input }: AnyCommand): string | undefined {
  return Object.entries(input.shape).find(([, schema]) => metaOf(schema)?.kind === 'person')?.[0];
}

async function sensibleOnes(app: App, work: Wish, able: readonly PhoneSystem[]): Promise<PhoneSystem[]> {
  const { command, who, call } = work;
  const name = personField(command);
  const given = name === undefined ? undefined : call.input[name];
  if (given !== undefined && given !== null && !isAboutOneself(app, work)) {
    const names = severalOf(command, call)?.names ?? [given];
    const looked = await Promise.all(
      able.map(async (system) => {
        const there = await Promise.all(names.map((one) => isThere(app, work, system, one)));
        return { system, count: there.filter(Boolean).length };
      }),
    );
    // Where all of them are, else where any is.
    const most = looked.filter(({ count }) => count === names.length);
    return (most.length > 0 ? most : looked.filter(({ count }) => count > 0)).map(({ system }) => system);
  }
  if (isAboutOneself(app, work) || command.effect === 'read') {
    return able.filter((system) => who.phones.some((phone) => phone.system === system.id));
  }
  // For administration of people who are not there yet, those systems in which one may do it.
  return able.filter(
    (system) =>
      who.phones.some((phone) => phone.system === system.id) || system.console?.roleOf(who.phones) !== undefined,
  );
}

/** Could this name mean somebody there? */
async function isThere(app: App, { incoming }: Wish, system: PhoneSystem, given: CallValue): Promise<boolean> {
  const { directory } = system.service;
  if (!directory) return false;
  if (typeof given === 'string') {
    const mention = mentionIn(given.trim(), incoming);
    if (mention) {
      const users = await app.people.mentioned({ ...incoming.from, id: mention.id }, incoming.where);
      return users.some((user) => user.system === system.id);
    }
    return (await directory.find(given.trim().replace(/^@/, ''))).length > 0;
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

function wishedBy(
  wishes: SystemWishes,
  { command, incoming }: Wish,
  systems: readonly PhoneSystem[],
): PhoneSystem | undefined {
  const named = (id: string | undefined) => systems.find((system) => system.id === id);
  const here = named(wishes.channels[incoming.where.id]);
  const serves = wishes.serves.find(({ what }) => matchesId(what, command.id) || matchesId(`${what}.*`, command.id));
  return here ?? named(serves?.system);
}

function groupOf({ id }: AnyCommand): string {
  return id.split('.')[0] ?? id;
}

/** What the person names themselves is their habit from then on, for what can be put back. */
async function remember(app: App, { command, who, incoming }: Wish, system: PhoneSystem): Promise<void> {
  if (command.effect !== 'change' || incoming.key.startsWith('later:') || incoming.key.startsWith('approved:')) return;
  const choice = { person: who.id, topic: groupOf(command), system: system.id };
  if ((await readSystemChoice(app.database.db, choice.person, choice.topic)) === choice.system) return;
  await app.database.commit((tx) => saveSystemChoice(tx, { ...choice, at: app.clock.now() }), { durable: false });
}
