import type { Card } from '../../../cards/model.ts';
import { cannotCard } from '../../../cards/problem.ts';
import type { AnyCommand } from '../../core/command.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import { hasRole, type Principal } from '../../core/principal.ts';

/**
 * What these systems have nothing for. What administrators do may be done in the vendor's own console: they are led there, and others
 * to them.
 * @param people those whom it is about are there, and nowhere else: that is said, since nobody named the system
 */
export function impossibleCard(
  who: Principal,
  command: AnyCommand,
  systems: readonly PhoneSystem[],
  people?: 'there',
): Card {
  const { access, effect, summary } = command;
  const isTheirs = typeof access === 'object' && 'role' in access && access.role === 'admin';
  const found = isTheirs || effect === 'danger' ? systems.find((system) => system.console)?.console : undefined;
  const isAdmin = hasRole(who, 'admin');
  return cannotCard({
    systems: systems.map(({ label }) => label),
    what: summary,
    isOnlyThere: people === 'there',
    ...(found && { console: { label: found.label, page: isAdmin ? found.page : undefined } }),
  });
}
