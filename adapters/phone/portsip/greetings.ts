import type { OwnGreetings } from '../../../src/core/greetings.ts';
import { type Caller, part } from './api.ts';
import { notMine } from './own.ts';
import { greeting } from './schema-belongings.ts';
import { listOf } from './values.ts';

/** Own voicemail greetings. A missing one answers 404, some refusals 400 (reference of errors). */
export function createOwnGreetings(own: Caller): OwnGreetings {
  const path = '/user/greetings';
  const list = async () => (await own.read({ method: 'GET', path }, listOf(greeting))).items;
  const turn = async (id: string, how: 'enable' | 'disable') => {
    const call = { method: 'POST', path: `${path}/${part(id)}/${how}`, repeatable: true } as const;
    await own.send(call).catch(notMine('greeting'));
    return list();
  };
  return { list, enable: (id) => turn(id, 'enable'), disable: (id) => turn(id, 'disable') };
}
