import { fullName } from './names.ts';
import type { SeededRandom } from './random.ts';

export interface Person {
  readonly nik: string;
  readonly name: string;
  readonly birthDate: string;
  readonly sex: 'L' | 'P';
  /** How he was planted beside somebody else, '' for an ordinary person. */
  readonly kind: string;
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
    const name = fullName(random, sex);
    return {
      nik: this.#nik(random.pick(this.#regions), birthDate, sex),
      name,
      birthDate,
      sex,
      kind: ownKind(name),
    };
  }

  /** Somebody beside a known person who is easily mistaken for him. */
  lookalikeOf(person: Person): Person {
    const dice = this.#random.next();
    if (dice < 0.4) return this.twinOf(person);
    if (dice < 0.7) return this.#namesakeOf(person);
    return dice < 0.9 ? this.#neighbourOf(person) : this.#sonOf(person);
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
      kind: 'orang:kembar',
    };
  }

  /** The same name in the same district, born on another day. */
  #namesakeOf(person: Person): Person {
    const other = this.make();
    const nik = this.#nik(person.nik.slice(0, 6), other.birthDate, person.sex);
    return { nik, name: person.name, birthDate: other.birthDate, sex: person.sex, kind: 'orang:senama sewilayah' };
  }

  /** Born the same day in the same district: the next serial, another name. */
  #neighbourOf(person: Person): Person {
    const nik = this.#nik(person.nik.slice(0, 6), person.birthDate, person.sex);
    return { ...person, nik, name: fullName(this.#random, person.sex), kind: 'orang:NIK berurutan' };
  }

  /** Father and son: one name, one district, a generation apart. */
  #sonOf(person: Person): Person {
    const year = Number(person.birthDate.slice(0, 4)) + (Number(person.birthDate.slice(0, 4)) < 1985 ? 20 : -20);
    const birthDate = `${year}-${two(this.#random.whole(1, 12))}-${two(this.#random.whole(1, 28))}`;
    return {
      ...person,
      birthDate,
      nik: this.#nik(person.nik.slice(0, 6), birthDate, person.sex),
      kind: 'orang:ayah dan anak',
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

function ownKind(name: string): string {
  if (!name.includes(' ')) return 'orang:nama tunggal';
  return name.startsWith('MUHAMMAD ') ? 'orang:Muhammad' : '';
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
