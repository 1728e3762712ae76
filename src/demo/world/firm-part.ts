import type { Chance } from './chance.ts';
import { drawStatus, writeEnrolment, writeStrangers, type EnrolmentContext } from './enrolment.ts';
import { nameInEnrolment, nameInRegister } from './firm-names.ts';
import type { Firm } from './firms.ts';
import { writeName } from './name-noise.ts';
import { writeBirth, writeNik, writeNpwp, writeSex, writeWage } from './noise.ts';
import type { Person } from './people.ts';
import type { CompanyTruth, Row, WorkerTruth, WorldPart } from './rows.ts';
import { drawWages } from './wages.ts';

/** What goes on from firm to firm. */
export interface WorldContext extends EnrolmentContext {
  nextWorker(): string;
  /** People met lately, any of whom may turn up in another firm's list too. */
  readonly lately: Listed[];
}

/** Somebody who already stands in the register. */
interface Listed {
  readonly person: Person;
  readonly paid: number;
  readonly truth: WorkerTruth;
}

const LATELY = 60;
const blankAtTimes = (chance: Chance, share: number, text: string) => (chance.happens(share) ? '' : text);

function writeCompany(chance: Chance, firm: Firm): Row<'wlkp_perusahaan'> {
  const miscounted = chance.happens(0.15) ? chance.whole(-2, 4) : 0;
  return {
    id_perusahaan: firm.id,
    nama_perusahaan: nameInRegister(chance, firm.form, firm.name),
    nib: blankAtTimes(chance, 0.18, firm.nib),
    npwp: blankAtTimes(chance, 0.15, writeNpwp(chance, firm.npwp)),
    alamat: firm.address,
    kab_kota: firm.regency,
    jumlah_pekerja: String(Math.max(1, firm.size + miscounted)),
  };
}

function writeEmployers(chance: Chance, firm: Firm): Row<'jkn_badan_usaha'>[] {
  if (firm.head) return [];
  return firm.codes.map((code) => ({
    kode_bu: code,
    nama_badan_usaha: nameInEnrolment(chance, firm.form, firm.name),
    nib: blankAtTimes(chance, 0.22, firm.nib),
    npwp: blankAtTimes(chance, 0.18, writeNpwp(chance, firm.npwp)),
    alamat: firm.address.replace('Jl. ', 'JALAN ').toUpperCase(),
    kab_kota: firm.regency.toUpperCase(),
    status: firm.conduct === 'dormant' ? 'NONAKTIF' : 'AKTIF',
  }));
}

function companyTruth(firm: Firm): CompanyTruth {
  return {
    id: firm.id,
    status: firm.codes.length === 0 ? 'BELUM' : firm.head ? 'LEWAT_PUSAT' : 'TERDAFTAR',
    employerCodes: firm.codes,
    branchOf: firm.head?.id ?? '',
    hidesWorkers: firm.conduct === 'partial' || firm.conduct === 'dormant',
    hidesWages: firm.conduct === 'under-reporting',
  };
}

/** One line of the register of workers, with the slips of those who typed it. */
function writeWorker(
  context: WorldContext,
  firm: Firm,
  id: string,
  listed: Pick<Listed, 'person' | 'paid'>,
  habits: Habits,
) {
  const { chance, noise } = context;
  const { person } = listed;
  const nik = writeNik(chance, person.nik, 0.055 * noise, habits.apostrophes);
  const name = writeName(chance, person.name, person.sex, 0.075 * noise, habits.upperCase);
  const born = writeBirth(chance, person.born, 0.03 * noise, 'register');
  const row: Row<'wlkp_pekerja'> = {
    id_pekerja: id,
    id_perusahaan: firm.id,
    nik: nik.text,
    nama: name.text,
    tgl_lahir: born.text,
    jenis_kelamin: writeSex(person.sex, habits.sexInWords),
    upah: writeWage(chance, listed.paid),
    status_kerja: chance.happens(0.42) ? 'PKWT' : 'PKWTT',
  };
  return { row, noise: [nik.noise, name.noise, born.noise].filter((kind) => kind !== undefined) };
}

/** How one personnel office types its lists. */
interface Habits {
  readonly upperCase: boolean;
  readonly sexInWords: boolean;
  readonly apostrophes: boolean;
}

/** Draws somebody of the firm who stands in the register already, here or lately elsewhere. */
function drawListed(context: WorldContext, here: readonly Listed[]): Listed | undefined {
  const { chance, lately } = context;
  if (!chance.happens(0.012)) return undefined;
  const pool = chance.happens(0.7) ? here : lately;
  const listed = pool.length > 0 ? chance.pick(pool) : undefined;
  return listed?.truth.duplicateOf === '' ? listed : undefined;
}

function drawPerson(context: WorldContext, here: readonly Listed[]): Person {
  const { chance, registry } = context;
  const sibling = here.at(-1);
  if (sibling && chance.happens(0.002)) return registry.twin(chance, sibling.person);
  return registry.person(chance, [1966, 2007]);
}

/** Status of somebody listed before, as seen from this firm. */
function statusSeenFrom(firm: Firm, { truth }: Listed): WorkerTruth['status'] {
  if (truth.companyId === firm.id) return truth.status;
  return truth.status === 'SESUAI' || truth.status === 'NONAKTIF' ? 'BU_LAIN' : truth.status;
}

function writeWorkforce(context: WorldContext, firm: Firm) {
  const { chance } = context;
  const habits = {
    upperCase: chance.happens(0.4),
    sexInWords: chance.happens(0.3),
    apostrophes: chance.happens(0.3),
  };
  const here: Listed[] = [];
  const workers: Row<'wlkp_pekerja'>[] = [];
  const members: Row<'jkn_peserta'>[] = [];
  const truths: WorkerTruth[] = [];

  for (let count = 0; count < firm.size; count++) {
    const id = context.nextWorker();
    const again = drawListed(context, here);
    if (again) {
      const { row, noise } = writeWorker(context, firm, id, again, habits);
      workers.push(row);
      truths.push({
        ...again.truth,
        id,
        companyId: firm.id,
        noise,
        duplicateOf: again.truth.id,
        status: statusSeenFrom(firm, again),
      });
      continue;
    }
    const person = drawPerson(context, here);
    const wages = drawWages(chance, firm.conduct);
    const status = drawStatus(chance, firm.conduct);
    const { lines, cards } = writeEnrolment(context, person, firm, status, wages.reported);
    const { row, noise } = writeWorker(context, firm, id, { person, paid: wages.paid }, habits);
    const underpaid = status === 'SESUAI' && wages.underpaid;
    const truth = {
      id,
      companyId: firm.id,
      nik: person.nik,
      status,
      underpaid,
      cards,
      duplicateOf: '',
      noise,
    };
    workers.push(row);
    members.push(...lines);
    truths.push(truth);
    here.push({ person, paid: wages.paid, truth });
  }
  context.lately.push(...here.slice(-8));
  context.lately.splice(0, Math.max(0, context.lately.length - LATELY));
  return { workers, members, workerTruths: truths };
}

/** Writes everything about one firm. */
export function writeFirm(context: WorldContext, firm: Firm): WorldPart {
  const { chance } = context;
  const listed = !firm.outsideRegister;
  const workforce =
    listed && !firm.headCountOnly
      ? writeWorkforce(context, firm)
      : { workers: [], members: [], workerTruths: [] };
  const strangers = listed ? Math.round(firm.size * 0.02) : firm.size;
  return {
    ...workforce,
    companies: listed ? [writeCompany(chance, firm)] : [],
    employers: writeEmployers(chance, firm),
    members: [...workforce.members, ...writeStrangers(context, firm, strangers)],
    companyTruths: listed ? [companyTruth(firm)] : [],
  };
}
