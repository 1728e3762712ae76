import { firmKeys } from './firm-keys.ts';
import type { FirmProfile } from './firm-profile.ts';
import type { FirmWords } from './firm-words.ts';

/** More firms than this under one key are too many to compare; a finer key finds them. */
const BLOCK_LIMIT = 60;

/** Employers by the keys under which a company can meet them. */
export class FirmBlocks {
  readonly #words: FirmWords;
  /** A table of keys with free places, 0; each holds how many employers carry it, and where they begin. */
  readonly #keys: Float64Array;
  readonly #counts: Int32Array;
  readonly #from: Int32Array;
  readonly #employers: Int32Array;
  /** The last search that met each employer. */
  readonly #met: Int32Array;
  #search = 0;

  constructor(employers: readonly FirmProfile[], words: FirmWords) {
    this.#words = words;
    this.#met = new Int32Array(employers.length);
    const keys: number[] = [];
    const owners: number[] = [];
    for (const [at, employer] of employers.entries()) {
      for (const key of firmKeys(employer, words, BLOCK_LIMIT)) {
        keys.push(key);
        owners.push(at);
      }
    }
    const places = 2 ** Math.ceil(Math.log2(keys.length + 1) + 1);
    this.#keys = new Float64Array(places);
    this.#counts = new Int32Array(places);
    this.#from = new Int32Array(places);
    this.#employers = this.#fill(keys, owners);
  }

  /** The employers worth comparing with a company: those that share a key that is not too common, each once. */
  candidates(company: FirmProfile): number[] {
    const found: number[] = [];
    this.#search += 1;
    for (const key of firmKeys(company, this.#words, BLOCK_LIMIT)) {
      const place = this.#placeOf(key);
      const count = this.#counts[place] ?? 0;
      if (count > BLOCK_LIMIT) continue;
      const from = this.#from[place] ?? 0;
      for (let at = from; at < from + count; at += 1) {
        const employer = this.#employers[at] ?? 0;
        if (this.#met[employer] === this.#search) continue;
        this.#met[employer] = this.#search;
        found.push(employer);
      }
    }
    return found;
  }

  #fill(keys: readonly number[], owners: readonly number[]): Int32Array {
    const places = Int32Array.from(keys, (key) => {
      const place = this.#placeOf(key);
      this.#keys[place] = key;
      this.#counts[place] = (this.#counts[place] ?? 0) + 1;
      return place;
    });
    let end = 0;
    for (const [place, count] of this.#counts.entries()) {
      end += count;
      this.#from[place] = end;
    }
    const employers = new Int32Array(end);
    for (const [at, place] of places.entries()) {
      const to = (this.#from[place] ?? 0) - 1;
      this.#from[place] = to;
      employers[to] = owners[at] ?? 0;
    }
    return employers;
  }

  /** Where a key stands, or would stand. */
  #placeOf(key: number): number {
    const mask = this.#keys.length - 1;
    let place = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (this.#keys[place] !== 0 && this.#keys[place] !== key) place = (place + 1) & mask;
    return place;
  }
}
