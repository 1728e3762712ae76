import type { JoinColumns } from '../../src/matching/blocking/exact-join.ts';

/** The floor of the exact stage: a plain hash join of two pairs of columns that counts its pairs and keeps none. */
export function bareJoin(left: JoinColumns, right: JoinColumns): { seconds: number; pairs: number } {
  const started = performance.now();
  let size = 16;
  while (size < left.size * 2) size *= 2;
  const heads = new Uint32Array(size);
  const tails = new Uint32Array(size);
  const counts = new Int32Array(size);
  const slotOf = (head: number, tail: number): number => {
    let slot = (Math.imul(head ^ (tail >>> 15), 0x9e3779b1) ^ Math.imul(tail, 0x85ebca6b)) & (size - 1);
    while (counts[slot] !== 0 && (heads[slot] !== head || tails[slot] !== tail))
      slot = (slot + 1) & (size - 1);
    return slot;
  };
  for (let row = 0; row < left.size; row += 1) {
    const head = left.joinHead[row] ?? 0;
    const tail = left.joinTail[row] ?? 0;
    if (head === 0 && tail === 0) continue;
    const slot = slotOf(head, tail);
    heads[slot] = head;
    tails[slot] = tail;
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  let pairs = 0;
  for (let row = 0; row < right.size; row += 1) {
    const head = right.joinHead[row] ?? 0;
    const tail = right.joinTail[row] ?? 0;
    if (head !== 0 || tail !== 0) pairs += counts[slotOf(head, tail)] ?? 0;
  }
  return { seconds: (performance.now() - started) / 1000, pairs };
}
