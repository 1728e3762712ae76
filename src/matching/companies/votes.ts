const NONE = new Int32Array(0);

/** How many workers of a company were found under an employer, for every pair that occurs. */
export class Votes {
  /** Workers of each company found under any employer at all. */
  readonly placed: Int32Array;
  /** Where the employers of each company begin. */
  readonly #from: Int32Array;
  /** How many employers each company's workers stand under. */
  readonly #several: Int32Array;
  readonly #employers: Int32Array;
  readonly #counts: Int32Array;

  /**
   * Each worker found, by company and employer; those without one of the two (-1) have no vote.
   * @param firms how many firms either file has
   */
  constructor(
    company: Int32Array,
    employer: Int32Array,
    firms: { readonly companies: number; readonly employers: number },
  ) {
    this.placed = new Int32Array(firms.companies);
    for (const [at, one] of company.entries())
      if (one >= 0 && (employer[at] ?? -1) >= 0) this.placed[one] = (this.placed[one] ?? 0) + 1;
    this.#from = new Int32Array(firms.companies + 1);
    for (const [at, placed] of this.placed.entries()) this.#from[at + 1] = (this.#from[at] ?? 0) + placed;
    this.#employers = this.#byCompany(company, employer);
    this.#counts = new Int32Array(this.#employers.length);
    this.#several = this.#counted(new Int32Array(firms.employers));
  }

  count(company: number, employer: number): number {
    const from = this.#from[company] ?? 0;
    const to = from + (this.#several[company] ?? 0);
    for (let at = from; at < to; at += 1) if (this.#employers[at] === employer) return this.#counts[at] ?? 0;
    return 0;
  }

  /** The employers that a company's workers stand under. */
  of(company: number): Int32Array {
    const from = this.#from[company];
    return from === undefined ? NONE : this.#employers.subarray(from, from + (this.#several[company] ?? 0));
  }

  /** The employers of all votes, those of one company side by side. */
  #byCompany(company: Int32Array, employer: Int32Array): Int32Array {
    const next = this.#from.slice();
    const employers = new Int32Array(next.at(-1) ?? 0);
    for (const [at, one] of company.entries()) {
      const under = employer[at] ?? -1;
      if (one < 0 || under < 0) continue;
      const place = next[one] ?? 0;
      employers[place] = under;
      next[one] = place + 1;
    }
    return employers;
  }

  /** Moves the different employers of each company to the front and counts each; answers how many there are. */
  #counted(votes: Int32Array): Int32Array {
    const several = new Int32Array(this.placed.length);
    for (const [company, placed] of this.placed.entries()) {
      const from = this.#from[company] ?? 0;
      let end = from;
      for (let at = from; at < from + placed; at += 1) {
        const employer = this.#employers[at] ?? 0;
        if (votes[employer] === 0) {
          this.#employers[end] = employer;
          end += 1;
        }
        votes[employer] = (votes[employer] ?? 0) + 1;
      }
      for (let at = from; at < end; at += 1) {
        const employer = this.#employers[at] ?? 0;
        this.#counts[at] = votes[employer] ?? 0;
        votes[employer] = 0;
      }
      several[company] = end - from;
    }
    return several;
  }
}
