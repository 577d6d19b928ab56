import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/kit/metrics.ts';

describe('metrics', () => {
  it('tells what was counted, under the names operators rely on', async () => {
    const metrics = createMetrics();
    metrics.requests.inc({ platform: 'slack', command: 'presence.set', result: 'ok' });
    metrics.requestSeconds.observe({ command: 'presence.set' }, 0.2);
    metrics.ackSeconds.observe({ platform: 'teams' }, 0.01);
    metrics.duplicates.inc({ platform: 'slack' });
    metrics.phoneCalls.inc({ system: 'portsip', status: '200' });
    metrics.chatCalls.inc({ platform: 'slack', method: 'chat.postMessage', status: 'ok' });
    metrics.jobsFrom(async () => [{ kind: 'revert', state: 'ready', count: 3 }]);
    const text = await metrics.text();
    expect(text).toContain('patchcord_requests_total{platform="slack",command="presence.set",result="ok"} 1');
    expect(text).toContain('patchcord_request_seconds_bucket{le="0.25",command="presence.set"} 1');
    expect(text).toContain('patchcord_ack_seconds_count{platform="teams"} 1');
    expect(text).toContain('patchcord_duplicates_total{platform="slack"} 1');
    expect(text).toContain('patchcord_phone_calls_total{system="portsip",status="200"} 1');
    expect(text).toContain('patchcord_chat_calls_total{platform="slack",method="chat.postMessage",status="ok"} 1');
    expect(text).toContain('patchcord_jobs{kind="revert",state="ready"} 3');
    expect(text).toContain('process_resident_memory_bytes');
  });

  it('keeps two applications in one process apart', async () => {
    const one = createMetrics();
    const other = createMetrics();
    one.duplicates.inc({ platform: 'slack' });
    expect(await other.text()).not.toContain('patchcord_duplicates_total{');
  });

  it('forgets kinds of jobs that are no longer there, and goes on when counting fails', async () => {
    const metrics = createMetrics();
    metrics.jobsFrom(async () => [{ kind: 'revert', state: 'ready', count: 1 }]);
    await metrics.text();
    metrics.jobsFrom(() => Promise.reject(new Error('no database')));
    const text = await metrics.text();
    expect(text).not.toContain('kind="revert"');
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('gives only counters the suffix of a counter', async () => {
    const text = await createMetrics().text();
    const gauges = [...text.matchAll(/^# TYPE (\S+) gauge$/gm)].map(([, name]) => name);
    expect(gauges.filter((name) => name?.endsWith('_total'))).toEqual([]);
  });
});
