import { LinkageInput } from '../../src/matching/input.ts';
import type { MemberRow, WorkerRow } from '../../src/matching/input.ts';
import type { CompanyTruth, WorkerTruth } from '../accuracy.ts';
import { makeFirms } from './firms.ts';
import type { Firms, MadeCompany } from './firms.ts';
import { noiseRates, noisyDate, noisyName, noisyNik } from './noise.ts';
import type { NoiseRates } from './noise.ts';
import { PeopleMaker } from './people.ts';
import type { Person } from './people.ts';
import { SeededRandom } from './random.ts';

export interface World {
  readonly input: LinkageInput;
  readonly workers: readonly WorkerTruth[];
  readonly companies: readonly CompanyTruth[];
}

export interface WorldOptions {
  readonly seed: number;
  readonly workers: number;
  /** 1 = noise as in the field, 3 = hard. */
  readonly noise: number;
}

type Category = 'SESUAI' | 'TIDAK_ADA' | 'SEGMEN_LAIN' | 'BU_LAIN' | 'NONAKTIF' | 'TANGGUNGAN';
const CEILING = 12_000_000;

/** A labelled, seeded world of register and enrolment with twins, neighbours, namesakes and every damage of real files. */
export function makeWorld(options: WorldOptions): World {
  return new WorldMaker(options).make();
}

class WorldMaker {
  readonly #random: SeededRandom;
  readonly #people: PeopleMaker;
  readonly #rates: NoiseRates;
  readonly #firms: Firms;
  readonly #workers: { row: WorkerRow; truth: WorkerTruth }[] = [];
  readonly #members: MemberRow[] = [];
  readonly #known: Person[] = [];
  readonly #size: number;

  constructor(options: WorldOptions) {
    this.#random = new SeededRandom(options.seed);
    this.#people = new PeopleMaker(this.#random);
    this.#rates = noiseRates(options.noise);
    this.#firms = makeFirms(this.#random, options.workers);
    this.#size = options.workers;
  }

  make(): World {
    const companies = this.#firms.companies.map((company) => this.#fillCompany(company));
    for (let at = 0; at < this.#size * 0.2; at += 1) this.#stranger();
    const input = new LinkageInput({ workers: this.#workers.length, members: this.#members.length });
    for (const company of this.#firms.companies) input.addCompany(company.row);
    for (const employer of this.#firms.employers) input.addEmployer(employer);
    this.#shuffle(this.#workers);
    this.#shuffle(this.#members);
    for (const worker of this.#workers) input.addWorker(worker.row);
    for (const member of this.#members) input.addMember(member);
    return { input, workers: this.#workers.map((worker) => worker.truth), companies };
  }

  #fillCompany(company: MadeCompany): CompanyTruth {
    const random = this.#random;
    const enrolled = company.truth.employers.length > 0;
    const partial = enrolled && company.truth.status === 'TERDAFTAR' && random.chance(0.12);
    const lowWages = enrolled && company.truth.status === 'TERDAFTAR' && random.chance(0.12);
    for (let at = 0; at < company.size; at += 1) {
      const person = this.#person();
      const category = this.#category(enrolled, partial);
      this.#worker(company, person, category, lowWages);
      if (random.chance(0.004))
        this.#worker(company, this.#twin(person), random.chance(0.5) ? 'TIDAK_ADA' : category, lowWages);
    }
    const { status, employers } = company.truth;
    return {
      companyId: company.row.id,
      status,
      employerIds: employers,
      partialWorkers: partial,
      partialWages: lowWages,
    };
  }

  #category(enrolled: boolean, partial: boolean): Category {
    const dice = this.#random.next();
    if (!enrolled)
      return dice < 0.5 ? 'TIDAK_ADA' : dice < 0.75 ? 'SEGMEN_LAIN' : dice < 0.88 ? 'BU_LAIN' : 'TANGGUNGAN';
    if (partial && dice < 0.5) return dice < 0.33 ? 'TIDAK_ADA' : 'SEGMEN_LAIN';
    if (dice < 0.86) return 'SESUAI';
    return dice < 0.915
      ? 'TIDAK_ADA'
      : dice < 0.945
        ? 'SEGMEN_LAIN'
        : dice < 0.975
          ? 'BU_LAIN'
          : dice < 0.99
            ? 'NONAKTIF'
            : 'TANGGUNGAN';
  }

  #person(): Person {
    const person = this.#people.make();
    this.#known.push(person);
    return person;
  }

  #twin(person: Person): Person {
    const twin = this.#people.twinOf(person);
    this.#known.push(twin);
    return twin;
  }

  #worker(company: MadeCompany, person: Person, category: Category, lowWages: boolean): void {
    const random = this.#random;
    const wage = random.chance(0.08) ? random.whole(120, 240) * 100_000 : random.whole(430, 900) * 10_000;
    const isShort =
      (category === 'SESUAI' || category === 'NONAKTIF') && random.chance(lowWages ? 0.7 : 0.015);
    const enrolledWage = isShort
      ? Math.round((Math.min(wage, CEILING) * random.whole(50, 93)) / 100)
      : Math.round(Math.min(wage, CEILING) * (random.chance(0.05) ? 0.988 : 1));
    const card = category === 'TIDAK_ADA' ? null : this.#card(company, person, category, enrolledWage);
    const cards = card === null ? [] : [card];
    if (card !== null && random.chance(0.008)) cards.push(this.#secondCard(person));
    const id = this.#row(company.row.id, person, wage, {
      category,
      memberIds: cards,
      wageShort: isShort,
      duplicateOf: '',
    });
    if (!random.chance(0.015)) return;
    const elsewhere = random.chance(0.4) ? company : random.pick(this.#firms.companies);
    this.#row(elsewhere.row.id, person, wage, {
      category: `DUPLIKAT:${category}`,
      memberIds: cards,
      wageShort: false,
      duplicateOf: id,
    });
  }

  #row(companyId: string, person: Person, wage: number, truth: Omit<WorkerTruth, 'workerId'>): string {
    const id = `W${String(this.#workers.length).padStart(8, '0')}`;
    const row = { ...this.#noisy(id, person), wage: this.#random.chance(0.012) ? null : wage, companyId };
    this.#workers.push({
      row,
      truth: { workerId: id, ...truth, wageShort: truth.wageShort && row.wage !== null },
    });
    return id;
  }

  #card(company: MadeCompany, person: Person, category: Category, wage: number): string {
    const random = this.#random;
    const own = random.pick(company.truth.employers.length > 0 ? company.truth.employers : ['']);
    const other = random.pick(this.#firms.employers, 2).id;
    if (category === 'SESUAI') return this.#member(person, own, 'AKTIF', 'PPU', 'P', wage);
    if (category === 'NONAKTIF')
      return this.#member(person, own, random.chance(0.6) ? 'NONAKTIF' : 'PENANGGUHAN', 'PPU', 'P', wage);
    if (category === 'BU_LAIN')
      return this.#member(
        person,
        company.truth.employers.includes(other) ? (this.#firms.employers.at(-1)?.id ?? '') : other,
        random.chance(0.7) ? 'AKTIF' : 'NONAKTIF',
        'PPU',
        'P',
        wage,
      );
    if (category === 'TANGGUNGAN')
      return this.#member(person, other, 'AKTIF', 'PPU', random.pick(['I', 'S', 'A']), null);
    return this.#member(
      person,
      null,
      random.chance(0.85) ? 'AKTIF' : 'NONAKTIF',
      random.pick(['PBI APBN', 'PBPU', 'PBI APBD']),
      'P',
      null,
    );
  }

  #secondCard(person: Person): string {
    return this.#member(
      person,
      null,
      this.#random.chance(0.8) ? 'NONAKTIF' : 'AKTIF',
      this.#random.pick(['PBI APBN', 'PPU']),
      'P',
      null,
    );
  }

  #member(
    person: Person,
    employerId: string | null,
    status: MemberRow['status'],
    segment: string,
    relation: string,
    wage: number | null,
  ): string {
    const id = String(1_000_000_000 + this.#members.length * 7).padStart(13, '0');
    this.#members.push({ ...this.#noisy(id, person), employerId, status, segment, relation, wage });
    return id;
  }

  #stranger(): void {
    const random = this.#random;
    const base = random.chance(0.02) ? this.#twin(random.pick(this.#known)) : this.#people.make();
    if (random.chance(0.5))
      this.#member(
        base,
        random.pick(this.#firms.employers, 2).id,
        'AKTIF',
        'PPU',
        random.chance(0.9) ? 'P' : 'I',
        4_500_000,
      );
    else
      this.#member(
        base,
        null,
        'AKTIF',
        random.pick(['PBI APBN', 'PBPU']),
        random.pick(['P', 'I', 'S', 'A'], 2),
        null,
      );
  }

  #noisy(id: string, person: Person): Omit<WorkerRow, 'companyId'> {
    const random = this.#random;
    const nik = noisyNik(random, person.nik, this.#rates, () => random.pick(this.#known).nik);
    const birthDate = noisyDate(random, person.birthDate, this.#rates);
    return {
      id,
      nik: nik === '' ? null : nik,
      name: noisyName(random, person.name, this.#rates),
      birthDate: birthDate === '' ? null : birthDate,
      sex: person.sex,
      wage: null,
    };
  }

  #shuffle(list: unknown[]): void {
    for (let at = list.length - 1; at > 0; at -= 1) {
      const other = this.#random.whole(0, at);
      [list[at], list[other]] = [list[other], list[at]];
    }
  }
}
