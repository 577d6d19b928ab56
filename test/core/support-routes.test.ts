import { describe, expect, it } from 'vitest';
import { endOf, nextLocal } from '../../src/core/hours.ts';
import {
  destinationKey,
  parseDestination,
  type Routing,
  routesFor,
  type SupportRoute,
} from '../../src/core/support-routes.ts';

const at = Date.parse('2026-11-23T09:00:00Z');
const report = {
  product: 'Mitel One Web',
  title: 'No audio after update',
  reporter: 'kai@ballad.example',
  accountId: '4711',
  occurredAt: at,
  severity: 'High',
  description: 'One way only.',
};
const route = (more: Partial<SupportRoute>): SupportRoute => ({
  name: 'rule',
  accounts: [],
  products: [],
  words: [],
  severities: [],
  when: [],
  to: [{ kind: 'slack', channel: 'C1' }],
  last: false,
  ...more,
});
const keys = (routing: Partial<Routing>, given = report) =>
  routesFor(given, at, { routes: [], fallback: [], ...routing }).map(({ to }) => destinationKey(to));
const fits = (more: Partial<SupportRoute>) => keys({ routes: [route(more)] }).length === 1;

describe('where a support log goes', () => {
  it.each<[string, Partial<SupportRoute>, boolean]>([
    ['every log', {}, true],
    ['its account', { accounts: ['9', '4711'] }, true],
    ['another account', { accounts: ['9'] }, false],
    ['its product, in any case', { products: ['mitel one web'] }, true],
    ['products that begin so', { products: ['Mitel One*'] }, true],
    ['products that end so', { products: ['*Mobile'] }, false],
    ['stars that would overlap', { products: ['Mitel One W*eb Web'] }, false],
    ['several stars', { products: ['*tel*eb'] }, true],
    ['a word of the title', { words: ['echo', 'AUDIO'] }, true],
    ['a word of the description', { words: ['one way'] }, true],
    ['a word that is not there', { words: ['video'] }, false],
    ['its severity', { severities: ['critical', 'high'] }, true],
    ['another severity', { severities: ['critical'] }, false],
    ['these hours', { when: [{ days: [1], from: 540, to: 660, zone: 'Europe/Berlin' }] }, true],
    ['other hours', { when: [{ days: [1], from: 660, to: 540, zone: 'Europe/Berlin' }] }, false],
    ['all of it at once', { accounts: ['4711'], words: ['video'] }, false],
  ])('a rule for %s', (_what, more, expected) => {
    expect(fits(more)).toBe(expected);
  });

  it('adds up what fits, each place once, until a rule is the last', () => {
    const to = (...channels: string[]) => channels.map((channel) => ({ kind: 'slack' as const, channel }));
    const routes = [route({ to: to('C1', 'C2') }), route({ to: to('C2', 'C3'), last: true }), route({ to: to('C4') })];
    expect(keys({ routes })).toEqual(['slack:C1', 'slack:C2', 'slack:C3']);
  });

  it('goes to the fallback when nothing fits', () => {
    const fallback = [{ kind: 'mail' as const, email: 'ops@example.com' }];
    expect(keys({ routes: [route({ accounts: ['9'] })], fallback })).toEqual(['mail:ops@example.com']);
  });

  it('names destinations so that they can be found again', () => {
    for (const key of ['slack:C1', 'teams:19:a:b@thread.tacv2', 'person:a@b.example', 'mail:a@b.example'])
      expect(destinationKey(parseDestination(key) ?? { kind: 'slack', channel: '' })).toBe(key);
    expect(parseDestination('fax:1')).toBeUndefined();
  });
});

describe('hours of a person', () => {
  const night = { days: [0, 1, 2, 3, 4, 5, 6], from: 22 * 60, to: 7 * 60, zone: 'Europe/Berlin' };

  it('end in the morning, also across a change of the clocks', () => {
    expect(endOf(night, Date.parse('2026-11-23T09:00:00Z'))).toBe(Date.parse('2026-11-23T09:00:00Z'));
    expect(endOf(night, Date.parse('2026-11-23T22:00:00Z'))).toBe(Date.parse('2026-11-24T06:00:00Z'));
    // The clocks go back in the night to 25 October, and forward in the night to 28 March.
    expect(endOf(night, Date.parse('2026-10-24T21:30:00Z'))).toBe(Date.parse('2026-10-25T06:00:00Z'));
    expect(endOf(night, Date.parse('2027-03-27T22:30:00Z'))).toBe(Date.parse('2027-03-28T05:00:00Z'));
  });

  it('come again each day at the hour that the clocks show', () => {
    const next = (from: string) => new Date(nextLocal(Date.parse(from), 'Europe/Berlin', 8 * 60)).toISOString();
    expect(next('2026-10-24T06:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
    expect(next('2026-10-25T07:00:00Z')).toBe('2026-10-26T07:00:00.000Z');
    expect(next('2027-03-27T07:00:00Z')).toBe('2027-03-28T06:00:00.000Z');
    // 02:30 does not exist on that day.
    expect(new Date(nextLocal(Date.parse('2027-03-28T00:00:00Z'), 'Europe/Berlin', 150)).toISOString()).toBe(
      '2027-03-28T01:30:00.000Z',
    );
  });
});
