import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSettings, SettingsError } from '../../src/config/load.ts';
import { peopleNamed } from '../../src/config/policy.ts';

const HOUR = 60 * 60_000;

function load(yaml: string) {
  const path = join(mkdtempSync(join(tmpdir(), 'patchcord-config-')), 'patchcord.config.yaml');
  writeFileSync(path, yaml);
  return { path, settings: () => loadSettings({}, path) };
}

/** The problems without the folder before the file's name. */
function problems(yaml: string): string[] {
  const { path, settings } = load(yaml);
  try {
    settings();
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems.map((problem) => problem.replace(path, 'config'));
  }
}

const rulesIn = (yaml: string) => load(yaml).settings().rules;

describe('the policy in the configuration file', () => {
  it('is empty where the file says nothing', () => {
    expect(rulesIn('timezone: Europe/Paris')).toEqual([]);
    expect(rulesIn('')).toEqual([]);
  });

  it('becomes rules in their order, with name, origin and all conditions', () => {
    const rules = rulesIn(`
groups:
  duty: { members: [Dana.Kim@example.com], slack: [S0614TZR7] }
policy:
  - name: night shift
    who: [employee, "group:duty", Mia.Rossi@example.com]
    what: queue.*
    on: [others, role:admin, same-queue]
    when: { hours: 22:00-06:00, days: [mon-fri, sun], zone: Europe/London }
    where: [channel, slack]
    deny: Not at night.
  - what: [presence.set, queue.set]
    then: allow
`);
    expect(rules[0]).toEqual({
      name: 'night shift',
      origin: 'patchcord.config.yaml:5',
      who: [{ role: 'employee' }, { group: 'duty' }, { person: 'mia.rossi@example.com' }],
      what: ['queue.*'],
      on: ['others', { role: 'admin' }, 'same-queue'],
      when: [{ days: [1, 2, 3, 4, 5, 0], from: 22 * 60, to: 6 * 60, zone: 'Europe/London' }],
      where: ['channel', 'slack'],
      outcome: { kind: 'deny', sentence: 'Not at night.' },
    });
    expect(rules[1]).toMatchObject({
      name: 'rule 2',
      origin: 'patchcord.config.yaml:12',
      who: [],
      outcome: { kind: 'allow' },
    });
  });

  it('takes hours without a zone in the zone of the installation, and hours alone on every day', () => {
    const [rule] = rulesIn(
      'timezone: Asia/Tokyo\npolicy: [{ what: "*", when: { hours: "08:00-24:00" }, then: confirm }]',
    );
    expect(rule?.when).toEqual([{ days: [0, 1, 2, 3, 4, 5, 6], from: 480, to: 1440, zone: 'Asia/Tokyo' }]);
  });

  it('reads approvals: one step or several, times, reason, escalation', () => {
    const [short, long] = rulesIn(`
policy:
  - what: password.reset
    approve: { by: admin, need: 2, within: 90m, remind: 30m, reason: required, escalate: [supervisor], word: RESET }
  - what: password.reset
    approve: { steps: [{ by: supervisor }, { by: [admin, jonas@example.com], need: 2 }] }
`);
    expect(short?.outcome).toEqual({
      kind: 'approve',
      word: 'RESET',
      terms: {
        steps: [{ by: [{ role: 'admin' }], need: 2 }],
        withinMs: 1.5 * HOUR,
        reason: 'required',
        remindAfterMs: HOUR / 2,
        escalateTo: [{ role: 'supervisor' }],
        channels: [],
        direct: true,
      },
    });
    expect(long?.outcome).toMatchObject({
      terms: {
        steps: [
          { by: [{ role: 'supervisor' }], need: 1 },
          { by: [{ role: 'admin' }, { person: 'jonas@example.com' }], need: 2 },
        ],
        withinMs: 4 * HOUR,
        remindAfterMs: HOUR,
      },
    });
  });

  it('reads the channels in which a request stands', () => {
    const [rule] = rulesIn(
      'policy: [{ what: queue.set, approve: { channels: [slack:C0ADMINS, "teams:19:abc@thread.tacv2"], direct: false } }]',
    );
    expect(rule?.outcome).toMatchObject({
      terms: {
        channels: [
          { platform: 'slack', id: 'C0ADMINS' },
          { platform: 'teams', id: '19:abc@thread.tacv2' },
        ],
        direct: false,
      },
    });
  });

  it.each([
    [
      'a channel that is none',
      'policy:\n  - what: queue.set\n    approve: { channels: "#admins" }',
      [
        'config:3:26: policy.0.approve.channels.0: "#admins" is no channel; write slack:C0123ABC or teams:19:…@thread.tacv2',
      ],
    ],
    [
      'nobody to ask',
      'policy:\n  - what: queue.set\n    approve: { direct: false }',
      ['config:3:24: policy.0.approve.direct: is false, and there are no channels: nobody would be asked'],
    ],
    [
      'an unknown key',
      'policy:\n  - what: queue.set\n    whom: self\n    then: allow',
      ['config:3:5: policy.0.whom: is no setting'],
    ],
    [
      'an unknown command',
      'policy:\n  - what: [queue.show, queue.sett]\n    then: allow',
      ['config:2:24: policy.0.what.1: there is no command "queue.sett"; did you mean queue.set?'],
    ],
    [
      'a group of commands that is none',
      'policy:\n  - { what: quebec.*, then: allow }',
      [expect.stringContaining('there is no command "quebec.*"; write an id')],
    ],
    [
      'somebody who is nobody',
      'policy:\n  - what: queue.set\n    who: [admin, boss]\n    then: allow',
      [expect.stringMatching(/^config:3:18: policy\.0\.who\.1: "boss" is nobody/)],
    ],
    [
      'a group that is not there',
      'policy:\n  - what: queue.set\n    who: group:night\n    then: allow',
      ['config:3:10: policy.0.who: groups has no "night"'],
    ],
    [
      'bad hours',
      'policy:\n  - { what: "*", when: { hours: 8-18 }, then: allow }',
      [expect.stringMatching(/^config:2:33: policy\.0\.when\.0\.hours: "8-18" are no hours/)],
    ],
    [
      'hours that do not exist',
      'policy:\n  - { what: "*", when: { hours: "08:00-25:00" }, then: allow }',
      [expect.stringContaining('are no hours')],
    ],
    [
      'a bad day',
      'policy:\n  - { what: "*", when: { days: mon-fry }, then: allow }',
      [expect.stringContaining('"mon-fry" is no day')],
    ],
    [
      'a bad zone',
      'policy:\n  - { what: "*", when: { zone: Mars/Base }, then: allow }',
      [expect.stringContaining('is not a time zone')],
    ],
    [
      'a bad duration',
      'policy:\n  - { what: "*", approve: { within: soon } }',
      [expect.stringContaining('"soon" is no duration')],
    ],
    [
      'a reminder after the end',
      'policy:\n  - { what: "*", approve: { within: 1h, remind: 2h } }',
      [expect.stringContaining('approve.remind: comes after the time is up')],
    ],
    [
      'more approvers than there are',
      'policy:\n  - what: "*"\n    approve: { by: [a@example.com, b@example.com], need: 3 }',
      ['config:3:14: policy.0.approve: needs 3, but only 2 people are named'],
    ],
    [
      'two outcomes',
      'policy:\n  - { what: "*", then: allow, deny: "No." }',
      ['config:2:5: policy.0: a rule has exactly one of then, confirm, approve, deny; this one has then and deny'],
    ],
    ['no outcome', 'policy:\n  - { what: "*" }', [expect.stringContaining('this one has none')]],
    [
      'steps and by together',
      'policy:\n  - { what: "*", approve: { by: admin, steps: [{ by: admin }] } }',
      [expect.stringContaining('takes either steps, or by and need')],
    ],
    [
      'a bad user group',
      'groups:\n  duty: { slack: [night-shift] }',
      ['config:2:19: groups.duty.slack.0: is not the id of a Slack user group, such as S0614TZR7'],
    ],
    ['broken YAML', 'policy: [', [expect.stringMatching(/^config:1:10: /)]],
  ])('refuses %s with its line and column', (_, yaml, expected) => {
    expect(problems(yaml)).toEqual(expected);
  });

  it('names a command that is not there together with everything else', () => {
    const { path } = load('policy: [{ what: presence.sett, then: allow }]\ngroups: { a: { entra: ["x"] } }');
    const both = () => loadSettings({ PORT: 'high', PORTSIP_URL: 'http://127.0.0.1:1' }, path);
    expect(both).toThrow('there is no command "presence.sett"; did you mean presence.set?');
    for (const other of ['PORT: is not a number', 'groups.a.entra.0', 'PATCHCORD_SECRET_KEY'])
      expect(both).toThrow(other);
  });

  it('says everything that is wrong at once', () => {
    const yaml = 'nonsense: 1\npolicy:\n  - { what: 7, then: allow }\n  - { what: "*", who: nobody, then: perhaps }';
    expect(problems(yaml).map((problem) => problem.split(':').slice(1, 3).join(':'))).toEqual(
      expect.arrayContaining(['1:1', '3:13', '4:23', '4:37']),
    );
  });

  it('counts people of groups once, and takes groups of a chat platform as large enough', () => {
    const groups = 'groups:\n  two: { members: [a@example.com, b@example.com] }\n  open: { slack: [S0614TZR7] }\n';
    const rule = (by: string) => `${groups}policy:\n  - { what: "*", approve: { by: ${by}, need: 3 } }`;
    expect(problems(rule('["group:two", a@example.com]'))).toEqual([
      expect.stringContaining('only 2 people are named'),
    ]);
    expect(problems(rule('["group:two", "group:open"]'))).toEqual([]);
  });

  it('lists the people who are named, to be looked up', () => {
    const { settings } = load(
      'groups: { g: { members: [a@example.com] } }\npolicy: [{ what: "*", who: [b@example.com, "group:g"], approve: { by: c@example.com, escalate: a@example.com } }]',
    );
    const { rules, file } = settings();
    expect(peopleNamed(rules, file.groups).toSorted()).toEqual(['a@example.com', 'b@example.com', 'c@example.com']);
  });
});
