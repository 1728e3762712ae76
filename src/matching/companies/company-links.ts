import type { FirmRow } from '../input.ts';
import { firmCandidates } from './firm-candidates.ts';
import { FirmWords } from './firm-name.ts';
import type { FirmProfile } from './firm-profile.ts';
import { knownPlaces, profileOf } from './firm-profile.ts';
import type { FirmEvidence } from './firm-score.ts';
import { compareFirms, totalBits, workerBits } from './firm-score.ts';
import type { Votes } from './votes.ts';

/** One company-employer pair that is, or may be, the same employer. */
export interface FirmLink {
  readonly company: number;
  readonly employer: number;
  /** Posterior weight in bits. */
  readonly weight: number;
  readonly evidence: FirmEvidence;
}

/** Firms of both files, normalised once. */
export interface FirmBook {
  readonly companies: readonly FirmProfile[];
  readonly employers: readonly FirmProfile[];
  readonly words: FirmWords;
}

/** Firm links by company; `doubtful` holds those that a person must look at. */
export interface FirmLinks {
  readonly sure: readonly (readonly FirmLink[])[];
  readonly doubtful: readonly (readonly FirmLink[])[];
}

const LINK_FROM = 4;
const REVIEW_FROM = 0;
/** The prior is never better than one in this many employers. */
const PRIOR_FLOOR = 2048;

/** Normalises the firms of both files. */
export function readFirms(companies: readonly FirmRow[], employers: readonly FirmRow[]): FirmBook {
  const places = knownPlaces([companies, employers]);
  const words = new FirmWords();
  const read = (row: FirmRow): FirmProfile => {
    const profile = profileOf(row, places);
    words.add(profile);
    return profile;
  };
  return { companies: companies.map(read), employers: employers.map(read), words };
}

/**
 * Finds which employers each company is. Several may be: one company can hold several kode_bu.
 * Names, numbers and places are compared once; shared workers are heard each time anew, and bring in the pairs that
 * nothing else speaks for.
 */
export class FirmLinker {
  readonly #book: FirmBook;
  readonly #memberShare: Float64Array;
  readonly #prior: number;
  readonly #compared: Map<number, FirmEvidence>[];

  /** @param memberShare share of all members under each employer */
  constructor(book: FirmBook, memberShare: Float64Array) {
    this.#book = book;
    this.#memberShare = memberShare;
    this.#prior = -Math.log2(Math.max(PRIOR_FLOOR, book.employers.length));
    const candidates = firmCandidates(book.companies, book.employers, book.words);
    this.#compared = candidates.map((employers, company) => this.#compareAll(company, employers));
  }

  /** @param votes workers of each company found under each employer */
  link(votes: Votes): FirmLinks {
    const sure: FirmLink[][] = [];
    const doubtful: FirmLink[][] = [];
    for (const [company, known] of this.#compared.entries()) {
      for (const employer of votes.of(company).keys())
        if (!known.has(employer)) known.set(employer, this.#compare(company, employer));
      const links = this.#weigh(company, known, votes);
      const accepted = links.filter((link) => link.weight >= LINK_FROM);
      sure.push(accepted);
      doubtful.push(accepted.length > 0 ? [] : links.filter((link) => link.weight >= REVIEW_FROM));
    }
    return { sure, doubtful };
  }

  #compareAll(company: number, employers: readonly number[]): Map<number, FirmEvidence> {
    const compared = new Map<number, FirmEvidence>();
    for (const employer of employers) {
      const evidence = this.#compare(company, employer);
      if (this.#prior + totalBits(evidence) >= REVIEW_FROM) compared.set(employer, evidence);
    }
    return compared;
  }

  #compare(company: number, employer: number): FirmEvidence {
    const left = this.#book.companies[company];
    const right = this.#book.employers[employer];
    if (left === undefined || right === undefined) throw new Error('A firm outside the book');
    return compareFirms(left, right, this.#book.words, null);
  }

  #weigh(company: number, known: ReadonlyMap<number, FirmEvidence>, votes: Votes): FirmLink[] {
    const links: FirmLink[] = [];
    for (const [employer, base] of known) {
      const workers = workerBits({
        votes: votes.count(company, employer),
        placed: votes.placed[company] ?? 0,
        share: this.#memberShare[employer] ?? 0,
      });
      const evidence = { ...base, workers };
      links.push({ company, employer, weight: this.#prior + totalBits(evidence), evidence });
    }
    return links.sort((a, b) => b.weight - a.weight || a.employer - b.employer);
  }
}
