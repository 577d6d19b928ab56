import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { cloudAccountId } from '../../src/sandbox/cloudlink/seed.ts';
import { type Bench, type BenchOptions, openBench } from '../support/bench.ts';

const instruments = cloudAccountId('instruments');
const caller = { number: '+4930123456', name: 'Caller' };

describe('notices of CloudLink', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  async function open(options: BenchOptions = {}) {
    bench = await openBench({ cloud: 'instruments', ...options });
    await bench.until(() => bench.sandbox.cloud.subscriptions().size === 1, 'a subscription');
    await bench.settled();
  }
  const subscription = () => [...bench.sandbox.cloud.subscriptions().values()][0];

  async function posts(path: string, body: string, headers: Record<string, string> = {}) {
    const { statusCode, body: answer } = await request(`${bench.patchcord.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    await answer.dump();
    return statusCode;
  }

  /** How many ringing calls the application has heard of. */
  async function heard(): Promise<number> {
    await bench.settled();
    const { body } = await request(`${bench.patchcord.url}/metrics`);
    const line = /patchcord_phone_events_total\{[^}]*system="cloudlink"[^}]*\} (\d+)/.exec(await body.text());
    return Number(line?.[1] ?? 0);
  }
  const pathOf = (address: string | undefined) => new URL(address ?? '').pathname;

  it.each([false, true])(
    'tells of a ringing call once, also when it is delivered twice (batched: %s)',
    async (batches) => {
      await open({ cloudSwitches: { batches } });
      const { bodies, statuses, callId } = await bench.sandbox.cloud.events.ring(instruments, '2044', caller);
      expect(statuses).toEqual([200]);
      expect(await heard()).toBe(1);
      for (const body of bodies) expect(await bench.sandbox.cloud.events.again(body)).toEqual([200]);
      expect(await heard()).toBe(1);
      // What does not ring is not even delivered, by the filter of the subscription.
      expect((await bench.sandbox.cloud.events.change(callId, 'connected')).bodies).toEqual([]);
    },
  );

  it('believes no delivery: an address we did not give, a foreign account, a made-up call', async () => {
    await open();
    const { bodies } = await bench.sandbox.cloud.events.ring(instruments, '2044', caller);
    const [body = ''] = bodies;
    expect(await heard()).toBe(1);
    const fresh = body.replace(/"publicationId":"[^"]+"/, '"publicationId":"another"');
    const path = pathOf(subscription()?.deviceId);
    expect(await posts('/hooks/cloudlink', fresh)).toBe(401);
    expect(await posts('/hooks/cloudlink/guessed', fresh)).toBe(401);
    expect(await posts(path, fresh.replaceAll(instruments, cloudAccountId('ballad')))).toBe(403);
    expect(await posts(path, fresh.replace(/"subscriptionId":"[^"]+"/, '"subscriptionId":"other"'))).toBe(403);
    expect(await posts(path, '{"publicationId":1}')).toBe(422);
    expect(await posts(path, 'nonsense')).toBe(400);
    expect(await posts(path, `"${'x'.repeat(1_100_000)}"`)).toBe(413);
    expect(await posts(path, fresh.replaceAll(/calls\/[^"]+/g, 'calls/made-up'))).toBe(200);
    expect(await heard()).toBe(1);
  });

  it('demands the signature where the operator says that there is one', async () => {
    await open({ config: 'cloudlink: { notifications: hmac }\n', cloudSwitches: { signature: 'hmac' } });
    expect((await bench.sandbox.cloud.events.ring(instruments, '2044', caller)).statuses).toEqual([200]);
    bench.sandbox.cloud.switches.signature = 'wrong';
    expect((await bench.sandbox.cloud.events.ring(instruments, '2051', caller)).statuses).toEqual([401]);
    bench.sandbox.cloud.switches.signature = 'none';
    expect((await bench.sandbox.cloud.events.ring(instruments, '2052', caller)).statuses).toEqual([401]);
    expect(await heard()).toBe(1);
  });

  it('subscribes again when a subscription has vanished, and keeps only one', async () => {
    await open({ cloudSwitches: { subscriptionMinutes: 10 } });
    const first = subscription()?.subscriptionId;
    const isAnother = () => ![undefined, first].includes(subscription()?.subscriptionId);
    // The time stands still while something runs: no lease ends under it.
    for (let minute = 0; minute < 60 && !isAnother(); minute += 1) await bench.pass(60_000);
    expect(isAnother()).toBe(true);
    expect(bench.sandbox.cloud.subscriptions().size).toBe(1);
    await bench.restart();
    await bench.settled();
    expect(bench.sandbox.cloud.subscriptions().size).toBe(1);
    expect((await bench.sandbox.cloud.events.ring(instruments, '2044', caller)).statuses).toEqual([200]);
    expect(await heard()).toBe(1);
  });
});
