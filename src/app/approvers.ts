import type { Approval } from '../core/approval.ts';
import { handedTo, isAsked, seatsFor, systemOf, type Voter } from '../core/approval-steps.ts';
import { PatchcordError, toPatchcordError } from '../core/errors.ts';
import type { Directory, PhoneUser } from '../core/phone.ts';
import type { Principal } from '../core/principal.ts';
import { delegationsAt, type StoredDelegation } from '../store/delegations.ts';
import type { App } from './app.ts';

/** Somebody who can decide the current step now. */
export interface Approver {
  user: PhoneUser;
  voter: Voter;
  /** Those in whose places, the first one first; they themselves when they are asked. */
  seats: readonly Voter[];
}

export const personId = ({ system, id }: Pick<PhoneUser, 'system' | 'id'>) => `${system}:${id}`;

async function voterOf(app: App, approval: Approval, user: PhoneUser): Promise<Voter> {
  const { name, email, enabled } = user;
  const groups = asksGroups(approval) ? await app.groups.ofEmail(email) : [];
  return { id: personId(user), name, email, roles: app.people.rolesOf(user), groups, enabled };
}

/** Membership is only read where it matters: a chat platform may have to be asked for it. */
function asksGroups({ terms }: Approval): boolean {
  return [...terms.steps.flatMap((one) => one.by), ...terms.escalateTo].some((one) => 'group' in one);
}

/** Everybody who could decide the current step now, as the directory knows them (it may be a minute old). */
export async function approversOf(app: App, approval: Approval): Promise<Approver[]> {
  const everybody = (await directoryFor(app, approval.requester.id).all()).filter((user) => user.enabled);
  const voters = new Map<string, { user: PhoneUser; voter: Voter }>();
  for (const user of everybody) voters.set(personId(user), { user, voter: await voterOf(app, approval, user) });
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

/** As `approversOf` for one person, with everybody's rights as the phone system has them in this moment. */
export async function readVoter(
  app: App,
  approval: Approval,
  who: Principal,
  read: ReadPerson = freshPeople(app),
): Promise<{ voter: Voter; standsFor: Voter[]; seats: Voter[] }> {
  const phone = await read(who.id);
  if (!phone) throw new PatchcordError('not-found', 'I no longer know which phone user you are.');
  const groups = asksGroups(approval) ? await app.groups.of(who.chat, phone.email) : [];
  const voter: Voter = { ...(await voterOf(app, approval, phone)), name: who.name, groups };
  const delegations = await delegationsAt(app.database.db, app.clock.now());
  const found = await Promise.all(placesOf(approval, delegations, who.id).map((id) => read(id)));
  const users = found.filter((one) => one !== undefined);
  const standsFor = await Promise.all(users.map((user) => voterOf(app, approval, user)));
  return { voter, standsFor, seats: openSeats(approval, voter, standsFor) };
}

/** By principal id; undefined for somebody who is no longer there. */
export type ReadPerson = (id: string) => Promise<PhoneUser | undefined>;

/** Asks the phone system for each person, once: for what is decided in one moment. */
export function freshPeople(app: App): ReadPerson {
  const asked = new Map<string, Promise<PhoneUser | undefined>>();
  const ask = async (id: string) => {
    try {
      return await directoryFor(app, id).get(id.slice(systemOf(id).length + 1));
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

export async function freshVoter(app: App, approval: Approval, id: string): Promise<Voter | undefined> {
  const user = await freshPeople(app)(id);
  return user && voterOf(app, approval, user);
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
