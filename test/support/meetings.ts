import { request } from 'undici';
import type { Bench } from './bench.ts';

/** The meeting that was made last. */
export function newestMeeting(bench: Pick<Bench, 'sandbox'>) {
  const found = bench.sandbox.state().meetings.at(-1);
  if (!found) throw new Error('there is no meeting');
  return found;
}

/** A participant comes or goes, by the simulator's control door. */
export async function visitsMeeting(bench: Pick<Bench, 'sandbox'>, how: 'join' | 'leave', name: string): Promise<void> {
  const path = `${bench.sandbox.url}/control/meetings/${newestMeeting(bench).id}/${how}`;
  const { statusCode, body } = await request(path, { method: 'POST', body: JSON.stringify({ name }) });
  await body.dump();
  if (statusCode !== 200) throw new Error(`${name} cannot ${how}: ${statusCode}`);
}

/** Does something as an owner would in the phone system's own app. */
export async function atTheApp(bench: Bench, person: string, path: string, body?: object): Promise<void> {
  const { access_token: token } = bench.sandbox.tokensFor(`${person}@example.com`);
  const answer = await request(`${bench.sandbox.apiUrl}/user/meetings/${newestMeeting(bench).id}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    body: body ? JSON.stringify(body) : null,
  });
  await answer.body.dump();
  if (answer.statusCode >= 300) throw new Error(`the app is refused: ${answer.statusCode}`);
}

/** What was done to meetings so far, as the last parts of the paths that worked. */
export function meetingWrites(bench: Bench): string[] {
  return bench
    .writes()
    .flatMap(({ path, status }) => (path.includes('/meetings') && status < 300 ? [path.split('/').at(-1) ?? ''] : []));
}
