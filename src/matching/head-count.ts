import type { Establishment } from './companies/establishments.ts';
import type { FirmRow } from './input.ts';

/** Workers reported as a bare total, beside the cards that stand under the same employers. */
export interface HeadCount {
  readonly reported: number;
  readonly enrolled: number;
}

/**
 * For each company the totals of both files, where they differ downwards and the register names no worker: a suspicion
 * for a person to follow up with both report dates, never a named gap. Companies that share an employer share the
 * totals; one of them without a total, or with named workers, leaves nothing to compare.
 * @param named workers that the register names, by company
 * @param enrolled active employees' cards, by employer
 */
export function headCounts(
  companies: readonly FirmRow[],
  places: readonly Establishment[],
  named: readonly number[],
  enrolled: ReadonlyMap<number, number>,
): (HeadCount | null)[] {
  const sharers = new Map<number, number[]>();
  for (const [at, place] of places.entries())
    for (const employer of place.employers) sharers.set(employer, [...(sharers.get(employer) ?? []), at]);
  return places.map((place) => {
    if (place.status !== 'TERDAFTAR' && place.status !== 'LEWAT_PUSAT') return null;
    const family = [...new Set(place.employers.flatMap((employer) => sharers.get(employer) ?? []))];
    const reported = family.map((at) => ((named[at] ?? 0) > 0 ? null : (companies[at]?.headCount ?? null)));
    if (reported.includes(null)) return null;
    const employers = new Set(family.flatMap((at) => places[at]?.employers ?? []));
    const sum = reported.reduce((total: number, one) => total + (one ?? 0), 0);
    const cards = [...employers].reduce((total, employer) => total + (enrolled.get(employer) ?? 0), 0);
    return sum > cards ? { reported: sum, enrolled: cards } : null;
  });
}
