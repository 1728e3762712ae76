import { describe, expect, it } from '@jest/globals';
import { levelInPattern, partsOfStored, storedWaterfall } from '../../src/linkage/waterfall.ts';
import { partWords, type Part } from '../../src/matching/explain.ts';
import { DATE_LEVELS, EMPLOYER_LEVELS, NAME_LEVELS, NIK_LEVELS, SEX_LEVELS } from '../../src/matching/model.ts';

const PARTS: readonly Part[] = [
  { field: 'prior', level: 'prior', bits: -16.75 },
  { field: 'nik', level: 'oneEdit', bits: 9 },
  { field: 'name', level: 'partial', bits: -4.25 },
  { field: 'date', level: 'standIn', bits: 4.44 },
  { field: 'sex', level: 'different', bits: -5.64 },
  { field: 'employer', level: 'other', bits: -3.61 },
];

describe('the stored waterfall', () => {
  it('is one number and tenths of bits, and reads back as it was shown', () => {
    const stored = storedWaterfall(PARTS);
    expect(stored).toEqual({ pattern: 2 + (4 << 3) + (7 << 6) + (2 << 10) + (3 << 12), bits: [-168, 90, -43, 44, -56, -36] });
    expect(partsOfStored(stored).map((part) => `${partWords(part)} ${part.bits}`)).toEqual([
      'dugaan awal sebelum membandingkan -16.8',
      'NIK beda satu angka 9',
      'nama sama sebagian -4.3',
      'tanggal lahir 1 Januari sebagai pengganti 4.4',
      'jenis kelamin berbeda -5.6',
      'pemberi kerja lain -3.6',
    ]);
    expect(partsOfStored({ pattern: 0, bits: [] })).toEqual([]);
  });

  it('rests on places that never move: levels may be added at the end, no more', () => {
    expect(NIK_LEVELS.slice(0, 7)).toEqual(['missing', 'equal', 'oneEdit', 'twoEdits', 'datePart', 'foreign', 'different']);
    expect(NAME_LEVELS.slice(0, 7)).toEqual(['missing', 'equal', 'sameSound', 'spelling', 'partial', 'conflict', 'different']);
    expect(DATE_LEVELS.slice(0, 10)).toEqual(['missing', 'equal', 'inNik', 'crossNik', 'swapped', 'year', 'digit', 'standIn', 'near', 'different']);
    expect(SEX_LEVELS.slice(0, 3)).toEqual(['missing', 'equal', 'different']);
    expect(EMPLOYER_LEVELS.slice(0, 4)).toEqual(['unknown', 'same', 'none', 'other']);
  });

  it('says where in a pattern a level stands', () => {
    expect(levelInPattern('nik', 'equal')).toEqual({ mask: 7, value: 1 });
    expect(levelInPattern('date', 'different')).toEqual({ mask: 15 << 6, value: 9 << 6 });
  });
});
