import type { LocalDate } from '../law/calendar.ts';

const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const;
const DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] as const;
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;
const SMALL = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
];
const LEGAL_FORMS = new Set([
  'PT',
  'CV',
  'UD',
  'PD',
  'FA',
  'TBK',
  'KOPERASI',
  'YAYASAN',
  'PERUM',
  'FIRMA',
  'TOKO',
]);
const MASK = '•••';

function partOf(day: LocalDate): { year: string; month: number; date: number } {
  const [year = '', month = '', date = ''] = day.split('-');
  return { year, month: Number(month), date: Number(date) };
}

/** `2026-04-06` as it is written in a letter: `6 April 2026`. */
export function longDay(day: LocalDate): string {
  const { year, month, date } = partOf(day);
  return `${date} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** The same with the day of the week: `Senin, 6 April 2026`. */
export function weekdayAndDay(day: LocalDate): string {
  return `${DAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}, ${longDay(day)}`;
}

/** The month of a day in Roman numerals, as letter numbers use it. */
export function romanMonth(day: LocalDate): string {
  return ROMAN[partOf(day).month - 1] ?? '';
}

/** A whole number with Indonesian separators: `1.201.528`. */
export function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, '.');
}

/** Whole rupiah as a letter writes them: `Rp7.500`. */
export function rupiah(value: number): string {
  return `Rp${grouped(value)}`;
}

function below(value: number, unit: number, word: string): string {
  const rest = value % unit;
  const head = `${words(Math.floor(value / unit))} ${word}`;
  return rest === 0 ? head : `${head} ${words(rest)}`;
}

/**
 * A whole number in words, as official letters repeat it in brackets: 10 is `sepuluh`, 1500 `seribu lima ratus`.
 *
 * @param value a whole number from 0 to 999.999.999.999.
 * @throws RangeError outside of that.
 */
export function words(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 1e12)
    throw new RangeError('no words for this number');
  const small = SMALL[value];
  if (small !== undefined) return small;
  if (value < 20) return `${words(value - 10)} belas`;
  if (value < 100) return below(value, 10, 'puluh');
  if (value < 200) return value === 100 ? 'seratus' : `seratus ${words(value - 100)}`;
  if (value < 1000) return below(value, 100, 'ratus');
  if (value < 2000) return value === 1000 ? 'seribu' : `seribu ${words(value - 1000)}`;
  if (value < 1e6) return below(value, 1000, 'ribu');
  return value < 1e9 ? below(value, 1e6, 'juta') : below(value, 1e9, 'miliar');
}

/** `10 (sepuluh)`. */
export function counted(value: number): string {
  return `${grouped(value)} (${words(value)})`;
}

/** The initials of a person, all that a letter may show of a worker: `Siti Nur Aminah` is `S.N.A.` */
export function initialsOf(name: string): string {
  const initials = name
    .normalize('NFC')
    .split(/[\s.,]+/u)
    .map((part) => /\p{L}/u.exec(part)?.[0] ?? '')
    .filter((letter) => letter !== '');
  return initials.length === 0 ? '–' : `${initials.join('.').toUpperCase()}.`;
}

/**
 * A firm's name for a page that anybody may open: the legal form stays, of every other word only its first letter.
 * `PT Maju Jaya` is `PT M••• J•••`.
 */
export function maskedName(name: string): string {
  const masked = name
    .trim()
    .split(/\s+/u)
    .map((word) =>
      LEGAL_FORMS.has(word.replaceAll('.', '').toUpperCase()) ? word : `${Array.from(word)[0] ?? ''}${MASK}`,
    );
  return masked.join(' ');
}
