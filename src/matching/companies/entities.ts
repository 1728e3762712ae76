import type { FirmBook, FirmLinks } from './company-links.ts';
import { firmCandidates } from './firm-candidates.ts';
import { compareFirms, totalBits } from './firm-score.ts';

/** Register and enrolment records that belong to one legal person share a number. */
export interface Entities {
  readonly ofCompany: Int32Array;
  readonly ofEmployer: Int32Array;
}

/** Two register records are one legal person only when a number says so. */
const SAME_ENTITY_FROM = 16;

/** Joins firm links, and register branches to their head office, into legal persons. */
export function joinEntities(book: FirmBook, links: FirmLinks): Entities {
  const companies = book.companies.length;
  const parent = Int32Array.from({ length: companies + book.employers.length }, (_, at) => at);
  for (const list of links.sure) for (const link of list) unite(parent, link.company, companies + link.employer);
  uniteBranches(book, parent);
  return {
    ofCompany: Int32Array.from({ length: companies }, (_, at) => rootOf(parent, at)),
    ofEmployer: Int32Array.from({ length: book.employers.length }, (_, at) => rootOf(parent, companies + at)),
  };
}

function uniteBranches(book: FirmBook, parent: Int32Array): void {
  const candidates = firmCandidates(book.companies, book.companies, book.words, null);
  for (const [at, others] of candidates.entries()) {
    const company = book.companies[at];
    if (company === undefined) continue;
    for (const other of others) {
      const second = book.companies[other];
      if (other <= at || second === undefined) continue;
      const evidence = compareFirms(company, second, book.words, null);
      const numbered = evidence.nib > 0 || evidence.npwp > 0;
      if (numbered && evidence.name > 0 && totalBits({ ...evidence, place: 0, address: 0 }) >= SAME_ENTITY_FROM) unite(parent, at, other);
    }
  }
}

function rootOf(parent: Int32Array, at: number): number {
  let root = at;
  while (parent[root] !== root) root = parent[root] ?? root;
  let step = at;
  while (parent[step] !== root) {
    const next = parent[step] ?? root;
    parent[step] = root;
    step = next;
  }
  return root;
}

function unite(parent: Int32Array, left: number, right: number): void {
  const a = rootOf(parent, left);
  const b = rootOf(parent, right);
  parent[Math.max(a, b)] = Math.min(a, b);
}
