import { buttons, call, card, facts, press, text } from '../../cards/build.ts';
import type { Card } from '../../cards/model.ts';
import type { AgentState } from '../../src/core/agent-states.ts';
import type { CommandContext } from '../../src/core/command.ts';
import { PatchcordError } from '../../src/core/errors.ts';
import { inWords, roleLabel } from '../../src/core/phone-words.ts';
import type { Queues } from '../../src/core/queues.ts';
import type { PhoneRole, PhoneUser, UserDetails, Users } from '../../src/core/users.ts';

/** A role by its own name or by our word for it. Throws `bad-input` with the choices. */
export async function roleNamed(users: Users, wanted: string): Promise<PhoneRole> {
  const roles = await users.roles();
  const text = wanted.trim().toLowerCase();
  const names = (role: PhoneRole) => [role.name, roleLabel(role), role.means ?? ''].map((name) => name.toLowerCase());
  const exact = roles.filter((role) => names(role).includes(text));
  const close = text === '' ? [] : roles.filter((role) => names(role).some((name) => name.startsWith(text)));
  const [only, ...others] = exact.length > 0 ? exact : close;
  if (only && others.length === 0) return only;
  const choices = inWords(roles.map(roleLabel));
  throw new PatchcordError('bad-input', `"${wanted.slice(0, 40)}" is no role I know. There are ${choices}.`);
}

/** The label of the role that a person has. */
export async function roleOf(users: Users, { role }: PhoneUser): Promise<string> {
  const known = await users.roles().catch(() => []);
  return roleLabel(known.find((one) => one.name === role) ?? { name: role, description: '' });
}

const AT_WORK: readonly AgentState[] = ['READY', 'WRAP_UP', 'QUEUE_CALL', 'OTHER_CALL'];

/** What taking somebody away does to their queues: "Leaves Sales with 1 of 3 agents." Only queues in which they work now. */
export async function queueLoss(queues: Queues, person: PhoneUser): Promise<string> {
  const served = await queues.of(person.id);
  const losses = await Promise.all(
    served.map(async ({ queue }) => {
      const agents = await queues.agents(queue.id);
      const working = agents.filter((agent) => AT_WORK.includes(agent.state));
      const here = working.some((agent) => agent.extension === person.extension);
      return here ? [`${queue.name} with ${working.length - 1} of ${agents.length} agents`] : [];
    }),
  );
  const all = losses.flat();
  return all.length === 0 ? '' : `Leaves ${inWords(all)}.`;
}

/** Nobody takes away their own account, and the last administrator stays one. */
export async function refuseLockout(
  { who, services }: Pick<CommandContext, 'who' | 'services'>,
  person: PhoneUser,
): Promise<void> {
  if (person.id === who.phone.id) {
    throw new PatchcordError('not-allowed', 'You cannot do this to yourself. Another administrator can.');
  }
  const admins = await services.people.withRole(who, 'admin');
  if (admins.length === 1 && admins[0]?.id === person.id) {
    throw new PatchcordError('not-allowed', `${person.name} is the last administrator of the phone system.`);
  }
}

/** A person in full, for administrators. */
export function detailsCard(person: UserDetails, role: string): Card {
  const on = { user: { id: person.id } };
  return card(`${person.name}${person.enabled ? '' : ' · switched off'}`, person.enabled ? 'neutral' : 'attention', [
    facts({
      Account: person.username,
      Extension: person.extension,
      'E-mail': person.email,
      Role: role,
      Department: person.department,
      Mobile: person.mobile,
    }),
    person.syncedFrom === '' ? undefined : text(`Name, address and sign-in come from ${person.syncedFrom}.`),
    buttons(
      person.enabled ? undefined : press('Switch on', call('user.enable', on), { style: 'primary' }),
      press('Change', call('user.update', on)),
      press('Role', call('user.role', on), { opens: 'form' }),
      press('New password', call('password.reset', on), { opens: 'form' }),
      person.enabled ? press('Switch off', call('user.disable', on)) : undefined,
      press('Delete', call('user.delete', on), { style: 'danger' }),
    ),
  ]);
}
