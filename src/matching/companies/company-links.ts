import type { FirmRow } from '../input.ts';
import { FirmBlocks } from './firm-candidates.ts';
import { MOST_BITS, mostNameBits } from './firm-name.ts';
import { FirmReader } from './firm-profile.ts';
import type { FirmProfile } from './firm-profile.ts';
import type { FirmEvidence } from './firm-score.ts';
import { compareFirms, totalBits, workerBits } from './firm-score.ts';
import { FirmScreen } from './firm-screen.ts';
import { FirmWords } from './firm-words.ts';
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
/** Sums of the same bits in another order differ by less than this. */
const ROUNDING = 1e-9;

/** Normalises the firms of both files. */
export function readFirms(companies: readonly FirmRow[], employers: readonly FirmRow[]): FirmBook {
  const reader = FirmReader.of([companies, employers]);
  const words = new FirmWords();
  const read = (row: FirmRow): FirmProfile => {
    const profile = reader.read(row);
    words.add(profile);
    return profile;
  };
  return { companies: companies.map(read), employers: employers.map(read), words };
}

/** What speaks for a company being an employer, shared workers left out. */
interface Compared {
  readonly employer: number;
  readonly evidence: FirmEvidence;
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
  readonly #screen: FirmScreen;
  /** The pairs of each company that may count without shared workers, or did with some. */
  readonly #compared: Compared[][];

  /** @param memberShare share of all members under each employer */
  constructor(book: FirmBook, memberShare: Float64Array) {
    this.#book = book;
    this.#memberShare = memberShare;
    this.#prior = -Math.log2(Math.max(PRIOR_FLOOR, book.employers.length));
    const blocks = new FirmBlocks(book.employers, book.words);
    this.#screen = new FirmScreen(book.companies, book.employers);
    this.#compared = book.companies.map((profile, company) => {
      const compared: Compared[] = [];
      for (const employer of blocks.candidates(profile)) this.#compare(company, employer, 0, compared);
      return compared;
    });
  }

  /** @param votes workers of each company found under each employer */
  link(votes: Votes): FirmLinks {
    const sure: FirmLink[][] = [];
    const doubtful: FirmLink[][] = [];
    for (const [company, known] of this.#compared.entries()) {
      this.#addVoted(company, known, votes);
      const links = this.#weigh(company, known, votes);
      const accepted = links.filter((link) => link.weight >= LINK_FROM);
      sure.push(accepted);
      doubtful.push(accepted.length > 0 ? [] : links);
    }
    return { sure, doubtful };
  }

  /** Pairs that only shared workers speak for. */
  #addVoted(company: number, known: Compared[], votes: Votes): void {
    for (const employer of votes.of(company)) {
      if (known.some((pair) => pair.employer === employer)) continue;
      this.#compare(company, employer, this.#workerBits(company, employer, votes), known);
    }
  }

  /** Keeps a pair that may come to count with what its shared workers say. */
  #compare(company: number, employer: number, workers: number, compared: Compared[]): void {
    const least = REVIEW_FROM - this.#prior - Math.max(0, workers) - ROUNDING;
    const most = this.#screen.most(company, employer);
    if (most < least) return;
    const left = this.#book.companies[company];
    const right = this.#book.employers[employer];
    if (left === undefined || right === undefined) throw new Error('A firm outside the book');
    if (most - MOST_BITS + mostNameBits(left, right) < least) return;
    const evidence = compareFirms(left, right, this.#book.words);
    if (totalBits(evidence) >= least) compared.push({ employer, evidence });
  }

  /** The pairs that count, the heaviest first. */
  #weigh(company: number, known: readonly Compared[], votes: Votes): FirmLink[] {
    const links: FirmLink[] = [];
    for (const { employer, evidence: base } of known) {
      const evidence = { ...base, workers: this.#workerBits(company, employer, votes) };
      const weight = this.#prior + totalBits(evidence);
      if (weight >= REVIEW_FROM) links.push({ company, employer, weight, evidence });
    }
    return links.sort((a, b) => b.weight - a.weight || a.employer - b.employer);
  }

  #workerBits(company: number, employer: number, votes: Votes): number {
    return workerBits({
      votes: votes.count(company, employer),
      placed: votes.placed[company] ?? 0,
      share: this.#memberShare[employer] ?? 0,
    });
  }
}
