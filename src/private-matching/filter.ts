/**
 * Bloom filters of small sets, hardened: every position comes from a keyed hash of its own (not from two hashes
 * added up, which has been broken), and the filter is folded upon itself by exclusive or, which hides which bits
 * were set.
 */
export interface FilterShape {
  /** Bits before folding, a power of two. */
  readonly bits: number;
  /** Positions set for each member of the set, at most 16. */
  readonly hashes: number;
}

/**
 * The folded filter of a set: half as many bits as `shape.bits`.
 *
 * @param digests one keyed digest of at least 32 bytes for each member of the set.
 */
export function foldedFilter(digests: readonly Uint8Array[], shape: FilterShape): Uint8Array {
  const whole = new Uint8Array(shape.bits / 8);
  for (const digest of digests) {
    for (let index = 0; index < shape.hashes; index += 1) {
      const position = (((digest[2 * index] ?? 0) << 8) | (digest[2 * index + 1] ?? 0)) & (shape.bits - 1);
      whole[position >> 3] = (whole[position >> 3] ?? 0) | (1 << (position & 7));
    }
  }
  const half = whole.length / 2;
  return whole.subarray(0, half).map((byte, index) => byte ^ (whole[half + index] ?? 0));
}

/** How many bits are set in 32. */
export function bitCount(word: number): number {
  let value = word - ((word >>> 1) & 0x5555_5555);
  value = (value & 0x3333_3333) + ((value >>> 2) & 0x3333_3333);
  return Math.imul((value + (value >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** Equal-sized filters one after the other in one array. */
export interface FilterColumn {
  readonly words: Uint32Array;
  /** Words of each filter. */
  readonly width: number;
  /** Bits set in each filter. */
  readonly counts: Uint16Array;
}

/** Puts filters side by side; a missing one is empty. @param bytes of each filter, a multiple of four. */
export function filterColumn(filters: readonly (Uint8Array | null)[], bytes: number): FilterColumn {
  const width = bytes / 4;
  const words = new Uint32Array(filters.length * width);
  const counts = new Uint16Array(filters.length);
  filters.forEach((filter, row) => {
    if (filter === null) return;
    const view = new DataView(filter.buffer, filter.byteOffset, filter.byteLength);
    for (let word = 0; word < width; word += 1) {
      const value = view.getUint32(word * 4);
      words[row * width + word] = value;
      counts[row] = (counts[row] ?? 0) + bitCount(value);
    }
  });
  return { words, width, counts };
}

/** Dice's measure of two filters: 1 for equal ones, 0 for ones with nothing in common or when one is empty. */
export function dice(left: FilterColumn, one: number, right: FilterColumn, other: number): number {
  const both = (left.counts[one] ?? 0) + (right.counts[other] ?? 0);
  if (both === 0) return 0;
  const [from, to] = [one * left.width, other * right.width];
  let common = 0;
  for (let word = 0; word < left.width; word += 1) common += bitCount((left.words[from + word] ?? 0) & (right.words[to + word] ?? 0));
  return (2 * common) / both;
}
