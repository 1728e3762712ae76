import { chanceOf } from './chance.ts';
import { drawFirms } from './firms.ts';
import { writeFirm, type WorldContext } from './firm-part.ts';
import { civilRegistry } from './people.ts';
import type { WorldPart } from './rows.ts';

export interface WorldOptions {
  /** Equal seeds give equal worlds. */
  readonly seed?: number;
  /** Lines of the register of workers; exactly so many are written. */
  readonly workers?: number;
  /** Firms with named workers; by default one for every 48 workers. */
  readonly firms?: number;
  /** Multiplies the share of spoilt values: 0 for clean files, 1 for ordinary ones, 3 for bad ones. */
  readonly noise?: number;
}

/** The size of the demonstration. */
export const DEMO_WORLD = { seed: 9901, workers: 12_000, firms: 250, noise: 1 } as const;

const WORKERS_A_FIRM = 48;

/**
 * Kabupaten Contoh Raya of the invented province 99, firm by firm: what the labour office and the insurer
 * wrote about it, and what is true. Only one firm is held in memory at a time, so a million workers do no harm.
 */
export function* worldParts(options: WorldOptions = {}): Generator<WorldPart> {
  const workers = options.workers ?? DEMO_WORLD.workers;
  const firmCount = options.firms ?? Math.max(1, Math.round(workers / WORKERS_A_FIRM));
  const root = chanceOf(options.seed ?? DEMO_WORLD.seed);
  const firms = drawFirms(root.fork(0), { firms: firmCount, workers });
  let [lastWorker, lastCard] = [0, 0];
  const shared: Omit<WorldContext, 'chance'> = {
    registry: civilRegistry(),
    otherCodes: firms.flatMap((firm) => (firm.head ? [] : firm.codes)),
    noise: options.noise ?? DEMO_WORLD.noise,
    lately: [],
    nextWorker: () => `W${String((lastWorker += 1)).padStart(8, '0')}`,
    nextCard: () => `0009${String((lastCard += 1)).padStart(9, '0')}`,
  };
  for (const [index, firm] of firms.entries())
    yield writeFirm({ ...shared, chance: root.fork(index + 1) }, firm);
}
