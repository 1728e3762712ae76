import type { NikVault } from '../platform/nik-vault.ts';

/** A sealed NIK of sixteen digits. */
const WHOLE_BYTES = 45;
const OPENED_AT_ONCE = 2048;

/** Something that takes the digits of a row. */
export interface NikTaker {
  openNik(row: number, digits: string): void;
}

/**
 * The sealed NIKs of one table, by row number, until it is known which of them have to be opened: rows that the
 * blind index settles never are.
 */
export class SealedNiks {
  readonly #vault: NikVault;
  readonly #place: string;
  #bytes: Buffer;

  /** @param place the name of the table. @param rows how many are expected. */
  constructor(vault: NikVault, place: string, rows: number) {
    this.#vault = vault;
    this.#place = place;
    this.#bytes = Buffer.alloc(Math.max(16, rows) * WHOLE_BYTES);
  }

  /** Keeps the sealed NIK of a row. @returns false when it is of another length, and has to be opened now. */
  keep(row: number, sealed: Buffer, at: number, size: number): boolean {
    if (size !== WHOLE_BYTES) return false;
    const to = row * WHOLE_BYTES;
    if (to + WHOLE_BYTES > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2);
    sealed.copy(this.#bytes, to, at, at + size);
    return true;
  }

  /** Opens one that was not kept. */
  openNow(taker: NikTaker, row: number, sealed: Buffer): void {
    taker.openNik(row, this.#vault.open(sealed, this.#place));
  }

  /** Opens the kept ones of these rows. @throws when one was altered. */
  open(taker: NikTaker, rows: Int32Array): void {
    for (let from = 0; from < rows.length; from += OPENED_AT_ONCE) {
      const some = [...rows.subarray(from, from + OPENED_AT_ONCE)].filter((row) => this.#bytes[row * WHOLE_BYTES] !== 0);
      const sealed = some.map((row) => this.#bytes.subarray(row * WHOLE_BYTES, (row + 1) * WHOLE_BYTES));
      for (const [at, digits] of this.#vault.openMany(sealed, this.#place).entries()) taker.openNik(some[at] ?? -1, digits);
    }
  }
}
