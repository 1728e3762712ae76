import { probabilityOf } from '../matching/explain.ts';
import type { MeasuredError } from '../matching/model.ts';
import type { RunView } from './linkage.queries.ts';

/** What a run was made with and what it wrote, as its page shows it; null for a run of a release that did not keep it. */
export interface MadeView {
  readonly model: string;
  /** Likelihoods from which a pair is certain, and from which a person looks at it. */
  readonly certainFrom: number;
  /** The first of them for a pair without any rival. */
  readonly aloneFrom: number;
  readonly reviewFrom: number;
  readonly wageCeiling: number;
  readonly wageTolerance: number;
  readonly partialWorkers: { readonly share: number; readonly leastWorkers: number };
  readonly partialWages: { readonly share: number; readonly leastWorkers: number };
  /** What was compared, and why. */
  readonly scope: string;
  readonly scopeReason: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly measured: readonly MeasuredError[];
}

const SCOPES = { full: 'Semua baris', delta: 'Hanya yang berubah sejak pencocokan lalu' } as const;

/** Reads what was kept with a run. */
export function madeView({ settings, mode, modeReason, changes }: RunView): MadeView | null {
  if (mode === null || settings === null) return null;
  const sum = (key: 'added' | 'changed' | 'removed') => Object.values(changes).reduce((total, table) => total + table[key], 0);
  return {
    ...settings,
    certainFrom: probabilityOf(settings.linkFrom),
    aloneFrom: probabilityOf(settings.aloneFrom),
    reviewFrom: probabilityOf(settings.reviewFrom),
    scope: SCOPES[mode],
    scopeReason: modeReason ?? '',
    added: sum('added'),
    changed: sum('changed'),
    removed: sum('removed'),
    measured: settings.measured ?? [],
  };
}
