import type { OwnNumbers } from '../../../src/core/numbers.ts';
import { type Caller, isRefusal } from './api.ts';
import { extensionOf, outboundNumber, ownPhone, ownRegistrations, speedDial } from './schema-belongings.ts';
import { listOf } from './values.ts';

/** Own numbers, telephones and speed dials. A list that this release or role refuses is left out, the rest still shows. */
export function createOwnNumbers(own: Caller): OwnNumbers {
  const get = (path: string) => ({ method: 'GET', path }) as const;
  return {
    async read() {
      const [extension, outbound, assigned, registered, eight, hundred] = await Promise.all([
        own.read(get('/user'), extensionOf),
        own.read(get('/user/outbound_caller_ids'), listOf(outboundNumber)).catch(nothing),
        own.read(get('/user/phones'), listOf(ownPhone)).catch(nothing),
        own.read(get('/user/status'), ownRegistrations),
        own.read(get('/user/speed_dial_8'), listOf(speedDial)).catch(nothing),
        own.read(get('/user/speed_dial_100'), listOf(speedDial)).catch(nothing),
      ]);
      const idle = assigned.items.filter((phone) => !registered.some(({ name }) => name.startsWith(phone.name)));
      return {
        extension,
        outbound: outbound.items,
        telephones: [
          ...registered.map(({ name }) => ({ name: name || 'A telephone', registered: true })),
          ...idle.map(({ name }) => ({ name: name || 'A telephone', registered: false })),
        ],
        speedDials: [...eight.items, ...hundred.items],
      };
    },
  };
}

function nothing(error: unknown): { items: never[] } {
  if (!isRefusal(error)) throw error;
  return { items: [] };
}
