import { describe, expect, it } from 'vitest';
import type { Switches } from '../../../../src/sandbox/portsip/switches.ts';
import { must, openBench } from './bench.ts';

const DANA = { who: 'dana.kim', direction: 'INBOUND_CALL', number: '+491', name: '', rangS: 3 } as const;

describe('a long list of call records', () => {
  it.each<Switches['callRecordList']>(['whole', 'pages', 'pages, oldest first', 'refuses order'])(
    'gives the newest when the phone system answers with %s',
    async (callRecordList) => {
      const { phone, sessionOf, sandbox, newCalls } = await openBench({ switches: { callRecordList } });
      for (let minutesAgo = 10_000; minutesAgo > 0; minutesAgo -= 1) sandbox.phones.record({ ...DANA, minutesAgo });
      newCalls();
      const { calls, more } = await must(phone.own(sessionOf('dana.kim')).ownCalls).list({ atMost: 300 });
      const asked = newCalls();
      expect(more).toBe(true);
      expect(calls).toHaveLength(300);
      const newest = Math.max(...calls.map(({ startedAt }) => startedAt));
      expect(calls[0]?.startedAt).toBe(newest);
      // One a minute, and the few that are in the sandbox from the start.
      expect(newest - (calls.at(-1)?.startedAt ?? 0)).toBeLessThan(300 * 60_000);
      expect(asked.length).toBeLessThanOrEqual(5);
    },
  );

  it('stops where it was told to look no further', async () => {
    const { phone, sessionOf, sandbox, newCalls } = await openBench({ switches: { callRecordList: 'pages' } });
    for (let minutesAgo = 1_000; minutesAgo > 0; minutesAgo -= 1) sandbox.phones.record({ ...DANA, minutesAgo });
    const own = must(phone.own(sessionOf('dana.kim')).ownCalls);
    const [newest] = (await own.list({ atMost: 1 })).calls;
    newCalls();
    const since = (newest?.startedAt ?? 0) - 50 * 60_000;
    const { calls, more } = await own.list({ since, atMost: 500 });
    expect([more, calls.every(({ startedAt }) => startedAt >= since)]).toEqual([false, true]);
    expect(newCalls()).toHaveLength(1);
  });
});

describe('a caller', () => {
  it.each([
    ['anonymous', 'Anonymous'],
    ['Restricted', ''],
    ['', 'Unavailable'],
    ['sip:anonymous@anonymous.invalid', 'Anonymous'],
  ])('who hides as %s %s has neither number nor name', async (number, name) => {
    const { phone, sessionOf, sandbox } = await openBench();
    sandbox.phones.record({ ...DANA, minutesAgo: 0, number, name });
    const { calls } = await must(phone.own(sessionOf('dana.kim')).ownCalls).list({ atMost: 1 });
    expect(calls[0]?.caller).toEqual({ number: '', name: '' });
  });

  it('without the right to see calls is told who can give it', async () => {
    for (const missingPrivilege of [403, 400] as const) {
      const { phone, sessionOf, sandbox } = await openBench({ switches: { missingPrivilege } });
      sandbox.phones.forbid('dana.kim@example.com', 'user_call_log');
      const own = must(phone.own(sessionOf('dana.kim')).ownCalls);
      await expect(own.list({ atMost: 1 })).rejects.toMatchObject({
        code: 'not-allowed',
        message: expect.stringContaining('administrator'),
      });
    }
  });
});
