import type { Language } from './dictionary/index.ts';

const LOCALES: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };

/** The three time zones of the country, by their official short names. */
const ZONE_NAMES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

const NOTHING = '–';
const MASK = '•';

/** A number as it arrives from code or from a bigint column. */
export type Numeric = number | bigint | string;

/** How numbers, days and money are written for the reader. */
export interface Formats {
  /** `1201528` becomes `1.201.528`; `digits` after the comma, 0 unless said. */
  number(value: Numeric | null, digits?: number): string;
  /** Whole rupiah: `Rp5.300.000`. */
  rupiah(value: Numeric | null): string;
  /** A share from 0 to 1: `0.7401` becomes `74,01 %`. */
  percent(value: number | null, digits?: number): string;
  /** `2026-04-06` becomes `6 April 2026`. An instant is read in the given zone. */
  day(value: string | Date | null, zone?: string): string;
  /** `6 April 2026 pukul 14.05 WIB`. */
  time(value: string | Date | null, zone?: string): string;
}

function asNumber(value: Numeric): number | bigint {
  if (typeof value !== 'string') return value;
  return /^-?\d+$/.test(value) ? BigInt(value) : Number(value);
}

function instant(value: string | Date): Date {
  const date = value instanceof Date ? value : new Date(value);
  if (Number.isNaN(date.getTime())) throw new RangeError('a day or an instant was expected');
  return date;
}

/** The formats of one language. Empty values (`null`) are written as a dash. */
export function formatsFor(language: Language): Formats {
  const locale = LOCALES[language];
  const number = (value: Numeric | null, digits = 0) =>
    value === null
      ? NOTHING
      : new Intl.NumberFormat(locale, {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        }).format(asNumber(value));
  const day = (value: string | Date | null, zone = 'Asia/Jakarta') => {
    if (value === null) return NOTHING;
    const local = typeof value === 'string' && value.length === 10;
    const options = {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: local ? 'UTC' : zone,
    } as const;
    return new Intl.DateTimeFormat(locale, options).format(instant(value));
  };
  return {
    number,
    day,
    rupiah: (value) => (value === null ? NOTHING : `Rp${number(value)}`),
    percent: (value, digits = 2) => (value === null ? NOTHING : `${number(value * 100, digits)} %`),
    time: (value, zone = 'Asia/Jakarta') => {
      if (value === null) return NOTHING;
      const clock = new Intl.DateTimeFormat('id-ID', {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: zone,
      });
      const at = language === 'id' ? 'pukul' : 'at';
      return `${day(instant(value), zone)} ${at} ${clock.format(instant(value))} ${ZONE_NAMES[zone] ?? zone}`;
    },
  };
}

/** `3326010101010001` becomes `3326••••••••0001`; anything that is no NIK is masked whole. */
export function maskNik(nik: string | null): string {
  if (nik === null) return NOTHING;
  if (!/^\d{16}$/.test(nik)) return MASK.repeat(Math.min(nik.length, 16));
  return `${nik.slice(0, 4)}${MASK.repeat(8)}${nik.slice(12)}`;
}
