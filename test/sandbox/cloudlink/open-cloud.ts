import { fetch, type Headers } from 'undici';
import { onTestFinished } from 'vitest';
import { cloudAccountId, cloudAccounts, cloudServiceAccount } from '../../../src/sandbox/cloudlink/seed.ts';
import type { CloudSwitches } from '../../../src/sandbox/cloudlink/switches.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { testClock } from '../../support/clock.ts';

export interface Answered {
  status: number;
  headers: Headers;
  body: unknown;
}

/** The simulated CloudLink over HTTP, by hand. */
export async function openCloudSandbox(cloudSwitches: Partial<CloudSwitches> = {}) {
  const clock = testClock();
  const sandbox = await startSandbox({ port: 0, clock, cloudSwitches });
  onTestFinished(() => sandbox.stop());

  async function call(
    method: string,
    path: string,
    { token, json, form }: { token?: string; json?: unknown; form?: Record<string, string> } = {},
  ): Promise<Answered> {
    const headers: Record<string, string> = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
    };
    const body = json === undefined ? (form ? new URLSearchParams(form).toString() : null) : JSON.stringify(json);
    const answer = await fetch(`${sandbox.cloudUrl}${path}`, { method, headers, body, redirect: 'manual' });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
  }

  async function tokens(who: { email: string; password: string }, account: keyof typeof cloudAccounts) {
    const { body } = await call('POST', '/authentication/2017-09-01/token', {
      form: {
        grant_type: 'password',
        username: who.email,
        password: who.password,
        account_id: cloudAccounts[account].number,
      },
    });
    return body;
  }
  return { sandbox, clock, call, tokens, cloudAccountId, cloudServiceAccount };
}

/** One member of an answer, as text. */
export function member(body: unknown, ...path: readonly (string | number)[]): string {
  let node: unknown = body;
  for (const name of path)
    node =
      typeof node === 'object' && node !== null
        ? Object.entries(node).find(([key]) => key === String(name))?.[1]
        : undefined;
  return typeof node === 'string' ? node : JSON.stringify(node ?? null);
}
