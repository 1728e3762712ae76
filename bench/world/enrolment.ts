import type { MemberRow } from '../../src/matching/input.ts';
import type { Firms, MadeCompany } from './firms.ts';
import type { Category } from './categories.ts';
import type { PeopleMaker, Person } from './people.ts';
import type { SeededRandom } from './random.ts';

type Card = Pick<MemberRow, 'employerId' | 'status' | 'segment' | 'relation' | 'wage'>;
/** Puts a card into the enrolment file, with the damage of that file, and answers its number. */
export type AddCard = (person: Person, card: Card) => string;

const OWN: Pick<Card, 'segment' | 'relation'> = { segment: 'PPU', relation: 'P' };

/** Makes the cards of a world: own employer, another, another segment, a dependant's, second cards and strangers. */
export class Enrolment {
  readonly #random: SeededRandom;
  readonly #people: PeopleMaker;
  readonly #firms: Firms;
  readonly #add: AddCard;

  constructor(random: SeededRandom, people: PeopleMaker, firms: Firms, add: AddCard) {
    this.#random = random;
    this.#people = people;
    this.#firms = firms;
    this.#add = add;
  }

  /** The card that makes a worker of this company fall into the category; null for nobody found. */
  card(company: MadeCompany, person: Person, category: Category, wage: number): string | null {
    if (category === 'TIDAK_ADA') return null;
    const random = this.#random;
    const { employers } = company.truth;
    const own = random.pick(employers.length > 0 ? employers : ['']);
    const other = random.pick(this.#firms.employers, 2).id;
    if (category === 'SESUAI') return this.#add(person, { ...OWN, employerId: own, status: 'AKTIF', wage });
    if (category === 'NONAKTIF') {
      const status = random.chance(0.6) ? 'NONAKTIF' : 'PENANGGUHAN';
      return this.#add(person, { ...OWN, employerId: own, status, wage });
    }
    if (category === 'BU_LAIN') {
      const employerId = employers.includes(other) ? (this.#firms.employers.at(-1)?.id ?? '') : other;
      return this.#add(person, { ...OWN, employerId, status: random.chance(0.7) ? 'AKTIF' : 'NONAKTIF', wage });
    }
    if (category === 'TANGGUNGAN') {
      const relation = random.pick(['I', 'S', 'A']);
      return this.#add(person, { employerId: other, status: 'AKTIF', segment: 'PPU', relation, wage: null });
    }
    return this.#add(person, {
      employerId: null,
      status: random.chance(0.85) ? 'AKTIF' : 'NONAKTIF',
      segment: random.pick(['PBI APBN', 'PBPU', 'PBI APBD']),
      relation: 'P',
      wage: null,
    });
  }

  /** A further card of the same person. */
  secondCard(person: Person): string {
    const random = this.#random;
    const status = random.chance(0.8) ? 'NONAKTIF' : 'AKTIF';
    const segment = random.pick(['PBI APBN', 'PPU']);
    return this.#add(person, { employerId: null, status, segment, relation: 'P', wage: null });
  }

  /** Somebody who works for no company of the register; now and then a lookalike of one who does. */
  stranger(known: readonly Person[]): void {
    const random = this.#random;
    const person = random.chance(0.03) ? this.#people.lookalikeOf(random.pick(known)) : this.#people.make();
    if (random.chance(0.5)) {
      const employerId = random.pick(this.#firms.employers, 2).id;
      const relation = random.chance(0.9) ? 'P' : 'I';
      this.#add(person, { employerId, status: 'AKTIF', segment: 'PPU', relation, wage: 4_500_000 });
      return;
    }
    const segment = random.pick(['PBI APBN', 'PBPU']);
    const relation = random.pick(['P', 'I', 'S', 'A'], 2);
    this.#add(person, { employerId: null, status: 'AKTIF', segment, relation, wage: null });
  }
}
