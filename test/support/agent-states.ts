import { request } from 'undici';
import { expect } from 'vitest';
import type { Bench } from './bench.ts';

/** Sets a state as an administrator at the phone system's own console would. @param person the local part of their address */
export async function setAtTheConsole(bench: Bench, person: string, queue: string, status: string): Promise<void> {
  const { access_token: token } = bench.sandbox.tokensFor('priya.natarajan@example.com');
  const { people, queues } = bench.sandbox.state();
  const user = people.find((one) => one.email === `${person}@example.com`)?.id;
  const id = queues.find((one) => one.name === queue)?.id;
  const answer = await request(`${bench.sandbox.apiUrl}/users/${user}/call_queues/${id}/agent`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ status }),
  });
  expect(answer.statusCode).toBeLessThan(300);
}
