import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differences } from '../../src/linkage/differences.ts';

const marked = (pieces: readonly { text: string; differs: boolean }[]) => pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('');

describe('the differences of two fields', () => {
  it.each([
    ['SITI AMINAH', 'Siti Aminah', 'SITI AMINAH', 'Siti Aminah'],
    ['RUDI', 'RUDY', 'RUD[I]', 'RUD[Y]'],
    ['', 'ADA', '', '[ADA]'],
  ])('%s and %s', (left, right, leftMarked, rightMarked) => {
    const found = differences(left, right);
    expect([marked(found.left), marked(found.right)]).toEqual([leftMarked, rightMarked]);
  });

  it('loses no character on either side, and is the same exactly when nothing is marked', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (left, right) => {
        const found = differences(left, right);
        expect(found.left.map((piece) => piece.text).join('')).toBe(left);
        expect(found.right.map((piece) => piece.text).join('')).toBe(right);
        expect(found.same).toBe([...found.left, ...found.right].every((piece) => !piece.differs));
      }),
    );
  });
});
