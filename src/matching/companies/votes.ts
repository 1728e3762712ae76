/** How many workers of a company were found under an employer, for every pair that occurs. */
export class Votes {
  /** Workers of each company found under any employer at all. */
  readonly placed: Int32Array;
  readonly #byCompany: Map<number, number>[];

  constructor(companies: number) {
    this.placed = new Int32Array(companies);
    this.#byCompany = Array.from({ length: companies }, () => new Map<number, number>());
  }

  add(company: number, employer: number): void {
    if (company < 0 || employer < 0) return;
    this.placed[company] = (this.placed[company] ?? 0) + 1;
    const votes = this.#byCompany[company];
    votes?.set(employer, (votes.get(employer) ?? 0) + 1);
  }

  count(company: number, employer: number): number {
    return this.#byCompany[company]?.get(employer) ?? 0;
  }

  /** The employers that a company's workers stand under. */
  of(company: number): ReadonlyMap<number, number> {
    return this.#byCompany[company] ?? new Map<number, number>();
  }
}
