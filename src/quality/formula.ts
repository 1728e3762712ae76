/**
 * How good the data of a source are, as points from 0 to 100. The formulas and weights are policy of the offices and
 * no provision of law: they are stated here, shown on the page and written into the sheet that goes back.
 */
export const FORMULA_EDITION = '2026-11';

/** What is judged, in the order of the page. */
export const DIMENSIONS = ['completeness', 'validity', 'uniqueness', 'age', 'agreement'] as const;

export type Dimension = (typeof DIMENSIONS)[number];

/** Share of each part in the total. What cannot be judged is left out and its weight goes to the others. Office policy, not law. */
export const WEIGHTS: Readonly<Record<Dimension, number>> = { completeness: 25, validity: 30, uniqueness: 15, age: 10, agreement: 20 };

/** Data published this many days after the end of their month are fresh: a monthly exchange. Office policy, not law. */
export const FRESH_DAYS = 31;

/** Data this old say nothing about today any more. Office policy, not law. */
export const STALE_DAYS = 366;

/** The counts that the points are made from. */
export interface Figures {
  /** Rows of the source in force. */
  readonly rows: number;
  /** Cells that should be filled, and those that are. */
  readonly needed: number;
  readonly filled: number;
  /** Lines of the file, and those with at least one value that cannot be right or a refusal. */
  readonly lines: number;
  readonly faulty: number;
  /** Rows that repeat another: the same key, or the same person or firm under another key. */
  readonly repeated: number;
  /** Days from the end of the month of the data to their publication. */
  readonly ageDays: number;
  /** Values of rows that stand in the other office's data too, and those that are equal there. */
  readonly compared: number;
  readonly equal: number;
}

/** Points by part, null where there is nothing to judge, and the total. */
export type Points = Readonly<Record<Dimension | 'total', number | null>>;

const HUNDRED = 100;
const rounded = (value: number) => Math.round(value * HUNDRED) / HUNDRED;
const share = (part: number, whole: number) => (whole <= 0 ? null : rounded(HUNDRED * Math.min(1, Math.max(0, part / whole))));

function agePoints(days: number): number {
  return rounded(HUNDRED * Math.min(1, Math.max(0, (STALE_DAYS - days) / (STALE_DAYS - FRESH_DAYS))));
}

function totalOf(points: Readonly<Record<Dimension, number | null>>): number | null {
  const judged = DIMENSIONS.flatMap((part) => (points[part] === null ? [] : [{ points: points[part], weight: WEIGHTS[part] }]));
  const weight = judged.reduce((sum, part) => sum + part.weight, 0);
  return weight === 0 ? null : rounded(judged.reduce((sum, part) => sum + part.points * part.weight, 0) / weight);
}

/** The points that some counts are worth. */
export function pointsOf(figures: Figures): Points {
  const { rows, needed, filled, lines, faulty, repeated, ageDays, compared, equal } = figures;
  const parts = {
    completeness: share(filled, needed),
    validity: share(lines - faulty, lines),
    uniqueness: share(rows, rows + repeated),
    age: lines === 0 ? null : agePoints(ageDays),
    agreement: share(equal, compared),
  };
  return { ...parts, total: totalOf(parts) };
}

/** The formula of each part in words, for page and sheet. */
export const FORMULAS: Readonly<Record<Dimension, { readonly name: string; readonly formula: string }>> = {
  completeness: { name: 'Kelengkapan', formula: 'Isian wajib yang terisi dibagi semua isian wajib, dari baris yang berlaku.' },
  validity: { name: 'Kebenaran isian', formula: 'Baris berkas tanpa nilai keliru dan tanpa penolakan, dibagi semua baris berkas.' },
  uniqueness: { name: 'Tanpa data ganda', formula: 'Baris yang berlaku dibagi baris itu ditambah baris yang mengulang orang atau perusahaan yang sama.' },
  age: { name: 'Kebaruan', formula: 'Penuh bila terbit paling lama 31 hari sesudah akhir bulan data; turun rata sampai nol pada 366 hari.' },
  agreement: { name: 'Kecocokan dengan sumber lain', formula: 'Isian yang sama dibagi isian yang dibandingkan, pada baris yang juga ada di sumber lain.' },
};
