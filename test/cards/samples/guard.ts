import type { Stage } from './stage.ts';

const OMAR = 'omar.haddad';
const MINUTE = 60_000;

/** Three agents are wanted on Support. */
export const guardConfig = (below: 'warn' | 'confirm' | 'refuse') => `
queues:
  staffing:
    - { queue: Support, minimum: 3, when: { hours: 08:00-18:00, days: mon-fri }, below: ${below} }
`;

export async function playWarned({ ask }: Stage): Promise<void> {
  await ask('staffing guard: warned', OMAR, '/queue break all');
}

export async function playAsked({ ask, keep, pass }: Stage): Promise<void> {
  await ask('staffing guard: asked', OMAR, '/queue break Support');
  await ask('staffing guard: stays', OMAR, 'Stay');
  await ask('', OMAR, '/queue break Support');
  await ask('', OMAR, 'Break all the same');
  await ask('', OMAR, '/queue ready Support for 15m');
  await pass(16 * MINUTE);
  await keep('staffing guard: the return is held', /^You stay /);
}

export async function playRefused({ ask }: Stage): Promise<void> {
  await ask('staffing guard: refused', OMAR, '/queue break Support');
}
