import { mix } from '../hash.ts';
import type { PersonTable } from '../person-table.ts';

/** A NIK that would bring more pairs than this is a stand-in: its pairs are left to the other rules. */
export const MOST_PAIRS_OF_ONE_NIK = 20_000;

/** What the exact join needs of a table. */
export type JoinColumns = Pick<PersonTable, 'size' | 'joinHead' | 'joinTail'>;

/** Row pairs as two columns. */
export interface RowPairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** Places of a slot's fields: the two halves of its NIK, its first row plus one, and how often the other side asked. */
const WIDTH = 4;

/** One side's rows by NIK: open addressing with the key inside the slot, so that a look-up touches one cache line. */
export class NikIndex {
  /** NIKs left out because they would bring too many pairs, both halves of each in turn. */
  readonly leftOut: number[] = [];
  readonly #mask: number;
  readonly #slots: Uint32Array;
  /** Next row of the same NIK plus one, 0 at the end; rows ascend. */
  readonly #next: Int32Array;

  constructor(side: JoinColumns) {
    let size = 16;
    while (size < side.size * 1.5) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Uint32Array(size * WIDTH);
    this.#next = new Int32Array(side.size);
    const { joinHead, joinTail } = side;
    const slots = this.#slots;
    for (let row = side.size - 1; row >= 0; row -= 1) {
      const head = joinHead[row] ?? 0;
      const tail = joinTail[row] ?? 0;
      if (head === 0 && tail === 0) continue;
      const slot = this.#find(head, tail);
      slots[slot] = head;
      slots[slot + 1] = tail;
      this.#next[row] = slots[slot + 2] ?? 0;
      slots[slot + 2] = row + 1;
    }
  }

  /** All pairs with rows of another side, by rows of that side; a NIK of too many pairs is left out. */
  join(other: JoinColumns): RowPairs {
    const { joinHead, joinTail } = other;
    const slots = this.#slots;
    const seen = new Uint32Array(other.size);
    let most = 0;
    for (let row = 0; row < other.size; row += 1) {
      const head = joinHead[row] ?? 0;
      const tail = joinTail[row] ?? 0;
      if (head === 0 && tail === 0) continue;
      const slot = this.#find(head, tail);
      const first = slots[slot + 2] ?? 0;
      if (first === 0) continue;
      seen[row] = first;
      slots[slot + 3] = (slots[slot + 3] ?? 0) + 1;
      most += 1;
    }
    return this.#collect(other, seen, most);
  }

  /** Pairs of rows of this side that share a NIK, the earlier row on the left. */
  selfPairs(): RowPairs {
    const left: number[] = [];
    const right: number[] = [];
    const slots = this.#slots;
    for (let slot = 0; slot < slots.length; slot += WIDTH) {
      const first = (slots[slot + 2] ?? 0) - 1;
      if (first < 0 || this.#next[first] === 0) continue;
      const rows = this.#rowsFrom(first);
      if (rows.length * rows.length > MOST_PAIRS_OF_ONE_NIK) continue;
      for (const [place, row] of rows.entries())
        for (const later of rows.slice(place + 1)) {
          left.push(row);
          right.push(later);
        }
    }
    return { left: Int32Array.from(left), right: Int32Array.from(right) };
  }

  /** Whether a NIK was left out of the join. */
  isLeftOut(head: number, tail: number): boolean {
    for (let at = 0; at < this.leftOut.length; at += 2)
      if (this.leftOut[at] === head && this.leftOut[at + 1] === tail) return true;
    return false;
  }

  #collect(other: JoinColumns, seen: Uint32Array, least: number): RowPairs {
    const next = this.#next;
    let left = new Int32Array(Math.max(16, Math.ceil(least * 1.05)));
    let right = new Int32Array(left.length);
    let count = 0;
    for (let row = 0; row < other.size; row += 1) {
      let partner = seen[row] ?? 0;
      if (partner === 0) continue;
      if (next[partner - 1] !== 0 && this.#isTooMany(other, row)) continue;
      for (; partner !== 0; partner = next[partner - 1] ?? 0) {
        if (count === left.length) {
          left = longer(left);
          right = longer(right);
        }
        left[count] = partner - 1;
        right[count] = row;
        count += 1;
      }
    }
    return { left: left.subarray(0, count), right: right.subarray(0, count) };
  }

  #isTooMany(other: JoinColumns, row: number): boolean {
    const head = other.joinHead[row] ?? 0;
    const tail = other.joinTail[row] ?? 0;
    const slot = this.#find(head, tail);
    const rows = this.#rowsFrom((this.#slots[slot + 2] ?? 0) - 1).length;
    if (rows * (this.#slots[slot + 3] ?? 0) <= MOST_PAIRS_OF_ONE_NIK) return false;
    if (!this.isLeftOut(head, tail)) this.leftOut.push(head, tail);
    return true;
  }

  #rowsFrom(first: number): number[] {
    const rows: number[] = [];
    for (let row = first; row >= 0; row = (this.#next[row] ?? 0) - 1) rows.push(row);
    return rows;
  }

  /** Where a NIK stands, or the free slot where it would stand. */
  #find(head: number, tail: number): number {
    const slots = this.#slots;
    let slot = (mix(head, tail) & this.#mask) * WIDTH;
    while (slots[slot + 2] !== 0 && (slots[slot] !== head || slots[slot + 1] !== tail))
      slot = (slot + WIDTH) & (slots.length - 1);
    return slot;
  }
}

function longer(column: Int32Array): Int32Array<ArrayBuffer> {
  const room = new Int32Array(column.length * 2);
  room.set(column);
  return room;
}
