import type { FirmRow } from '../input.ts';
import { firmCandidates } from './firm-candidates.ts';
import { FirmWords } from './firm-name.ts';
import type { FirmProfile } from './firm-profile.ts';
import { knownPlaces, profileOf } from './firm-profile.ts';
import type { FirmEvidence } from './firm-score.ts';
import { compareFirms, totalBits } from './firm-score.ts';
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
 * @param votes workers of each company found under each employer
 * @param memberShare share of all members under each employer
 */
export function linkFirms(book: FirmBook, votes: Votes, memberShare: Float64Array): FirmLinks {
  const prior = -Math.log2(Math.max(PRIOR_FLOOR, book.employers.length));
  const candidates = firmCandidates(book.companies, book.employers, book.words, votes);
  const sure: FirmLink[][] = [];
  const doubtful: FirmLink[][] = [];
  for (const [company, employers] of candidates.entries()) {
    const links = scored(book, company, employers, votes, memberShare, prior);
    const accepted = links.filter((link) => link.weight >= LINK_FROM);
    sure.push(accepted);
    doubtful.push(accepted.length > 0 ? [] : links.filter((link) => link.weight >= REVIEW_FROM));
  }
  return { sure, doubtful };
}

function scored(book: FirmBook, company: number, employers: readonly number[], votes: Votes, memberShare: Float64Array, prior: number): FirmLink[] {
  const profile = book.companies[company];
  if (profile === undefined) return [];
  const links: FirmLink[] = [];
  for (const employer of employers) {
    const other = book.employers[employer];
    if (other === undefined) continue;
    const shared = { votes: votes.count(company, employer), placed: votes.placed[company] ?? 0, share: memberShare[employer] ?? 0 };
    const evidence = compareFirms(profile, other, book.words, shared);
    links.push({ company, employer, weight: prior + totalBits(evidence), evidence });
  }
  return links.sort((a, b) => b.weight - a.weight || a.employer - b.employer);
}
