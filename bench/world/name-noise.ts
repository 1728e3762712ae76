import type { Noisy, NoiseRates } from './noise.ts';
import type { SeededRandom } from './random.ts';

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

type Change = readonly [upTo: number, kind: string, (random: SeededRandom, parts: readonly string[]) => string];

const CHANGES: readonly Change[] = [
  [0.34, 'nama:salah ketik', (random, parts) => withSlip(random, parts.join(' '))],
  [0.52, 'nama:gelar', (random, parts) => titled(random, parts.join(' '))],
  [0.64, 'nama:ejaan', (random, parts) => respelled(random, parts.join(' '))],
  [0.77, 'nama:kata hilang', dropped],
  [0.85, 'nama:inisial', (_, parts) => [...parts.slice(0, -1), `${parts.at(-1)?.charAt(0) ?? ''}.`].join(' ')],
  [0.87, 'nama:inisial depan', (_, parts) => [`${parts[0]?.charAt(0) ?? ''}.`, ...parts.slice(1)].join(' ')],
  [0.93, 'nama:kata digabung', (_, parts) => [parts.slice(0, 2).join(''), ...parts.slice(2)].join(' ')],
  [0.96, 'nama:urutan', (_, parts) => [...parts.slice(1), parts[0] ?? ''].join(' ')],
];

/** Damages a name: slips, titles, dropped, joined, moved and cut words, initials, spelling, Muhammad's forms. */
export function noisyName(random: SeededRandom, name: string, rates: NoiseRates): Noisy {
  if (!random.chance(rates.name)) return { text: name, kind: '' };
  const dice = random.next();
  const parts = name.split(' ');
  const change = CHANGES.find(([upTo]) => dice < upTo);
  if (change === undefined) return named(name, name.slice(0, 15).trim(), 'nama:terpotong');
  if (parts.length < 2 && dice >= 0.64) return named(name, withSlip(random, name), 'nama:salah ketik');
  const isMuhammad = change[1] === 'nama:ejaan' && name.startsWith('MUHAMMAD ');
  return named(name, change[2](random, parts), isMuhammad ? 'nama:Muhammad' : change[1]);
}

function named(name: string, text: string, kind: string): Noisy {
  return { text, kind: text === name ? '' : kind };
}

function titled(random: SeededRandom, name: string): string {
  return random.chance(0.5) ? random.pick(BEFORE) + name : name + random.pick(AFTER);
}

function dropped(random: SeededRandom, parts: readonly string[]): string {
  const gone = random.whole(parts.length > 2 ? 0 : 1, parts.length - 1);
  return parts.filter((_, at) => at !== gone).join(' ');
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

function without(text: string, at: number): string {
  return text.slice(0, at) + text.slice(at + 1);
}
