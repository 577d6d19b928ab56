import type { Approval } from '../../core/approval.ts';
import { handedTo, isAsked, seatsFor, systemOf, systemOfApproval, type Voter } from '../../core/approval-steps.ts';
import { holds } from '../../core/console-rights.ts';
import { PatchcordError, toPatchcordError } from '../../core/errors.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import type { Principal } from '../../core/principal.ts';
import type { Directory, PhoneUser } from '../../core/users.ts';
import { delegationsAt, type StoredDelegation } from '../../store/delegations.ts';
import type { App } from '../app.ts';
import type { Human } from '../people/match.ts';

/** Somebody who can decide the current step now. */
export interface Approver {
  user: PhoneUser;
  voter: Voter;
  /** Those in whose places, the first one first; they themselves when they are asked. */
  seats: readonly Voter[];
}

export const personId = ({ system, id }: Pick<PhoneUser, 'system' | 'id'>) => `${system}:${id}`;

/** As they stand in the system in which it is to happen, whatever their home is. */
async function voterOf(app: App, approval: Approval, { id, phones }: Human): Promise<Voter> {
  const [home] = phones;
  const system = systemNamed(app, systemOfApproval(approval));
  const there = phones.find((one) => one.system === system.id) ?? home;
  const { name, email, enabled } = there;
  const groups = asksGroups(approval) ? await app.groups.ofEmail(email) : [];
  const roles = app.people.rolesIn(system, phones);
  return {
    id,
    name,
    email,
    roles,
    groups,
    enabled: enabled && mayApprove(app, approval, system, phones),
    system: system.id,
  };
}

/** Nobody approves what they might not do themselves in the vendor's console. */
function mayApprove(app: App, { call }: Approval, system: PhoneSystem, phones: readonly PhoneUser[]): boolean {
  const rights = app.catalog.get(call.command)?.rights;
  return !system.console || !rights || holds(system.console.roleOf(phones), ...rights.any);
}

/** Membership is only read where it matters: a chat platform may have to be asked for it. */
function asksGroups({ terms }: Approval): boolean {
  return [...terms.steps.flatMap((one) => one.by), ...terms.escalateTo].some((one) => 'group' in one);
}

/** Everybody who could decide the current step now, as the directory knows them (it may be a minute old). */
export async function approversOf(app: App, approval: Approval): Promise<Approver[]> {
  const voters = new Map<string, { user: PhoneUser; voter: Voter }>();
  for (const user of (await everybodyAt(app, systemOfApproval(approval))).filter((one) => one.enabled)) {
    const human = await app.people.human(user);
    if (!voters.has(human.id)) voters.set(human.id, { user, voter: await voterOf(app, approval, human) });
  }
  const delegations = await delegationsAt(app.database.db, app.clock.now());
  const asked = [...voters.values()].filter(({ voter }) => isAsked(approval, voter)).map(({ voter }) => voter.id);
  const others = [...delegations.map((one) => one.delegate), ...approval.handovers.map((one) => one.to)];
  return [...new Set([...asked, ...others])].flatMap((id) => {
    const found = voters.get(id);
    if (!found) return [];
    const standsFor = placesOf(approval, delegations, id).flatMap((one) => voters.get(one)?.voter ?? []);
    const seats = openSeats(approval, found.voter, standsFor);
    return seats.length > 0 ? [{ ...found, seats }] : [];
  });
}

/** Everybody who could decide now, and the person who asked. */
export async function concernedBy(app: App, approval: Approval): Promise<PhoneUser[]> {
  const { id } = approval.requester;
  const asker = await directoryFor(app, id).get(id.slice(systemOf(id).length + 1));
  return [...(await approversOf(app, approval)).map(({ user }) => user), asker];
}

/** As `approversOf` for one person, with everybody's rights as the phone system has them in this moment. */
export async function readVoter(
  app: App,
  approval: Approval,
  who: Principal,
  read: ReadPerson = freshPeople(app),
): Promise<{ voter: Voter; standsFor: Voter[]; seats: Voter[] }> {
  const human = await read(who.id);
  if (!human) throw new PatchcordError('not-found', 'I no longer know which phone user you are.');
  const groups = asksGroups(approval) ? await app.groups.of(who.chat, human.phones[0].email) : [];
  const voter: Voter = { ...(await voterOf(app, approval, human)), name: who.name, groups };
  const delegations = await delegationsAt(app.database.db, app.clock.now());
  const found = await Promise.all(placesOf(approval, delegations, who.id).map((id) => read(id)));
  const users = found.filter((one) => one !== undefined);
  const standsFor = await Promise.all(users.map((user) => voterOf(app, approval, user)));
  return { voter, standsFor, seats: openSeats(approval, voter, standsFor) };
}

/** By principal id; undefined for somebody who is no longer there. */
export type ReadPerson = (id: string) => Promise<Human | undefined>;

/** Asks the phone system for each person, once: for what is decided in one moment. */
export function freshPeople(app: App): ReadPerson {
  const asked = new Map<string, Promise<Human | undefined>>();
  const ask = async (id: string): Promise<Human | undefined> => {
    try {
      const home = await directoryFor(app, id).get(id.slice(systemOf(id).length + 1));
      const { phones } = await app.people.human(home);
      return { id, phones: [home, ...(await othersAnew(app, home, phones))] };
    } catch (thrown) {
      if (toPatchcordError(thrown).code === 'not-found') return undefined;
      throw thrown;
    }
  };
  return (id) => {
    const known = asked.get(id) ?? ask(id);
    asked.set(id, known);
    return known;
  };
}

/** Their rights elsewhere count as they are now, too. */
async function othersAnew(app: App, home: PhoneUser, phones: readonly PhoneUser[]): Promise<PhoneUser[]> {
  const others = phones.filter((one) => personId(one) !== personId(home));
  return Promise.all(others.map((one) => directoryFor(app, personId(one)).get(one.id)));
}

export async function freshVoter(app: App, approval: Approval, id: string): Promise<Voter | undefined> {
  const human = await freshPeople(app)(id);
  return human && voterOf(app, approval, human);
}

/** Everybody of a system, and of those whose administrators may be its administrators. */
async function everybodyAt(app: App, id: string): Promise<PhoneUser[]> {
  const system = systemNamed(app, id);
  const [own = [], ...others] = await Promise.all(
    [id, ...(system.console?.overseers ?? [])].map(async (one) => directoryFor(app, `${one}:`).all()),
  );
  return [...own, ...others.flat().filter((user) => system.console?.roleOf([user]) !== undefined)];
}

function systemNamed(app: App, id: string): PhoneSystem {
  const system = app.systems.find((one) => one.id === id);
  if (!system) throw new PatchcordError('not-found', 'That phone system is not set up here (any more).');
  return system;
}

export function directoryFor(app: App, id: string): Directory {
  const directory = app.systems.find((one) => one.id === systemOf(id))?.service.directory;
  if (!directory) throw new PatchcordError('not-found', 'That phone system is not set up here (any more).');
  return directory;
}

/** Places that nobody has decided in yet, for somebody who has not decided yet. */
function openSeats({ decisions, ...rest }: Approval, voter: Voter, standsFor: readonly Voter[]): Voter[] {
  if (decisions.some((one) => one.by === voter.id)) return [];
  const free = seatsFor({ decisions, ...rest }, voter, standsFor);
  return free.filter((seat) => !decisions.some((one) => one.seat === seat.id));
}

function placesOf(approval: Approval, delegations: readonly StoredDelegation[], id: string): string[] {
  return [...new Set([...absentFor(delegations, id), ...handedTo(approval, id)])];
}

/** Those whose absence this person covers, also through somebody who is absent too. */
export function absentFor(delegations: readonly StoredDelegation[], id: string): string[] {
  const found = new Set<string>();
  const waiting = [id];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    for (const { person, delegate } of delegations) {
      if (delegate !== one || person === id || found.has(person)) continue;
      found.add(person);
      waiting.push(person);
    }
  }
  return [...found];
}
