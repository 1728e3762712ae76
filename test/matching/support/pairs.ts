import { PairComparer, NO_EMPLOYER } from '../../../src/matching/compare/pair-comparer.ts';
import { levelsOf } from '../../../src/matching/explain.ts';
import type { PatternLevels } from '../../../src/matching/explain.ts';
import { patternOf } from '../../../src/matching/compare/comparison.ts';
import type { Comparison } from '../../../src/matching/compare/comparison.ts';
import { countFrequencies } from '../../../src/matching/frequencies.ts';
import type { LinkageInput, MemberRow, WorkerRow } from '../../../src/matching/input.ts';
import { link } from '../../../src/matching/link.ts';
import { MODEL_IN_FORCE } from '../../../src/matching/models/registry.ts';
import type { PersonRow } from '../../../src/matching/person-table.ts';
import type { WorkerOutcome } from '../../../src/matching/result.ts';
import { makeWorld } from '../../../bench/world/world.ts';

export const BUDI: PersonRow = {
  id: '1',
  nik: '9915010508870003',
  name: 'BUDI SANTOSO',
  birthDate: '1987-08-05',
  sex: 'L',
  wage: 5_000_000,
};

export interface Compared {
  readonly levels: PatternLevels;
  readonly bits: Comparison;
  readonly sum: number;
}

const { input } = makeWorld({ workers: 2000, noise: 0, seed: 99 });

/** Compares two literal persons against the frequencies of a small generated population. */
export function compare(left: Partial<PersonRow>, right: Partial<PersonRow>): Compared {
  return compareBothWays(left, right)[0];
}

/** The same, and with the rows changed over. */
export function compareBothWays(left: Partial<PersonRow>, right: Partial<PersonRow>): [Compared, Compared] {
  const { workers, vocabulary } = input;
  const i = workers.add({ ...BUDI, ...left });
  const j = workers.add({ ...BUDI, ...right });
  const frequencies = countFrequencies([workers, input.members], vocabulary);
  const comparer = new PairComparer(MODEL_IN_FORCE, frequencies, vocabulary, -14);
  const judge = (a: number, b: number): Compared => {
    const sum = comparer.compare(workers, a, workers, b, NO_EMPLOYER, -Infinity);
    return { levels: levelsOf(patternOf(comparer.out)), bits: { ...comparer.out }, sum };
  };
  return [judge(i, j), judge(j, i)];
}

const FIRM = {
  nib: '9120001234567',
  npwp: '012345678401000',
  address: 'Jl. Merdeka 1',
  regency: 'Kab. Bekasi',
};

/** Links a few literal workers of one enrolled company with a few literal cards, within a background population. */
export function linkFew(
  workers: readonly Partial<WorkerRow>[],
  members: readonly Partial<MemberRow>[],
  decisions: LinkageInput['decisions'] = [],
): { outcomes: WorkerOutcome[]; links: string[] } {
  const { input: background } = makeWorld({ workers: 300, noise: 0, seed: 7 });
  const from = background.workers.size;
  background.addCompany({ id: 'C', name: 'PT Angkasa Uji Coba', ...FIRM });
  background.addEmployer({ id: 'E', name: 'ANGKASA UJI COBA, PT', ...FIRM });
  for (const [at, worker] of workers.entries())
    background.addWorker({ ...BUDI, id: `w${at}`, companyId: 'C', ...worker });
  for (const [at, member] of members.entries())
    background.addMember({
      ...BUDI,
      id: `m${at}`,
      employerId: 'E',
      status: 'AKTIF',
      segment: 'PPU',
      relation: 'P',
      ...member,
    });
  for (const decision of decisions) background.addDecision(decision);
  const result = link(background);
  return {
    outcomes: [...result.workers()].slice(from),
    links: [...result.links()]
      .filter((one) => one.workerId.startsWith('w'))
      .map((one) => `${one.workerId} ${one.memberId} ${one.band}`),
  };
}
