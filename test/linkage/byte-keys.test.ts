import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ByteKeys } from '../../src/linkage/byte-keys.ts';

describe('values of a column as numbers', () => {
  it('are numbered in the order in which they first come', () => {
    const keys = new ByteKeys();
    const bytes = Buffer.from('PBI PPU PBI ');
    expect([0, 4, 8].map((from) => keys.numberOf(bytes, from, from + 3))).toEqual([0, 1, 0]);
    expect(keys.numberOf(bytes, 0, 0)).toBe(2);
    expect(keys.size).toBe(3);
  });

  it('are the same number exactly when they are the same bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 6 }), { maxLength: 300 }), (texts) => {
        const keys = new ByteKeys();
        const numbers = new Map<string, number>();
        for (const text of texts) {
          const bytes = Buffer.from(text);
          const number = keys.numberOf(bytes, 0, bytes.length);
          const name = bytes.toString('hex');
          expect(number).toBe(numbers.get(name) ?? numbers.size);
          numbers.set(name, number);
        }
      }),
    );
  });

  it('may be very many', () => {
    const keys = new ByteKeys();
    const of = (at: number) => keys.numberOf(Buffer.from(`BU${at}`), 0, `BU${at}`.length);
    for (let at = 0; at < 20_000; at += 1) if (of(at) !== at) throw new Error(`value ${at} is not new`);
    expect(Array.from({ length: 20_000 }, (_, at) => of(at))).toEqual(Array.from({ length: 20_000 }, (_, at) => at));
  });
});
