import { DATE_LEVELS, EMPLOYER_LEVELS, NAME_LEVELS, NIK_LEVELS, SEX_LEVELS } from './model.ts';
import type { DateLevel, EmployerLevel, NameLevel, NikLevel, SexLevel } from './model.ts';
import type { Field } from './pair-store.ts';

/** One step of the waterfall: what a field said and how many bits that was worth. */
export interface Part {
  readonly field: 'prior' | Field;
  readonly level: string;
  readonly bits: number;
}

/** The five levels of a pattern by name. */
export interface PatternLevels {
  readonly nik: NikLevel;
  readonly name: NameLevel;
  readonly date: DateLevel;
  readonly sex: SexLevel;
  readonly employer: EmployerLevel;
}

const NIK_WORDS: Record<NikLevel, string> = {
  missing: 'NIK tidak dapat dibandingkan',
  equal: 'NIK sama',
  oneEdit: 'NIK beda satu angka',
  twoEdits: 'NIK beda dua angka',
  datePart: 'NIK sama kecuali bagian tanggal',
  foreign: 'NIK berbeda dan tidak cocok dengan tanggal lahirnya',
  different: 'NIK berbeda',
};
const NAME_WORDS: Record<NameLevel, string> = {
  missing: 'nama tidak terisi',
  equal: 'nama sama',
  sameSound: 'nama sama dengan penulisan lain',
  spelling: 'nama beda ejaan',
  partial: 'nama sama sebagian',
  conflict: 'nama berbeda sebagian',
  different: 'nama berbeda',
};
const DATE_WORDS: Record<DateLevel, string> = {
  missing: 'tanggal lahir tidak terisi',
  equal: 'tanggal lahir sama',
  inNik: 'tanggal lahir di dalam NIK sama',
  crossNik: 'tanggal lahir cocok dengan NIK pasangannya',
  swapped: 'hari dan bulan lahir tertukar',
  year: 'tahun lahir berbeda',
  digit: 'tanggal lahir beda satu angka',
  standIn: 'tanggal lahir 1 Januari sebagai pengganti',
  near: 'tanggal lahir berdekatan',
  different: 'tanggal lahir berbeda',
};
const SEX_WORDS: Record<SexLevel, string> = { missing: '', equal: '', different: 'jenis kelamin berbeda' };
const EMPLOYER_WORDS: Record<EmployerLevel, string> = {
  unknown: '',
  same: 'pemberi kerja sama',
  none: 'kartu tanpa pemberi kerja',
  other: 'pemberi kerja lain',
};

/** Unpacks a pattern. */
export function levelsOf(pattern: number): PatternLevels {
  return {
    nik: NIK_LEVELS[pattern & 7] ?? 'missing',
    name: NAME_LEVELS[(pattern >> 3) & 7] ?? 'missing',
    date: DATE_LEVELS[(pattern >> 6) & 15] ?? 'missing',
    sex: SEX_LEVELS[(pattern >> 10) & 3] ?? 'missing',
    employer: EMPLOYER_LEVELS[(pattern >> 12) & 3] ?? 'unknown',
  };
}

/** A pair's likeness in words: "NIK sama; nama beda ejaan; tanggal lahir sama". */
export function likeness(pattern: number): string {
  const levels = levelsOf(pattern);
  return [
    NIK_WORDS[levels.nik],
    NAME_WORDS[levels.name],
    DATE_WORDS[levels.date],
    SEX_WORDS[levels.sex],
    EMPLOYER_WORDS[levels.employer],
  ]
    .filter((words) => words !== '')
    .join('; ');
}

/** A posterior weight (log2 odds) as a probability. */
export function probabilityOf(weight: number): number {
  return weight > 50 ? 1 : 1 / (1 + 2 ** -weight);
}

/** One step of the waterfall in words, for a person who decides about the pair. */
export function partWords(part: Part): string {
  const words: Readonly<Record<Part['field'], Readonly<Record<string, string>>>> = {
    prior: { prior: 'dugaan awal sebelum membandingkan' },
    nik: NIK_WORDS,
    name: NAME_WORDS,
    date: DATE_WORDS,
    sex: { ...SEX_WORDS, missing: 'jenis kelamin tidak terisi', equal: 'jenis kelamin sama' },
    employer: { ...EMPLOYER_WORDS, unknown: 'pemberi kerja tidak diketahui' },
  };
  return words[part.field][part.level] ?? part.field;
}
