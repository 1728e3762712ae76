import type { Frequencies } from '../frequencies.ts';
import { DATE_LEVELS } from '../model.ts';
import type { DateLevel, Level, Model } from '../model.ts';
import type { PersonColumns } from '../person-table.ts';
import type { Comparison } from './comparison.ts';
import { isSameDay, recordedDateLevel } from './date.ts';

/** Place of each date level in the level list. */
export const DATE_PLACE = Object.fromEntries(DATE_LEVELS.map((level, at) => [level, at])) as Record<
  DateLevel,
  number
>;
/** m of one day in both NIKs: when a recorded date is missing, and when the recorded dates have nothing in common. */
const IN_NIK_ALONE = 0.9;
const IN_NIK_AGAINST = 0.006;
/** m of a recorded date that stands in the NIK of the row without one. */
const CROSS_ALONE = 0.8;

/** Judges the recorded dates of birth together with the dates inside the NIKs; one agreement counts once. */
export class DateComparer {
  readonly #model: Model;
  readonly #frequencies: Frequencies;
  readonly #bits: Float64Array;

  constructor(model: Model, frequencies: Frequencies) {
    this.#model = model;
    this.#frequencies = frequencies;
    this.#bits = Float64Array.from(DATE_LEVELS, (level) => fixedBits(model.date[level]));
  }

  compare(a: PersonColumns, i: number, b: PersonColumns, j: number, out: Comparison): void {
    const left = a.birth[i] ?? 0;
    const right = b.birth[j] ?? 0;
    const level = recordedDateLevel(left, right);
    out.date = DATE_PLACE[level];
    out.dateBits =
      level === 'equal' ? this.#dayBits(this.#model.date.equal.m, left) : (this.#bits[out.date] ?? 0);
    if (level === 'equal') return;
    const leftInside = a.nikDay[i] ?? 0;
    const rightInside = b.nikDay[j] ?? 0;
    if (leftInside !== 0 && leftInside === rightInside)
      this.#raise(out, 'inNik', this.#inNik(level), left, right);
    else if (level === 'missing')
      this.#withInside(left === 0 ? leftInside : rightInside, left === 0 ? right : left, out);
    else if (isSameDay(leftInside, right) || isSameDay(rightInside, left))
      this.#raise(out, 'crossNik', this.#model.date.crossNik.m, left, right);
  }

  #inNik(level: DateLevel): number {
    if (level === 'missing') return IN_NIK_ALONE;
    return level === 'different' ? IN_NIK_AGAINST : this.#model.date.inNik.m;
  }

  /** One recorded date is missing: the date inside that row's NIK stands for it, with less trust. */
  #withInside(inside: number, recorded: number, out: Comparison): void {
    if (inside === 0 || recorded === 0) return;
    if (isSameDay(inside, recorded)) {
      this.#raise(out, 'crossNik', CROSS_ALONE, recorded, recorded);
      return;
    }
    const level = recordedDateLevel(inside + Math.trunc(recorded / 1_000_000) * 1_000_000, recorded);
    out.date = DATE_PLACE[level];
    out.dateBits = level === 'different' ? this.#model.nik.differsSound : (this.#bits[out.date] ?? 0);
  }

  #raise(out: Comparison, level: DateLevel, m: number, left: number, right: number): void {
    const bits = Math.min(this.#dayBits(m, left || right), this.#dayBits(m, right || left));
    if (bits <= out.dateBits) return;
    out.date = DATE_PLACE[level];
    out.dateBits = bits;
  }

  #dayBits(m: number, day: number): number {
    return Math.log2(m / this.#frequencies.dayShare(day));
  }
}

/** Bits of a level whose u is fixed; NaN when u is counted from the data. */
export function fixedBits(level: Level): number {
  return level.u === 'counted' ? Number.NaN : Math.log2(level.m / level.u);
}
