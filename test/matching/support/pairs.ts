import { PairComparer, NO_EMPLOYER } from '../../../src/matching/compare/pair-comparer.ts';
import { levelsOf } from '../../../src/matching/explain.ts';
import type { PatternLevels } from '../../../src/matching/explain.ts';
import { patternOf } from '../../../src/matching/compare/comparison.ts';
import type { Comparison } from '../../../src/matching/compare/comparison.ts';
import { countFrequencies } from '../../../src/matching/frequencies.ts';
import { LinkageInput } from '../../../src/matching/input.ts';
import type { MemberRow, WorkerRow } from '../../../src/matching/input.ts';
import { link } from '../../../src/matching/link.ts';
import { MODEL } from '../../../src/matching/model.ts';
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

/** Compares two literal persons against the frequencies of a small generated population. */
export function compare(left: Partial<PersonRow>, right: Partial<PersonRow>): Compared {
  const { input } = makeWorld({ workers: 2000, noise: 0, seed: 99 });
  const i = input.workers.add({ ...BUDI, ...left });
  const j = input.members.add({ ...BUDI, ...right });
  const frequencies = countFrequencies([input.workers, input.members], input.vocabulary);
  const comparer = new PairComparer(MODEL, frequencies, input.vocabulary, -14);
  const sum = comparer.compare(input.workers, i, input.members, j, NO_EMPLOYER, -Infinity);
  return { levels: levelsOf(patternOf(comparer.out)), bits: { ...comparer.out }, sum };
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
  const { input } = makeWorld({ workers: 1500, noise: 0, seed: 7 });
  const from = input.workers.size;
  input.addCompany({ id: 'C', name: 'PT Angkasa Uji Coba', ...FIRM });
  input.addEmployer({ id: 'E', name: 'ANGKASA UJI COBA, PT', ...FIRM });
  for (const [at, worker] of workers.entries())
    input.addWorker({ ...BUDI, id: `w${at}`, companyId: 'C', ...worker });
  for (const [at, member] of members.entries())
    input.addMember({
      ...BUDI,
      id: `m${at}`,
      employerId: 'E',
      status: 'AKTIF',
      segment: 'PPU',
      relation: 'P',
      ...member,
    });
  for (const decision of decisions) input.addDecision(decision);
  const result = link(input);
  return {
    outcomes: [...result.workers()].slice(from),
    links: [...result.links()]
      .filter((one) => one.workerId.startsWith('w'))
      .map((one) => `${one.workerId} ${one.memberId} ${one.band}`),
  };
}
