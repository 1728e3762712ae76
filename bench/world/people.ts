import { fullName } from './names.ts';
import type { SeededRandom } from './random.ts';

export interface Person {
  readonly nik: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'L' | 'P';
}

/** Makes people with believable NIKs: serials count up per district, day and sex, so neighbours are consecutive. */
export class PeopleMaker {
  readonly #random: SeededRandom;
  readonly #serials = new Map<string, number>();
  readonly #regions: readonly string[];

  constructor(random: SeededRandom) {
    this.#random = random;
    const regions: string[] = [];
    for (let at = 1; at <= 24; at += 1)
      for (let weight = 0; weight < 6; weight += 1) regions.push(`9915${String(at).padStart(2, '0')}`);
    for (let at = 1; at <= 80; at += 1)
      regions.push(
        `99${String(random.whole(1, 40)).padStart(2, '0')}${String(random.whole(1, 30)).padStart(2, '0')}`,
      );
    this.#regions = regions;
  }

  make(): Person {
    const random = this.#random;
    const sex = random.chance(0.62) ? 'L' : 'P';
    const birthDate = `${random.whole(1964, 2006)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`;
    return {
      nik: this.#nik(random.pick(this.#regions), birthDate, sex),
      name: fullName(random, sex),
      birthDate,
      sex,
    };
  }

  /** A twin: same day and district, next serial, another first name. */
  twinOf(person: Person): Person {
    const [own = '', ...rest] = person.name.split(' ');
    let other = own;
    while (other === own) other = fullName(this.#random, person.sex).split(' ')[0] ?? '';
    return {
      ...person,
      nik: this.#nik(person.nik.slice(0, 6), person.birthDate, person.sex),
      name: [other, ...rest].join(' '),
    };
  }

  #nik(region: string, birthDate: string, sex: 'L' | 'P'): string {
    const day = Number(birthDate.slice(8)) + (sex === 'P' ? 40 : 0);
    const head = `${region}${two(day)}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}`;
    const first = this.#random.chance(0.35)
      ? this.#random.whole(2, 4)
      : this.#random.chance(0.03)
        ? this.#random.whole(5, 40)
        : 1;
    const serial = Math.max(first, (this.#serials.get(head) ?? 0) + 1);
    this.#serials.set(head, serial);
    return head + String(serial).padStart(4, '0');
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
