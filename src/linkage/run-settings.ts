import { parameterOn } from '../law/parameters.ts';
import type { MinimumWage } from '../matching/minimum-wage.ts';
import { DEFAULT_SETTINGS, type LinkageSettings } from '../matching/settings.ts';
import type { Tx } from '../platform/database.ts';
import { legalSettings, type LegalSettings } from '../platform/legal-settings.ts';

/**
 * What a run of today is made with: wages are compared under the ceiling that the law sets on the day of the run, and
 * what is material is the office's decision.
 */
export async function settingsOfToday(tx: Tx): Promise<LinkageSettings> {
  const [today, policy] = [await tx.today(), await legalSettings(tx)];
  return {
    ...DEFAULT_SETTINGS,
    wage: {
      ceiling: parameterOn('wageCeiling', today).value,
      tolerance: policy.wageTolerancePermille / 1000,
      minimums: minimumWagesOn(policy.minimumWages, today),
    },
    partialWorkers: { leastWorkers: policy.materialWorkersLeast, share: policy.materialWorkersPercent / 100 },
    partialWages: { leastWorkers: policy.materialWagesLeast, share: policy.materialWagesPercent / 100 },
  };
}

/** Of each regency the minimum wage that holds on a day: the latest that has begun. */
export function minimumWagesOn(dated: LegalSettings['minimumWages'], day: string): MinimumWage[] {
  const begun = dated.filter(({ from }) => from <= day).sort((a, b) => (a.from < b.from ? -1 : 1));
  return [...new Map(begun.map(({ regency, wage }) => [regency, { regency, wage }])).values()];
}
