import type { Chance } from './chance.ts';
import type { Conduct, Firm } from './firms.ts';
import { writeName } from './name-noise.ts';
import { writeBirth, writeNik, writeSex } from './noise.ts';
import type { CivilRegistry, Person } from './people.ts';
import type { Row, WorkerStatus } from './rows.ts';

type Member = Row<'jkn_peserta'>;
type Segment = 'PPU' | 'PBI APBN' | 'PBI APBD' | 'PBPU' | 'BP';

/** What the insurer's file needs beside the people themselves. */
export interface EnrolmentContext {
  readonly chance: Chance;
  readonly registry: CivilRegistry;
  /** Employer codes of firms elsewhere, for those enrolled under another firm. */
  readonly otherCodes: readonly string[];
  nextCard(): string;
  /** Multiplies the share of spoilt values. */
  readonly noise: number;
}

const STATUS_BY_CONDUCT: Readonly<Record<Conduct, readonly (readonly [WorkerStatus, number])[]>> = {
  orderly: shares(93, 1.5, 2, 1.5, 0.8, 1.2),
  'under-reporting': shares(92, 1.5, 2, 2, 0.8, 1.7),
  partial: shares(60, 4, 4, 12, 3, 17),
  unregistered: shares(0, 0, 12, 33, 6, 49),
  dormant: shares(0, 80, 2, 6, 2, 10),
};

function shares(
  matched: number,
  inactive: number,
  elsewhere: number,
  segment: number,
  dependant: number,
  missing: number,
) {
  return [
    ['SESUAI', matched],
    ['NONAKTIF', inactive],
    ['BU_LAIN', elsewhere],
    ['SEGMEN_LAIN', segment],
    ['TANGGUNGAN', dependant],
    ['TIDAK_ADA', missing],
  ] as const;
}

/** Draws what is true about one worker of a firm. */
export function drawStatus(chance: Chance, conduct: Conduct): WorkerStatus {
  return chance.weighted(STATUS_BY_CONDUCT[conduct]);
}

interface CardOf {
  readonly code: string;
  readonly segment: Segment;
  readonly relation: 'P' | 'S' | 'I' | 'A' | 'T';
  readonly state: 'AKTIF' | 'NONAKTIF' | 'PENANGGUHAN';
  readonly wage: number | undefined;
}

/** One line of the insurer's file, with its own, rarer slips. */
function writeMember(context: EnrolmentContext, person: Person, card: CardOf): Member {
  const { chance, noise } = context;
  return {
    no_kartu: context.nextCard(),
    kode_bu: card.code,
    nik: writeNik(chance, person.nik, 0.012 * noise, false).text,
    nama: writeName(chance, person.name, person.sex, 0.05 * noise, true).text,
    tgl_lahir: writeBirth(chance, person.born, 0.006 * noise, 'enrolment').text,
    jenis_kelamin: writeSex(person.sex, false),
    upah: card.wage === undefined ? '' : String(card.wage),
    status: card.state,
    segmen: card.segment,
    hubungan: card.relation,
  };
}

const OTHER_SEGMENTS: readonly (readonly [Segment, number])[] = [
  ['PBI APBN', 55],
  ['PBI APBD', 15],
  ['PBPU', 28],
  ['BP', 2],
];

function asEmployee(code: string, wage: number, state: CardOf['state'] = 'AKTIF'): CardOf {
  return { code, segment: 'PPU', relation: 'P', state, wage };
}

/** Husband or wife, and at times a child, on the card of the one who works. */
function writeFamily(context: EnrolmentContext, person: Person, code: string): Member[] {
  const { chance, registry } = context;
  if (!chance.happens(0.14)) return [];
  const spouseSex = person.sex === 'L' ? 'P' : 'L';
  const spouse = registry.relative(chance, person, [person.born.year - 4, person.born.year + 5], spouseSex);
  const base = { code, segment: 'PPU', state: 'AKTIF', wage: undefined } as const;
  const lines = [writeMember(context, spouse, { ...base, relation: spouseSex === 'P' ? 'I' : 'S' })];
  if (chance.happens(0.5)) {
    const child = registry.relative(
      chance,
      person,
      [person.born.year + 22, person.born.year + 27],
      chance.pick(['L', 'P']),
    );
    lines.push(writeMember(context, child, { ...base, relation: 'A' }));
  }
  return lines;
}

/** Somebody's spouse, covered through that spouse's employer. */
function writeAsDependant(context: EnrolmentContext, person: Person): Member[] {
  const { chance, registry } = context;
  const code = chance.pick(context.otherCodes);
  const sex = person.sex === 'L' ? 'P' : 'L';
  const earner = registry.relative(chance, person, [person.born.year - 5, person.born.year + 4], sex);
  const relation = person.sex === 'P' ? 'I' : 'S';
  return [
    writeMember(context, person, { code, segment: 'PPU', relation, state: 'AKTIF', wage: undefined }),
    writeMember(context, earner, asEmployee(code, 4_000_000)),
  ];
}

/** A person's cards come first in `lines`; the rest are relatives. */
export interface Enrolment {
  readonly lines: readonly Member[];
  readonly cards: readonly string[];
}

const enrolment = (own: readonly Member[], others: readonly Member[] = []): Enrolment => ({
  lines: [...own, ...others],
  cards: own.map((line) => line.no_kartu),
});

/** Writes the membership that makes this status true: none, one, or two cards. */
export function writeEnrolment(
  context: EnrolmentContext,
  person: Person,
  firm: Firm,
  status: WorkerStatus,
  wage: number,
): Enrolment {
  const { chance } = context;
  switch (status) {
    case 'TIDAK_ADA':
      return enrolment([]);
    case 'SESUAI': {
      const code = chance.pick(firm.codes);
      const own = [writeMember(context, person, asEmployee(code, wage))];
      if (chance.happens(0.006)) {
        own.push(
          writeMember(context, person, {
            code: '',
            segment: 'PBI APBN',
            relation: 'P',
            state: 'NONAKTIF',
            wage: undefined,
          }),
        );
      }
      return enrolment(own, writeFamily(context, person, code));
    }
    case 'NONAKTIF':
      return enrolment([
        writeMember(
          context,
          person,
          asEmployee(chance.pick(firm.codes), wage, chance.happens(0.75) ? 'NONAKTIF' : 'PENANGGUHAN'),
        ),
      ]);
    case 'BU_LAIN':
      return enrolment([writeMember(context, person, asEmployee(elsewhere(context, firm), wage))]);
    case 'SEGMEN_LAIN': {
      const segment = chance.weighted(OTHER_SEGMENTS);
      return enrolment([
        writeMember(context, person, {
          code: '',
          segment,
          relation: 'P',
          state: chance.happens(0.93) ? 'AKTIF' : 'NONAKTIF',
          wage: undefined,
        }),
      ]);
    }
    case 'TANGGUNGAN': {
      const [own, earner] = writeAsDependant(context, person);
      return enrolment(own ? [own] : [], earner ? [earner] : []);
    }
  }
}

function elsewhere({ chance, otherCodes }: EnrolmentContext, firm: Firm): string {
  const code = chance.pick(otherCodes);
  return firm.codes.includes(code) ? elsewhere({ chance, otherCodes } as EnrolmentContext, firm) : code;
}

/** Members whom the register has never heard of: colleagues it misses, and people of other segments. */
export function writeStrangers(context: EnrolmentContext, firm: Firm, count: number): Member[] {
  const { chance, registry } = context;
  return Array.from({ length: count }, () => {
    const person = registry.person(chance, [1966, 2007]);
    const employed = firm.codes.length > 0 && chance.happens(0.7);
    if (employed) return writeMember(context, person, asEmployee(chance.pick(firm.codes), 3_500_000));
    const segment = chance.weighted(OTHER_SEGMENTS);
    return writeMember(context, person, {
      code: '',
      segment,
      relation: 'P',
      state: 'AKTIF',
      wage: undefined,
    });
  });
}
