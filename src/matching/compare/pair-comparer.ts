import type { Frequencies } from '../frequencies.ts';
import type { Model } from '../model.ts';
import { EMPLOYER_LEVELS, NAME_LEVELS, NIK_LEVELS, SEX_LEVELS } from '../model.ts';
import type { PersonColumns } from '../person-table.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Comparison } from './comparison.ts';
import { emptyComparison } from './comparison.ts';
import { DATE_PLACE, DateComparer, fixedBits } from './date-comparer.ts';
import { NameComparer } from './name.ts';
import { NikComparer } from './nik.ts';
import { WordPairs } from './words.ts';

const PARTIAL = NAME_LEVELS.indexOf('partial');
const CONFLICT = NAME_LEVELS.indexOf('conflict');
const NIK_MISSING = NIK_LEVELS.indexOf('missing');
const NIK_DATE_PART = NIK_LEVELS.indexOf('datePart');
const NIK_EQUAL = NIK_LEVELS.indexOf('equal');
const SEX = { missing: 0, equal: 1, different: 2 } as const;
/** What an equal date of birth is worth among people of working age. */
const USUAL_DAY_BITS = 13;

/** Where one NIK under two names stands: in review under another employer, and no link under the same. */
const SLIP_ABOVE_REVIEW = 3.7;

/** What is known about the employers of the two rows of a pair. */
export interface EmployerEvidence {
  /** Place in EMPLOYER_LEVELS. */
  readonly level: number;
  readonly bits: number;
}

export const NO_EMPLOYER: EmployerEvidence = { level: EMPLOYER_LEVELS.indexOf('unknown'), bits: 0 };

/** Compares rows of two person tables field by field; the one definition that run, delta, why-panel and tests share. */
export class PairComparer {
  readonly out: Comparison = emptyComparison();
  readonly #model: Model;
  readonly #date: DateComparer;
  readonly #nik: NikComparer;
  readonly #name: NameComparer;
  readonly #sexBits: Float64Array;
  readonly #leastOfEqualNik: number;

  /** @param prior log2 odds that a random pair is one person */
  constructor(model: Model, frequencies: Frequencies, vocabulary: Vocabulary, prior: number) {
    this.#model = model;
    this.#leastOfEqualNik = model.reviewFrom + SLIP_ABOVE_REVIEW - prior;
    this.#nik = new NikComparer(model, frequencies, prior, USUAL_DAY_BITS);
    this.#name = new NameComparer(model, new WordPairs(model, frequencies, vocabulary), vocabulary);
    this.#date = new DateComparer(model, frequencies);
    this.#sexBits = Float64Array.from(SEX_LEVELS, (level) => fixedBits(model.sex[level]));
  }

  /**
   * Compares one pair into `out` and answers the sum of its bits, without the prior.
   * The name is looked at last, and not at all when even an equal name could not lift the sum to `floor`.
   */
  compare(
    a: PersonColumns,
    i: number,
    b: PersonColumns,
    j: number,
    employer: EmployerEvidence,
    floor: number,
  ): number {
    const out = this.out;
    this.#date.compare(a, i, b, j, out);
    this.#nik.compare(a, i, b, j, out);
    const left = a.sex[i] ?? 0;
    const right = b.sex[j] ?? 0;
    out.sex = left === 0 || right === 0 ? SEX.missing : left === right ? SEX.equal : SEX.different;
    out.sexBits = this.#sexBits[out.sex] ?? 0;
    out.employer = employer.level;
    out.employerBits = employer.bits;
    const sum = out.dateBits + out.nikBits + out.sexBits + out.employerBits;
    if (sum + this.#model.name.mostBits < floor && out.nik !== NIK_EQUAL) return -Infinity;
    this.#name.compare(a, i, b, j, out);
    if (out.name <= PARTIAL && out.nik === NIK_EQUAL && out.date === DATE_PLACE.equal) {
      out.nikBits += this.#model.nik.equalWithDay;
      return sum + out.nameBits + this.#model.nik.equalWithDay;
    }
    if (out.name >= PARTIAL && out.date === DATE_PLACE.equal) out.nameBits += this.#twinBits();
    const total = sum + out.nameBits;
    return out.nik === NIK_EQUAL ? this.#atLeastDoubtful(total) : total;
  }

  /** One NIK under two names and two dates is somebody's slip: never nothing, and never a link by the workplace alone. */
  #atLeastDoubtful(total: number): number {
    const least = this.#leastOfEqualNik + this.out.employerBits;
    if (total >= least) return total;
    this.out.nikBits += least - total;
    return least;
  }

  /** Twins share the day, the district and half the name; their NIKs are complete and differ in the serial. */
  #twinBits(): number {
    const level = this.out.nik;
    if (level === NIK_EQUAL || level === NIK_DATE_PART || this.out.name > CONFLICT) return 0;
    if (this.out.name === PARTIAL) return level === NIK_MISSING ? 0 : this.#model.name.twinPartial;
    return level === NIK_MISSING ? this.#model.name.twinNoNik : this.#model.name.twinNiks;
  }
}
