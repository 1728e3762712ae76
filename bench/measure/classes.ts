import type { LinkageResult } from '../../src/matching/result.ts';
import { Counter } from './counter.ts';
import type { Score } from './counter.ts';
import type { WorkerTruth } from './measure.ts';

/**
 * Links by what happened to either row of a pair: each kind of damage and each kind of planted person by itself, and
 * how many of NIK, name and date were damaged together. A wrong link counts against every kind that its rows carry.
 */
export function measureClasses(
  result: LinkageResult,
  workers: readonly WorkerTruth[],
  cardKinds: ReadonlyMap<string, readonly string[]>,
): Map<string, Score> {
  const classes = new Map<string, Counter>();
  const each = (worker: WorkerTruth, memberId: string, act: (counter: Counter) => void): void => {
    for (const kind of classesOf([...worker.kinds, ...(cardKinds.get(memberId) ?? [])])) {
      const counter = classes.get(kind) ?? new Counter();
      classes.set(kind, counter);
      act(counter);
    }
  };
  const truth = new Map(workers.map((one) => [one.workerId, one]));
  for (const worker of workers)
    for (const memberId of worker.memberIds) each(worker, memberId, (counter) => (counter.truth += 1));
  for (const link of result.links()) {
    const worker = truth.get(link.workerId);
    if (link.band !== 'link' || worker === undefined) continue;
    const isRight = worker.memberIds.includes(link.memberId);
    each(worker, link.memberId, (counter) => counter.claim(isRight));
  }
  return new Map(
    [...classes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, counter]) => [kind, counter.score()]),
  );
}

function classesOf(kinds: readonly string[]): Set<string> {
  const found = new Set(kinds);
  const damaged = ['nik', 'nama', 'tanggal'].filter((field) =>
    kinds.some((kind) => kind.startsWith(`${field}:`) && kind !== 'nama:gelar'),
  );
  found.add(damaged.length === 0 ? 'gabungan: tidak rusak' : `gabungan: ${damaged.join(' + ')}`);
  return found;
}
