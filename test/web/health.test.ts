import { describe, expect, it } from 'vitest';
import { PatchcordError } from '../../src/core/errors.ts';
import { silentLog } from '../../src/core/log.ts';
import { createMetrics } from '../../src/kit/metrics.ts';
import { healthPages } from '../../src/web/health.ts';
import { testClock } from '../support/clock.ts';

function openHealth(checks: Record<string, () => Promise<void>>) {
  const clock = testClock();
  const pages = healthPages({ checks, metrics: createMetrics(), clock, log: silentLog });
  const ready = async () => {
    const answer = await pages.request('/readyz');
    return { status: answer.status, body: await answer.json() };
  };
  return { clock, pages, ready };
}

describe('health', () => {
  it('says that the process lives, whatever the systems do', async () => {
    const { pages } = openHealth({ portsip: () => Promise.reject(new Error('down')) });
    const answer = await pages.request('/healthz');
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is ready when every check passes', async () => {
    const { ready } = openHealth({ database: async () => {}, portsip: async () => {} });
    expect(await ready()).toEqual({
      status: 200,
      body: { status: 'ok', checks: { database: { ok: true }, portsip: { ok: true } } },
    });
  });

  it('is not ready when one fails, and gives only reasons that are made for people', async () => {
    const { ready } = openHealth({
      database: () => Promise.reject(new Error('password=hunter2 refused')),
      portsip: () => Promise.reject(new PatchcordError('unreachable', 'The phone system did not answer.')),
    });
    const { status, body } = await ready();
    expect(status).toBe(503);
    expect(body).toMatchObject({
      status: 'not ready',
      checks: { portsip: { ok: false, reason: 'The phone system did not answer.' } },
    });
    expect(JSON.stringify(body)).not.toContain('hunter2');
  });

  it('waits 3 seconds for a check, and does not start it again while it hangs', async () => {
    let calls = 0;
    const { ready, clock } = openHealth({
      portsip: () => {
        calls += 1;
        return new Promise(() => {});
      },
    });
    for (let round = 0; round < 2; round += 1) {
      const answer = ready();
      await clock.advance(3_000);
      expect(await answer).toMatchObject({
        status: 503,
        body: { checks: { portsip: { ok: false, reason: 'No answer within 3 s.' } } },
      });
      await clock.advance(2_000);
    }
    expect(calls).toBe(1);
  });

  it('asks the systems once for many probes, and again after 2 seconds', async () => {
    let calls = 0;
    const { ready, clock } = openHealth({
      portsip: async () => {
        calls += 1;
      },
    });
    await Promise.all([ready(), ready(), ready()]);
    await clock.advance(1_999);
    await ready();
    expect(calls).toBe(1);
    await clock.advance(1);
    await ready();
    expect(calls).toBe(2);
  });

  it('shows the metrics as Prometheus reads them', async () => {
    const { pages } = openHealth({});
    const answer = await pages.request('/metrics');
    expect(answer.headers.get('content-type')).toMatch('text/plain; version=0.0.4');
    expect(await answer.text()).toContain('# TYPE patchcord_requests_total counter');
  });

  it('can only be read', async () => {
    const { pages } = openHealth({});
    expect((await pages.request('/healthz', { method: 'HEAD' })).status).toBe(200);
    const answer = await pages.request('/readyz', { method: 'POST' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});
