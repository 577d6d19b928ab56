import { describe, expect, it } from 'vitest';
import { createSealer } from '../../src/kit/seal.ts';

const OLD = 'the old key which is long enough for us';
const NEW = 'b3f1c0ffee'.repeat(7);

describe('sealing', () => {
  it('opens what it sealed, and never seals the same text the same way', () => {
    const sealer = createSealer(OLD);
    const sealed = sealer.seal('Grüße, a token', 'account:7');
    expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/);
    expect(sealer.open(sealed, 'account:7')).toBe('Grüße, a token');
    expect(sealer.seal('Grüße, a token', 'account:7')).not.toBe(sealed);
    expect(sealer.open(sealer.seal('', 'x'), 'x')).toBe('');
  });

  it('does not open in another context', () => {
    const sealer = createSealer(OLD);
    const sealed = sealer.seal('token', 'account:7');
    expect(() => sealer.open(sealed, 'account:8')).toThrow('cannot be opened');
  });

  it('notices every changed character', () => {
    const sealer = createSealer(OLD);
    const sealed = sealer.seal('token', 'a');
    for (let at = 0; at < sealed.length; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      // The last character of base64url may carry unused bits: then the bytes are the same ones.
      if (
        Buffer.from(changed.split('.')[2] ?? '', 'base64url').equals(
          Buffer.from(sealed.split('.')[2] ?? '', 'base64url'),
        ) &&
        at > 12
      )
        continue;
      expect(() => sealer.open(changed, 'a')).toThrow('cannot be opened');
    }
    for (const broken of ['', 'v1', 'v1..', sealed.slice(0, 20), `${sealed}.x`]) {
      expect(() => sealer.open(broken, 'a')).toThrow('cannot be opened');
    }
  });

  it('opens with every configured key and seals with the first, so that keys can be changed', () => {
    const before = createSealer(OLD);
    const sealedBefore = before.seal('token', 'a');
    const during = createSealer(`${NEW}, ${OLD}`);
    expect(during.open(sealedBefore, 'a')).toBe('token');
    const after = createSealer(NEW);
    expect(after.open(during.seal('token', 'a'), 'a')).toBe('token');
    expect(() => after.open(sealedBefore, 'a')).toThrow('cannot be opened');
  });

  it('refuses keys that are too short, with advice', () => {
    for (const key of ['', 'short', `${OLD},short`, `${OLD},`]) {
      expect(() => createSealer(key)).toThrow(/at least 32 characters/);
    }
  });
});
