import { fetch } from 'undici';
import { expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { testClock } from '../support/clock.ts';
import { openSandbox } from './open-sandbox.ts';

it('answers a fault in place of the call, and only on the interface', async () => {
  const { control, as, sandbox } = await openSandbox();
  const dana = as('dana.kim');
  await control('POST', 'faults', { status: 503, retryAfter: 7 });
  const reply = await dana.post('/user/presence', { presence: 'AWAY' });
  expect([reply.status, reply.headers.get('retry-after'), reply.code]).toEqual([503, '7', 'UNKNOWN']);
  expect(sandbox.state().people[0]?.presence).toBe('AVAILABLE');
  expect(sandbox.calls().at(-1)).toMatchObject({
    path: '/api/user/presence',
    person: 'dana.kim@example.com',
    status: 503,
  });
  expect((await control('GET', 'state')).status).toBe(200);
  await control('POST', 'faults', { status: 429 });
  expect((await dana.get('/user')).headers.get('retry-after')).toBeNull();
  await control('POST', 'faults', {});
  expect((await dana.get('/user')).status).toBe(200);
});

it('answers late', async () => {
  const { control, as } = await openSandbox();
  await control('POST', 'faults', { latencyMs: 5 });
  expect((await as('dana.kim').get('/user')).status).toBe(200);
});

it('answers a page in place of JSON', async () => {
  const { control, as } = await openSandbox();
  await control('POST', 'faults', { html: true });
  const reply = await as('dana.kim').get('/user');
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(reply.text).toContain('<!doctype html>');
});

it('closes the connection when it is down, lists nothing, and comes back', async () => {
  const { control, as, sandbox } = await openSandbox();
  const dana = as('dana.kim');
  await control('POST', 'faults', { down: true });
  await expect(dana.get('/user')).rejects.toThrow('fetch failed');
  expect(sandbox.calls()).toEqual([]);
  expect((await control('GET', 'state')).status).toBe(200);
  await control('POST', 'faults', {});
  expect((await dana.get('/user')).status).toBe(200);
});

it('gives the same identifiers after a restart and new ones to what is new', async () => {
  const one = await openSandbox();
  const two = await openSandbox();
  expect(one.sandbox.state().people.map((each) => each.id)).toEqual(two.sandbox.state().people.map((each) => each.id));
  const body = { mode: 'AUDIO', subject: 'New', timezone: 'UTC' };
  const id = (await one.as('dana.kim').post('/user/meetings', body)).get('id');
  expect(BigInt(id)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
});

it('has no tokens for strangers', async () => {
  const { sandbox } = await openSandbox();
  expect(() => sandbox.tokensFor('nobody@example.com')).toThrow('Nobody in the sandbox');
});

it('says that the port is taken', async () => {
  const { sandbox } = await openSandbox();
  await expect(startSandbox({ port: sandbox.port, clock: testClock() })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

it('stops at once, twice if need be, although clients keep their connections', async () => {
  const sandbox = await startSandbox({ port: 0, clock: testClock() });
  await (await fetch(`${sandbox.url}/control/state`)).text();
  await sandbox.stop();
  await sandbox.stop();
  await expect(fetch(`${sandbox.url}/control/state`)).rejects.toThrow('fetch failed');
});
