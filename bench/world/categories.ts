import { DEFAULT_SETTINGS } from '../../src/matching/settings.ts';
import { isMaterial } from '../../src/matching/statuses.ts';
import type { SeededRandom } from './random.ts';

/** What is true of a worker. */
export type Category = 'SESUAI' | 'TIDAK_ADA' | 'SEGMEN_LAIN' | 'BU_LAIN' | 'NONAKTIF' | 'TANGGUNGAN';

type Share = readonly [upTo: number, category: Category];

const UNENROLLED: readonly Share[] = [
  [0.5, 'TIDAK_ADA'],
  [0.75, 'SEGMEN_LAIN'],
  [0.88, 'BU_LAIN'],
  [1, 'TANGGUNGAN'],
];
const PARTIAL: readonly Share[] = [
  [0.33, 'TIDAK_ADA'],
  [0.5, 'SEGMEN_LAIN'],
];
const USUAL: readonly Share[] = [
  [0.86, 'SESUAI'],
  [0.915, 'TIDAK_ADA'],
  [0.945, 'SEGMEN_LAIN'],
  [0.975, 'BU_LAIN'],
  [0.99, 'NONAKTIF'],
  [1, 'TANGGUNGAN'],
];

/** Draws the truth about a worker of a company that is enrolled or not, and that hides workers or not. */
export function drawCategory(random: SeededRandom, enrolled: boolean, hides: boolean): Category {
  const dice = random.next();
  const hidden = enrolled && hides ? PARTIAL.find(([upTo]) => dice < upTo) : undefined;
  return (hidden ?? (enrolled ? USUAL : UNENROLLED).find(([upTo]) => dice < upTo))?.[1] ?? 'SESUAI';
}

/**
 * The flags that the office's own rule gives on the true answers. A firm that means to hide workers but happens to
 * have hidden none, or one of two, is not flagged by any rule on the rows; what it means is kept apart.
 */
export class TrueTally {
  #workers = 0;
  #unregistered = 0;
  #compared = 0;
  #short = 0;

  add(category: Category, wageShort: boolean): void {
    this.#workers += 1;
    if (category === 'TIDAK_ADA' || category === 'SEGMEN_LAIN' || category === 'TANGGUNGAN') this.#unregistered += 1;
    if (category !== 'SESUAI' && category !== 'NONAKTIF') return;
    this.#compared += 1;
    if (wageShort) this.#short += 1;
  }

  get partialWorkers(): boolean {
    return isMaterial(this.#unregistered, this.#workers, DEFAULT_SETTINGS.partialWorkers);
  }

  get partialWages(): boolean {
    return isMaterial(this.#short, this.#compared, DEFAULT_SETTINGS.partialWages);
  }
}
