import type { LevelShares } from '../estimate.ts';

const shares = (of: Readonly<Record<string, number>>): ReadonlyMap<string, number> => new Map(Object.entries(of));

/**
 * Chance of each level among two different people: two million random pairs of a generated register of 60,000 workers,
 * drawn with a fixed seed. The employer's shares are those of the model. Fixed, because u learned on compared pairs
 * would starve the fields that brought the pairs together.
 */
export const RANDOM_SHARES: LevelShares = {
  nik: shares({
    different: 0.93,
    foreign: 0.0178,
    missing: 0.0444,
    datePart: 0.00736,
    twoEdits: 1.05e-4,
    oneEdit: 8.3e-5,
    equal: 1.1e-5,
  }),
  name: shares({
    different: 0.98,
    conflict: 0.0184,
    equal: 6.6e-5,
    partial: 0.00102,
    spelling: 1.65e-5,
    sameSound: 4.5e-6,
  }),
  date: shares({
    different: 0.996,
    digit: 0.00119,
    near: 0.00142,
    year: 7.23e-4,
    missing: 1.26e-4,
    equal: 7.9e-5,
    standIn: 2.67e-4,
    swapped: 2.65e-5,
    inNik: 5e-6,
    crossNik: 1e-6,
  }),
  sex: shares({ different: 0.471, equal: 0.529, missing: 1e-3 }),
  employer: shares({ same: 0.002, none: 0.25, other: 0.75, unknown: 1 }),
};
