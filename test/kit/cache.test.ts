import { describe, expect, it } from 'vitest';
import { createCache } from '../../src/kit/cache.ts';
import { testClock } from '../support/clock.ts';

function counting(limit = 10) {
  const clock = testClock();
  const loads: string[] = [];
  const cache = createCache<string, string>({
    limit,
    lifetimeMs: 60_000,
    clock,
    async load(key) {
      loads.push(key);
      await Promise.resolve();
      if (key === 'bad') throw new Error('no');
      return `${key}${loads.length}`;
    },
  });
  return { cache, clock, loads };
}

describe('createCache', () => {
  it('loads once for everybody who asks meanwhile', async () => {
    const { cache, loads } = counting();
    expect(await Promise.all([cache.get('a'), cache.get('a'), cache.get('b')])).toEqual(['a2', 'a2', 'b2']);
    expect(loads).toEqual(['a', 'b']);
  });

  it('keeps an entry for its lifetime and not longer', async () => {
    const { cache, clock } = counting();
    expect(await cache.get('a')).toBe('a1');
    await clock.advance(60_000);
    expect(await cache.get('a')).toBe('a1');
    await clock.advance(1);
    expect(cache.peek('a')).toBeUndefined();
    expect(await cache.get('a')).toBe('a2');
  });

  it('lets the least used entry go at its limit', async () => {
    const { cache } = counting(2);
    await cache.get('a');
    await cache.get('b');
    await cache.get('a');
    await cache.get('c');
    expect([cache.peek('a'), cache.peek('b'), cache.peek('c')]).toEqual(['a1', undefined, 'c3']);
  });

  it('does not keep a failure', async () => {
    const { cache, loads } = counting();
    await expect(Promise.all([cache.get('bad'), cache.get('bad')])).rejects.toThrow('no');
    await expect(cache.get('bad')).rejects.toThrow('no');
    expect(loads).toEqual(['bad', 'bad']);
  });

  it('does not keep what was forgotten or replaced while it was loading', async () => {
    const { cache } = counting();
    const first = cache.get('a');
    cache.forget('a');
    expect(await first).toBe('a1');
    expect(cache.peek('a')).toBeUndefined();
    const second = cache.get('a');
    cache.set('a', 'newer');
    await second;
    expect(await cache.get('a')).toBe('newer');
    cache.forget();
    expect(cache.peek('a')).toBeUndefined();
  });
});
