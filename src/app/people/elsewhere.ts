import type { Call } from '../../../cards/model.ts';
import type { Principal } from '../../core/principal.ts';
import type { Services } from '../../core/services.ts';
import type { PhoneUser } from '../../core/users.ts';
import type { App } from '../app.ts';
import { theirs } from '../request/sensible-systems.ts';

interface Sought {
  who: Principal;
  query: string;
  known: readonly PhoneUser[];
  /** Says where they were looked for. */
  call: Call;
}

/** See `Services.people.elsewhere`. */
export async function findElsewhere(
  { systems }: App,
  { who, query, known, call }: Sought,
): ReturnType<Services['people']['elsewhere']> {
  const here = call.system ?? who.phone.system;
  const addresses = new Set(known.map(({ email }) => email).filter((email) => email !== ''));
  const others = theirs(
    who,
    systems.filter(({ id }) => id !== here),
  );
  const looked = await Promise.all(
    others.map(async ({ id: system, label, service }) => {
      const found = (await service.directory?.find(query).catch(() => [])) ?? [];
      return { system, label, people: found.filter(({ email }) => !addresses.has(email)) };
    }),
  );
  return looked.filter(({ people }) => people.length > 0);
}

/** See `Services.people.place`. */
export function placeOf({ systems }: App, person: PhoneUser): ReturnType<Services['people']['place']> {
  const system = systems.find(({ id }) => id === person.system);
  const { console, service } = system ?? {};
  return {
    label: system?.label ?? 'The phone system',
    ...(service?.switching && { switching: service.switching }),
    ...(console && { console: { label: console.label, page: console.page } }),
  };
}
