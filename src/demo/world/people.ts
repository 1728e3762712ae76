import type { Chance } from './chance.ts';
import { drawName, drawRelatedName, type Sex } from './name-pools.ts';
import { drawDistrict } from './places.ts';

export interface BirthDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** One invented person, as the civil registry knows them. */
export interface Person {
  readonly nik: string;
  readonly name: string;
  readonly sex: Sex;
  readonly born: BirthDate;
}

const DAY_OFFSET_OF_WOMEN = 40;
const two = (value: number) => String(value).padStart(2, '0');

/** Draws people and gives each a NIK of province 99 that nobody else of this registry has. */
export interface CivilRegistry {
  person(chance: Chance, years: readonly [number, number], sex?: Sex): Person;
  /** Husband, wife or child: shares the family name where there is one. */
  relative(chance: Chance, of: Person, years: readonly [number, number], sex: Sex): Person;
  /** Born the same day in the same place, so that the numbers follow each other. */
  twin(chance: Chance, of: Person): Person;
}

/** A registry without anybody in it yet. */
export function civilRegistry(): CivilRegistry {
  const lastSerials = new Map<number, number>();

  function issue(chance: Chance, district: string, born: BirthDate, sex: Sex): string {
    const day = two(sex === 'P' ? born.day + DAY_OFFSET_OF_WOMEN : born.day);
    const prefix = `${district}${day}${two(born.month)}${two(born.year % 100)}`;
    const serial = (lastSerials.get(Number(prefix)) ?? 0) + (chance.happens(0.7) ? 1 : chance.whole(1, 4));
    lastSerials.set(Number(prefix), serial);
    return prefix + String(serial).padStart(4, '0');
  }

  function birth(chance: Chance, [from, to]: readonly [number, number]): BirthDate {
    return { year: chance.whole(from, to), month: chance.whole(1, 12), day: chance.whole(1, 28) };
  }

  return {
    person(chance, years, sex = chance.happens(0.58) ? 'L' : 'P') {
      const born = birth(chance, years);
      return { nik: issue(chance, drawDistrict(chance), born, sex), name: drawName(chance, sex), sex, born };
    },
    relative(chance, of, years, sex) {
      const born = birth(chance, years);
      return {
        nik: issue(chance, of.nik.slice(0, 6), born, sex),
        name: drawRelatedName(chance, sex, of.name),
        sex,
        born,
      };
    },
    twin(chance, of) {
      const nik = issue(chance, of.nik.slice(0, 6), of.born, of.sex);
      return { nik, name: drawRelatedName(chance, of.sex, of.name), sex: of.sex, born: of.born };
    },
  };
}
