import { levelsOf, type Part } from '../matching/explain.ts';
import { DATE_LEVELS, EMPLOYER_LEVELS, NAME_LEVELS, NIK_LEVELS, SEX_LEVELS } from '../matching/model.ts';

/** The waterfall of a pair as it is stored: its levels in one number, its weights in tenths of a bit. */
export interface StoredWaterfall {
  readonly pattern: number;
  /** The odds before comparing, then each field in the order of the pattern. */
  readonly bits: readonly number[];
}

/** The fields of a pattern, the place of their first bit, and their levels. A level keeps its place for good: stored patterns are read by it. */
const FIELDS = [
  ['nik', 0, NIK_LEVELS],
  ['name', 3, NAME_LEVELS],
  ['date', 6, DATE_LEVELS],
  ['sex', 10, SEX_LEVELS],
  ['employer', 12, EMPLOYER_LEVELS],
] as const satisfies readonly (readonly [Part['field'], number, readonly string[]])[];

const SHIFTED = new Map(FIELDS.map(([field, shift, levels]) => [field as string, new Map(levels.map((level, at) => [level as string, at << shift]))]));

/** Half a tenth is rounded away from nought, as on the pages. */
const tenths = (bits: number) => Math.sign(bits) * Math.round(Math.abs(bits) * 10);

/** A waterfall for storing; the parts begin with the prior, as the engine gives them. */
export function storedWaterfall(parts: readonly Part[]): StoredWaterfall {
  let pattern = 0;
  const bits: number[] = [];
  for (const part of parts) {
    pattern |= SHIFTED.get(part.field)?.get(part.level) ?? 0;
    bits.push(tenths(part.bits));
  }
  return { pattern, bits };
}

/** The steps of a stored waterfall, prior first; none when it was stored without weights. */
export function partsOfStored({ pattern, bits }: StoredWaterfall): Part[] {
  if (bits.length === 0) return [];
  const levels = levelsOf(pattern);
  const prior: Part = { field: 'prior', level: 'prior', bits: (bits[0] ?? 0) / 10 };
  return [prior, ...FIELDS.map(([field], at): Part => ({ field, level: levels[field], bits: (bits[at + 1] ?? 0) / 10 }))];
}

/** The number of one level of one field within a pattern, and the bits that hold that field. */
export function levelInPattern(field: (typeof FIELDS)[number][0], level: string): { readonly mask: number; readonly value: number } {
  const [, shift, levels] = FIELDS.find(([name]) => name === field) ?? FIELDS[0];
  const width = field === 'date' ? 15 : field === 'sex' || field === 'employer' ? 3 : 7;
  return { mask: width << shift, value: (levels as readonly string[]).indexOf(level) << shift };
}
