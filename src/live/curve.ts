/** A point of long work: the stage it is in, and the share of that stage that is done (0 to 1). */
export interface WorkPoint {
  readonly stage: string;
  readonly share: number;
}

/** How earlier work of the same kind went: when it reached which point, in seconds, and how long it took in all. */
export interface Course {
  readonly curve: readonly (readonly [stage: string, share: number, seconds: number])[];
  readonly seconds: number;
}

/** How far along a course a point lies: 0 at its beginning, 1 at its end; undefined for a stage that it never had. */
export function shareOfCourse(course: Course, point: WorkPoint): number | undefined {
  const { curve, seconds } = course;
  const first = curve.findIndex(([stage]) => stage === point.stage);
  if (first === -1 || seconds <= 0) return undefined;
  const rest = curve.slice(first);
  const length = rest.findIndex(([stage]) => stage !== point.stage);
  const own = length === -1 ? rest : rest.slice(0, length);
  // A stage lasts until the next one is reported; the last one lasts until the end.
  const ends = rest[own.length]?.[2] ?? seconds;
  // All work begins at nought, also when its first report came later.
  let from: readonly [number, number] = first === 0 ? [0, 0] : [own[0]?.[1] ?? 0, own[0]?.[2] ?? 0];
  for (const [, share, at] of own) {
    if (share > point.share) return between(from, [share, at], point.share) / seconds;
    from = [share, at];
  }
  return Math.min(1, between(from, [1, ends], point.share) / seconds);
}

function between(from: readonly [number, number], to: readonly [number, number], share: number): number {
  const width = to[0] - from[0];
  if (width <= 0 || share <= from[0]) return from[1];
  return from[1] + ((to[1] - from[1]) * (Math.min(share, to[0]) - from[0])) / width;
}
