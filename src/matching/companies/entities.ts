import type { FirmBook, FirmLinks } from './company-links.ts';
import { compareFirms, totalBits } from './firm-score.ts';

/** Register and enrolment records that belong to one legal person share a number. */
export interface Entities {
  readonly ofCompany: Int32Array;
  readonly ofEmployer: Int32Array;
}

/** Two register records are one legal person only when a number says so. */
const SAME_ENTITY_FROM = 16;
/** More register records than this under one number mean a stand-in number, not branches. */
const MOST_BRANCHES = 400;

/** Joins firm links, and register branches to their head office, into legal persons. */
export class EntityJoiner {
  readonly #book: FirmBook;
  /** Parents of all records by what register numbers alone say; the root is the first record of its legal person. */
  readonly #branches: Int32Array;

  constructor(book: FirmBook) {
    this.#book = book;
    const records = book.companies.length + book.employers.length;
    this.#branches = Int32Array.from({ length: records }, (_, at) => at);
    uniteBranches(book, this.#branches);
  }

  join(links: FirmLinks): Entities {
    const companies = this.#book.companies.length;
    const parent = this.#branches.slice();
    for (const list of links.sure)
      for (const link of list) unite(parent, link.company, companies + link.employer);
    const roots = parent.map((_, at) => rootOf(parent, at));
    return { ofCompany: roots.slice(0, companies), ofEmployer: roots.slice(companies) };
  }
}

/** Register records with one NIB or one taxpayer number and alike names. */
function uniteBranches(book: FirmBook, parent: Int32Array): void {
  const holders = new Map<string, number[]>();
  for (const [at, company] of book.companies.entries()) {
    for (const key of [
      company.nib === '' ? '' : `n${company.nib}`,
      company.npwpRoot === '' ? '' : `p${company.npwpRoot}`,
    ]) {
      if (key === '') continue;
      const holder = holders.get(key);
      if (holder === undefined) holders.set(key, [at]);
      else if (holder.length < MOST_BRANCHES) holder.push(at);
    }
  }
  for (const group of holders.values()) uniteGroup(book, parent, group);
}

function uniteGroup(book: FirmBook, parent: Int32Array, group: readonly number[]): void {
  for (const [place, at] of group.entries()) {
    for (const other of group.slice(0, place)) {
      const company = book.companies[at];
      const second = book.companies[other];
      if (company === undefined || second === undefined || rootOf(parent, at) === rootOf(parent, other))
        continue;
      const evidence = compareFirms(company, second, book.words);
      if (evidence.name > 0 && totalBits({ ...evidence, place: 0, address: 0 }) >= SAME_ENTITY_FROM)
        unite(parent, at, other);
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
