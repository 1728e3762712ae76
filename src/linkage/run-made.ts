import type { MeasuredError } from '../matching/model.ts';
import type { LinkageSettings } from '../matching/settings.ts';

/** What a run was made with, as it is kept with the run. */
export interface RunMade {
  readonly settings: LinkageSettings;
  readonly mode: 'full' | 'delta';
  /** Why everything was compared, or only what had changed: one sentence for the page of the run. Null: as the run and its area tell. */
  readonly modeReason: string | null;
}

/** The settings as stored: what a reader of an old run needs to understand its answers. */
export interface StoredSettings {
  readonly model: string;
  /** Weights (log2 odds) from which a pair is a link, and from which a person looks at it. */
  readonly linkFrom: number;
  /** The same for a pair neither row of which has another candidate. */
  readonly aloneFrom: number;
  readonly reviewFrom: number;
  readonly wageCeiling: number;
  readonly wageTolerance: number;
  readonly minimumWages: LinkageSettings['wage']['minimums'];
  readonly partialWorkers: LinkageSettings['partialWorkers'];
  readonly partialWages: LinkageSettings['partialWages'];
  /** Missing in runs of a model that nobody measured. */
  readonly measured?: readonly MeasuredError[];
}

/** What is kept of the settings; the weights themselves are named by the model's version. */
export function storedSettings({ model, wage, partialWorkers, partialWages }: LinkageSettings): StoredSettings {
  return {
    model: model.version,
    linkFrom: model.linkFrom,
    aloneFrom: model.aloneFrom,
    reviewFrom: model.reviewFrom,
    wageCeiling: wage.ceiling,
    wageTolerance: wage.tolerance,
    minimumWages: wage.minimums,
    partialWorkers,
    partialWages,
    ...(model.measured === undefined ? {} : { measured: model.measured }),
  };
}
