import { PersonTable } from './person-table.ts';
import type { PersonFields, PersonRow } from './person-table.ts';
import { grown, sharedBytes } from './shared-arrays.ts';
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
  /** How many workers the register says it has; that may be all there is. */
  readonly headCount?: number | null;
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
  /** Empty when the file gave none, or none that is known. */
  readonly status: MemberStatus | '';
  /** 'PPU', 'PBI APBN', 'PBI APBD', 'PBPU', 'BP'; empty when the file gave none, or none that is known. */
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
/** A card whose status or segment is not known: nobody may be accused upon it. */
export const CARD_UNKNOWN = 16;

const SEGMENTS: ReadonlySet<string> = new Set(['PPU', 'PBI APBN', 'PBI APBD', 'PBPU', 'BP']);

/** A card as one byte. */
export function cardBits(row: Pick<MemberRow, 'status' | 'segment' | 'relation'>): number {
  let card = row.status === 'AKTIF' ? CARD_ACTIVE : 0;
  if (row.segment === 'PPU') card |= CARD_PPU;
  if (row.segment.startsWith('PBI')) card |= CARD_PBI;
  if (row.relation !== 'P' && row.relation !== '') card |= CARD_DEPENDANT;
  if (row.status === '' || !SEGMENTS.has(row.segment)) card |= CARD_UNKNOWN;
  return card;
}

/** Everything a run compares. Rows may come in any order and may name firms that come later. */
export class LinkageInput {
  readonly vocabulary = new Vocabulary();
  readonly workers: PersonTable;
  readonly members: PersonTable;
  readonly companies: FirmRow[] = [];
  readonly employers: FirmRow[] = [];
  readonly decisions: PairDecision[] = [];
  /** For each member its card in one byte; the column may have room for more rows. */
  cards: Uint8Array;
  readonly #companyKeys = new FirmKeys();
  readonly #employerKeys = new FirmKeys();
  /** Key of each row's firm. */
  #workerCompanies: Int32Array;
  #memberEmployers: Int32Array;

  /** @param expected rows expected in each person file: saves copying while it grows. */
  constructor(expected: { workers?: number; members?: number } = {}) {
    this.workers = new PersonTable(this.vocabulary, expected.workers);
    this.members = new PersonTable(this.vocabulary, expected.members);
    this.#workerCompanies = new Int32Array(expected.workers ?? 16);
    this.#memberEmployers = new Int32Array(expected.members ?? 16);
    this.cards = sharedBytes(expected.members ?? 16);
  }

  addCompany(row: FirmRow): void {
    this.#companyKeys.hold(row.id, this.companies.length);
    this.companies.push(row);
  }

  addEmployer(row: FirmRow): void {
    this.#employerKeys.hold(row.id, this.employers.length);
    this.employers.push(row);
  }

  addWorker(row: WorkerRow): void {
    this.#setCompany(this.workers.add(row), this.companyKey(row.companyId));
  }

  addMember(row: MemberRow): void {
    this.#setCard(this.members.add(row), this.employerKey(row.employerId), cardBits(row));
  }

  /** A key that stands for a company in `addWorkerFields`, whether its row has come or not. */
  companyKey(id: string): number {
    return this.#companyKeys.keyOf(id);
  }

  /** The same for `addMemberFields`; -1 for a card without employer. */
  employerKey(id: string | null): number {
    return id === null || id === '' ? -1 : this.#employerKeys.keyOf(id);
  }

  /** Adds a worker given as numbers and bytes: much faster than a record for each row. */
  addWorkerFields(row: PersonFields, companyKey: number): void {
    this.#setCompany(this.workers.addFields(row), companyKey);
  }

  /** @param card as `cardBits` gives it */
  addMemberFields(row: PersonFields, employerKey: number, card: number): void {
    this.#setCard(this.members.addFields(row), employerKey, card);
  }

  addDecision(decision: PairDecision): void {
    this.decisions.push(decision);
  }

  /** For each worker the number of its company, -1 when the register does not list it. */
  workerCompanies(): Int32Array {
    return this.#companyKeys.numbers(this.#workerCompanies.subarray(0, this.workers.size));
  }

  /** For each member the number of its employer, -1 when there is none or the file does not list it. */
  memberEmployers(): Int32Array {
    return this.#employerKeys.numbers(this.#memberEmployers.subarray(0, this.members.size));
  }

  /** Whether a card names an employer at all, listed or not. */
  namesEmployer(member: number): boolean {
    return (this.#memberEmployers[member] ?? -1) >= 0;
  }

  #setCompany(worker: number, key: number): void {
    if (worker >= this.#workerCompanies.length)
      this.#workerCompanies = grown(this.#workerCompanies, new Int32Array(Math.max(16, worker * 2)));
    this.#workerCompanies[worker] = key;
  }

  #setCard(member: number, key: number, card: number): void {
    if (member >= this.cards.length) {
      const room = Math.max(16, member * 2);
      this.#memberEmployers = grown(this.#memberEmployers, new Int32Array(room));
      this.cards = grown(this.cards, sharedBytes(room));
    }
    this.#memberEmployers[member] = key;
    this.cards[member] = card;
  }
}

/** Firms by id: a row may name a firm before the firm's own row comes. */
class FirmKeys {
  readonly #keys = new Map<string, number>();
  readonly #numbers: number[] = [];

  keyOf(id: string): number {
    const known = this.#keys.get(id);
    if (known !== undefined) return known;
    const key = this.#numbers.length;
    this.#keys.set(id, key);
    this.#numbers.push(-1);
    return key;
  }

  hold(id: string, number: number): void {
    this.#numbers[this.keyOf(id)] = number;
  }

  numbers(keys: Int32Array): Int32Array {
    const numbers = Int32Array.from(this.#numbers);
    return keys.map((key) => (key < 0 ? -1 : (numbers[key] ?? -1)));
  }
}
