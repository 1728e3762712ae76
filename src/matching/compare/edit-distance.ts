/** Room for the three rows of the table; words longer than this are cut. */
const LONGEST = 48;
const rows = [new Int32Array(LONGEST + 1), new Int32Array(LONGEST + 1), new Int32Array(LONGEST + 1)] as const;

/**
 * Edits between two texts: insertion, deletion, substitution, swap of neighbours (optimal string alignment).
 * Stops early and answers `limit + 1` when the distance is above `limit`.
 */
export function editDistance(left: string, right: string, limit: number): number {
  const m = Math.min(left.length, LONGEST);
  const n = Math.min(right.length, LONGEST);
  if (Math.abs(m - n) > limit) return limit + 1;
  let [older, old, now]: [Int32Array, Int32Array, Int32Array] = [rows[0], rows[1], rows[2]];
  for (let j = 0; j <= n; j += 1) old[j] = j;
  for (let i = 1; i <= m; i += 1) {
    if (fillRow(left, right, i, n, older, old, now) > limit) return limit + 1;
    [older, old, now] = [old, now, older];
  }
  return Math.min(old[n] ?? 0, limit + 1);
}

function fillRow(
  left: string,
  right: string,
  i: number,
  n: number,
  older: Int32Array,
  old: Int32Array,
  now: Int32Array,
): number {
  const letter = left.charCodeAt(i - 1);
  now[0] = i;
  let least = i;
  for (let j = 1; j <= n; j += 1) {
    const other = right.charCodeAt(j - 1);
    let best = Math.min(
      (old[j] ?? 0) + 1,
      (now[j - 1] ?? 0) + 1,
      (old[j - 1] ?? 0) + (letter === other ? 0 : 1),
    );
    if (i > 1 && j > 1 && letter === right.charCodeAt(j - 2) && left.charCodeAt(i - 2) === other) {
      best = Math.min(best, (older[j - 2] ?? 0) + 1);
    }
    now[j] = best;
    if (best < least) least = best;
  }
  return least;
}
