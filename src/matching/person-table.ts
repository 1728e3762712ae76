import { hashText, mix } from './hash.ts';
import { nikDate, readNik } from './normalise/nik.ts';
import { personNameTokens } from './normalise/person-name.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words of a name that are compared; more are only part of the joined form. */
export const NAME_WORDS = 6;
/** How a row's NIK stands: 0 none, 1 sixteen digits, 2 another number of digits. */
export const NIK_NONE = 0;
export const NIK_FULL = 1;
export const NIK_ODD = 2;

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

/** Persons as typed columns, normalised once on entry. Rows are numbered in order of arrival. */
export class PersonTable {
  size = 0;
  readonly ids: string[] = [];
  readonly oddNik = new Map<number, string>();
  /** First and last eight digits of a full NIK. */
  nikHead: Uint32Array;
  nikTail: Uint32Array;
  nikForm: Uint8Array;
  /** Date inside the NIK, YYMMDD, 0 when none. */
  nikDay: Int32Array;
  /** Recorded date of birth, YYYYMMDD, 0 when none. */
  birth: Int32Array;
  /** 0 unknown, 1 L, 2 P. */
  sex: Uint8Array;
  /** NaN when unknown. */
  wage: Float64Array;
  words: Int32Array;
  wordCount: Uint8Array;
  /** Hash of the sound of all words joined, in order. */
  joinedKey: Uint32Array;
  /** Hash of the words' skeletons, order ignored, common forenames of Muhammad left out. */
  skeletonKey: Uint32Array;
  readonly #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary, capacity = 1024) {
    const room = Math.max(16, capacity);
    this.#vocabulary = vocabulary;
    this.nikHead = new Uint32Array(room);
    this.nikTail = new Uint32Array(room);
    this.nikForm = new Uint8Array(room);
    this.nikDay = new Int32Array(room);
    this.birth = new Int32Array(room);
    this.sex = new Uint8Array(room);
    this.wage = new Float64Array(room);
    this.words = new Int32Array(room * NAME_WORDS);
    this.wordCount = new Uint8Array(room);
    this.joinedKey = new Uint32Array(room);
    this.skeletonKey = new Uint32Array(room);
  }

  /** Adds a row and answers its number. */
  add(row: PersonRow): number {
    if (this.size === this.birth.length) this.#grow();
    const at = this.size;
    this.size += 1;
    this.ids.push(row.id);
    this.birth[at] = dayNumber(row.birthDate);
    this.sex[at] = row.sex === 'L' ? 1 : row.sex === 'P' ? 2 : 0;
    this.wage[at] = row.wage ?? Number.NaN;
    this.#setNik(at, row.nik);
    this.#setName(at, row.name);
    return at;
  }

  #setNik(at: number, text: string | null): void {
    const nik = readNik(text);
    if (nik.form === 'none') return;
    if (nik.form === 'odd') {
      this.nikForm[at] = NIK_ODD;
      this.oddNik.set(at, nik.digits);
      return;
    }
    const head = Number(nik.digits.slice(0, 8));
    const tail = Number(nik.digits.slice(8));
    this.nikForm[at] = NIK_FULL;
    this.nikHead[at] = head;
    this.nikTail[at] = tail;
    this.nikDay[at] = nikDate(head % 100, Math.trunc(tail / 10_000));
  }

  #setName(at: number, name: string): void {
    const words = personNameTokens(name);
    const vocabulary = this.#vocabulary;
    let joined = '';
    let bag = 0;
    const count = Math.min(words.length, NAME_WORDS);
    for (let k = 0; k < words.length; k += 1) {
      const number = vocabulary.intern(words[k] ?? '');
      if (k < count) this.words[at * NAME_WORDS + k] = number;
      const sound = vocabulary.sounds[number] ?? '';
      joined += sound;
      if (sound !== 'MUHAMAD' || words.length === 1)
        bag = (bag + (vocabulary.skeletonKeys[number] ?? 0)) >>> 0;
    }
    this.wordCount[at] = count;
    this.joinedKey[at] = joined === '' ? 0 : hashText(joined.replace(/(.)\1+/g, '$1'));
    this.skeletonKey[at] = bag === 0 ? 0 : mix(bag, 17);
  }

  #grow(): void {
    const room = this.birth.length * 2;
    this.nikHead = grown(this.nikHead, new Uint32Array(room));
    this.nikTail = grown(this.nikTail, new Uint32Array(room));
    this.nikForm = grown(this.nikForm, new Uint8Array(room));
    this.nikDay = grown(this.nikDay, new Int32Array(room));
    this.birth = grown(this.birth, new Int32Array(room));
    this.sex = grown(this.sex, new Uint8Array(room));
    this.wage = grown(this.wage, new Float64Array(room));
    this.words = grown(this.words, new Int32Array(room * NAME_WORDS));
    this.wordCount = grown(this.wordCount, new Uint8Array(room));
    this.joinedKey = grown(this.joinedKey, new Uint32Array(room));
    this.skeletonKey = grown(this.skeletonKey, new Uint32Array(room));
  }
}

function grown<T extends { set(source: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** 'YYYY-MM-DD' as the number YYYYMMDD; 0 for null or anything else. */
export function dayNumber(day: string | null): number {
  if (day === null || day.length !== 10) return 0;
  const number = Number(day.slice(0, 4)) * 10_000 + Number(day.slice(5, 7)) * 100 + Number(day.slice(8, 10));
  return Number.isInteger(number) ? number : 0;
}
