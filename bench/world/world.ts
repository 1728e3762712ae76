import { LinkageInput } from '../../src/matching/input.ts';
import type { FirmRow, MemberRow, WorkerRow } from '../../src/matching/input.ts';
import type { CompanyTruth, WorkerTruth } from '../measure/measure.ts';
import { drawCategory, TrueTally } from './categories.ts';
import type { Category } from './categories.ts';
import { Enrolment } from './enrolment.ts';
import { makeFirms } from './firms.ts';
import type { Firms, MadeCompany } from './firms.ts';
import { noisyName } from './name-noise.ts';
import { noiseRates, noisyDate, noisyNik } from './noise.ts';
import type { NoiseRates } from './noise.ts';
import { PeopleMaker } from './people.ts';
import type { Person } from './people.ts';
import { SeededRandom } from './random.ts';

export interface World {
  readonly input: LinkageInput;
  readonly workers: readonly WorkerTruth[];
  readonly companies: readonly CompanyTruth[];
  /** What happened to each card: damage of its cells, and how its holder was planted. */
  readonly cardKinds: ReadonlyMap<string, readonly string[]>;
}

/** The same world as rows, for whoever stores them before they are linked. */
export interface WorldRows {
  readonly companies: readonly FirmRow[];
  readonly employers: readonly FirmRow[];
  readonly workers: readonly WorkerRow[];
  readonly members: readonly MemberRow[];
}

export interface WorldOptions {
  readonly seed: number;
  readonly workers: number;
  /** 1 = noise as in the field, 3 = hard, with 15 % blank NIKs on each side. */
  readonly noise: number;
}

const CEILING = 12_000_000;

/** A labelled, seeded world of register and enrolment with lookalikes and every damage of real files. */
export function makeWorld(options: WorldOptions): World {
  return new WorldMaker(options).make();
}

/** The rows of such a world, without their truth. */
export function makeWorldRows(options: WorldOptions): WorldRows {
  return new WorldMaker(options).rows();
}

/** A world as rows with its truth. */
export interface LabelledRows {
  readonly rows: WorldRows;
  readonly workers: readonly WorkerTruth[];
  readonly companies: readonly CompanyTruth[];
}

/** The rows of a world with their truth; workers in the order of their rows. */
export function makeLabelledRows(options: WorldOptions): LabelledRows {
  return new WorldMaker(options).labelled();
}

/** Puts rows into the engine's input. */
export function inputOf(rows: WorldRows): LinkageInput {
  const input = new LinkageInput({ workers: rows.workers.length, members: rows.members.length });
  for (const company of rows.companies) input.addCompany(company);
  for (const employer of rows.employers) input.addEmployer(employer);
  for (const worker of rows.workers) input.addWorker(worker);
  for (const member of rows.members) input.addMember(member);
  return input;
}

type Told = Omit<WorkerTruth, 'workerId' | 'kinds'>;

class WorldMaker {
  readonly #random: SeededRandom;
  readonly #people: PeopleMaker;
  readonly #rates: NoiseRates;
  readonly #firms: Firms;
  readonly #enrolment: Enrolment;
  readonly #workers: { row: WorkerRow; truth: WorkerTruth }[] = [];
  readonly #members: MemberRow[] = [];
  readonly #cardKinds = new Map<string, readonly string[]>();
  readonly #known: Person[] = [];
  readonly #tallies = new Map<string, TrueTally>();
  readonly #size: number;

  constructor(options: WorldOptions) {
    this.#random = new SeededRandom(options.seed);
    this.#people = new PeopleMaker(this.#random);
    this.#rates = noiseRates(options.noise);
    this.#firms = makeFirms(this.#random, options.workers);
    this.#size = options.workers;
    this.#enrolment = new Enrolment(this.#random, this.#people, this.#firms, (person, card) => {
      const id = String(1_000_000_000 + this.#members.length * 7).padStart(13, '0');
      const { row, kinds } = this.#noisy(id, person);
      this.#members.push({ ...row, ...card });
      this.#cardKinds.set(id, kinds);
      return id;
    });
  }

  rows(): WorldRows {
    this.#fill();
    return this.#rows();
  }

  labelled(): LabelledRows {
    const companies = this.#fill();
    return { rows: this.#rows(), workers: this.#workers.map((worker) => worker.truth), companies };
  }

  make(): World {
    const companies = this.#fill();
    const workers = this.#workers.map((worker) => worker.truth);
    return { input: inputOf(this.#rows()), workers, companies, cardKinds: this.#cardKinds };
  }

  #rows(): WorldRows {
    const { companies, employers } = this.#firms;
    return {
      companies: companies.map((company) => company.row),
      employers,
      workers: this.#workers.map((worker) => worker.row),
      members: this.#members,
    };
  }

  #fill(): CompanyTruth[] {
    const intents = this.#firms.companies.map((company) => this.#fillCompany(company));
    for (let at = 0; at < this.#size * 0.2; at += 1) this.#enrolment.stranger(this.#known);
    this.#shuffle(this.#workers);
    this.#shuffle(this.#members);
    return this.#firms.companies.map(({ row, truth }, at): CompanyTruth => {
      const tally = this.#tallies.get(row.id);
      const isEnrolled = truth.employers.length > 0;
      return {
        companyId: row.id,
        status: truth.status,
        employerIds: truth.employers,
        partialWorkers: isEnrolled && tally?.partialWorkers === true,
        partialWages: isEnrolled && tally?.partialWages === true,
        hides: intents[at] ?? { workers: false, wages: false },
      };
    });
  }

  #fillCompany(company: MadeCompany): { workers: boolean; wages: boolean } {
    const random = this.#random;
    const enrolled = company.truth.employers.length > 0;
    const hides = {
      workers: enrolled && company.truth.status === 'TERDAFTAR' && random.chance(0.12),
      wages: enrolled && company.truth.status === 'TERDAFTAR' && random.chance(0.12),
    };
    for (let at = 0; at < company.size; at += 1) {
      const person = this.#remember(this.#people.make());
      const category = drawCategory(random, enrolled, hides.workers);
      this.#worker(company, person, category, hides.wages);
      if (!random.chance(0.008)) continue;
      const other = this.#remember(this.#people.lookalikeOf(person));
      const place = random.chance(0.7) ? company : random.pick(this.#firms.companies);
      const usual = place.truth.employers.length > 0 ? category : 'SEGMEN_LAIN';
      this.#worker(place, other, random.chance(0.5) ? 'TIDAK_ADA' : usual, hides.wages);
    }
    return hides;
  }

  #remember(person: Person): Person {
    this.#known.push(person);
    return person;
  }

  #worker(company: MadeCompany, person: Person, category: Category, lowWages: boolean): void {
    const random = this.#random;
    const wage = random.chance(0.08) ? random.whole(120, 240) * 100_000 : random.whole(430, 900) * 10_000;
    const isShort =
      (category === 'SESUAI' || category === 'NONAKTIF') && random.chance(lowWages ? 0.7 : 0.015);
    const enrolledWage = isShort
      ? Math.round((Math.min(wage, CEILING) * random.whole(50, 93)) / 100)
      : Math.round(Math.min(wage, CEILING) * (random.chance(0.05) ? 0.988 : 1));
    const card = this.#enrolment.card(company, person, category, enrolledWage);
    const cards = card === null ? [] : [card];
    if (card !== null && random.chance(0.008)) cards.push(this.#enrolment.secondCard(person));
    const told = { category, memberIds: cards, wageShort: isShort, duplicateOf: '' };
    const id = this.#row(company.row.id, person, wage, told);
    this.#tallyOf(company).add(category, isShort);
    if (random.chance(0.015)) this.#listAgain(company, person, wage, { ...told, duplicateOf: id });
  }

  /** The same person in a further row, of the same company or of another one that he also stands with. */
  #listAgain(company: MadeCompany, person: Person, wage: number, told: Told): void {
    const elsewhere = this.#random.chance(0.4) ? company : this.#random.pick(this.#firms.companies);
    if (elsewhere !== company) {
      const isEmployed =
        told.category === 'SESUAI' || told.category === 'NONAKTIF' || told.category === 'BU_LAIN';
      this.#tallyOf(elsewhere).add(isEmployed ? 'BU_LAIN' : 'TIDAK_ADA', false);
    }
    this.#row(elsewhere.row.id, person, wage, {
      ...told,
      category: `DUPLIKAT:${told.category}`,
      wageShort: false,
    });
  }

  #tallyOf(company: MadeCompany): TrueTally {
    const known = this.#tallies.get(company.row.id) ?? new TrueTally();
    this.#tallies.set(company.row.id, known);
    return known;
  }

  #row(companyId: string, person: Person, wage: number, told: Told): string {
    const id = `W${String(this.#workers.length).padStart(8, '0')}`;
    const { row, kinds } = this.#noisy(id, person);
    const shown = this.#random.chance(0.012) ? null : wage;
    const truth = { workerId: id, ...told, wageShort: told.wageShort && shown !== null, kinds };
    this.#workers.push({ row: { ...row, wage: shown, companyId }, truth });
    return id;
  }

  #noisy(id: string, person: Person): { row: Omit<WorkerRow, 'companyId'>; kinds: string[] } {
    const random = this.#random;
    const nik = noisyNik(random, person.nik, this.#rates, () => random.pick(this.#known).nik);
    const date = noisyDate(random, person.birthDate, this.#rates);
    const name = noisyName(random, person.name, this.#rates);
    return {
      row: {
        id,
        nik: nik.text === '' ? null : nik.text,
        name: name.text,
        birthDate: date.text === '' ? null : date.text,
        sex: person.sex,
        wage: null,
      },
      kinds: [nik.kind, name.kind, date.kind, person.kind].filter((kind) => kind !== ''),
    };
  }

  #shuffle(list: unknown[]): void {
    for (let at = list.length - 1; at > 0; at -= 1) {
      const other = this.#random.whole(0, at);
      [list[at], list[other]] = [list[other], list[at]];
    }
  }
}
