import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSettings, SettingsError } from '../../src/config/load.ts';

function load(yaml: string) {
  const path = join(mkdtempSync(join(tmpdir(), 'patchcord-config-')), 'patchcord.config.yaml');
  writeFileSync(path, yaml);
  try {
    return { queues: loadSettings({}, path).queues, problems: [] };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return { queues: undefined, problems: error.problems.map((problem) => problem.replace(path, 'config')) };
  }
}

describe('queues in the configuration file', () => {
  it('have no minimum, and boards that show the last digits, where the file says nothing', () => {
    expect(load('').queues).toEqual({ callers: 'digits', staffing: [] });
  });

  it('become rules with their hours, days and zone', () => {
    const { queues } = load(`
timezone: Europe/Paris
queues:
  callers: full
  staffing:
    - queue: 8002
      minimum: 2
      when: { hours: 08:00-18:00, days: mon-fri }
      below: refuse
    - { queue: Tier 2, minimum: 1 }
`);
    expect(queues?.callers).toBe('full');
    expect(queues?.staffing).toEqual([
      {
        queue: '8002',
        minimum: 2,
        when: [{ days: [1, 2, 3, 4, 5], from: 480, to: 1080, zone: 'Europe/Paris' }],
        below: 'refuse',
        origin: 'patchcord.config.yaml:6',
      },
      { queue: 'Tier 2', minimum: 1, when: [], below: 'warn', origin: 'patchcord.config.yaml:10' },
    ]);
  });

  it('are refused with line and column, all mistakes at once', () => {
    const { problems } = load(`queues:
  callers: names
  staffing:
    - queue: Support
      minimum: 0
      when: { hours: 8-18, zone: Mars/Crater }
      below: shout
    - minimun: 1
`);
    expect(problems).toEqual([
      expect.stringMatching(/^config:2:12: queues.callers: /),
      expect.stringMatching(/^config:5:16: queues.staffing.0.minimum: /),
      'config:6:22: queues.staffing.0.when.0.hours: "8-18" are no hours; write 08:00-18:00',
      'config:6:34: queues.staffing.0.when.0.zone: is not a time zone such as Europe/Berlin',
      expect.stringMatching(/^config:7:14: queues.staffing.0.below: /),
      expect.stringMatching(/^config:8:7: queues.staffing.1.queue: /),
      expect.stringMatching(/^config:8:7: queues.staffing.1.minimum: /),
      'config:8:7: queues.staffing.1.minimun: is no setting',
    ]);
  });
});
