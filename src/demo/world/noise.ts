import type { Chance } from './chance.ts';
import type { Sex } from './name-pools.ts';
import type { BirthDate } from './people.ts';

/** A value as it stands in a file, and what was spoilt in it. */
export interface Written {
  readonly text: string;
  readonly noise: string | undefined;
}

const clean = (text: string): Written => ({ text, noise: undefined });
const two = (value: number) => String(value).padStart(2, '0');

function replaceAt(text: string, at: number, digit: string): string {
  return text.slice(0, at) + digit + text.slice(at + 1);
}

function otherDigit(chance: Chance, digit: string): string {
  return String((Number(digit) + chance.whole(1, 9)) % 10);
}

const NIK_SPOILERS: Readonly<Record<string, (chance: Chance, nik: string) => string>> = {
  blank: () => '',
  dash: () => '-',
  zeros: () => '0000000000000000',
  // Excel keeps fifteen digits of a number and shows the rest as zero, or the whole as a power of ten.
  excel: (_chance, nik) => `${nik.slice(0, 15)}0`,
  power: (_chance, nik) => `${nik.charAt(0)}.${nik.slice(1, 6)}E+15`,
  digit: (chance, nik) => {
    const at = chance.whole(6, 15);
    return replaceAt(nik, at, otherDigit(chance, nik.charAt(at)));
  },
  swapped: (chance, nik) => {
    const at = chance.whole(6, 14);
    return nik.slice(0, at) + nik.charAt(at + 1) + nik.charAt(at) + nik.slice(at + 2);
  },
  missing: (chance, nik) => {
    const at = chance.whole(6, 15);
    return nik.slice(0, at) + nik.slice(at + 1);
  },
  extra: (chance, nik) => {
    const at = chance.whole(6, 15);
    return nik.slice(0, at) + nik.charAt(at) + nik.slice(at);
  },
};

const NIK_LIKELY: readonly (readonly [keyof typeof NIK_SPOILERS, number])[] = [
  ['digit', 34],
  ['blank', 30],
  ['excel', 14],
  ['swapped', 7],
  ['power', 4],
  ['missing', 4],
  ['extra', 3],
  ['dash', 3],
  ['zeros', 1],
];

/** Writes a NIK, spoilt in this share of the cases; a leading apostrophe is a habit, not damage. */
export function writeNik(chance: Chance, nik: string, share: number, apostrophes: boolean): Written {
  let written = clean(nik);
  if (chance.happens(share)) {
    const kind = chance.weighted(NIK_LIKELY);
    const text = NIK_SPOILERS[kind]?.(chance, nik) ?? nik;
    written = { text, noise: text === nik ? undefined : `nik:${kind}` };
  }
  return apostrophes && chance.happens(0.04) ? { ...written, text: `'${written.text}` } : written;
}

export type DateStyle = 'register' | 'enrolment';

function formatDate({ year, month, day }: BirthDate, style: DateStyle): string {
  return style === 'register' ? `${two(day)}/${two(month)}/${year}` : `${year}-${two(month)}-${two(day)}`;
}

/** Writes a date of birth in the file's format, spoilt in this share of the cases. */
export function writeBirth(chance: Chance, born: BirthDate, share: number, style: DateStyle): Written {
  if (!chance.happens(share)) return clean(formatDate(born, style));
  const kind = chance.weighted([
    ['swapped', 40],
    ['blank', 22],
    ['year', 22],
    ['newYear', 16],
  ] as const);
  switch (kind) {
    case 'blank':
      return { text: '', noise: 'birth:blank' };
    case 'newYear':
      return { text: formatDate({ year: born.year, month: 1, day: 1 }, style), noise: 'birth:newYear' };
    case 'year':
      return {
        text: formatDate({ ...born, year: born.year + chance.pick([-10, -1, 1]) }, style),
        noise: 'birth:year',
      };
    case 'swapped':
      if (born.day > 12 || born.day === born.month) return clean(formatDate(born, style));
      return {
        text: formatDate({ ...born, day: born.month, month: born.day }, style),
        noise: 'birth:swapped',
      };
  }
}

/** Writes a sex as `L` or `P`, or in words. */
export function writeSex(sex: Sex, inWords: boolean): string {
  if (!inWords) return sex;
  return sex === 'L' ? 'Laki-laki' : 'Perempuan';
}

/** Writes a wage as digits, or as people type money. */
export function writeWage(chance: Chance, rupiah: number): string {
  if (chance.happens(0.01)) return '';
  return chance.happens(0.05) ? `Rp ${String(rupiah).replaceAll(/\B(?=(\d{3})+$)/g, '.')}` : String(rupiah);
}

/** Fifteen digits of a tax number, as people write them: plain, with points, or in the sixteen digits of 2024. */
export function writeNpwp(chance: Chance, npwp: string): string {
  const style = chance.weighted([
    ['plain', 45],
    ['points', 35],
    ['sixteen', 20],
  ] as const);
  if (style === 'plain') return npwp;
  if (style === 'sixteen') return `0${npwp}`;
  return npwp.replace(/^(\d{2})(\d{3})(\d{3})(\d)(\d{3})(\d{3})$/, '$1.$2.$3.$4-$5.$6');
}
