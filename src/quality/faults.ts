import { PROBLEMS, type ProblemCode } from '../imports/rows/problems.ts';

const CODES = Object.keys(PROBLEMS) as ProblemCode[];

/** Problems that were mended while reading: nobody has to do anything. */
export const HARMLESS: readonly ProblemCode[] = CODES.filter((code) => /^Tidak perlu tindakan/.test(PROBLEMS[code].remedy));

/** Blanks that are taken as they are count as incomplete, repetitions as repeated, and some readings are only unusual. */
const OTHERWISE_COUNTED: readonly ProblemCode[] = [
  ...CODES.filter((code) => code.endsWith('_missing') && PROBLEMS[code].severity === 'remark'),
  'duplicate_same',
  'duplicate_other',
  'date_other_form',
  'date_first_january',
];

/** Problems that do not make a line faulty. */
export const NO_FAULT: readonly ProblemCode[] = [...HARMLESS, ...OTHERWISE_COUNTED];
