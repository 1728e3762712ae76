import { firmWord } from './firm-words.ts';
import { formAt } from './legal-forms.ts';

/** Words that announce a branch; what follows is its place. */
const BRANCH_WORDS = new Set(
  'CAB CABANG KC KCP KCU KACAB PERWAKILAN DEPO UNIT BRANCH OUTLET GERAI AREA WILAYAH PLANT PABRIK SITE PROYEK'.split(' '),
);
const HEAD_WORDS = new Set(['PUSAT', 'HO', 'HEADOFFICE', 'KP']);
const PLACE_KINDS = new Set(['KOTA', 'KAB', 'KABUPATEN', 'KODYA']);
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** A firm's name taken apart. */
export interface CompanyName {
  /** The words that name the firm, in order, without form, kind, number, branch and place. */
  readonly core: readonly string[];
  /** 'PT', 'CV', 'KOPERASI', … or '' when none is written. */
  readonly form: string;
  /** 'RUMAH SAKIT', 'SPBU', … or '' when the name does not say. */
  readonly kind: string;
  /** Numbers that tell firms of one name apart: "II" → "2", "34 17101". '' when there is none. */
  readonly number: string;
  /** Place of a branch as written in the name, '' when none. */
  readonly branch: string;
  /** Whether the name itself says "cabang" or the like, and does not only end in a place. */
  readonly saysBranch: boolean;
}

/**
 * Takes a firm's name apart. A trailing place counts as a branch only when `places` knows it and a core remains.
 * @param places names of regencies and cities without "Kab."/"Kota", as both files write them
 */
export function readCompanyName(raw: string, places: ReadonlySet<string>): CompanyName {
  const words = wordsOf(raw);
  const parts = takeForms(words);
  const named = withoutAcronym(parts.kept, raw);
  const { rest, number } = takeNumber(named);
  const core = rest.length > 0 ? rest : named;
  const { form, kind, branch, saysBranch } = parts;
  if (saysBranch) return { core: spelled(core), form, kind, number, branch, saysBranch };
  return { ...cutPlace(core, places), form, kind, number, saysBranch };
}

interface Parts {
  kept: string[];
  form: string;
  kind: string;
  branch: string;
  saysBranch: boolean;
}

function takeForms(words: readonly string[]): Parts {
  const parts: Parts = { kept: [], form: '', kind: '', branch: '', saysBranch: false };
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? '';
    const found = formAt(words, at);
    if (found !== null) {
      parts.form = joinedForm(parts.form, found.form);
      if (parts.kind === '') parts.kind = found.kind;
      at += found.words;
    } else if (HEAD_WORDS.has(word) && parts.kept.length > 0 && at === words.length - 1) {
      at += 1;
    } else if (BRANCH_WORDS.has(word) && parts.kept.length > 0 && at >= words.length - 4) {
      parts.branch = words.slice(at + 1).filter((_, later) => formAt(words, at + 1 + later) === null).join(' ');
      parts.saysBranch = true;
      break;
    } else {
      parts.kept.push(word);
      at += 1;
    }
  }
  if (parts.kept.length === 0) parts.kept = words.slice(formAt(words, 0)?.words ?? 0);
  return parts;
}

/** The employees' cooperative of a firm, or its foundation, is not the firm: such a form stands above the firm's own. */
function joinedForm(known: string, found: string): string {
  if (known === '' || found === '' || known === found) return known === '' ? found : known;
  return known.startsWith('KOPERASI') && found === 'PT' ? 'KOPERASI KARYAWAN' : known;
}

/** "Bina Karya Sentosa (BKS)": the letters in brackets only repeat the words. */
function withoutAcronym(words: readonly string[], raw: string): readonly string[] {
  const inside = /\(([A-Z]{2,6})\)/.exec(raw.toUpperCase())?.[1];
  if (inside === undefined || words.length < 3) return words;
  const others = words.filter((word) => word !== inside);
  const initials = others.map((word) => word.charAt(0)).join('');
  return others.length < words.length && initials.startsWith(inside.charAt(0)) && isWithin(inside, initials)
    ? others
    : words;
}

function isWithin(letters: string, initials: string): boolean {
  let at = 0;
  for (const letter of initials) if (letter === letters.charAt(at)) at += 1;
  return at >= Math.min(letters.length, initials.length) - 1;
}

/** Digits anywhere, and a Roman numeral behind the words. */
function takeNumber(words: readonly string[]): { rest: readonly string[]; number: string } {
  const digits = words.filter((word) => /^\d+$/.test(word));
  const rest = words.filter((word) => !/^\d+$/.test(word));
  const last = rest.at(-1) ?? '';
  const roman = rest.length > 1 ? ROMAN.indexOf(last) + 1 : 0;
  if (roman > 0) return { rest: rest.slice(0, -1), number: [...digits, String(roman)].join(' ') };
  return { rest, number: digits.map((one) => one.replace(/^0+(?=\d)/, '')).join(' ') };
}

function cutPlace(words: readonly string[], places: ReadonlySet<string>): { core: readonly string[]; branch: string } {
  for (const length of [3, 2, 1]) {
    const tail = words.slice(-length).join(' ');
    if (words.length <= length || !places.has(tail)) continue;
    const before = words.slice(0, -length);
    const kind = before.length > 1 && PLACE_KINDS.has(before.at(-1) ?? '') ? (before.at(-1) ?? '') : '';
    return {
      core: spelled(kind === '' ? before : before.slice(0, -1)),
      branch: kind === '' || kind === 'KOTA' ? tail : `KAB ${tail}`,
    };
  }
  return { core: spelled(words), branch: '' };
}

function spelled(words: readonly string[]): readonly string[] {
  return words.map(firmWord);
}

function wordsOf(raw: string): string[] {
  return raw
    .toUpperCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’`]/g, '')
    .replace(/\b([A-Z])\.(?=[A-Z]\b)/g, '$1')
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
}
