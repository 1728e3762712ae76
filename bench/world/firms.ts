import type { FirmRow } from '../../src/matching/input.ts';
import type { CompanyTruth } from '../measure/measure.ts';
import type { SeededRandom } from './random.ts';

const words = (text: string): string[] => text.split(' ');
const FIRST = words(
  'SUMBER MAJU KARYA BINA DUTA FAJAR SURYA CITRA SINAR BINTANG MEGA GLOBAL TIRTA ARTHA PANCA WAHANA KENCANA BUANA SENTOSA HASTA YUDHA RAJAWALI DELTA KHARISMA UTAMA GRAHA LINTAS MITRA PRIMA ANUGERAH CAHAYA INDO NUSA PELITA SARANA TUNAS',
);
const SECOND = words(
  'TEKSTIL KERAMIK FURNITURE PROPERTI KONSTRUKSI PANGAN OTOMOTIF MEDIKA SAWIT TAMBANG TEKNIK LOGISTIK RETAIL PLASTIK KIMIA GARMEN ELEKTRONIK TRANSPORTASI AGRO PERIKANAN KERTAS BAJA ENERGI SOLUSI ENGINEERING',
);
const THIRD = words(
  'JAYA ABADI MAKMUR LESTARI MANDIRI SEJAHTERA INDONESIA UTAMA PERSADA INTERNASIONAL INDUSTRI MANUFACTURING RAYA GEMILANG SUKSES GROUP PRATAMA PERKASA BERSAMA',
);
const PLACES = [
  'Kab. Bekasi',
  'Kota Bekasi',
  'Kab. Karawang',
  'Kab. Bogor',
  'Kota Bandung',
  'Kab. Purwakarta',
  'Kota Depok',
  'Kab. Subang',
  'Kota Medan',
  'Kota Makassar',
  'Jakarta Timur',
  'Kab. Cirebon',
];
const STREETS = words(
  'Merdeka Sudirman Veteran Pemuda Melati Mawar Kenanga Anggrek Industri Jababeka Juanda Pahlawan',
);
const SHORT: Readonly<Record<string, string>> = {
  MANUFACTURING: 'MFG',
  INTERNASIONAL: 'INTERNATIONAL',
  INDUSTRI: 'IND',
  TRANSPORTASI: 'TRANS',
  ENGINEERING: 'ENG',
  GROUP: 'GRP',
};

/** A company of the register with its true answer and how many workers it has. */
export interface MadeCompany {
  readonly row: FirmRow;
  readonly truth: { status: CompanyTruth['status']; employers: string[] };
  readonly size: number;
  readonly head: number;
}

/** All firms of a world. */
export interface Firms {
  readonly companies: readonly MadeCompany[];
  readonly employers: readonly FirmRow[];
}

/** Makes companies until their sizes reach the wanted number of workers; heavy-tailed sizes, branches, unenrolled firms, strangers. */
export function makeFirms(random: SeededRandom, workers: number): Firms {
  const companies: MadeCompany[] = [];
  const employers: FirmRow[] = [];
  let total = 0;
  while (total < workers) {
    const size = Math.min(
      Math.max(1, Math.round(2 / (1 - random.next()) ** 1.05)),
      Math.max(10, Math.round(workers / 8)),
    );
    total += size;
    addCompany(random, companies, employers, size);
  }
  for (let at = 0; at < companies.length * 0.15; at += 1)
    employers.push(enrolled(random, register(random, 90_000 + at), employers.length));
  return { companies, employers };
}

function addCompany(
  random: SeededRandom,
  companies: MadeCompany[],
  employers: FirmRow[],
  size: number,
): void {
  const at = companies.length;
  const dice = random.next();
  const head = companies[at - 1];
  if (dice < 0.1 && head !== undefined && head.head < 0 && head.truth.status === 'TERDAFTAR') {
    const row = branchOf(random, head.row, at);
    const hasOwn = random.chance(0.3);
    const truth = {
      status: hasOwn ? 'TERDAFTAR' : 'LEWAT_PUSAT',
      employers: hasOwn ? [] : [head.truth.employers[0] ?? ''],
    };
    if (hasOwn) truth.employers.push(addEmployer(random, row, employers));
    companies.push({ row, truth, size, head: at - 1 });
    return;
  }
  const isLookalike = head !== undefined && random.chance(0.03);
  const row = isLookalike ? lookalikeOf(random, head.row, at) : register(random, at);
  const isEnrolled = size > 5 ? random.chance(0.95) : random.chance(0.7);
  const codes = isEnrolled ? [addEmployer(random, row, employers)] : [];
  if (isEnrolled && random.chance(0.03)) codes.push(addEmployer(random, row, employers));
  companies.push({
    row,
    truth: { status: isEnrolled ? 'TERDAFTAR' : 'BELUM', employers: codes },
    size,
    head: -1,
  });
}

function addEmployer(random: SeededRandom, row: FirmRow, employers: FirmRow[]): string {
  const employer = enrolled(random, row, employers.length);
  employers.push(employer);
  return employer.id;
}

function register(random: SeededRandom, at: number): FirmRow {
  const core = [
    random.pick(FIRST),
    random.pick(random.chance(0.6) ? SECOND : THIRD),
    ...(random.chance(0.6) ? [random.pick(THIRD)] : []),
  ];
  const form = random.pick(['PT. ', 'PT ', 'CV. ', 'CV ', 'UD ', 'Yayasan ', 'Koperasi '], 2);
  const nib = String(random.whole(1, 9)) + digits(random, 12);
  const npwp = `${digits(random, 9)}${random.pick(['401', '413', '432'])}000`;
  return {
    id: `P${String(at).padStart(7, '0')}`,
    name: form + core.map((word) => word.charAt(0) + word.slice(1).toLowerCase()).join(' '),
    nib: random.chance(0.15) ? null : nib,
    npwp: random.chance(0.2) ? null : npwp,
    address: `Jl. ${random.pick(STREETS)} No. ${random.whole(1, 290)}`,
    regency: random.pick(PLACES, 2),
  };
}

/** Another legal person beside a known one: a sister of the same group, its works cooperative, or its second firm. */
function lookalikeOf(random: SeededRandom, other: FirmRow, at: number): FirmRow {
  const fresh = register(random, at);
  const [form = '', ...core] = other.name.replace(/ Cab\..*$/, '').split(' ');
  const dice = random.next();
  const word = random.pick(THIRD);
  const sister = [...core.slice(0, -1), word.charAt(0) + word.slice(1).toLowerCase()].join(' ');
  const name =
    dice < 0.6 ? `${form} ${sister}` : dice < 0.8 ? `${form} ${core.join(' ')} II` : `Koperasi Karyawan ${core.join(' ')}`;
  const address = random.chance(0.3) ? other.address : fresh.address;
  return { ...fresh, name, address, regency: other.regency };
}

function branchOf(random: SeededRandom, head: FirmRow, at: number): FirmRow {
  const place = random.pick(PLACES.filter((one) => one !== head.regency));
  const town = place.replace(/^(Kab\.|Kota) /, '');
  return {
    ...head,
    id: `P${String(at).padStart(7, '0')}`,
    name: `${head.name}${random.chance(0.6) ? ` Cab. ${town}` : random.chance(0.5) ? ` ${town}` : ''}`,
    npwp: head.npwp === null ? null : `${head.npwp.slice(0, 12)}00${random.whole(1, 9)}`,
    address: `Jl. ${random.pick(STREETS)} No. ${random.whole(1, 290)}`,
    regency: place,
  };
}

function enrolled(random: SeededRandom, row: FirmRow, at: number): FirmRow {
  const name = row.name.toUpperCase().replace('CAB. ', '');
  return {
    id: `0${String(1_000_000 + at * 3)}`,
    name: noisyFirmName(random, name),
    nib: random.chance(0.3) ? null : row.nib,
    npwp: random.chance(0.35) || row.npwp === null ? null : random.chance(0.5) ? `0${row.npwp}` : row.npwp,
    address: random.chance(0.3)
      ? `KAWASAN INDUSTRI BLOK C-${random.whole(1, 40)}`
      : (row.address ?? '').toUpperCase().replace('JL. ', 'JALAN '),
    regency: (row.regency ?? '').toUpperCase(),
  };
}

function noisyFirmName(random: SeededRandom, name: string): string {
  const [form = '', ...core] = name.split(' ');
  const dice = random.next();
  if (dice < 0.3) return `${core.join(' ')}, ${form.replace('.', '')}`;
  if (dice < 0.4) return core.join(' ');
  if (dice < 0.5) return `${form} ${core.map((word) => SHORT[word] ?? word).join(' ')}`;
  if (dice < 0.55) return `${form} ${core.join('')}`;
  if (dice < 0.6) return name.replace(/[AIUEO](?=[^ ]*$)/, '');
  return name;
}

function digits(random: SeededRandom, count: number): string {
  return Array.from({ length: count }, () => random.whole(0, 9)).join('');
}
