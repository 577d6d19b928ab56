import { systemCard } from '../../../cards/choice.ts';
import type { Call, Card } from '../../../cards/model.ts';
import type { AnyCommand } from '../../core/command.ts';
import { PatchcordError } from '../../core/errors.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import { matchesId } from '../../core/policy.ts';
import { readAccount } from '../../store/accounts.ts';
import { readSystemChoice, saveSystemChoice } from '../../store/system-choices.ts';
import type { App } from '../app.ts';
import { canDo } from '../catalog.ts';
import type { Work } from '../work.ts';
import { impossibleCard } from './impossible.ts';
import { isAboutOneself, sensibleOnes, type Wish, whereElse } from './sensible-systems.ts';
import type { SystemWishes } from './system-wishes.ts';

/** The person as they stand there, with their account there, and the Call with the system in it. */
export type Placed = Pick<Work, 'who' | 'call' | 'account'> & { system: PhoneSystem | undefined };

export type Chosen = { kind: 'placed'; placed: Placed } | { kind: 'card'; card: Card };

/**
 * Where it is done. With one system there is nothing to choose. Else: those that can do it and in which it makes sense for these
 * people; the one that was named; what the operator says; what the person chose last time; for what only reads, the first one;
 * and where it matters, the person is asked. What cannot be undone is never decided by a habit.
 */
export async function chooseSystem(app: App, work: Wish): Promise<Chosen> {
  const { command, who, call, account } = work;
  // What is about no system is done nowhere; but one's own accounts are each in one.
  if (command.uses.length === 0 && (call.system === undefined || command.access !== 'self'))
    return { kind: 'placed', placed: { who, call, account, system: undefined } };
  const [only, ...more] = app.systems;
  if (only && more.length === 0) {
    if (!fits(only, command, call)) throw cannotThis(only);
    return { kind: 'placed', placed: { who: app.people.at(who, only), call, account, system: only } };
  }
  const able = app.systems.filter((system) => canDo(system, command) && fits(system, command, call));
  const named = call.system === undefined ? undefined : app.systems.find((system) => system.id === call.system);
  if (named) {
    if (!canDo(named, command)) return { kind: 'card', card: impossibleCard(who, command, [named]) };
    if (!able.includes(named)) throw cannotThis(named);
    await remember(app, work, named);
    return at(app, work, named);
  }
  const sensible = await sensibleOnes(app, work, able);
  if (sensible.length === 0 && able.length < app.systems.length) {
    const places = await whereElse(app, work, able);
    if (places.length > 0) return { kind: 'card', card: impossibleCard(who, command, places, 'there') };
  }
  const [first, ...others] = sensible.length > 0 ? sensible : able.slice(0, 1);
  if (!first) throw new PatchcordError('not-found', 'No phone system here can do this.');
  if (others.length === 0) return at(app, work, first);
  const wished = wishedBy(app.systemWishes, work, [first, ...others]);
  if (wished) return at(app, work, wished);
  const habit = await readSystemChoice(app.database.db, who.id, groupOf(command));
  const usual = [first, ...others].find((system) => system.id === habit);
  if (usual && command.effect !== 'danger') return at(app, work, usual);
  if (command.effect === 'read' || command.uses.every((skill) => skill === 'directory')) return at(app, work, first);
  return { kind: 'card', card: systemCard(command.summary, call, [first, ...others]) };
}

/** The command it can do, but not with what was asked for: no voicemail PIN, though a password. */
function cannotThis({ label }: PhoneSystem): PatchcordError {
  return new PatchcordError('bad-input', `${label} cannot do this.`);
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
