import { grown, sharedDoubles } from './shared-arrays.ts';

const WHOLE = /^(0|[1-9][0-9]{0,15})$/;

/**
 * Ids of rows by number. Ids that are whole numbers (keys of the database) stay numbers, because two million texts
 * are dear; the first id of another form turns the column into texts.
 */
export class RowIds {
  size = 0;
  #numbers: Float64Array;
  #texts: string[] | null = null;

  constructor(room: number) {
    this.#numbers = sharedDoubles(room);
  }

  /** Adds an id given as text; it comes back unchanged. */
  add(id: string): void {
    if (this.#texts === null && WHOLE.test(id) && Number(id) <= Number.MAX_SAFE_INTEGER) {
      this.addNumber(Number(id));
      return;
    }
    if (this.#texts === null) this.#texts = [...this.#all(), id];
    else this.#texts.push(id);
    this.size += 1;
  }

  /** Adds an id that is a whole number. */
  addNumber(id: number): void {
    if (this.#texts !== null) this.#texts.push(String(id));
    else {
      if (this.size === this.#numbers.length)
        this.#numbers = grown(this.#numbers, sharedDoubles(Math.max(16, this.size * 2)));
      this.#numbers[this.size] = id;
    }
    this.size += 1;
  }

  /** The id of a row as text; undefined outside the table. */
  at(row: number): string | undefined {
    if (row < 0 || row >= this.size) return undefined;
    return this.#texts === null ? String(this.#numbers[row] ?? 0) : this.#texts[row];
  }

  /** Row numbers of the wanted ids. */
  find(wanted: ReadonlySet<string>): Map<string, number> {
    const found = new Map<string, number>();
    if (this.#texts !== null) {
      for (const [row, id] of this.#texts.entries()) if (wanted.has(id)) found.set(id, row);
      return found;
    }
    const numbers = new Map<number, string>();
    for (const id of wanted) if (WHOLE.test(id)) numbers.set(Number(id), id);
    for (let row = 0; row < this.size && numbers.size > 0; row += 1) {
      const id = numbers.get(this.#numbers[row] ?? -1);
      if (id !== undefined) found.set(id, row);
    }
    return found;
  }

  /** The ids as numbers, or null when they are texts. */
  get numbers(): Float64Array | null {
    return this.#texts === null ? this.#numbers.subarray(0, this.size) : null;
  }

  *#all(): Generator<string, void> {
    for (let row = 0; row < this.size; row += 1) yield String(this.#numbers[row] ?? 0);
  }
}
