/**
 * Rows of one side grouped by key, in typed arrays: open addressing with a chain of rows for each key.
 * One index is filled again for every rule, because large arrays are dear to allocate.
 */
export class BlockIndex {
  #mask = 15;
  #keys = new Uint32Array(16);
  #heads = new Int32Array(16);
  #counts = new Int32Array(16);
  #probes = new Int32Array(16);
  #next = new Int32Array(0);

  /**
   * @param keys keys of all rules, row by row, 0 = none @param rule the rule to group by @param stride how many rules
   * @param isIn rows to hold; null holds all
   */
  fill(keys: Uint32Array, rule: number, stride: number, isIn: Uint8Array | null): void {
    const rows = keys.length / stride;
    let held = 0;
    for (let at = 0; at < rows; at += 1)
      if (keys[at * stride + rule] !== 0 && (isIn === null || isIn[at] === 1)) held += 1;
    this.#clear(held, rows);
    for (let at = rows - 1; at >= 0; at -= 1) {
      const key = keys[at * stride + rule] ?? 0;
      if (key === 0 || (isIn !== null && isIn[at] !== 1)) continue;
      const slot = this.slotOf(key);
      this.#keys[slot] = key;
      this.#next[at] = this.#heads[slot] ?? -1;
      this.#heads[slot] = at;
      this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    }
  }

  get slots(): number {
    return this.#mask + 1;
  }

  /** The slot of a key: where it stands, or the free slot where it would stand. */
  slotOf(key: number): number {
    let slot = key & this.#mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }

  /** Rows in a slot. */
  countAt(slot: number): number {
    return this.#counts[slot] ?? 0;
  }

  /** Rows of the other side that look into a slot. */
  probesAt(slot: number): number {
    return this.#probes[slot] ?? 0;
  }

  setProbes(slot: number, probes: number): void {
    this.#probes[slot] = probes;
  }

  /** First row of a slot, -1 when empty; `after` gives the following ones, ascending. */
  headAt(slot: number): number {
    return this.#heads[slot] ?? -1;
  }

  after(row: number): number {
    return this.#next[row] ?? -1;
  }

  #clear(held: number, rows: number): void {
    let size = 16;
    while (size < held * 2) size *= 2;
    if (size > this.#keys.length) {
      this.#keys = new Uint32Array(size);
      this.#heads = new Int32Array(size);
      this.#counts = new Int32Array(size);
      this.#probes = new Int32Array(size);
    }
    if (rows > this.#next.length) this.#next = new Int32Array(rows);
    this.#mask = size - 1;
    this.#keys.fill(0, 0, size);
    this.#heads.fill(-1, 0, size);
    this.#counts.fill(0, 0, size);
    this.#probes.fill(0, 0, size);
  }
}
