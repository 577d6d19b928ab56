import { PatchcordError } from '../core/errors.ts';
import type { OwnSkills, PhoneSystem, Session, Skills } from '../core/phone.ts';
import type { Principal } from '../core/principal.ts';

/**
 * The phone skills of one person's system. Skills of the installation's account work for everybody;
 * own skills need the person's session, and say `not-connected` when there is none.
 */
export function skillsFor(systems: readonly PhoneSystem[], who: Principal, session: Session | undefined): Skills {
  const system = systems.find((one) => one.id === who.phone.system);
  let own: Partial<OwnSkills> | undefined;
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
    get groups() {
      return here(system?.service.groups);
    },
    get ownPresence() {
      if (!session) throw new PatchcordError('not-connected', 'Your phone account is not connected.');
      own ??= system?.own(session) ?? {};
      return here(own.ownPresence);
    },
  };
}

function here<T>(skill: T | undefined): T {
  if (skill === undefined) throw new PatchcordError('not-found', 'Your phone system cannot do this.');
  return skill;
}
