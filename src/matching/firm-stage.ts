import { FirmLinker, readFirms } from './companies/company-links.ts';
import type { FirmBook, FirmLinks } from './companies/company-links.ts';
import { joinEntities } from './companies/entities.ts';
import type { Entities } from './companies/entities.ts';
import { settleEstablishments } from './companies/establishments.ts';
import type { Establishment } from './companies/establishments.ts';
import { Votes } from './companies/votes.ts';
import type { LinkageInput } from './input.ts';
import type { PairStore } from './pair-store.ts';
import type { CardEmployer } from './statuses.ts';

/** What the firm rules found with one set of votes. */
export interface SettledFirms {
  readonly firmLinks: FirmLinks;
  readonly entities: Entities;
  readonly establishments: readonly Establishment[];
}

/** Firms of both files with the workers that they share; settled once by exact NIK, and again by the final links. */
export class FirmStage {
  readonly memberEmployers: Int32Array;
  readonly workerCompanies: Int32Array;
  readonly #input: LinkageInput;
  readonly #book: FirmBook;
  readonly #linker: FirmLinker;

  constructor(input: LinkageInput, workerCompanies: Int32Array) {
    this.#input = input;
    this.workerCompanies = workerCompanies;
    this.memberEmployers = input.memberEmployers();
    this.#book = readFirms(input.companies, input.employers);
    const share = new Float64Array(input.employers.length);
    for (const employer of this.memberEmployers)
      if (employer >= 0) share[employer] = (share[employer] ?? 0) + 1 / this.memberEmployers.length;
    this.#linker = new FirmLinker(this.#book, share);
  }

  /** Which employers the workers of each company were found under, by the pairs that count. */
  votesOf(pairs: PairStore, counts: (pair: number) => boolean): Votes {
    const votes = new Votes(this.#input.companies.length);
    for (let pair = 0; pair < pairs.size; pair += 1) {
      if (!counts(pair)) continue;
      const company = this.workerCompanies[pairs.left[pair] ?? -1] ?? -1;
      votes.add(company, this.memberEmployers[pairs.right[pair] ?? -1] ?? -1);
    }
    return votes;
  }

  settle(votes: Votes): SettledFirms {
    const firmLinks = this.#linker.link(votes);
    const entities = joinEntities(this.#book, firmLinks);
    return {
      firmLinks,
      entities,
      establishments: settleEstablishments(this.#book, firmLinks, entities, votes),
    };
  }

  /** How the employer of a card stands to the company of a worker. */
  cardEmployer(settled: SettledFirms): (worker: number, member: number) => CardEmployer {
    return (worker, member) => {
      const employer = this.memberEmployers[member] ?? -1;
      if (employer < 0) return this.#input.namesEmployer(member) ? 'other' : 'none';
      const company = this.workerCompanies[worker] ?? -1;
      if (company < 0) return 'other';
      if (settled.entities.ofCompany[company] === settled.entities.ofEmployer[employer]) return 'own';
      const place = settled.establishments[company];
      return place?.status === 'TINJAU' && place.employers.includes(employer) ? 'doubtful' : 'other';
    };
  }
}
