import { FirmLinker, readFirms } from './companies/company-links.ts';
import type { FirmBook, FirmLinks } from './companies/company-links.ts';
import { EntityJoiner } from './companies/entities.ts';
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
  readonly #joiner: EntityJoiner;

  constructor(input: LinkageInput, workerCompanies: Int32Array) {
    this.#input = input;
    this.workerCompanies = workerCompanies;
    this.memberEmployers = input.memberEmployers();
    this.#book = readFirms(input.companies, input.employers);
    const share = new Float64Array(input.employers.length);
    for (const employer of this.memberEmployers)
      if (employer >= 0) share[employer] = (share[employer] ?? 0) + 1 / this.memberEmployers.length;
    this.#linker = new FirmLinker(this.#book, share);
    this.#joiner = new EntityJoiner(this.#book);
  }

  /** Which employers the workers of each company were found under, by the pairs that count. */
  votesOf(pairs: PairStore, counts: (pair: number) => boolean): Votes {
    const company = new Int32Array(pairs.size).fill(-1);
    const employer = new Int32Array(pairs.size).fill(-1);
    for (let pair = 0; pair < pairs.size; pair += 1) {
      if (!counts(pair)) continue;
      company[pair] = this.workerCompanies[pairs.left[pair] ?? -1] ?? -1;
      employer[pair] = this.memberEmployers[pairs.right[pair] ?? -1] ?? -1;
    }
    const { companies, employers } = this.#input;
    return new Votes(company, employer, { companies: companies.length, employers: employers.length });
  }

  /** Only which records are one legal person. */
  entities(votes: Votes): Entities {
    return this.#joiner.join(this.#linker.link(votes));
  }

  settle(votes: Votes): SettledFirms {
    const firmLinks = this.#linker.link(votes);
    const entities = this.#joiner.join(firmLinks);
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
