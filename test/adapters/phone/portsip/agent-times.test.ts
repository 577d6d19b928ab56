import { describe, expect, it } from 'vitest';
import { createAgentTimes } from '../../../../adapters/phone/portsip/agent-times.ts';

describe('since when agents are in their states', () => {
  it('follows the later of two states of one second, and no state that is older', () => {
    const times = createAgentTimes();
    times.saw('8001', '2044', 'READY', 1_000);
    times.saw('8001', '2044', 'QUEUE_CALL', 1_000);
    expect(times.since('8001', '2044', 'QUEUE_CALL')).toBe(1_000);
    times.saw('8001', '2044', 'READY', 500);
    expect(times.since('8001', '2044', 'QUEUE_CALL')).toBe(1_000);
  });

  it('is not known of a state that nothing was told of', () => {
    const times = createAgentTimes();
    times.saw('8001', '2044', 'READY', 1_000);
    expect(times.since('8001', '2044', 'WRAP_UP')).toBeUndefined();
    expect(times.since('8002', '2044', 'READY')).toBeUndefined();
  });
});
