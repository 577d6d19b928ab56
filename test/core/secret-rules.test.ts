import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAllowed, makeSecret, type SecretRules } from '../../src/core/secret-rules.ts';

const password: SecretRules = {
  kind: 'password',
  minLength: 6,
  maxLength: 32,
  letters: true,
  digits: true,
  special: true,
  noSequences: true,
  noRepeats: true,
  noAccountData: true,
};
const pin: SecretRules = { ...password, kind: 'pin', maxLength: 10, letters: false, special: false };
const about = ['dana.kim', 'dana.kim@example.com', 'Dana Kim', '2044'];

const anyRules = fc
  .record({
    kind: fc.constantFrom<SecretRules['kind']>('password', 'pin'),
    minLength: fc.integer({ min: 3, max: 40 }),
    more: fc.integer({ min: 0, max: 40 }),
    letters: fc.boolean(),
    digits: fc.boolean(),
    special: fc.boolean(),
    noSequences: fc.boolean(),
    noRepeats: fc.boolean(),
    noAccountData: fc.boolean(),
  })
  .map(({ more, ...rules }): SecretRules => ({ ...rules, maxLength: rules.minLength + more }));
const anyAbout = fc.array(fc.string({ maxLength: 24, unit: fc.constantFrom(...'abc7.K-é2'.split('')) }), {
  maxLength: 4,
});

/** The rules once more, written from the vendor's words instead of from the generator. */
function complaint(secret: string, rules: SecretRules, words: readonly string[]): string | undefined {
  const lower = secret.toLowerCase();
  const codes = lower.split('').map((one) => one.charCodeAt(0));
  const run = codes.some((code, at) => {
    if (!/^([a-z]{3}|\d{3})$/.test(lower.slice(at, at + 3))) return false;
    const [second = 0, third = 0] = codes.slice(at + 1);
    return Math.abs(second - code) === 1 && second - code === third - second;
  });
  if (secret.length < rules.minLength || secret.length > rules.maxLength) return 'length';
  if (rules.noSequences && run) return 'sequence';
  if (rules.noRepeats && /(.)\1/.test(lower)) return 'repeat';
  if (rules.kind === 'pin') return /^\d+$/.test(secret) ? undefined : 'not digits';
  if (rules.letters && !/[a-z]/i.test(secret)) return 'letters';
  if (rules.digits && !/\d/.test(secret)) return 'digits';
  if (rules.special && !/[^a-z\d\s]/i.test(secret)) return 'special';
  if (/[0O1lI"'\\<>&\s]/.test(secret)) return 'hard to read';
  if (!rules.noAccountData) return undefined;
  const own = words.flatMap((word) => word.toLowerCase().split(/[^\p{L}\d]+/u)).filter((word) => word.length > 2);
  return own.some((word) => lower.includes(word)) ? 'account data' : undefined;
}

describe('a generated secret', () => {
  it('keeps every rule of every policy that can be kept', () => {
    fc.assert(
      fc.property(anyRules, anyAbout, (rules, words) => {
        const secret = makeSecret(rules, words, randomInt);
        expect(complaint(secret, rules, words)).toBeUndefined();
        expect(isAllowed(secret, rules, words)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the rules of every shipped policy, and is never the same twice', () => {
    const seen = new Set<string>();
    for (let at = 0; at < 500; at++) {
      for (const rules of [password, pin]) {
        const secret = makeSecret(rules, about, randomInt);
        expect(complaint(secret, rules, about), secret).toBeUndefined();
        if (rules === password) seen.add(secret);
      }
    }
    expect(seen.size).toBe(500);
  });

  it('is as short as a policy wants it, down to one character of each kind', () => {
    const secret = makeSecret({ ...password, minLength: 1, maxLength: 3 }, about, randomInt);
    expect(secret).toHaveLength(3);
    expect(complaint(secret, { ...password, minLength: 1, maxLength: 3 }, about)).toBeUndefined();
  });

  it.each([
    ['shorter than the kinds it must contain', { ...password, minLength: 1, maxLength: 2 }, about],
    ['longer at least than at most', { ...password, minLength: 9, maxLength: 8 }, about],
    [
      'nothing at all',
      { ...password, letters: false, digits: false, special: false, minLength: 0, maxLength: 0 },
      about,
    ],
    ['free of every digit there is', { ...pin, minLength: 4, maxLength: 4 }, allThreeDigits()],
  ] as const)('cannot be %s: that is said plainly', (_what, rules, words) => {
    expect(() => makeSecret(rules, words, randomInt)).toThrow(expect.objectContaining({ code: 'bad-input' }));
    expect(() => makeSecret(rules, words, randomInt)).toThrow(/own rules .* cannot all be kept/);
  });

  it.each([
    ['Abc!5xyz9', 'a run'],
    ['Fd!5987t', 'a descending run'],
    ['Fd!5qWet', 'a run of the keyboard'],
    ['Fd!55tm2', 'a repeat'],
    ['Fd!5kim7', 'a word of the account'],
    ['Fd!52044', 'the extension'],
    ['fd5tm2ghx', 'no special character'],
    ['Fd!5', 'too few characters'],
  ])('is not %s, which has %s', (secret) => {
    expect(isAllowed(secret, password, about)).toBe(false);
  });
});

function allThreeDigits(): string[] {
  return Array.from({ length: 1_000 }, (_, number) => String(number).padStart(3, '0'));
}
