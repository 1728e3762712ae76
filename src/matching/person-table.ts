import { NameReader } from './name-reader.ts';
import { isStandInNumber, nikDate, readNik } from './normalise/nik.ts';
import { RowIds } from './row-ids.ts';
import { grown, sharedBytes, sharedDoubles, sharedInts, sharedUints } from './shared-arrays.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words of a name that are compared; more are only part of the joined form. */
export const NAME_WORDS = 6;
/** How a row's NIK stands: 0 none, 1 sixteen digits, 2 another number of digits, 3 sixteen digits not yet opened. */
export const NIK_NONE = 0;
export const NIK_FULL = 1;
export const NIK_ODD = 2;
export const NIK_SEALED = 3;

/** What the engine wants to know of a person, from either file. */
export interface PersonRow {
  /** Source key: id_pekerja or no_kartu. */
  readonly id: string;
  /** Digits or raw text of the NIK, null when missing. */
  readonly nik: string | null;
  readonly name: string;
  /** 'YYYY-MM-DD' or null. */
  readonly birthDate: string | null;
  readonly sex: 'L' | 'P' | null;
  /** Whole rupiah a month, null when unknown. */
  readonly wage: number | null;
}

/** The same as numbers and bytes: one record that a loader fills again for every row. */
export interface PersonFields {
  /** Key of the database: a whole number. */
  id: number;
  /** Where the name stands, in UTF-8. */
  bytes: Uint8Array;
  nameFrom: number;
  nameTo: number;
  /** YYYYMMDD, 0 when missing. */
  birth: number;
  /** 0 unknown, 1 L, 2 P. */
  sex: number;
  /** Whole rupiah, NaN when unknown. */
  wage: number;
  /** Halves of the blind index of the NIK; both 0 when there is none. The digits come later, by `openNik`. */
  tokenHead: number;
  tokenTail: number;
}

/** The columns that comparisons read: what threads share and open elsewhere. */
export interface PersonColumns {
  readonly size: number;
  /** First and last eight digits of a full NIK. */
  readonly nikHead: Uint32Array;
  readonly nikTail: Uint32Array;
  readonly nikForm: Uint8Array;
  /** Date inside the NIK, YYMMDD, 0 when none. */
  readonly nikDay: Int32Array;
  /** Digits of the NIKs that have not sixteen. */
  readonly oddNik: ReadonlyMap<number, string>;
  /** What the exact join compares: the halves of the blind index, or the digits themselves; both 0 when there is no NIK. */
  readonly joinHead: Uint32Array;
  readonly joinTail: Uint32Array;
  /** Recorded date of birth, YYYYMMDD, 0 when none. */
  readonly birth: Int32Array;
  /** 0 unknown, 1 L, 2 P. */
  readonly sex: Uint8Array;
  readonly words: Int32Array;
  readonly wordCount: Uint8Array;
  /** Hash of the sound of all words joined, in order. */
  readonly joinedKey: Uint32Array;
}

/** The columns of a table as they stand; rows added later may be missing. */
export function columnsOf(table: PersonColumns): PersonColumns {
  const { size, nikHead, nikTail, nikForm, nikDay, oddNik } = table;
  const { joinHead, joinTail, birth, sex, words, wordCount, joinedKey } = table;
  return {
    size,
    nikHead,
    nikTail,
    nikForm,
    nikDay,
    oddNik,
    joinHead,
    joinTail,
    birth,
    sex,
    words,
    wordCount,
    joinedKey,
  };
}

/** Persons as typed columns, normalised once on entry. Rows are numbered in order of arrival. */
export class PersonTable implements PersonColumns {
  size = 0;
  readonly ids: RowIds;
  readonly oddNik = new Map<number, string>();
  nikHead: Uint32Array;
  nikTail: Uint32Array;
  nikForm: Uint8Array;
  nikDay: Int32Array;
  joinHead: Uint32Array;
  joinTail: Uint32Array;
  birth: Int32Array;
  sex: Uint8Array;
  /** NaN when unknown. */
  wage: Float64Array;
  words: Int32Array;
  wordCount: Uint8Array;
  joinedKey: Uint32Array;
  /** Hash of the words' skeletons, order ignored, common forenames of Muhammad left out. */
  skeletonKey: Uint32Array;
  readonly #names: NameReader;

  constructor(vocabulary: Vocabulary, capacity = 1024) {
    const room = Math.max(16, capacity);
    this.#names = new NameReader(vocabulary);
    this.ids = new RowIds(room);
    this.nikHead = sharedUints(room);
    this.nikTail = sharedUints(room);
    this.nikForm = sharedBytes(room);
    this.nikDay = sharedInts(room);
    this.joinHead = sharedUints(room);
    this.joinTail = sharedUints(room);
    this.birth = sharedInts(room);
    this.sex = sharedBytes(room);
    this.wage = sharedDoubles(room);
    this.words = sharedInts(room * NAME_WORDS);
    this.wordCount = sharedBytes(room);
    this.joinedKey = sharedUints(room);
    this.skeletonKey = sharedUints(room);
  }

  /** Adds a row and answers its number. */
  add(row: PersonRow): number {
    const at = this.#next();
    this.ids.add(row.id);
    this.birth[at] = dayNumber(row.birthDate);
    this.sex[at] = row.sex === 'L' ? 1 : row.sex === 'P' ? 2 : 0;
    this.wage[at] = row.wage ?? Number.NaN;
    this.openNik(at, row.nik);
    this.#names.read(row.name);
    this.#setName(at);
    return at;
  }

  /** Adds a row given as numbers and bytes and answers its number. */
  addFields(row: PersonFields): number {
    const at = this.#next();
    this.ids.addNumber(row.id);
    this.birth[at] = row.birth;
    this.sex[at] = row.sex;
    this.wage[at] = row.wage;
    this.joinHead[at] = row.tokenHead;
    this.joinTail[at] = row.tokenTail;
    this.nikForm[at] = row.tokenHead === 0 && row.tokenTail === 0 ? NIK_NONE : NIK_SEALED;
    this.#names.readBytes(row.bytes, row.nameFrom, row.nameTo);
    this.#setName(at);
    return at;
  }

  /**
   * Tells the digits of a row's NIK, as text in any of the forms that files have. A row without a blind index is joined
   * by its digits; one with an index stays joined by that.
   */
  openNik(at: number, text: string | null): void {
    if (text?.length === 16) {
      const head = eightDigits(text, 0);
      const tail = eightDigits(text, 8);
      if (head >= 0 && tail >= 0 && !isStandInNumber(head, tail)) {
        this.#setNik(at, head, tail);
        return;
      }
    }
    const { form, digits } = readNik(text);
    this.nikForm[at] = form === 'odd' ? NIK_ODD : NIK_NONE;
    if (form === 'odd') this.oddNik.set(at, digits);
    else if (form === 'full') this.#setNik(at, eightDigits(digits, 0), eightDigits(digits, 8));
  }

  #setNik(at: number, head: number, tail: number): void {
    this.nikForm[at] = NIK_FULL;
    this.nikHead[at] = head;
    this.nikTail[at] = tail;
    this.nikDay[at] = nikDate(head % 100, Math.trunc(tail / 10_000));
    if (this.joinHead[at] !== 0 || this.joinTail[at] !== 0) return;
    this.joinHead[at] = head;
    this.joinTail[at] = tail;
  }

  #next(): number {
    if (this.size === this.birth.length) this.#grow();
    this.size += 1;
    return this.size - 1;
  }

  #setName(at: number): void {
    const { words, count, joinedKey, skeletonKey } = this.#names;
    const kept = Math.min(count, NAME_WORDS);
    for (let k = 0; k < kept; k += 1) this.words[at * NAME_WORDS + k] = words[k] ?? 0;
    this.wordCount[at] = kept;
    this.joinedKey[at] = joinedKey;
    this.skeletonKey[at] = skeletonKey;
  }

  #grow(): void {
    const room = this.birth.length * 2;
    this.nikHead = grown(this.nikHead, sharedUints(room));
    this.nikTail = grown(this.nikTail, sharedUints(room));
    this.nikForm = grown(this.nikForm, sharedBytes(room));
    this.nikDay = grown(this.nikDay, sharedInts(room));
    this.joinHead = grown(this.joinHead, sharedUints(room));
    this.joinTail = grown(this.joinTail, sharedUints(room));
    this.birth = grown(this.birth, sharedInts(room));
    this.sex = grown(this.sex, sharedBytes(room));
    this.wage = grown(this.wage, sharedDoubles(room));
    this.words = grown(this.words, sharedInts(room * NAME_WORDS));
    this.wordCount = grown(this.wordCount, sharedBytes(room));
    this.joinedKey = grown(this.joinedKey, sharedUints(room));
    this.skeletonKey = grown(this.skeletonKey, sharedUints(room));
  }
}

/** Eight digits of a text as a number, -1 when one is none. */
function eightDigits(text: string, from: number): number {
  let value = 0;
  for (let at = from; at < from + 8; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** 'YYYY-MM-DD' as the number YYYYMMDD; 0 for null or anything else. */
export function dayNumber(day: string | null): number {
  if (day === null || day.length !== 10) return 0;
  const number = Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));
  return Number.isInteger(number) ? number : 0;
}
