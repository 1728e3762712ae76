/** Levels of one pair as places in the level lists of the model, and the bits that each field gave. */
export interface Comparison {
  nik: number;
  name: number;
  date: number;
  sex: number;
  employer: number;
  nikBits: number;
  nameBits: number;
  dateBits: number;
  sexBits: number;
  employerBits: number;
}

/** A fresh, empty comparison; one is reused for millions of pairs. */
export function emptyComparison(): Comparison {
  return {
    nik: 0,
    name: 0,
    date: 0,
    sex: 0,
    employer: 0,
    nikBits: 0,
    nameBits: 0,
    dateBits: 0,
    sexBits: 0,
    employerBits: 0,
  };
}

/** The five levels in one small integer: what `group by pattern` and the estimator work on. */
export function patternOf(comparison: Comparison): number {
  return (
    comparison.nik |
    (comparison.name << 3) |
    (comparison.date << 6) |
    (comparison.sex << 10) |
    (comparison.employer << 12)
  );
}

/** The same pattern with another level of the employer. */
export function withEmployer(pattern: number, employer: number): number {
  return (pattern & 0xfff) | (employer << 12);
}

/** The places of the levels of NIK and name in a pattern. */
export function levelsPlaces(pattern: number): { nik: number; name: number } {
  return { nik: pattern & 7, name: (pattern >> 3) & 7 };
}
