import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recordedDateLevel } from '../../src/matching/compare/date.ts';
import { editDistance } from '../../src/matching/compare/edit-distance.ts';
import { compare, compareBothWays } from './support/pairs.ts';

describe('the level of two dates', () => {
  it.each([
    [19870805, 19870805, 'equal'],
    [19870805, 19870508, 'swapped'],
    [19870805, 19880805, 'year'],
    [19870805, 19970805, 'year'],
    [19870805, 19780805, 'year'],
    [19870805, 19870806, 'digit'],
    [19870812, 19870821, 'digit'],
    [19870805, 19870905, 'digit'],
    [19870805, 19870101, 'standIn'],
    [19870805, 19870817, 'near'],
    [19870805, 19910805, 'different'],
    [19870805, 19650227, 'different'],
    [19870805, 0, 'missing'],
    [0, 0, 'missing'],
  ])('of %i and %i is %s', (left, right, level) => {
    expect(recordedDateLevel(left, right)).toBe(level);
    expect(recordedDateLevel(right, left)).toBe(level);
  });
});

describe('the level of two NIKs', () => {
  it.each([
    ['9915010508870003', '9915010508870003', 'equal'],
    ['9915010508870003', '9915010508870008', 'oneEdit'],
    ['9915010508870003', '9951010508870003', 'oneEdit'],
    ['9915010508870003', '9915010508870000', 'oneEdit'],
    ['9915010508870003', '991501050887003', 'oneEdit'],
    ['9915010508870003', '99150105088700033', 'oneEdit'],
    ['9915010508870003', '9.91501E+15', 'oneEdit'],
    ['9915010508870003', '9915710508870009', 'twoEdits'],
    ['9915010508870003', '9915010508770003', 'datePart'],
    ['9915010508870003', '9915011710030003', 'datePart'],
    ['9915010508870003', '9922141109900001', 'foreign'],
    ['9915010508870003', '9922140508870001', 'different'],
    ['9915010508870003', null, 'missing'],
    ['9915010508870003', '9999999999999999', 'missing'],
  ])('%s and %s: %s', (left, right, level) => {
    expect(compare({ nik: left }, { nik: right }).levels.nik).toBe(level);
  });
});

describe('the level of two names', () => {
  it.each([
    ['BUDI SANTOSO', 'Budi  Santoso', 'equal'],
    ['BUDI SANTOSO', 'DRS. BUDI SANTOSO, SE', 'equal'],
    ['BUDI SANTOSO', 'SANTOSO BUDI', 'sameSound'],
    ['BUDI SANTOSO', 'BOEDI SANTOSO', 'sameSound'],
    ['BUDI SANTOSO', 'BUDISANTOSO', 'sameSound'],
    ['MUHAMMAD ARIFIN', 'MOH. ARIFIN', 'sameSound'],
    ['BUDI SANTOSO', 'BUDI SANTSO', 'spelling'],
    ['UMAR DWI SASONGKO', 'UMAR DWI SASONG', 'spelling'],
    ['BUDI SANTOSO', 'BUDI S.', 'partial'],
    ['BUDI SANTOSO', 'BUDI', 'partial'],
    ['BUDI SANTOSO', 'BUDI AGUNG SANTOSO', 'partial'],
    ['BUDI SANTOSO', 'AGUS SANTOSO', 'conflict'],
    ['FAUZI WIRYAWAN', 'FAUZIANTO WIRYAWAN', 'conflict'],
    ['BUDI SANTOSO', 'SITI RAHAYU', 'different'],
    ['BUDI SANTOSO', '', 'missing'],
  ])('%s and %s: %s', (left, right, level) => {
    expect(compare({ name: left }, { name: right }).levels.name).toBe(level);
  });

  it('is worth more when the name is rare', () => {
    const rare = compare({ name: 'ZULFANDIAR' }, { name: 'ZULFANDIAR' });
    const common = compare({ name: 'MUHAMMAD' }, { name: 'MUHAMMAD' });
    expect(rare.bits.nameBits).toBeGreaterThan(common.bits.nameBits + 3);
  });
});

describe('comparison', () => {
  it('answers the same whichever row stands left', () => {
    const names = [
      'BUDI SANTOSO',
      'BUDI S',
      'SANTOSO',
      'MUHAMMAD BUDI',
      'BUDISANTOSO',
      'AGUS BUDI SANTOS',
      '',
    ];
    const niks = [
      '9915010508870003',
      '9915010508870004',
      '9915210508770003',
      '991501050887003',
      '9.91501E+15',
      null,
    ];
    const days = ['1987-08-05', '1987-05-08', '1988-08-05', '1987-01-01', '1990-02-03', null];
    const person = fc.record({
      name: fc.constantFrom(...names),
      nik: fc.constantFrom(...niks),
      birthDate: fc.constantFrom(...days),
      sex: fc.constantFrom('L' as const, 'P' as const, null),
    });
    fc.assert(
      fc.property(person, person, (left, right) => {
        const [there, back] = compareBothWays(left, right);
        expect(back.levels).toEqual(there.levels);
        expect(back.sum).toBeCloseTo(there.sum, 6);
      }),
      { numRuns: 400, seed: 4 },
    );
  });

  it('never counts a missing field as different', () => {
    const whole = compare({}, {});
    for (const gap of [{ nik: null }, { birthDate: null, nik: null }, { sex: null }, { name: '' }]) {
      const some = compare(gap, {});
      expect(some.bits.nikBits).toBeGreaterThanOrEqual(0);
      expect(some.bits.nameBits).toBeGreaterThanOrEqual(0);
      expect(some.bits.dateBits).toBeGreaterThanOrEqual(0);
      expect(some.bits.sexBits).toBeGreaterThanOrEqual(0);
      expect(some.sum).toBeLessThan(whole.sum);
    }
  });
});

describe('edit distance', () => {
  it.each([
    ['YANTI', 'YANIT', 1],
    ['SANTOSO', 'SANTSO', 1],
    ['KURNIAWAN', 'KURNIAWNA', 1],
    ['BUDI', 'RUDI', 1],
    ['BUDI', 'RUDY', 2],
    ['BUDI', 'SITI', 3],
  ])('%s and %s are %i apart', (left, right, edits) => {
    expect(editDistance(left, right, 2)).toBe(edits);
  });
});
