import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { repeatedKeys } from '../../src/imports/staging/repeated-keys.ts';

const anyOf = (keys: Iterable<string>) => {
  const watch = repeatedKeys();
  for (const key of keys) watch.add(key);
  return watch.any;
};

describe('repeated keys', () => {
  it('are found wherever they stand, and only they', () => {
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 8 })), (keys) => expect(anyOf(keys)).toBe(new Set(keys).size !== keys.length)));
  });

  it('are told from 300,000 different ones that look alike', () => {
    const keys = Array.from({ length: 300_000 }, (_, index) => `W${String(index).padStart(8, '0')}`);
    expect(anyOf(keys)).toBe(false);
    expect(anyOf([...keys, 'W00123456'])).toBe(true);
  });
});
