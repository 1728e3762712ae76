import type { EmployerEvidence } from './compare/pair-comparer.ts';
import { NO_EMPLOYER } from './compare/pair-comparer.ts';
import { fixedBits } from './compare/date-comparer.ts';
import type { Entities } from './companies/entities.ts';
import { exactBits } from './pair-store.ts';
import { hashText } from './hash.ts';
import type { LinkageInput } from './input.ts';
import { EMPLOYER_LEVELS } from './model.ts';
import type { Model } from './model.ts';
import { sharedBytes, sharedInts, sharedUints } from './shared-arrays.ts';

/** Two people of one workplace are not strangers: the workplace proves at most this many bits. */
export const MOST_EMPLOYER_BITS = 7;

/** Which legal person each row works for, and how common that is. */
export interface Workplaces {
  /** Entity of each worker's company, plus one; 0 when the company is in no enrolment record. */
  readonly workers: Int32Array;
  /** Entity of each member's employer, plus one; 0 when there is none. */
  readonly members: Int32Array;
  /** What a common workplace proves, by entity plus one: whole bits, so that a few cards more or less change nothing. */
  readonly sameBits: Uint8Array;
  /** A key of each entity plus one that does not hang on the order of the input; 0 when no employer belongs to it. */
  readonly keys: Uint32Array;
}

/** Turns firm entities into evidence for person pairs. A company without enrolment says nothing about its workers' cards. */
export function workplacesOf(
  input: LinkageInput,
  entities: Entities,
  workerCompanies: Int32Array,
  memberEmployers: Int32Array,
  model: Model,
): Workplaces {
  const keys = entityKeys(input, entities);
  const places = (firms: Int32Array, of: Int32Array): Int32Array => {
    const rows = sharedInts(firms.length);
    for (let row = 0; row < rows.length; row += 1) rows[row] = placeOf(firms[row] ?? -1, of, keys);
    return rows;
  };
  const members = places(memberEmployers, entities.ofEmployer);
  const sizes = new Uint32Array(keys.length);
  for (const place of members) sizes[place] = (sizes[place] ?? 0) + 1;
  const sameBits = sharedBytes(keys.length);
  for (let place = 1; place < keys.length; place += 1)
    sameBits[place] = sharedWorkplaceBits((sizes[place] ?? 0) / members.length, model);
  return { workers: places(workerCompanies, entities.ofCompany), members, sameBits, keys };
}

/** An entity plus one; 0 for no firm and for an entity without enrolment. */
function placeOf(firm: number, of: Int32Array, keys: Uint32Array): number {
  const place = firm < 0 ? 0 : (of[firm] ?? -1) + 1;
  return keys[place] === 0 ? 0 : place;
}

/** The key of an entity is made of its smallest employer id. */
function entityKeys(input: LinkageInput, entities: Entities): Uint32Array {
  const smallest = new Map<number, string>();
  for (const [employer, entity] of entities.ofEmployer.entries()) {
    const id = input.employers[employer]?.id ?? '';
    const known = smallest.get(entity + 1);
    if (known === undefined || id < known) smallest.set(entity + 1, id);
  }
  const keys = sharedUints(entities.ofCompany.length + entities.ofEmployer.length + 1);
  for (const [place, id] of smallest) keys[place] = hashText(id);
  return keys;
}

function sharedWorkplaceBits(share: number, model: Model): number {
  const bits = Math.round(Math.log2(model.employer.same.m / Math.max(share, 1e-9)));
  return Math.max(0, Math.min(MOST_EMPLOYER_BITS, bits));
}

/** Reads what the workplaces of a pair say about it. */
export class WorkplaceReader {
  readonly #places: Workplaces;
  readonly #none: EmployerEvidence;
  readonly #other: EmployerEvidence;
  readonly #same: readonly EmployerEvidence[];

  constructor(places: Workplaces, model: Model) {
    this.#places = places;
    this.#none = { level: EMPLOYER_LEVELS.indexOf('none'), bits: exactBits(fixedBits(model.employer.none)) };
    this.#other = {
      level: EMPLOYER_LEVELS.indexOf('other'),
      bits: exactBits(fixedBits(model.employer.other)),
    };
    const level = EMPLOYER_LEVELS.indexOf('same');
    this.#same = Array.from({ length: MOST_EMPLOYER_BITS + 1 }, (_, bits) => ({ level, bits }));
  }

  evidence(worker: number, member: number): EmployerEvidence {
    const at = this.#places.workers[worker] ?? 0;
    const of = this.#places.members[member] ?? 0;
    if (at === 0) return NO_EMPLOYER;
    if (of === 0) return this.#none;
    return at === of ? (this.#same[this.#places.sameBits[of] ?? 0] ?? NO_EMPLOYER) : this.#other;
  }
}

/** The stable key of each row's workplace. */
export function employerKeys(places: Int32Array, keys: Uint32Array): Uint32Array {
  return Uint32Array.from(places, (place) => keys[place] ?? 0);
}
