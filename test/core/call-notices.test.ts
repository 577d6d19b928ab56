import { describe, expect, it } from 'vitest';
import { quietUntil, quietWords, readQuietHours } from '../../src/core/call-notices.ts';

describe('quiet hours', () => {
  it.each([
    ['22:00-07:00', { from: 1320, to: 420 }],
    ['22-7', { from: 1320, to: 420 }],
    ['10pm to 7am', { from: 1320, to: 420 }],
    ['12am-6:30am', { from: 0, to: 390 }],
    ['22h00 à 7h00', { from: 1320, to: 420 }],
    ['22.30 bis 6.00', { from: 1350, to: 360 }],
    ['18:00-24:00', { from: 1080, to: 0 }],
    ['off', 'off'],
    [' AUS ', 'off'],
    ['22:00', undefined],
    ['25:00-07:00', undefined],
    ['22:61-07:00', undefined],
    ['13pm-7am', undefined],
    ['07:00-07:00', undefined],
    ['at night', undefined],
  ])('are read from "%s"', (text, wanted) => {
    expect(readQuietHours(text)).toEqual(wanted);
  });

  it('hold over midnight in the zone of the person, and say when they end', () => {
    const wishes = { quiet: { from: 1320, to: 420 }, zone: 'Europe/Berlin' };
    const at = (text: string) => Date.parse(text);
    expect(quietUntil(wishes, at('2026-11-23T20:59:00Z'))).toBeUndefined();
    expect(quietUntil(wishes, at('2026-11-23T21:00:00Z'))).toBe(at('2026-11-24T06:00:00Z'));
    expect(quietUntil(wishes, at('2026-11-24T05:59:00Z'))).toBe(at('2026-11-24T06:00:00Z'));
    expect(quietUntil(wishes, at('2026-11-24T06:00:00Z'))).toBeUndefined();
    expect(quietUntil({ ...wishes, quiet: undefined }, at('2026-11-23T23:00:00Z'))).toBeUndefined();
    expect(quietWords(wishes.quiet)).toBe('22:00–07:00');
    expect(readQuietHours(quietWords(wishes.quiet))).toEqual(wishes.quiet);
  });
});
