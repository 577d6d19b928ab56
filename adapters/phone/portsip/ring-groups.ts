import type { OwnRingGroups } from '../../../src/core/numbers.ts';
import type { Caller } from './api.ts';
import { ringGroup } from './schema-belongings.ts';
import { listOf } from './values.ts';

/** Own ring groups. No operation of the documents tells who else is in one. */
export function createOwnRingGroups(own: Caller): OwnRingGroups {
  return {
    list: async () => (await own.read({ method: 'GET', path: '/user/ring_groups' }, listOf(ringGroup))).items,
  };
}
