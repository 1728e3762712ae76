/** Room for the three rows of the table; words longer than this are cut. */
const LONGEST = 48;
const rows = [new Int32Array(LONGEST + 1), new Int32Array(LONGEST + 1), new Int32Array(LONGEST + 1)] as const;
const leftUnits = new Uint16Array(LONGEST);
const rightUnits = new Uint16Array(LONGEST);

/**
 * Edits between two texts: insertion, deletion, substitution, swap of neighbours (optimal string alignment).
 * Stops early and answers `limit + 1` when the distance is above `limit`.
 */
export function editDistance(left: string, right: string, limit: number): number {
  return unitDistance(leftUnits, units(left, leftUnits), rightUnits, units(right, rightUnits), limit);
}

/** The same for two texts given as units, with their lengths; only the first 48 count. */
export function unitDistance(
  left: Uint16Array,
  leftLength: number,
  right: Uint16Array,
  rightLength: number,
  limit: number,
): number {
  let m = Math.min(leftLength, LONGEST);
  let n = Math.min(rightLength, LONGEST);
  if (Math.abs(m - n) > limit) return limit + 1;
  let from = 0;
  while (from < m && from < n && left[from] === right[from]) from += 1;
  while (m > from && n > from && left[m - 1] === right[n - 1]) {
    m -= 1;
    n -= 1;
  }
  if (m === from || n === from) return Math.min(m + n - from - from, limit + 1);
  return tableDistance(left, right, from, m, n, limit);
}

function tableDistance(
  left: Uint16Array,
  right: Uint16Array,
  from: number,
  m: number,
  n: number,
  limit: number,
): number {
  let [older, old, now]: [Int32Array, Int32Array, Int32Array] = [rows[0], rows[1], rows[2]];
  for (let j = from; j <= n; j += 1) old[j] = j - from;
  for (let i = from + 1; i <= m; i += 1) {
    if (fillRow(left, right, i, from, n, older, old, now) > limit) return limit + 1;
    [older, old, now] = [old, now, older];
  }
  return Math.min(old[n] ?? 0, limit + 1);
}

function fillRow(
  left: Uint16Array,
  right: Uint16Array,
  i: number,
  from: number,
  n: number,
  older: Int32Array,
  old: Int32Array,
  now: Int32Array,
): number {
  const letter = left[i - 1];
  now[from] = i - from;
  let least = i - from;
  for (let j = from + 1; j <= n; j += 1) {
    const other = right[j - 1];
    let best = Math.min(
      (old[j] ?? 0) + 1,
      (now[j - 1] ?? 0) + 1,
      (old[j - 1] ?? 0) + (letter === other ? 0 : 1),
    );
    if (i > from + 1 && j > from + 1 && letter === right[j - 2] && left[i - 2] === other) {
      best = Math.min(best, (older[j - 2] ?? 0) + 1);
    }
    now[j] = best;
    if (best < least) least = best;
  }
  return least;
}

function units(text: string, into: Uint16Array): number {
  const length = Math.min(text.length, LONGEST);
  for (let at = 0; at < length; at += 1) into[at] = text.charCodeAt(at);
  return text.length;
}
