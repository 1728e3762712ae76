import { personNameTokens } from '../matching/normalise/person-name.ts';
import { readNik } from '../matching/normalise/nik.ts';
import { soundOf } from '../matching/normalise/sound.ts';
import { foldedFilter, type FilterShape } from './filter.ts';

/**
 * A keyed hash of 32 bytes. `purpose` separates the uses of one key; whoever has no key can compute nothing.
 * It is passed in because rules know no cryptography of their own.
 */
export type KeyedHash = (purpose: HashPurpose, text: string) => Uint8Array;

/** What the key is used for; equal texts of two purposes have nothing in common. */
export type HashPurpose = 'nik' | 'check-name' | 'check-date' | 'year' | 'name' | 'date';

/** The shapes of the filters; both sides and the joiner must use the same. */
export const SHAPES = {
  name: { bits: 1024, hashes: 12 },
  date: { bits: 256, hashes: 10 },
} as const satisfies Record<string, FilterShape>;

/** Bytes of the folded filters and of the tokens. */
export const SIZES = { nik: 16, year: 4, check: 2, name: SHAPES.name.bits / 16, date: SHAPES.date.bits / 16 } as const;

/** What is known of a person. */
export interface PersonFields {
  readonly nik: string | null;
  readonly name: string | null;
  /** YYYY-MM-DD. */
  readonly birthDate: string | null;
}

/** A person as the joiner sees them; null where there is nothing to go by. */
export interface EncodedPerson {
  /** Token of a whole NIK. */
  readonly nik: Uint8Array | null;
  /** Short tokens of the words of the name, comparable only between rows of one NIK. */
  readonly checkName: Uint8Array | null;
  /** Short tokens of day, month and year, comparable only between rows of one NIK. */
  readonly checkDate: Uint8Array | null;
  /** Token of the year of birth: filters are comparable only within it. */
  readonly year: Uint8Array | null;
  readonly name: Uint8Array | null;
  readonly date: Uint8Array | null;
}

/** Adjacent pairs of letters of each word, without marks for beginning and end, which would give the words away. */
function bigramsOf(words: readonly string[]): string[] {
  const found = new Set<string>();
  for (const word of words) {
    if (word.length === 1) found.add(word);
    for (let at = 0; at + 2 <= word.length; at += 1) found.add(word.slice(at, at + 2));
  }
  return [...found];
}

function joined(tokens: readonly Uint8Array[], bytes: number): Uint8Array {
  const all = new Uint8Array(tokens.length * bytes);
  tokens.forEach((token, index) => all.set(token.subarray(0, bytes), index * bytes));
  return all;
}

/** Encodes the people of one file under one key. */
export function personEncoder(hash: KeyedHash): (person: PersonFields) => EncodedPerson {
  // The same pair of letters in the same year comes again and again; a NIK does not.
  const known = new Map<string, Uint8Array>();
  const remembered = (purpose: HashPurpose, text: string): Uint8Array => {
    const key = `${purpose}|${text}`;
    const digest = known.get(key) ?? hash(purpose, text);
    known.set(key, digest);
    return digest;
  };

  return ({ nik, name, birthDate }) => {
    const read = readNik(nik);
    const words = name === null ? [] : personNameTokens(name).map(soundOf);
    const [year = '', month = '', day = ''] = birthDate?.split('-') ?? [];
    const whole = read.form === 'full' ? read.digits : null;
    const short = (purpose: HashPurpose, parts: readonly string[]) =>
      whole === null || parts.length === 0 ? null : joined(parts.map((part) => hash(purpose, `${whole}|${part}`)), SIZES.check);
    const comparable = words.length > 0 && year !== '';
    return {
      nik: whole === null ? null : hash('nik', whole).subarray(0, SIZES.nik),
      checkName: short('check-name', words),
      checkDate: short('check-date', year === '' ? [] : [`D${day}`, `M${month}`, `Y${year}`]),
      year: comparable ? remembered('year', year).subarray(0, SIZES.year) : null,
      name: comparable ? foldedFilter(bigramsOf(words).map((pair) => remembered('name', `${year}|${pair}`)), SHAPES.name) : null,
      // Day and month are not told apart, so that swapped ones agree.
      date: comparable ? foldedFilter([...new Set([day, month])].map((part) => remembered('date', `${year}|${part}`)), SHAPES.date) : null,
    };
  };
}
