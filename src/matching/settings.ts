import { MODEL_IN_FORCE } from './models/registry.ts';
import type { Model } from './model.ts';
import type { MaterialRule, WageRule } from './statuses.ts';

/** What a run is made with; stored with the run so that it can be repeated. */
export interface LinkageSettings {
  readonly model: Model;
  readonly wage: WageRule;
  /** From when workers not enrolled make a company one that enrolled a part (PDS tenaga kerja). */
  readonly partialWorkers: MaterialRule;
  /** From when wages reported too low are systematic (PDS upah). */
  readonly partialWages: MaterialRule;
}

/**
 * Settings of 2026. The ceiling of Rp 12,000,000 is the one of the contribution rules in force; the tolerance covers
 * rounding. What share is "material" the law does not say: an office's choice, therefore a setting.
 */
export const DEFAULT_SETTINGS: LinkageSettings = {
  model: MODEL_IN_FORCE,
  wage: { ceiling: 12_000_000, tolerance: 0.015, minimums: [] },
  partialWorkers: { leastWorkers: 2, share: 0.3 },
  partialWages: { leastWorkers: 2, share: 0.3 },
};
