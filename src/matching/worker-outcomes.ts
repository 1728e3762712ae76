import { likeness, levelsOf, probabilityOf } from './explain.ts';
import type { Part } from './explain.ts';
import { CARD_UNKNOWN } from './input.ts';
import type { LinkageInput } from './input.ts';
import type { PersonLinks } from './person-links.ts';
import { FIELDS } from './pair-store.ts';
import { BAND_LINK, BAND_NONE, BAND_REVIEW } from './resolve.ts';
import type { LinkageSettings } from './settings.ts';
import { isWageShort, meaningOf } from './statuses.ts';
import type { CardEmployer, CardMeaning, WorkerStatus } from './statuses.ts';

/** The settled answer for one worker, by numbers. */
export interface WorkerVerdict {
  readonly status: WorkerStatus;
  /** Deciding pair, -1 when there is none. */
  readonly pair: number;
  readonly wageShort: boolean;
}

const NOBODY: WorkerVerdict = { status: 'TIDAK_ADA', pair: -1, wageShort: false };

/** Reads the status of each worker from his pairs. */
export class WorkerVerdicts {
  readonly #input: LinkageInput;
  readonly #links: PersonLinks;
  readonly #settings: LinkageSettings;
  readonly #cardEmployer: (worker: number, member: number) => CardEmployer;
  readonly #head: Int32Array;
  readonly #next: Int32Array;

  constructor(
    input: LinkageInput,
    links: PersonLinks,
    settings: LinkageSettings,
    cardEmployer: (worker: number, member: number) => CardEmployer,
  ) {
    this.#input = input;
    this.#links = links;
    this.#settings = settings;
    this.#cardEmployer = cardEmployer;
    this.#head = new Int32Array(input.workers.size).fill(-1);
    this.#next = new Int32Array(links.store.size).fill(-1);
    for (let pair = links.store.size - 1; pair >= 0; pair -= 1) {
      if (links.bands[pair] === BAND_NONE) continue;
      const worker = links.store.left[pair] ?? 0;
      this.#next[pair] = this.#head[worker] ?? -1;
      this.#head[worker] = pair;
    }
  }

  /** The verdict on one worker. */
  of(worker: number): WorkerVerdict {
    let best: (CardMeaning & { pair: number }) | null = null;
    let doubtful = -1;
    for (let pair = this.#head[worker] ?? -1; pair >= 0; pair = this.#next[pair] ?? -1) {
      if (this.#links.bands[pair] === BAND_REVIEW) {
        if (doubtful < 0 || this.#weight(pair) > this.#weight(doubtful)) doubtful = pair;
        continue;
      }
      const member = this.#links.store.right[pair] ?? 0;
      const meaning = meaningOf(this.#input.cards[member] ?? 0, this.#cardEmployer(worker, member));
      if (
        best === null ||
        meaning.rank < best.rank ||
        (meaning.rank === best.rank && this.#weight(pair) > this.#weight(best.pair))
      )
        best = { ...meaning, pair };
    }
    if (best !== null)
      return { status: best.status, pair: best.pair, wageShort: this.#isShort(worker, best) };
    return doubtful < 0 ? NOBODY : { status: 'TINJAU', pair: doubtful, wageShort: false };
  }

  #isShort(worker: number, best: CardMeaning & { pair: number }): boolean {
    if (best.status !== 'SESUAI' && best.status !== 'NONAKTIF') return false;
    const member = this.#links.store.right[best.pair] ?? 0;
    return isWageShort(
      this.#input.workers.wage[worker] ?? 0,
      this.#input.members.wage[member] ?? 0,
      this.#settings.wage,
    );
  }

  #weight(pair: number): number {
    return this.#links.store.weight[pair] ?? 0;
  }
}

/** Why a worker has his status, in one line. */
export function workerReason(
  status: WorkerStatus,
  links: PersonLinks,
  pair: number,
  cards: Uint8Array,
): string {
  if (pair < 0) return 'Tidak ditemukan peserta yang cocok dengan NIK, nama, dan tanggal lahir pekerja ini.';
  const like = likeness(links.store.pattern[pair] ?? 0);
  if (status !== 'TINJAU') return `${like}.`;
  if (links.bands[pair] !== BAND_LINK)
    return `${like}; belum cukup untuk memastikan orang yang sama, perlu diperiksa.`;
  const card = cards[links.store.right[pair] ?? -1] ?? 0;
  return (card & CARD_UNKNOWN) === 0
    ? `${like}; hubungan badan usaha masih perlu diperiksa.`
    : `${like}; status atau segmen kartunya tidak dikenal, perlu diperiksa.`;
}

/** The waterfall of a pair: prior first, then each field with its level and bits; the bits add up to the weight. */
export function partsOf(links: PersonLinks, pair: number): Part[] {
  if (pair < 0) return [];
  const levels = levelsOf(links.store.pattern[pair] ?? 0);
  const fields = FIELDS.map((field, at): Part => ({
    field,
    level: levels[field],
    bits: round(links.store.bits[pair * FIELDS.length + at] ?? 0),
  }));
  const said = fields.reduce((sum, part) => sum + part.bits, 0);
  return [{ field: 'prior', level: 'prior', bits: round((links.store.weight[pair] ?? 0) - said) }, ...fields];
}

/** Probability of a pair, to six places. */
export function pairProbability(links: PersonLinks, pair: number): number {
  return Math.round(probabilityOf(links.store.weight[pair] ?? 0) * 1e6) / 1e6;
}

function round(bits: number): number {
  return Math.round(bits * 100) / 100;
}
