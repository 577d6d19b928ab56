import { describe, expect, it } from 'vitest';
import { hmacHex, newToken, sameText, tokenHash } from '../../src/kit/sign.ts';

describe('signing', () => {
  it('makes tokens nobody can guess', () => {
    const tokens = new Set(Array.from({ length: 100 }, newToken));
    expect(tokens.size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  });

  it('stores only a hash of a token', () => {
    expect(tokenHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('signs text and bytes alike', () => {
    const expected = 'f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8';
    const text = 'The quick brown fox jumps over the lazy dog';
    expect(hmacHex('key', text)).toBe(expected);
    expect(hmacHex('key', Buffer.from(text))).toBe(expected);
  });

  it('compares texts of any length', () => {
    expect(sameText('same', 'same')).toBe(true);
    expect(sameText('same', 'some')).toBe(false);
    expect(sameText('same', 'same but longer')).toBe(false);
    expect(sameText('', '')).toBe(true);
  });
});
