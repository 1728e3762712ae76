/** The four kinds of file that every other layout is mapped onto; names are a promise to other programs. */
export const FILE_KINDS = ['register-companies', 'register-workers', 'enrolment-employers', 'enrolment-members'] as const;

export type FileKind = (typeof FILE_KINDS)[number];

/** How a date is written in a file: one way for the whole file. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** What a column holds, which decides how it is read and what can be wrong with it. */
export type FieldType =
  | 'register-key'
  | 'card'
  | 'employer-code'
  | 'nik'
  | 'nib'
  | 'npwp'
  | 'name'
  | 'text'
  | 'date'
  | 'sex'
  | 'money'
  | 'count'
  | 'status'
  | 'segment'
  | 'relation';

/** One canonical column. */
export interface Column {
  readonly name: string;
  readonly type: FieldType;
  /** A file without this column cannot be used. */
  readonly required: boolean;
  /** Other headers that mean the same, as `plainHeader` writes them. */
  readonly synonyms: readonly string[];
}

/** What is known about one kind of file. */
export interface FileTemplate {
  readonly kind: FileKind;
  /** For people: what the file holds and who sends it. */
  readonly label: string;
  readonly defaultSource: 'DISNAKER' | 'BPJS';
  /** How canonical files of this kind write dates, used when the rows give no evidence. */
  readonly dateOrder: DateOrder;
  readonly columns: readonly Column[];
}

const column = (name: string, type: FieldType, need: 'required' | 'optional', ...synonyms: string[]): Column => ({
  name,
  type,
  required: need === 'required',
  synonyms,
});

const NIB = column('nib', 'nib', 'optional', 'nomorindukberusaha', 'nonib', 'nomornib');
const NPWP = column('npwp', 'npwp', 'optional', 'nonpwp', 'nomornpwp', 'npwpperusahaan', 'npwpbadanusaha', 'nomorpokokwajibpajak');
const ADDRESS = column('alamat', 'text', 'optional', 'alamatperusahaan', 'alamatbadanusaha', 'alamatlengkap', 'alamatkantor');
const REGENCY = column('kab_kota', 'text', 'optional', 'kabkota', 'kabupaten', 'kabupatenkota', 'kotakabupaten', 'kotakab', 'namadati2', 'dati2', 'kota');
const NIK = column('nik', 'nik', 'optional', 'nonik', 'nomornik', 'noktp', 'nomorktp', 'ktp', 'nomorindukkependudukan', 'nikkitaskitap', 'nikkitas', 'nikpekerja', 'nikpeserta');
const BIRTH = column('tgl_lahir', 'date', 'optional', 'tanggallahir', 'tgllahir', 'tgllhr', 'dob', 'lahir', 'tanggallahirpekerja');
const SEX = column('jenis_kelamin', 'sex', 'optional', 'jeniskelamin', 'jk', 'kelamin', 'sex', 'gender', 'lp', 'jnskelamin', 'jeniskelamin1l2p');
const WAGE = column('upah', 'money', 'optional', 'gaji', 'gajipokok', 'upahbulanan', 'upahperbulan', 'gajipokoktunjtetap', 'gajipokoktunjangantetap', 'upahgaji', 'gajiupah', 'besaranupah', 'gapoktunjtetap', 'upahyangdilaporkan');

const PERSON_NAME = ['namalengkap', 'namapekerja', 'namapeserta', 'namakaryawan', 'namatenagakerja', 'namapegawai', 'namatk'];
const COMPANY_NAME = ['namaperusahaan', 'perusahaan', 'namabadanusaha', 'namabu', 'badanusaha', 'namainstansi', 'namapemberikerja', 'namausaha'];
const COMPANY_KEY = ['idperusahaan', 'kodeperusahaan', 'noperusahaan', 'nomorperusahaan', 'idwlkp', 'nowlkp', 'nomorwlkp', 'kodewlkp', 'nopendaftaranwlkp'];
const EMPLOYER_CODE = ['kodebu', 'kodebadanusaha', 'kdbu', 'kodeentitas', 'nobadanusaha', 'kodeva', 'kodevirtualaccount', 'nomorva', 'kodepemberikerja'];

/** The four templates, as the data contract names their columns. */
export const TEMPLATES: Readonly<Record<FileKind, FileTemplate>> = {
  'register-companies': {
    kind: 'register-companies',
    label: 'Perusahaan menurut wajib lapor (dinas)',
    defaultSource: 'DISNAKER',
    dateOrder: 'dmy',
    columns: [
      column('id_perusahaan', 'register-key', 'required', ...COMPANY_KEY),
      column('nama_perusahaan', 'name', 'required', ...COMPANY_NAME, 'nama'),
      NIB,
      NPWP,
      ADDRESS,
      REGENCY,
      column('jumlah_pekerja', 'count', 'optional', 'jumlahpekerja', 'jmlpekerja', 'jumlahtenagakerja', 'jmltk', 'jumlahtk', 'jumlahkaryawan', 'totalpekerja', 'tenagakerja'),
    ],
  },
  'register-workers': {
    kind: 'register-workers',
    label: 'Pekerja menurut wajib lapor (dinas)',
    defaultSource: 'DISNAKER',
    dateOrder: 'dmy',
    columns: [
      column('id_pekerja', 'register-key', 'required', 'idpekerja', 'kodepekerja', 'nopekerja', 'idtk', 'idkaryawan', 'idtenagakerja', 'nomorpekerja'),
      column('id_perusahaan', 'register-key', 'required', ...COMPANY_KEY),
      NIK,
      column('nama', 'name', 'required', ...PERSON_NAME),
      BIRTH,
      SEX,
      WAGE,
      column('status_kerja', 'text', 'optional', 'statuskerja', 'statuspekerja', 'hubungankerja', 'statushubungankerja', 'statuskaryawan', 'jenishubungankerja'),
    ],
  },
  'enrolment-employers': {
    kind: 'enrolment-employers',
    label: 'Badan usaha peserta JKN (BPJS Kesehatan)',
    defaultSource: 'BPJS',
    dateOrder: 'ymd',
    columns: [
      column('kode_bu', 'employer-code', 'required', ...EMPLOYER_CODE),
      column('nama_badan_usaha', 'name', 'required', ...COMPANY_NAME, 'nama'),
      NIB,
      NPWP,
      ADDRESS,
      REGENCY,
      column('status', 'status', 'optional', 'statusbu', 'statusbadanusaha', 'statuskepesertaan', 'keaktifan'),
    ],
  },
  'enrolment-members': {
    kind: 'enrolment-members',
    label: 'Peserta JKN (BPJS Kesehatan)',
    defaultSource: 'BPJS',
    dateOrder: 'ymd',
    columns: [
      column('no_kartu', 'card', 'required', 'nokartu', 'nomorkartu', 'nokartubpjs', 'nokartubpjskesehatan', 'noka', 'nojkn', 'nokartujkn', 'nomorkartubpjskesehatan', 'nokapst'),
      column('kode_bu', 'employer-code', 'required', ...EMPLOYER_CODE),
      NIK,
      column('nama', 'name', 'required', ...PERSON_NAME),
      BIRTH,
      SEX,
      WAGE,
      column('status', 'status', 'required', 'statuspeserta', 'statuskepesertaan', 'keaktifan', 'statusaktif', 'stspeserta'),
      column('segmen', 'segment', 'required', 'segmenpeserta', 'segmenkepesertaan', 'segmentasi', 'jenispeserta', 'jnspeserta'),
      column('hubungan', 'relation', 'optional', 'hubungankeluarga', 'pisa', 'kodehubkel', 'pisakodehubkel', 'hubkel', 'statushubungankeluarga', 'shdk'),
    ],
  },
};

/** The four columns that a report of refused rows adds to the file's own. */
export const REPORT_COLUMNS = ['Baris', 'Kolom', 'Masalah', 'Cara memperbaiki'] as const;
