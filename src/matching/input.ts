import { PersonTable } from './person-table.ts';
import type { PersonRow } from './person-table.ts';
import { Vocabulary } from './vocabulary.ts';

/** A company of the labour register, or an employer of the enrolment file. */
export interface FirmRow {
  /** id_perusahaan or kode_bu. */
  readonly id: string;
  readonly name: string;
  readonly nib: string | null;
  readonly npwp: string | null;
  readonly address: string | null;
  readonly regency: string | null;
}

/** A worker of the labour register. */
export interface WorkerRow extends PersonRow {
  readonly companyId: string;
}

/** Whether a card is in force; suspension is not. */
export type MemberStatus = 'AKTIF' | 'NONAKTIF' | 'PENANGGUHAN';

/** A card of the enrolment file. */
export interface MemberRow extends PersonRow {
  /** kode_bu, null when the card hangs on no employer. */
  readonly employerId: string | null;
  readonly status: MemberStatus;
  /** 'PPU', 'PBI APBN', 'PBI APBD', 'PBPU', 'BP'. */
  readonly segment: string;
  /** 'P' the member; 'S', 'I', 'A', 'T' a dependant. */
  readonly relation: string;
}

/** What a person decided about a pair; it outlives runs and overrides every weight. */
export interface PairDecision {
  readonly workerId: string;
  readonly memberId: string;
  readonly decision: 'same' | 'different' | 'unsure';
}

/** What the status rules need of a card, in one byte. */
export const CARD_ACTIVE = 1;
export const CARD_PPU = 2;
export const CARD_DEPENDANT = 4;
/** A card whose holder is a member by subsidy, whoever stands above him in the family. */
export const CARD_PBI = 8;

/** Everything a run compares. Rows may come in any order and may name firms that come later. */
export class LinkageInput {
  readonly vocabulary = new Vocabulary();
  readonly workers: PersonTable;
  readonly members: PersonTable;
  readonly companies: FirmRow[] = [];
  readonly employers: FirmRow[] = [];
  readonly decisions: PairDecision[] = [];
  readonly cards: number[] = [];
  readonly #companyNumbers = new Map<string, number>();
  readonly #employerNumbers = new Map<string, number>();
  readonly #workerCompanies: string[] = [];
  readonly #memberEmployers: (string | null)[] = [];

  /** @param expected rows expected in each person file: saves copying while it grows. */
  constructor(expected: { workers?: number; members?: number } = {}) {
    this.workers = new PersonTable(this.vocabulary, expected.workers);
    this.members = new PersonTable(this.vocabulary, expected.members);
  }

  addCompany(row: FirmRow): void {
    this.#companyNumbers.set(row.id, this.companies.length);
    this.companies.push(row);
  }

  addEmployer(row: FirmRow): void {
    this.#employerNumbers.set(row.id, this.employers.length);
    this.employers.push(row);
  }

  addWorker(row: WorkerRow): void {
    this.workers.add(row);
    this.#workerCompanies.push(row.companyId);
  }

  addMember(row: MemberRow): void {
    this.members.add(row);
    this.#memberEmployers.push(row.employerId === '' ? null : row.employerId);
    let card = row.status === 'AKTIF' ? CARD_ACTIVE : 0;
    if (row.segment === 'PPU') card |= CARD_PPU;
    if (row.segment.startsWith('PBI')) card |= CARD_PBI;
    if (row.relation !== 'P' && row.relation !== '') card |= CARD_DEPENDANT;
    this.cards.push(card);
  }

  addDecision(decision: PairDecision): void {
    this.decisions.push(decision);
  }

  /** For each worker the number of its company, -1 when the register does not list it. */
  workerCompanies(): Int32Array {
    return Int32Array.from(this.#workerCompanies, (id) => this.#companyNumbers.get(id) ?? -1);
  }

  /** For each member the number of its employer, -1 when there is none or the file does not list it. */
  memberEmployers(): Int32Array {
    return Int32Array.from(this.#memberEmployers, (id) =>
      id === null ? -1 : (this.#employerNumbers.get(id) ?? -1),
    );
  }

  /** Whether a card names an employer at all, listed or not. */
  namesEmployer(member: number): boolean {
    return (this.#memberEmployers[member] ?? null) !== null;
  }
}
