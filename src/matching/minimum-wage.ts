import type { FirmRow } from './input.ts';
import { placeKey } from './normalise/place.ts';
import type { WageRule } from './statuses.ts';

/** The lowest lawful wage of one regency or city on the day of the data. */
export interface MinimumWage {
  /** "Kab. Bekasi", "Kota Bandung"; '' for the rest of the area. */
  readonly regency: string;
  /** Whole rupiah a month. */
  readonly wage: number;
}

/** For each company the minimum wage of its regency, else the area's, else 0 because none is known. */
export function minimumWages(companies: readonly FirmRow[], rule: WageRule): Float64Array {
  const known = new Map(rule.minimums.map((one) => [placeKey(one.regency), one.wage]));
  const rest = known.get('') ?? 0;
  return Float64Array.from(companies, (company) => known.get(placeKey(company.regency)) ?? rest);
}
