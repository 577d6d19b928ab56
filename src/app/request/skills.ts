import type { Session } from '../../core/accounts.ts';
import { PatchcordError } from '../../core/errors.ts';
import type { OwnSkills, PhoneSystem, Skills } from '../../core/phone.ts';
import type { Principal } from '../../core/principal.ts';

/**
 * The phone skills of one system, the person's own one when none is given. Skills of the installation's account work for
 * everybody; own skills need the person's session, and say `not-connected` when there is none.
 */
export function skillsFor(
  systems: readonly PhoneSystem[],
  who: Principal,
  session: Session | undefined,
  system = systems.find((one) => one.id === who.phone.system),
): Skills {
  let own: Partial<OwnSkills> | undefined;
  function mine(): Partial<OwnSkills> {
    if (!session) throw new PatchcordError('not-connected', 'Your phone account is not connected.');
    own ??= system?.own(session) ?? {};
    return own;
  }
  return {
    get directory() {
      return here(system?.service.directory);
    },
    get queues() {
      return here(system?.service.queues);
    },
    get passwords() {
      return here(system?.service.passwords);
    },
    get users() {
      return here(system?.service.users);
    },
    get switching() {
      return here(system?.service.switching);
    },
    get dndSwitch() {
      return here(system?.service.dndSwitch);
    },
    get welcome() {
      return here(system?.service.welcome);
    },
    get groups() {
      return here(system?.service.groups);
    },
    get eventHistory() {
      return here(system?.service.eventHistory);
    },
    get ownPresence() {
      return here(mine().ownPresence);
    },
    get ownCalls() {
      return here(mine().ownCalls);
    },
    get ownGreetings() {
      return here(mine().ownGreetings);
    },
    get ownNumbers() {
      return here(mine().ownNumbers);
    },
    get ownRingGroups() {
      return here(mine().ownRingGroups);
    },
    get ownRecordings() {
      return here(mine().ownRecordings);
    },
    get ownContacts() {
      return here(mine().ownContacts);
    },
    get ownMeetings() {
      return here(mine().ownMeetings);
    },
    get ownRooms() {
      return here(mine().ownRooms);
    },
  };
}

function here<T>(skill: T | undefined): T {
  if (skill === undefined) throw new PatchcordError('not-found', 'Your phone system cannot do this.');
  return skill;
}
