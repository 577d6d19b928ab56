import { describe, expect, it } from 'vitest';
import { recordedIn, worded } from '../../../commands/event/_recorded.ts';

const shown = (texts: unknown[], changed: string[] = []) => {
  const said = texts.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  const { facts, plain, more } = recordedIn(said, changed);
  return [...facts.map(({ label, value }) => `${label}: ${value}`), ...plain, ...(more > 0 ? [`and ${more}`] : [])];
};

describe('what the console recorded of an event', () => {
  it.each<[string, unknown[], string[], string[]]>([
    ['what was and what is', [{ before: 'old 14', after: 'new 14' }], ['Extension'], ['Extension: old 14 → new 14']],
    ['the same where several were changed', [{ before: 1, after: 2 }], ['A', 'B'], ['Change: 1 → 2']],
    ['what was not there before', [{ oldValue: null, newValue: true }], [], ['Change: nothing → yes']],
    [
      'two objects, of which only what differs is said',
      [{ before: { classOfService: 3, name: 'Lobby' }, after: { classOfService: 5, name: 'Lobby', DND: false } }],
      [],
      ['Class of service: 3 → 5', 'DND: nothing → no'],
    ],
    [
      'a list of changes with their names',
      [[{ property: 'LAST_NAME', old: 'Roux', new: 'Roux-Petit', by: 'SCIM' }]],
      [],
      ['Last name: Roux → Roux-Petit', 'By: SCIM'],
    ],
    [
      'changes by property',
      [{ extension: { from: '2044', to: '2045' }, line_type: { from: 'SHARED_LINE', to: 'SINGLE_LINE' } }],
      [],
      ['Extension: 2044 → 2045', 'Line type: Shared line → Single line'],
    ],
    [
      'anything else, with labels',
      [{ device: { macAddress: '08:00:0f:00:00:01', ports: [1, 2], vendor: { name: 'Mitel' } }, members: [] }],
      [],
      [
        'Device, mac address: 08:00:0f:00:00:01',
        'Device, ports: 1, 2',
        'Device, vendor: Name: Mitel',
        'Members: nothing',
      ],
    ],
    [
      'plain words as they are',
      ['Synchronised by {gateway}', 'TASK_DONE'],
      [],
      ['Synchronised by {gateway}', 'Task done'],
    ],
    ['the same text once', [{ before: 1, after: 2 }, { before: 1, after: 2 }, ''], [], ['Change: 1 → 2']],
  ])('is %s', (_, texts, changed, expected) => {
    expect(shown(texts, changed)).toEqual(expected);
  });

  it('shows no secret, whatever it lies in', () => {
    const texts = [
      { before: { voicemailPin: '4711', password: 'old-pass' }, after: { voicemailPin: '4712', password: 'new-pass' } },
      { sip: { auth: { accessToken: 'tok-1', user: 'x' } }, resetPassword: 'p-1' },
    ];
    const said = shown(texts).join('\n');
    expect(said).not.toMatch(/471|-pass|tok-1|p-1/);
    expect(said).toContain('Voicemail pin: not shown here');
  });

  it('stays readable when it is long, deep or broken', () => {
    const many = Object.fromEntries(Array.from({ length: 14 }, (_, at) => [`p${at}`, 'x'.repeat(500)]));
    expect(shown([many])).toHaveLength(11);
    expect(shown([many]).at(-1)).toBe('and 4');
    expect(shown([many])[0]?.length).toBeLessThan(220);
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect(shown([deep]).join('').length).toBeLessThan(1_600);
    expect(shown(['{"before": "cut off'])).toEqual(['{"before": "cut off']);
  });

  it.each([
    ['LICENSE_REMOVAL', 'License removal'],
    ['Edit', 'Edit'],
    ['DID', 'DID'],
    ['Group Membership', 'Group Membership'],
  ])('calls %s %s', (constant, words) => expect(worded(constant)).toBe(words));
});
