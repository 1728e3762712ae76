import type { Establishment } from './companies/establishments.ts';
import { isMaterial } from './statuses.ts';
import type { MaterialRule, WorkerStatus } from './statuses.ts';

/**
 * A change of the data under which a flag would not stand, in a form that a program can apply to the input. Applying
 * all remedies of an outcome and running again really clears its flag.
 */
export type Remedy =
  /** The person gets an active employee's card under this employer; with `withNik` the register row gains a NIK too. */
  | { readonly change: 'enrol'; readonly employerId: string; readonly withNik: boolean }
  /** This card becomes an active employee's own card under this employer. */
  | { readonly change: 'card'; readonly memberId: string; readonly employerId: string }
  /** This card becomes active. */
  | { readonly change: 'activate'; readonly memberId: string }
  /** This card carries the register's wage. */
  | { readonly change: 'wage'; readonly memberId: string }
  /** Worker and card carry the same NIK, name, date of birth and sex. */
  | { readonly change: 'identity'; readonly memberId: string }
  /** The company gets an employer record with its own numbers, name and address. */
  | { readonly change: 'enrol-company' }
  /** Company and employer carry the same NIB and NPWP. */
  | { readonly change: 'company-identity'; readonly employerId: string }
  /** This many more of its workers are enrolled. */
  | { readonly change: 'enrol-workers'; readonly atLeast: number }
  /** This many more of its cards carry the register's wage. */
  | { readonly change: 'correct-wages'; readonly atLeast: number };

/** A counterfactual in words, without any personal datum, and for a program. */
export interface Counterfactual {
  readonly sentence: string | null;
  readonly remedies: readonly Remedy[];
}

/** The employer that a remedy names when the company has none yet: the one that 'enrol-company' makes. */
export const NEW_EMPLOYER = '';

const NONE: Counterfactual = { sentence: null, remedies: [] };

/** What the sentence about one worker depends on. */
export interface WorkerCase {
  readonly status: WorkerStatus;
  /** Whether the deciding card's wage is too low, which counts once the card hangs on this employer. */
  readonly cardWageLow: boolean;
  /** The deciding card, null when there is none. */
  readonly memberId: string | null;
  /** Whether the pair itself is a link: then only the employer is doubtful. */
  readonly isLinked: boolean;
  /** Whether the register row carries sixteen digits of NIK. */
  readonly hasNik: boolean;
  /** Where the company stands; null when the register does not list it. */
  readonly place: Establishment['status'] | null;
  /** The employer under which the worker should stand; null when the company is not enrolled. */
  readonly employerId: string | null;
}

/** Under what change a worker would not be flagged; null sentence when he is not, or when no change of his data could tell. */
export function workerCounterfactual(one: WorkerCase): Counterfactual {
  if (one.place === null) return NONE;
  const wage = wageRemedy(one);
  const main = statusRemedy(one);
  if (main.sentence === null) return wage;
  return wage.sentence === null
    ? main
    : {
        sentence: main.sentence.replace(
          /\.$/,
          ', dan upah pada data kepesertaan sama dengan upah pada wajib lapor.',
        ),
        remedies: [...main.remedies, ...wage.remedies],
      };
}

function wageRemedy(one: WorkerCase): Counterfactual {
  if (!one.cardWageLow || one.memberId === null || one.status === 'TINJAU') return NONE;
  return {
    sentence: 'Tidak akan ditandai bila upah pada data kepesertaan sama dengan upah pada wajib lapor.',
    remedies: [{ change: 'wage', memberId: one.memberId }],
  };
}

function statusRemedy(one: WorkerCase): Counterfactual {
  if (one.status === 'SESUAI') return NONE;
  if (one.status === 'NONAKTIF' && one.memberId !== null)
    return {
      sentence: 'Tidak akan ditandai bila kartunya aktif di bawah pemberi kerja ini.',
      remedies: [{ change: 'activate', memberId: one.memberId }],
    };
  if (one.status === 'TINJAU') return doubtRemedy(one);
  return enrolmentRemedy(one);
}

function doubtRemedy(one: WorkerCase): Counterfactual {
  if (one.memberId === null) return NONE;
  if (!one.isLinked)
    return {
      sentence: 'Tidak perlu diperiksa bila NIK, nama, dan tanggal lahir pada kedua data sama.',
      remedies: [{ change: 'identity', memberId: one.memberId }],
    };
  if (one.employerId === null) return NONE;
  return {
    sentence: 'Tidak perlu diperiksa bila NIB dan NPWP perusahaannya pada kedua data sama.',
    remedies: [{ change: 'company-identity', employerId: one.employerId }],
  };
}

/** The worker stands under nobody, elsewhere, or as something else than an employee. */
function enrolmentRemedy(one: WorkerCase): Counterfactual {
  const first = firmRemedy(one);
  const employerId = one.employerId ?? NEW_EMPLOYER;
  const under = FIRM_WORDS[one.place ?? 'BELUM'];
  if (one.memberId === null)
    return {
      sentence: one.hasNik
        ? `Tidak akan ditandai bila pekerja ini terdaftar aktif sebagai pekerja di bawah ${under}.`
        : `Tidak akan ditandai bila NIK pekerja ini dilengkapi dan ia terdaftar aktif di bawah ${under}.`,
      remedies: [...first, { change: 'enrol', employerId, withNik: !one.hasNik }],
    };
  return {
    sentence: `Tidak akan ditandai bila kartunya aktif sebagai pekerja di bawah ${under}.`,
    remedies: [...first, { change: 'card', memberId: one.memberId, employerId }],
  };
}

const FIRM_WORDS: Record<Establishment['status'], string> = {
  TERDAFTAR: 'pemberi kerja ini',
  LEWAT_PUSAT: 'kantor pusat pemberi kerja ini',
  BELUM: 'pemberi kerja ini, yang lebih dahulu mendaftar',
  TINJAU: 'pemberi kerja ini dengan NIB dan NPWP yang sama',
};

function firmRemedy(one: WorkerCase): Remedy[] {
  if (one.place === 'TINJAU' && one.employerId !== null)
    return [{ change: 'company-identity', employerId: one.employerId }];
  return one.employerId === null ? [{ change: 'enrol-company' }] : [];
}

/** What the sentence about one company depends on. */
export interface CompanyCase {
  readonly status: Establishment['status'];
  /** The employer that it is, or the best candidate; null when there is none. */
  readonly employerId: string | null;
  readonly partialWorkers: Lack | null;
  readonly partialWages: Lack | null;
}

/** A material lack: so many of so many. */
export interface Lack {
  readonly count: number;
  readonly all: number;
  readonly rule: MaterialRule;
}

/** Under what change a company would not be flagged; null when it is not. */
export function companyCounterfactual(one: CompanyCase): Counterfactual {
  if (one.status === 'BELUM')
    return {
      sentence:
        'Tidak akan ditandai bila terdaftar sebagai badan usaha dengan NIB, NPWP, nama, dan alamat yang sama.',
      remedies: [{ change: 'enrol-company' }],
    };
  if (one.status === 'TINJAU')
    return one.employerId === null
      ? NONE
      : {
          sentence: 'Tidak perlu diperiksa bila NIB dan NPWP pada kedua data sama.',
          remedies: [{ change: 'company-identity', employerId: one.employerId }],
        };
  const said: string[] = [];
  const remedies: Remedy[] = [];
  if (one.partialWorkers !== null) {
    const atLeast = leastMended(one.partialWorkers);
    said.push(`paling sedikit ${atLeast} pekerja lagi terdaftar`);
    remedies.push({ change: 'enrol-workers', atLeast });
  }
  if (one.partialWages !== null) {
    const atLeast = leastMended(one.partialWages);
    said.push(`upah paling sedikit ${atLeast} pekerja lagi dilaporkan penuh`);
    remedies.push({ change: 'correct-wages', atLeast });
  }
  return said.length === 0 ? NONE : { sentence: `Tidak akan ditandai bila ${said.join(' dan ')}.`, remedies };
}

/** How many must be mended before the rest is no longer material. */
export function leastMended({ count, all, rule }: Lack): number {
  let mended = 0;
  while (mended < count && isMaterial(count - mended, all, rule)) mended += 1;
  return mended;
}
