import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGrammar } from '../../src/language/words.ts';
import { commands } from './commands.ts';

const grammar = createGrammar(commands);
const now = Date.parse('2026-11-23T10:00:00+01:00');
const ctx = { now, zone: 'Europe/Berlin', language: 'en' as const, mentions: [{ id: 'U123', name: 'Omar' }] };
const at = (clock: string) => Date.parse(`2026-11-23T${clock}:00+01:00`);
const read = (text: string) => grammar.read(text, ctx);

const CALLS: [text: string, command: string, input: object][] = [
  ['supportlog list product X title Y', 'supportlog.list', { product: 'X', query: 'Y' }],
  ['supportlog list title no audio product MiCollab', 'supportlog.list', { query: 'no audio', product: 'MiCollab' }],
  [
    'supportlog list resolved product Mitel One title "title of a call"',
    'supportlog.list',
    { state: 'Resolved', product: 'Mitel One', query: 'title of a call' },
  ],
  ['supportlog list resolved MiCollab', 'supportlog.list', { state: 'Resolved', topic: 'MiCollab' }],
  ['supportlog list MiCollab Web', 'supportlog.list', { topic: 'MiCollab Web' }],
  ['events by Dana Kim since last Monday', 'event.list', { query: 'Dana Kim', start: 'last Monday' }],
  ['presence dnd note Writing for 30m', 'presence.set', { presence: 'DO_NOT_DISTURB', note: 'Writing for 30m' }],
  ['presence', 'presence.show', {}],
  ['presence dnd', 'presence.set', { presence: 'DO_NOT_DISTURB' }],
  ['Presence LUNCH 1 hour', 'presence.set', { presence: 'LUNCH', until: at('11:00') }],
  ['presence dnd for 30m', 'presence.set', { presence: 'DO_NOT_DISTURB', until: at('10:30') }],
  [
    'presence dnd until 3pm note Writing the  report for Omar',
    'presence.set',
    { presence: 'DO_NOT_DISTURB', until: at('15:00'), note: 'Writing the  report for Omar' },
  ],
  ['presence nicht stören bis halb vier', 'presence.set', { presence: 'DO_NOT_DISTURB', until: at('15:30') }],
  ['presence @omar', 'presence.show', { user: '@omar' }],
  ['presence @dana park', 'presence.show', { user: '@dana park' }],
  ['queue break @omar support', 'queue.set', { status: 'BREAK', user: '@omar', queue: 'support' }],
  [
    'queue ready Support @dana park for 15m',
    'queue.set',
    { status: 'READY', queue: 'Support', user: '@dana park', until: at('10:15') },
  ],
  ['meet Outage @omar haddad @lena', 'meeting.start', { subject: 'Outage', invitees: ['@omar haddad', '@lena'] }],
  ['meet Budget @omar, @dana park', 'meeting.start', { subject: 'Budget', invitees: ['@omar', '@dana park'] }],
  ['meet @omar budget talk', 'meeting.start', { invitees: ['@omar'], subject: 'budget talk' }],
  ['group add @dana park to Berlin', 'group.add', { user: '@dana park', group: 'Berlin' }],
  ['group add @dana Berlin', 'group.add', { user: '@dana', group: 'Berlin' }],
  ['supportlog note 1 hello', 'supportlog.note', { log: '1', note: 'hello' }],
  ['supportlog note 17 not fixed, call back at 3', 'supportlog.note', { log: '17', note: 'not fixed, call back at 3' }],
  ['supportlog note "Echo on line" hello', 'supportlog.note', { log: 'Echo on line', note: 'hello' }],
  ['supportlog note Echo note hello', 'supportlog.note', { log: 'Echo', note: 'hello' }],
  ['user update @omar department Sales', 'user.update', { user: '@omar', department: 'Sales' }],
  [
    'user update @omar name Omar Haddad email oh@example.com',
    'user.update',
    { user: '@omar', name: 'Omar Haddad', email: 'oh@example.com' },
  ],
  ['greeting vacation', 'greeting.enable', { greeting: 'vacation' }],
  ['greeting list', 'greeting.list', {}],
  ['supportlog assign 1 @sam ortiz', 'supportlog.assign', { log: '1', user: '@sam ortiz' }],
  ['presence <@U123>', 'presence.show', { user: '<@U123>' }],
  ['presence <at>Omar Haddad</at>', 'presence.show', { user: 'Omar Haddad' }],
  ['presence Dana Kim', 'presence.show', { user: 'Dana Kim' }],
  ['presence 2044', 'presence.show', { user: '2044' }],
  ['queue', 'queue.show', {}],
  ['queue all', 'queue.show', {}],
  ['queue Tier 2', 'queue.show', { queue: 'Tier 2' }],
  ['queue break sales for 15m', 'queue.set', { status: 'BREAK', queue: 'sales', until: at('10:15') }],
  ['queue break for 15m Tier 2', 'queue.set', { status: 'BREAK', queue: 'Tier 2', until: at('10:15') }],
  ['queue Support break', 'queue.set', { status: 'BREAK', queue: 'Support' }],
  [
    'queue login all @omar for 15m',
    'queue.set',
    { status: 'LOGGED_IN', queue: 'all', user: '@omar', until: at('10:15') },
  ],
  ['queue logout alle', 'queue.set', { status: 'LOGGED_OUT', queue: 'all' }],
  ['queue not ready support', 'queue.set', { status: 'NOT_READY', queue: 'support' }],
  ['queue ready "Break Room"', 'queue.set', { status: 'READY', queue: 'Break Room' }],
  ['queue login Sales 2044', 'queue.set', { status: 'LOGGED_IN', queue: 'Sales', user: '2044' }],
  ['queue who Tier 2', 'queue.agents', { queue: 'Tier 2' }],
  ['find Dana Kim', 'user.find', { query: 'Dana Kim' }],
  ['find <mailto:dana.kim@example.com|dana.kim@example.com>', 'user.find', { query: 'dana.kim@example.com' }],
  ['password voicemail @omar', 'password.reset', { target: 'voicemail', user: '@omar' }],
  ['meet', 'meeting.start', {}],
  ['meet audio', 'meeting.start', { mode: 'audio' }],
  [
    'meet video Outage call @omar @lena',
    'meeting.start',
    { mode: 'video', subject: 'Outage call', invitees: ['@omar', '@lena'] },
  ],
  ['meet voice of customer', 'meeting.start', { subject: 'voice of customer' }],
  ['meet at 15:00', 'meeting.schedule', { start: at('15:00') }],
  [
    'meet at 15:00 for 45m Budget review @dana',
    'meeting.schedule',
    { start: at('15:00'), end: at('15:45'), subject: 'Budget review', invitees: ['@dana'] },
  ],
  [
    'meet at 3pm until 4pm @omar Review for board',
    'meeting.schedule',
    { start: at('15:00'), end: at('16:00'), subject: 'Review for board', invitees: ['@omar'] },
  ],
  [
    'meet Outage @omar +49 30 123 4567',
    'meeting.start',
    { subject: 'Outage', invitees: ['@omar'], number: '+49 30 123 4567' },
  ],
  [
    'meet @omar <tel:+49301234567|+49 30 1234567> 0049 89 99 88 77',
    'meeting.start',
    { invitees: ['@omar'], number: '+49301234567, 0049 89 99 88 77' },
  ],
  ['meet at tomorrow 9:30 Review', 'meeting.schedule', { start: at('09:30') + 86_400_000, subject: 'Review' }],
  ['meet at 2pm to 3pm Review', 'meeting.schedule', { start: at('14:00'), end: at('15:00'), subject: 'Review' }],
  ['meet stop', 'meeting.stop', {}],
  ['meet stop smoking', 'meeting.start', { subject: 'stop smoking' }],
  ['meeting record off', 'meeting.record', { on: false }],
  ['meeting invite 2052', 'meeting.invite', { user: '2052' }],
  ['meeting invite 030 / 12 34 56 78', 'meeting.invite', { number: '030 / 12 34 56 78' }],
  ['meeting invite Dana Kim', 'meeting.invite', { user: 'Dana Kim' }],
  ['/presence dnd', 'presence.set', { presence: 'DO_NOT_DISTURB' }],
  ['pbx presence dnd', 'presence.set', { presence: 'DO_NOT_DISTURB' }],
  ['\u200bpresence\u200f \u0007dnd', 'presence.set', { presence: 'DO_NOT_DISTURB' }],
];

describe('typed commands', () => {
  it.each(CALLS)('reads "%s"', (text, command, input) => {
    expect(read(text)).toMatchObject({ kind: 'call', command, input, problems: [] });
    const result = read(text);
    expect(result.kind === 'call' && Object.keys(result.input).toSorted()).toEqual(Object.keys(input).toSorted());
  });

  it('says which required fields were not given', () => {
    expect(read('find')).toMatchObject({ kind: 'call', command: 'user.find', missing: ['query'] });
    expect(read('queue who')).toMatchObject({ kind: 'call', command: 'queue.agents', missing: ['queue'] });
  });

  it('guesses no hour that a zone skips or has twice, and no hour at all', () => {
    const march = { ...ctx, now: Date.parse('2027-03-27T10:00:00+01:00') };
    const october = { ...ctx, now: Date.parse('2026-10-24T10:00:00+02:00') };
    const problem = (text: string, on = ctx) => {
      const result = grammar.read(text, on);
      return result.kind === 'call' ? result.problems[0]?.reason : result.kind;
    };
    expect(problem('meet at tomorrow 02:30', march)).toBe('skipped');
    expect(problem('meet at tomorrow 02:30', october)).toBe('twice');
    expect(problem('meet at tomorrow 03:30', march)).toBeUndefined();
    expect(problem('meet at tomorrow')).toBe('no-clock');
    expect(problem('presence dnd until tomorrow 02:30', march)).toBeUndefined();
  });

  it('says what came and cannot be used', () => {
    expect(read('presence dnd until yesterday')).toMatchObject({
      command: 'presence.set',
      problems: [{ field: 'until', reason: 'past' }],
    });
    expect(read('presence dnd for banana')).toMatchObject({
      command: 'presence.set',
      problems: [{ field: 'until', text: 'banana', reason: 'unclear' }],
    });
    expect(read('presence dnd for 90 days')).toMatchObject({ problems: [{ field: 'until', reason: 'too-far' }] });
    expect(read('calls foo')).toMatchObject({
      problems: [{ field: 'filter', text: 'foo', reason: 'not-a-choice', choices: ['missed', 'today'] }],
    });
    expect(read('presence <@U9>')).toMatchObject({ problems: [{ field: 'user', text: '<@U9>', reason: 'unclear' }] });
    expect(read(`presence dnd note ${'x'.repeat(200)}`)).toMatchObject({
      problems: [{ field: 'note', reason: 'too-long' }],
    });
  });

  it('offers the nearest command for a slip and never carries it out', () => {
    const nearest = (text: string) => {
      const result = read(text);
      return result.kind === 'unknown' ? result.nearest.map((one) => one.id) : result.kind;
    };
    expect(nearest('presense dnd')).toEqual(['presence.set', 'presence.show', 'sync.status']);
    expect(nearest('presence lunhc')).toEqual(['presence.set']);
    expect(nearest('queue raedy')).toEqual(['queue.set']);
    expect(nearest('findd omar')).toEqual(['user.find']);
    expect(nearest('presence dnd foo bar')).toContain('presence.set');
    expect(nearest('something else entirely')).toEqual([]);
    expect(nearest('presence "lunhc"')).toBe('call');
  });

  it('is sure only where nothing was taken for a name because it stood there', () => {
    expect(read('help me log out of billing')).toMatchObject({ kind: 'call', sure: false });
    expect(read('queue break for 15m')).toMatchObject({ kind: 'call', sure: true });
  });

  it('answers an empty line and a first word without a pattern of its own', () => {
    expect(read('  \u200b ')).toEqual({ kind: 'empty' });
    const [first] = commands;
    if (!first) throw new Error('no commands');
    const users = createGrammar([
      { ...first, id: 'user.show', words: ['user show'] },
      { ...first, id: 'user.list', words: ['user list'] },
    ]);
    expect(users.read('user', ctx)).toEqual({ kind: 'group', word: 'user', commands: ['user.show', 'user.list'] });
  });

  it('prints the first pattern for people', () => {
    const usage = (id: string, prefix: string) =>
      commands.flatMap((command) => (command.id === id ? [grammar.usage(command, prefix)] : []))[0];
    expect(usage('presence.set', '/')).toBe('/presence available|away|dnd|trip|lunch [for 30m | until 3pm] [note …]');
    expect(usage('queue.set', '')).toBe(
      'queue ready|notready|wrapup|break|lunch|login|logout [queue|all] [@person] [for 30m | until 3pm]',
    );
    expect(usage('meeting.schedule', '')).toBe('meet at 3pm [for 30m | until 3pm] [subject] [@people …]');
  });

  it('never throws, whatever is typed', () => {
    const firsts = fc.constantFrom('presence ', 'queue ', 'meet ', 'meet at ', 'find ', 'password ', '');
    const words = fc.array(
      fc.constantFrom(
        'dnd',
        'for',
        'until',
        'at',
        '15m',
        '@a',
        '"',
        '<@',
        '<at>',
        ',',
        'all',
        'note',
        '2044',
        'Tier',
        '2',
        '\u202e',
        'break',
        '🎉',
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(
        firsts,
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          words.map((list) => list.join(' ')),
        ),
        (first, rest) => {
          expect(['call', 'group', 'unknown', 'empty']).toContain(read(first + rest).kind);
        },
      ),
    );
  });

  it.each(['y', 'y ', 'for ', '@a ', 'for at ', '"', '<at', '<@', '1h', '., ', 'until 3 '])(
    'answers 10,000 characters of "%s"',
    (piece) => {
      const long = piece.repeat(10_000 / piece.length);
      for (const first of ['presence ', 'queue ready ', 'meet ', 'meet at ', '']) {
        const result = read(first + long);
        expect(
          result.kind === 'call' && result.problems.length === 0 && JSON.stringify(result.input).length > 2_000,
        ).toBe(false);
      }
    },
  );
});
