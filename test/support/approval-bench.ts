import { request } from 'undici';
import { z } from 'zod';
import { readAudit } from '../../src/store/audit.ts';
import { verifyAudit } from '../../src/store/audit-check.ts';
import { openDatabase } from '../../src/store/database.ts';
import { benchAuditKey } from './audit-key.ts';
import type { Bench } from './bench.ts';

/** Supervisors need an administrator's yes for other people's queues. */
export const APPROVE_QUEUES = `
policy:
  - name: queues of others
    what: queue.set
    on: others
    approve:
      by: admin
`;

/** Two administrators; asked again after 30 minutes, then Omar too. */
export const APPROVE_BY_TWO = `
policy:
  - name: queues of others
    what: queue.set
    on: others
    approve:
      by: admin
      need: 2
      within: 4h
      remind: 30m
      escalate: omar.haddad@example.com
`;

/** A reason is needed from who asks and from who denies. */
export const APPROVE_WITH_REASON = `
policy:
  - what: queue.set
    on: others
    approve:
      by: admin
      reason: required
`;

/** People of different roles need different people's yes. */
export const APPROVE_BY_ROLE = `
policy:
  - name: administrators need Dana
    what: user.enable
    on: role:admin
    approve: { by: [dana.kim@example.com] }
  - name: supervisors need Lena
    what: user.enable
    on: role:supervisor
    approve: { by: [lena.fischer@example.com] }
`;

/** Puts another Call behind a pressed button that has an approval's id, as an attacker would. */
export function forge(command: string, input: Record<string, unknown>) {
  return (button: Record<string, unknown>): Record<string, unknown> => {
    const call: unknown = JSON.parse(String(button.value));
    if (typeof call !== 'object' || call === null || !('input' in call)) throw new Error('the button carries no Call');
    const { approval } = JSON.parse(JSON.stringify(call.input));
    return { ...button, value: JSON.stringify({ command, input: { approval, ...input } }) };
  };
}

/** The audit rows so far, parsed; fails when the chain is broken. */
export async function auditOf(bench: Bench): Promise<Record<string, unknown>[]> {
  const database = await openDatabase(bench.database, { migrate: false });
  try {
    const verified = await verifyAudit(database.db, await benchAuditKey(bench, database));
    if (!verified.ok) throw new Error(`the audit chain is broken at ${verified.seq}`);
    return (await readAudit(database.db, { afterSeq: 0 })).map((row) => JSON.parse(row.body));
  } finally {
    await database.close();
  }
}

/** An administrator changes somebody in the phone system's own console. */
export async function changePerson(
  bench: Bench,
  person: string,
  path: string,
  body: { role?: string; enabled?: boolean },
): Promise<void> {
  const { id, name } = bench.sandbox.state().people.find((one) => one.username === person) ?? {};
  const token = bench.sandbox.tokensFor('jonas.weber@example.com').access_token;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const { body: answer } = await request(`${bench.sandbox.apiUrl}/roles`, { headers });
  const role = Roles.parse(await answer.json()).items.find((one) => one.name === body.role);
  // What each release wants: a role by name up to 22.2 and by id from 22.3, and from 22.6 the name in every change.
  const json = { ...body, ...(role?.id && { role_id: role.id }), ...(path === '' && { display_name: name }) };
  const { statusCode } = await request(`${bench.sandbox.apiUrl}/users/${id}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(json),
  });
  if (statusCode >= 300) throw new Error(`the phone system refused that: ${statusCode}`);
}

const Roles = z.object({ items: z.array(z.object({ name: z.string(), id: z.string().optional() })) });

/** Is somebody's phone account switched on, as the phone system says? */
export async function isEnabled(bench: Bench, person: string): Promise<boolean> {
  const { id } = bench.sandbox.state().people.find((one) => one.username === person) ?? {};
  const token = bench.sandbox.tokensFor('priya.natarajan@example.com').access_token;
  const headers = { authorization: `Bearer ${token}` };
  const { body } = await request(`${bench.sandbox.apiUrl}/users/${id}`, { headers });
  return z.object({ enabled: z.boolean() }).parse(await body.json()).enabled;
}

/** How often somebody's state in a queue was set. */
export function timesSet(bench: Bench): number {
  return bench.writes().filter(({ path, status }) => /\/call_queues\/[^/]+\/agent$/.test(path) && status < 300).length;
}
