import type { SeededRandom } from './random.ts';

/** How often each kind of damage happens, per row; a multiplier makes a harder world. */
export interface NoiseRates {
  readonly nikBlank: number;
  readonly nikWrong: number;
  readonly name: number;
  readonly date: number;
}

/** A value as a file shows it, and what happened to it; '' when nothing did. */
export interface Noisy {
  readonly text: string;
  readonly kind: string;
}

/** Blank NIKs on each side of the hard world. */
const HARD_BLANK = 0.15;

/** The rates that were seen in the field, times a factor; from three-fold on, 15 % of the NIKs on each side are blank. */
export function noiseRates(factor: number): NoiseRates {
  return {
    nikBlank: factor >= 3 ? HARD_BLANK : 0.02 * factor,
    nikWrong: 0.028 * factor,
    name: 0.065 * factor,
    date: 0.022 * factor,
  };
}

type Damage = readonly [upTo: number, kind: string, (random: SeededRandom, text: string) => string];

const NIK_DAMAGE: readonly Damage[] = [
  [0.4, 'nik:satu angka', withDigit],
  [0.5, 'nik:dua angka', (random, nik) => withDigit(random, withDigit(random, nik))],
  [0.62, 'nik:angka tertukar', turned],
  [0.7, 'nik:15 angka + 0', (_, nik) => `${nik.slice(0, 15)}0`],
  [0.74, 'nik:bentuk E+15', (_, nik) => `${nik.charAt(0)}.${nik.slice(1, 6)}E+15`],
  [0.8, 'nik:kurang satu angka', (random, nik) => without(nik, random.whole(0, 15))],
  [0.83, 'nik:terpotong', (random, nik) => nik.slice(0, random.whole(10, 14))],
  [0.88, 'nik:lebih satu angka', (random, nik) => `${nik.slice(0, 6)}${random.whole(0, 9)}${nik.slice(6)}`],
  [0.9, 'nik:pengganti', () => '9999999999999999'],
  [
    0.93,
    'nik:tanggal lain',
    (random, nik) => `${nik.slice(0, 6)}${two(random.whole(1, 28))}${two(random.whole(1, 12))}${nik.slice(10)}`,
  ],
];

/** Damages a NIK: wrong digits, turned digits, Excel, digits too many or few, a stand-in, or another person's number. */
export function noisyNik(random: SeededRandom, nik: string, rates: NoiseRates, another: () => string): Noisy {
  const dice = random.next();
  if (dice < rates.nikBlank) {
    const text = random.pick(['', '', '-', "'", '0000000000000000']);
    return { text, kind: 'nik:kosong' };
  }
  if (dice > rates.nikBlank + rates.nikWrong)
    return { text: random.chance(0.02) ? `'${nik}` : nik, kind: '' };
  const kind = random.next();
  const damage = NIK_DAMAGE.find(([upTo]) => kind < upTo);
  if (damage === undefined) return { text: another(), kind: 'nik:milik orang lain' };
  return { text: damage[2](random, nik), kind: damage[1] };
}

/** Damages a date ('YYYY-MM-DD'): year slips, turned day and month, 1 January, one digit, a wrong day, nothing at all. */
export function noisyDate(random: SeededRandom, date: string, rates: NoiseRates): Noisy {
  if (!random.chance(rates.date)) return { text: date, kind: '' };
  const [year = '', month = '', day = ''] = date.split('-');
  const kind = random.next();
  if (kind < 0.4)
    return { text: `${Number(year) + random.pick([-1, 1, -10, 10])}-${month}-${day}`, kind: 'tanggal:tahun' };
  if (kind < 0.65) {
    if (Number(day) > 12 || day === month) return { text: date, kind: '' };
    return { text: `${year}-${day}-${month}`, kind: 'tanggal:hari dan bulan tertukar' };
  }
  if (kind < 0.77) return { text: `${year}-01-01`, kind: date.endsWith('-01-01') ? '' : 'tanggal:1 Januari' };
  if (kind < 0.84) return oneDigit(random, date);
  if (kind < 0.9) return { text: `${year}-${month}-${two(random.whole(1, 28))}`, kind: 'tanggal:hari lain' };
  return { text: '', kind: 'tanggal:kosong' };
}

function oneDigit(random: SeededRandom, date: string): Noisy {
  const day = Number(date.slice(8));
  const other = Math.trunc(day / 10) * 10 + ((day + random.whole(1, 8)) % 10);
  return other < 1 || other > 28
    ? { text: date, kind: '' }
    : { text: date.slice(0, 8) + two(other), kind: 'tanggal:satu angka' };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function withDigit(random: SeededRandom, text: string): string {
  const at = random.whole(0, text.length - 1);
  return `${text.slice(0, at)}${(Number(text.charAt(at)) + random.whole(1, 9)) % 10}${text.slice(at + 1)}`;
}

function turned(random: SeededRandom, text: string): string {
  const at = random.whole(0, text.length - 2);
  return `${text.slice(0, at)}${text.charAt(at + 1)}${text.charAt(at)}${text.slice(at + 2)}`;
}

function without(text: string, at: number): string {
  return text.slice(0, at) + text.slice(at + 1);
}
