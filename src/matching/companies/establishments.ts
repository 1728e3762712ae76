import type { FirmBook, FirmLinks } from './company-links.ts';
import type { Entities } from './entities.ts';
import type { FirmProfile } from './firm-profile.ts';
import type { Votes } from './votes.ts';

/** Where a company stands with the enrolment file. */
export interface Establishment {
  readonly status: 'TERDAFTAR' | 'LEWAT_PUSAT' | 'BELUM' | 'TINJAU';
  /** Numbers of its employers: its own, or the head office's. Candidates when doubtful. */
  readonly employers: readonly number[];
  /** The register company that is its head office, -1 when none is known. */
  readonly head: number;
}

/** Settles for every company whether it is enrolled by itself, through its head office, doubtful, or not at all. */
export function settleEstablishments(
  book: FirmBook,
  links: FirmLinks,
  entities: Entities,
  votes: Votes,
): Establishment[] {
  const groups = entityGroups(book, entities);
  const owner = ownersOf(book, links, groups.values(), votes);
  return book.companies.map((company, at) => {
    const group = groups.get(entities.ofCompany[at] ?? -1) ?? { companies: [at], employers: [] };
    const own = group.employers.filter((employer) => owner.get(employer) === at);
    if (own.length > 0) return ownOrThroughHead(book, at, own, group.companies, votes);
    if (group.employers.length > 0) return throughAnother(book, at, group, owner, votes);
    const doubtful = links.doubtful[at] ?? [];
    if (doubtful.length > 0)
      return { status: 'TINJAU', employers: doubtful.map((link) => link.employer), head: -1 };
    return {
      status: 'BELUM',
      employers: [],
      head: company.isBranch ? headOf(book, at, group.companies) : -1,
    };
  });
}

interface Group {
  readonly companies: number[];
  readonly employers: number[];
}

function entityGroups(book: FirmBook, entities: Entities): Map<number, Group> {
  const groups = new Map<number, Group>();
  const groupOf = (root: number): Group => {
    const known = groups.get(root);
    if (known !== undefined) return known;
    const fresh: Group = { companies: [], employers: [] };
    groups.set(root, fresh);
    return fresh;
  };
  for (const at of book.companies.keys()) groupOf(entities.ofCompany[at] ?? -1).companies.push(at);
  for (const at of book.employers.keys()) groupOf(entities.ofEmployer[at] ?? -1).employers.push(at);
  return groups;
}

/**
 * Each employer belongs to the company of its legal person that it fits best as an establishment: place, branch number,
 * shared workers, and only then by how sure their own link is.
 */
function ownersOf(book: FirmBook, links: FirmLinks, groups: Iterable<Group>, votes: Votes): Map<number, number> {
  const owner = new Map<number, number>();
  for (const group of groups) {
    for (const at of group.employers) {
      const employer = book.employers[at];
      let best = -Infinity;
      for (const other of group.companies) {
        const company = book.companies[other];
        if (company === undefined || employer === undefined) continue;
        const direct = links.sure[other]?.find((link) => link.employer === at)?.weight ?? -1;
        const shared = Math.min(4, Math.log2(1 + votes.count(other, at)));
        const fit = placeFit(company, employer) + shared + direct / 1000;
        if (fit <= best) continue;
        best = fit;
        owner.set(at, other);
      }
    }
  }
  return owner;
}

function placeFit(company: FirmProfile, employer: FirmProfile): number {
  let fit = company.place === employer.place && company.place !== '' ? 6 : 0;
  if (company.address !== '' && company.address === employer.address) fit += 3;
  if (company.isBranch === employer.isBranch) fit += 2;
  if (company.branch !== '' && (company.branch === employer.branch || company.branch === employer.placeName))
    fit += 3;
  if (company.npwpBranch !== '' && company.npwpBranch === employer.npwpBranch)
    fit += company.npwpBranch === '000' ? 1 : 4;
  return fit;
}

/** A branch that only "owns" a head office in another place, because no other record claims it, is enrolled through it. */
function ownOrThroughHead(
  book: FirmBook,
  at: number,
  own: readonly number[],
  companies: readonly number[],
  votes: Votes,
): Establishment {
  const company = book.companies[at];
  const placed =
    company === undefined ? [] : own.filter((employer) => isPlaceOf(company, book.employers[employer]));
  if (company?.isBranch === true && placed.length === 0) {
    return {
      status: 'LEWAT_PUSAT',
      employers: byVotes(own, at, votes).slice(0, 1),
      head: headOf(book, at, companies),
    };
  }
  return { status: 'TERDAFTAR', employers: own, head: -1 };
}

function isPlaceOf(company: FirmProfile, employer: FirmProfile | undefined): boolean {
  if (employer === undefined) return false;
  return employer.isBranch || (employer.place === company.place && employer.place !== '');
}

function throughAnother(
  book: FirmBook,
  at: number,
  group: Group,
  owner: ReadonlyMap<number, number>,
  votes: Votes,
): Establishment {
  const company = book.companies[at];
  const heads = group.employers.filter((employer) => book.employers[employer]?.isBranch !== true);
  const choice = byVotes(heads.length > 0 ? heads : group.employers, at, votes)[0];
  if (choice === undefined || company === undefined) return { status: 'BELUM', employers: [], head: -1 };
  const ownerCompany = book.companies[owner.get(choice) ?? -1];
  const samePlace = ownerCompany !== undefined && ownerCompany.place === company.place && !company.isBranch;
  return samePlace
    ? { status: 'TERDAFTAR', employers: [choice], head: -1 }
    : {
        status: 'LEWAT_PUSAT',
        employers: [choice],
        head: owner.get(choice) ?? headOf(book, at, group.companies),
      };
}

function byVotes(employers: readonly number[], company: number, votes: Votes): number[] {
  return [...employers].sort((a, b) => votes.count(company, b) - votes.count(company, a) || a - b);
}

function headOf(book: FirmBook, at: number, companies: readonly number[]): number {
  return companies.find((other) => other !== at && book.companies[other]?.isBranch === false) ?? -1;
}
