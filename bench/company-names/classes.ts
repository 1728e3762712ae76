import { SeededRandom } from '../world/random.ts';
import { coreWords, FORMS, PLACES, rareWord, TRADES, USUAL } from './lists.ts';

/** Two names and whether a careful clerk, who sees only them, would take them for one firm. */
export interface NamePair {
  readonly kind: string;
  readonly left: string;
  readonly right: string;
  readonly isSame: boolean;
}

interface Made {
  readonly form: string;
  readonly core: readonly string[];
}

type Rule = (random: SeededRandom, made: Made) => readonly [string, string];

const SHORT: Readonly<Record<string, readonly string[]>> = {
  MANDIRI: ['MNDR', 'MANDIRI'],
  SEJAHTERA: ['SJTR', 'SEJAHTRA'],
  NUSANTARA: ['NUSNTRA', 'NUSANTRA'],
  INTERNASIONAL: ['INTL', 'INTERNATIONAL'],
  INDONESIA: ['IND', 'INDONESIA'],
  INDUSTRI: ['IND', 'INDS'],
  MANUFACTURING: ['MFG', 'MANUFAKTUR'],
  TRANSPORTASI: ['TRANSP', 'TRANS'],
  KONSTRUKSI: ['KONSTR', 'KONST'],
  LOGISTIK: ['LOGISTICS', 'LOG'],
  ENGINEERING: ['ENG', 'ENGR'],
  PERKEBUNAN: ['PERKEB', 'PRKB'],
  SENTOSA: ['SNTS', 'SNTOSA'],
  PERKASA: ['PRKS', 'PERKSA'],
};
const OLD: readonly (readonly [string, string])[] = [
  ['U', 'OE'],
  ['J', 'DJ'],
  ['Y', 'J'],
  ['C', 'TJ'],
  ['SY', 'SJ'],
  ['KH', 'CH'],
];
const MODERN: Readonly<Record<string, string>> = {
  TEKSTIL: 'TEXTILE',
  TEKNIK: 'TECHNIC',
  INDUSTRI: 'INDUSTRIES',
  ELEKTRONIK: 'ELECTRONICS',
  KIMIA: 'CHEMICAL',
  PLASTIK: 'PLASTICS',
  TEKNOLOGI: 'TECHNOLOGY',
  OTOMOTIF: 'AUTOMOTIVE',
};

const said = ({ form, core }: Made, words: readonly string[] = core): string => `${form} ${words.join(' ')}`;
const withWord = (made: Made, word: string): Made =>
  made.core.includes(word) ? made : { ...made, core: [made.core[0] ?? '', word, ...made.core.slice(2)] };
const replaced = (core: readonly string[], at: number, word: string): string[] =>
  core.map((old, place) => (place === at ? word : old));

/** Firms that are the same under two names. */
export const SAME_RULES: Readonly<Record<string, Rule>> = {
  'bentuk hukum': (random, made) => {
    const name = made.core.join(' ');
    const spelled = made.form.split('').join('.');
    return [said(made), random.pick([name, `${name}, ${made.form}`, `${made.form}. ${name}`, `${spelled}. ${name}`, `${name} (${made.form})`])];
  },
  singkatan: (random, made) => {
    const word = random.pick(Object.keys(SHORT));
    const whole = withWord(made, word);
    return [said(whole), said(whole, whole.core.map((one) => (one === word ? random.pick(SHORT[word] ?? []) : one)))];
  },
  'ejaan lama': (random, made) => {
    const word = random.pick(['JAYA', 'SURYA', 'MULYA', 'CIPTA', 'CAHAYA', 'BUMI JAYA']);
    const whole = { ...made, core: [made.core[0] ?? '', ...word.split(' ')] };
    const fits = OLD.filter(([from]) => word.includes(from));
    const [from, to] = random.pick(fits);
    return [said(whole), `${whole.form} ${whole.core[0] ?? ''} ${word.replace(from, to)}`];
  },
  'ejaan asing': (random, made) => {
    const word = random.pick(Object.keys(MODERN));
    const whole = withWord(made, word);
    return [said(whole), said(whole, whole.core.map((one) => MODERN[one] ?? one))];
  },
  'salah ketik': (random, made) => {
    const name = [rareWord(random), ...made.core.slice(1)];
    return [said(made, name), said(made, replaced(name, 0, slip(random, name[0] ?? '')))];
  },
  'urutan kata': (_, made) => [said(made), `${[...made.core.slice(1), made.core[0] ?? ''].join(' ')}, ${made.form}`],
  'tempat cabang': (random, made) => {
    const place = random.pick(PLACES);
    return [said(made), `${said(made)} ${random.pick([`CAB. ${place}`, `CABANG ${place}`, `KC ${place}`, `UNIT ${place}`, `- ${place}`])}`];
  },
  'Tbk dan Persero': (random, made) => {
    const pt = { ...made, form: 'PT' };
    return [said(pt), random.pick([`${said(pt)} TBK`, `${said(pt)} (PERSERO)`, `${said(pt)} (Persero) Tbk.`, `${said(pt)}, Tbk`])];
  },
  'kata digabung': (_, made) => [said(made), `${made.form} ${made.core.slice(0, 2).join('')} ${made.core.slice(2).join(' ')}`],
  'akronim dan nama lengkap': (random, made) => {
    const core = [rareWord(random), random.pick(USUAL), random.pick(TRADES)];
    const letters = core.map((word) => word.charAt(0)).join('');
    return [said(made, core), random.chance(0.5) ? `${said(made, core)} (${letters})` : `${made.form} ${letters}`];
  },
  'nama terpotong': (random, made) => {
    const core = [...made.core, random.pick(TRADES), 'INDONESIA'];
    return [said(made, core), cutWithinWord(said(made, core), random.whole(22, 27))];
  },
  'kata umum hilang': (random, made) => {
    const name = [rareWord(random), ...made.core.slice(1, 2)];
    return [`${said(made, name)} ${random.pick(['INDONESIA', 'GROUP'])}`, said(made, name)];
  },
  'dua perubahan': (random, made) => {
    const name = [rareWord(random), random.pick(USUAL), random.pick(Object.keys(SHORT))];
    const short = random.pick(SHORT[name[2] ?? ''] ?? []);
    return [said(made, name), `${slip(random, name[0] ?? '')} ${name[1] ?? ''} ${short}, ${made.form}`];
  },
  'cabang dan salah ketik': (random, made) => {
    const name = [rareWord(random), ...made.core.slice(1)];
    return [`${said(made, name)} CAB ${random.pick(PLACES)}`, said(made, replaced(name, 0, slip(random, name[0] ?? '')))];
  },
  'tanda baca': (random, made) => {
    const name = [rareWord(random), random.pick(USUAL), random.pick(USUAL)];
    return [`${made.form} ${name[0] ?? ''} & ${name.slice(1).join(' ')}`, `${made.form}. ${name[0] ?? ''} DAN  ${name.slice(1).join('-')}`];
  },
};

/** Firms that are two, however alike they look. */
export const DIFFERENT_RULES: Readonly<Record<string, Rule>> = {
  'saudara, satu kata langka beda': (random, made) => {
    const shared = [random.pick(USUAL), random.pick(TRADES)];
    return [said(made, [rareWord(random), ...shared]), said(made, [rareWord(random), ...shared])];
  },
  'grup, bidang beda': (random, made) => {
    const first = rareWord(random);
    const trade = random.pick(TRADES);
    return [said(made, [first, trade]), said(made, [first, random.pick(TRADES.filter((one) => one !== trade))])];
  },
  'anak perusahaan': (random, made) => {
    const name = [rareWord(random), ...(random.chance(0.4) ? [random.pick(USUAL)] : [])];
    return [said(made, name), said(made, [...name, random.pick(TRADES.filter((one) => one !== 'INTERNASIONAL'))])];
  },
  'kata umum, satu lebih': (random, made) => {
    const [one, other] = twoOf(random, USUAL.filter((word) => word !== 'INDONESIA' && word !== 'NUSANTARA'));
    const more = random.pick(USUAL.filter((word) => ![one, other, 'INDONESIA', 'NUSANTARA'].includes(word)));
    return [said(made, [one, other]), said(made, [one, other, more])];
  },
  'kata umum': (random, made) => {
    const shared = random.pick(USUAL);
    const [one, other] = twoOf(random, USUAL.filter((word) => word !== shared));
    return [said(made, [one, shared]), said(made, [other, shared])];
  },
  nomor: (random, made) => {
    const [one, other] = random.pick([['I', 'II'], ['1', '2'], ['II', 'III'], ['3', '5'], ['12', '13']] as const);
    return [`${said(made)} ${one}`, `${said(made)} ${other}`];
  },
  'tempat di dalam nama': (random) => {
    const kind = random.pick(['RS HARAPAN', 'KSP MAKMUR', 'PDAM KOTA', 'RSUD KAB.', 'KLINIK SEHAT', 'BUMDES MEKAR', 'TOKO SINAR']);
    const [one, other] = twoOf(random, PLACES);
    return [`${kind} ${one}`, `${kind} ${other}`];
  },
  'bentuk hukum beda': (random, made) => {
    const core = coreWords(random).slice(0, 2);
    return [said({ ...made, core, form: 'PT' }), said({ ...made, core, form: random.pick(['CV', 'UD']) })];
  },
  'koperasi atau yayasan milik perusahaan': (random, made) => {
    const pt = { ...made, form: 'PT' };
    return [said(pt), `${random.pick(['KOPERASI KARYAWAN', 'KOPKAR', 'YAYASAN', 'KOPERASI PEGAWAI'])} ${random.chance(0.5) ? said(pt) : made.core.join(' ')}`];
  },
  'kata mirip bunyi': (random, made) => {
    const [one, other] = random.pick([
      ['SURYA', 'SATYA'],
      ['BINA', 'DINA'],
      ['KARYA', 'KARTA'],
      ['SINAR', 'SENAR'],
      ['MEGA', 'MEKAR'],
      ['CITRA', 'PUTRA'],
      ['JAYA', 'RAYA'],
      ['MAJU', 'MADU'],
      ['MITRA', 'CITRA'],
    ] as const);
    const rest = random.pick(USUAL.filter((word) => word !== one && word !== other));
    return [said(made, [one, rest]), said(made, [other, rest])];
  },
  'akronim lain': (random, made) => {
    const core = [rareWord(random), random.pick(USUAL), random.pick(TRADES)];
    const letters = core.map((word) => word.charAt(0)).reverse().join('');
    return [said(made, core), `${made.form} ${letters === core.map((word) => word.charAt(0)).join('') ? `X${letters}` : letters}`];
  },
};

/** The rule-made pairs: so many of each class, the same for a seed on every machine. */
export function madePairs(seed: number, each: number): NamePair[] {
  const random = new SeededRandom(seed);
  const make = (rules: Readonly<Record<string, Rule>>, isSame: boolean): NamePair[] =>
    Object.entries(rules).flatMap(([kind, rule]) =>
      Array.from({ length: each }, (): NamePair => {
        const [left, right] = rule(random, { form: random.pick(FORMS), core: coreWords(random) });
        return random.chance(0.5) ? { kind, left, right, isSame } : { kind, left: right, right: left, isSame };
      }),
    );
  return [...make(SAME_RULES, true), ...make(DIFFERENT_RULES, false)];
}

/** Cuts as a field of fixed length does; where the cut would fall between two words, a letter later. */
function cutWithinWord(name: string, length: number): string {
  let end = Math.min(length, name.length - 1);
  while (end < name.length - 1 && (name.charAt(end) === ' ' || name.charAt(end - 1) === ' ')) end += 1;
  return name.slice(0, end);
}

function twoOf<T>(random: SeededRandom, list: readonly T[]): [T, T] {
  const one = random.pick(list);
  return [one, random.pick(list.filter((other) => other !== one))];
}

function slip(random: SeededRandom, word: string): string {
  const at = random.whole(1, word.length - 2);
  const dice = random.next();
  if (dice < 0.35) return word.slice(0, at) + word.slice(at + 1);
  if (dice < 0.6) return word.slice(0, at) + word.charAt(at) + word.slice(at);
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}
