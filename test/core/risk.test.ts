import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProofNeeded, proofNeeded, type RiskFacts, type RiskRules } from '../../src/core/risk.ts';

const MINUTE = 60_000;
const berlin = { days: [0, 1, 2, 3, 4, 5, 6], from: 6 * 60, to: 22 * 60, zone: 'Europe/Berlin' };
const rules: RiskRules = { freshMs: 10 * MINUTE, usual: [berlin] };
const day = Date.parse('2026-11-23T09:00:00Z');
const night = Date.parse('2026-11-23T02:00:00Z');
const usual: RiskFacts = { connected: true, provedMsAgo: 5 * MINUTE, admin: false, at: day };

describe('the proof that the risk asks for', () => {
  it.each<[string, Partial<RiskFacts>, ProofNeeded]>([
    ['nothing, with a connected account and a fresh proof by day', {}, 'none'],
    ['a proof, when the last one is older than ten minutes', { provedMsAgo: 10 * MINUTE }, 'proof'],
    ['a proof, when there was never one', { provedMsAgo: undefined }, 'proof'],
    ['a proof, while the phone account is not connected', { connected: false }, 'proof'],
    ['a proof each time of an administrator', { admin: true, provedMsAgo: 0 }, 'proof'],
    ['a proof at night, however fresh the last one is', { at: night, provedMsAgo: 0 }, 'proof'],
    ['more than the password of an administrator at night', { at: night, admin: true }, 'elsewhere'],
    ['more than the password at night, when nothing is connected', { at: night, connected: false }, 'elsewhere'],
  ])('is %s', (_words, facts, needed) => {
    expect(proofNeeded({ ...usual, ...facts }, rules)).toBe(needed);
  });

  it('follows the hours and the freshness of the configuration', () => {
    const nights = { ...rules, usual: [{ ...berlin, from: 22 * 60, to: 6 * 60 }] };
    expect(proofNeeded({ ...usual, at: night }, nights)).toBe('none');
    expect(proofNeeded(usual, nights)).toBe('proof');
    expect(proofNeeded(usual, { ...rules, freshMs: MINUTE })).toBe('proof');
    expect(proofNeeded({ ...usual, at: night }, { ...rules, usual: [] })).toBe('none');
  });

  it('is never less for more risk', () => {
    const weight: Record<ProofNeeded, number> = { none: 0, proof: 1, elsewhere: 2 };
    const facts = fc.record({
      connected: fc.boolean(),
      provedMsAgo: fc.option(fc.nat(30 * MINUTE), { nil: undefined }),
      admin: fc.boolean(),
      at: fc.integer({ min: day, max: day + 86_400_000 }),
    });
    fc.assert(
      fc.property(facts, (given) => {
        const needed = weight[proofNeeded(given, rules)];
        for (const worse of [{ admin: true }, { connected: false }, { provedMsAgo: undefined }, { at: night }])
          expect(weight[proofNeeded({ ...given, ...worse }, rules)]).toBeGreaterThanOrEqual(needed);
      }),
    );
  });
});
