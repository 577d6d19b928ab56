import { z } from 'zod';
import type { Greeting } from '../../../src/core/greetings.ts';
import type { RingGroup, SpeedDial } from '../../../src/core/numbers.ts';
import { id, text, yes } from './values.ts';

/**
 * What belongs to one person, as PortSIP answers it (sections 9.8, 9.10 and 9.12 of the reference). Web passwords, door codes
 * and provisioning addresses of telephones end here.
 */

/** A member of `GET /user/greetings`. */
export const greeting = z
  .object({ id, enabled: yes, file_name: text })
  .transform(
    (one): Greeting => ({ id: one.id, on: one.enabled, name: one.file_name.replace(/\.\w{2,4}$/, '') || 'Greeting' }),
  );

/** A member of `GET /user/outbound_caller_ids`. */
export const outboundNumber = z
  .object({ caller_id: text, description: text })
  .transform((one) => ({ number: one.caller_id, description: one.description }));

/** A member of `GET /user/phones`. */
export const ownPhone = z
  .object({ vendor: text, model: text })
  .transform(({ vendor, model }) => ({ name: [vendor, model].filter((part) => part !== '').join(' ') }));

/** What is registered right now, in `GET /user/status`: the make in front of its firmware. */
export const ownRegistrations = z
  .object({ registration: z.array(z.object({ user_agent: text })).nullish() })
  .transform((one) =>
    (one.registration ?? []).map(({ user_agent: agent }) => ({ name: agent.replace(/[\s/]v?\d[\d.]*.*$/, '') })),
  );

/** A member of either list of speed dials. */
export const speedDial = z
  .object({ code: text, phone_number: text, description: text })
  .transform((one): SpeedDial => ({ code: one.code, number: one.phone_number, description: one.description }));

/** A member of `GET /user/ring_groups`. */
export const ringGroup = z
  .object({ id, name: text, extension_number: text })
  .transform(
    (one): RingGroup => ({ id: one.id, name: one.name || one.extension_number, extension: one.extension_number }),
  );

/** `GET /user`. */
export const extensionOf = z.object({ extension_number: text }).transform((one) => one.extension_number);
