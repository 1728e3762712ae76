import type { SeededRandom } from './random.ts';

/** How often each kind of damage happens, per row; a multiplier makes a harder world. */
export interface NoiseRates {
  readonly nikBlank: number;
  readonly nikWrong: number;
  readonly name: number;
  readonly date: number;
}

/** The rates that were seen in the field, times a factor. */
export function noiseRates(factor: number): NoiseRates {
  return { nikBlank: 0.02 * factor, nikWrong: 0.028 * factor, name: 0.065 * factor, date: 0.022 * factor };
}

/** Damages a NIK: wrong digits, turned digits, Excel, a digit too many or few, another's number, a stand-in. */
export function noisyNik(
  random: SeededRandom,
  nik: string,
  rates: NoiseRates,
  another: () => string,
): string {
  const dice = random.next();
  if (dice < rates.nikBlank) return random.pick(['', '', '-', "'", '0000000000000000']);
  if (dice > rates.nikBlank + rates.nikWrong) return random.chance(0.02) ? `'${nik}` : nik;
  const kind = random.next();
  if (kind < 0.45) return withDigit(random, nik);
  if (kind < 0.58) return withDigit(random, withDigit(random, nik));
  if (kind < 0.7) return turned(random, nik);
  if (kind < 0.78) return another();
  if (kind < 0.84) return `${nik.slice(0, 15)}0`;
  if (kind < 0.87) return `${nik.charAt(0)}.${nik.slice(1, 6)}E+15`;
  if (kind < 0.91) return without(nik, random.whole(0, 15));
  if (kind < 0.95) return `${nik.slice(0, 6)}${random.whole(0, 9)}${nik.slice(6)}`;
  if (kind < 0.97) return '9999999999999999';
  return `${nik.slice(0, 6)}${String(random.whole(1, 28)).padStart(2, '0')}${String(random.whole(1, 12)).padStart(2, '0')}${nik.slice(10)}`;
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

const OLD_SPELLING: readonly (readonly [string, string])[] = [
  ['U', 'OE'],
  ['J', 'DJ'],
  ['Y', 'J'],
  ['F', 'P'],
  ['F', 'V'],
  ['I', 'Y'],
  ['AH', 'ACH'],
  ['Z', 'J'],
  ['O', 'U'],
  ['S', 'Z'],
  ['N', 'NN'],
  ['I', 'IE'],
];
const BEFORE = ['H. ', 'HJ. ', 'DRS. ', 'IR. ', 'R. ', 'SDR. ', 'DR. ', 'KH. '];
const AFTER = [', S.PD', ', SE', ' S.H.', ', S.KOM', ' M.M', ', S.SOS', ' S.PD.I'];
const VOWELS = ['A', 'I', 'U', 'E', 'O'];
const CONSONANTS = 'B C D F G H K L M N P R S T W'.split(' ');

/** Damages a name: slips, titles, dropped, joined, moved and cut words, initials, spelling, Muhammad's forms. */
export function noisyName(random: SeededRandom, name: string, rates: NoiseRates): string {
  if (!random.chance(rates.name)) return name;
  const kind = random.next();
  const parts = name.split(' ');
  if (kind < 0.36) return withSlip(random, name);
  if (kind < 0.55) return random.chance(0.5) ? random.pick(BEFORE) + name : name + random.pick(AFTER);
  if (kind < 0.66) return respelled(random, name);
  if (parts.length < 2) return withSlip(random, name);
  if (kind < 0.8)
    return (
      parts.filter((_, at) => at !== random.whole(parts.length > 2 ? 0 : 1, parts.length - 1)).join(' ') ||
      name
    );
  if (kind < 0.88)
    return parts.map((part, at) => (at === parts.length - 1 ? `${part.charAt(0)}.` : part)).join(' ');
  if (kind < 0.94)
    return parts.slice(0, 2).join('') + (parts.length > 2 ? ` ${parts.slice(2).join(' ')}` : '');
  if (kind < 0.97) return [...parts.slice(1), parts[0] ?? ''].join(' ');
  return name.slice(0, 15).trim();
}

function withSlip(random: SeededRandom, name: string): string {
  const at = random.whole(1, name.length - 1);
  const kind = random.next();
  if (name.charAt(at) === ' ') return name;
  if (kind < 0.25) return without(name, at);
  if (kind < 0.5) return name.slice(0, at) + name.charAt(at) + name.slice(at);
  if (kind < 0.75 && at + 1 < name.length && name.charAt(at + 1) !== ' ') return turned2(name, at);
  const letter = VOWELS.includes(name.charAt(at)) ? random.pick(VOWELS) : random.pick(CONSONANTS);
  return name.slice(0, at) + letter + name.slice(at + 1);
}

function turned2(text: string, at: number): string {
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}

function respelled(random: SeededRandom, name: string): string {
  if (name.startsWith('MUHAMMAD '))
    return name.replace(
      'MUHAMMAD',
      random.pick(['MOHAMMAD', 'MOCHAMAD', 'MUHAMAD', 'M.', 'MOH.', 'MUH', 'MOHAMAD']),
    );
  const fits = OLD_SPELLING.filter(([from]) => name.includes(from));
  if (fits.length === 0) return withSlip(random, name);
  const [from, to] = random.pick(fits);
  return name.replace(from, to);
}

/** Damages a date ('YYYY-MM-DD'): turned day and month, year slips, 1 January, a wrong day, nothing at all. */
export function noisyDate(random: SeededRandom, date: string, rates: NoiseRates): string {
  if (!random.chance(rates.date)) return date;
  const [year = '', month = '', day = ''] = date.split('-');
  const kind = random.next();
  if (kind < 0.45) return `${Number(year) + random.pick([-1, 1, -10, 10])}-${month}-${day}`;
  if (kind < 0.7) return Number(day) <= 12 ? `${year}-${day}-${month}` : date;
  if (kind < 0.82) return `${year}-01-01`;
  if (kind < 0.9) return `${year}-${month}-${String(random.whole(1, 28)).padStart(2, '0')}`;
  return '';
}
