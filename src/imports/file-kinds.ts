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
  /** Other headings that mean the same, in the long words of `wordsOf`. */
  readonly synonyms: readonly string[];
  /** Words that a heading may have besides, without meaning something else. */
  readonly besides: readonly string[];
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

type Need = 'required' | 'optional';

const column = (name: string, type: FieldType, need: Need, synonyms: readonly string[], besides: readonly string[] = []): Column => ({
  name,
  type,
  required: need === 'required',
  synonyms,
  besides,
});

const FIRM = ['perusahaan', 'badan', 'usaha', 'pemberi', 'kerja', 'kantor'];
const PERSON = ['pekerja', 'peserta', 'anggota', 'orang'];
const EMPLOYING = ['pemberi', 'kerja', 'tempat', 'bekerja'];
const PAY = [...PERSON, 'rp', 'rupiah', 'idr', 'sebulan', 'bulan', 'bulanan', 'per', 'terakhir', 'diterima', 'dilaporkan', 'dan', 'yang', 'besar', 'besaran', 'terdaftar'];

const NIB = column('nib', 'nib', 'optional', ['nib', 'nomor nib', 'nomor induk berusaha', 'nib oss'], FIRM);
const NPWP = column('npwp', 'npwp', 'optional', ['npwp', 'nomor npwp', 'nomor pokok wajib pajak', 'npwp15', 'npwp16'], [...FIRM, 'digit', '15', '16']);
const ADDRESS = column('alamat', 'text', 'optional', ['alamat', 'alamat jalan'], [...FIRM, 'lengkap', 'domisili', 'lokasi', 'pusat']);
const REGENCY = column('kab_kota', 'text', 'optional', ['kabupaten kota', 'kabupaten', 'kota', 'dati2', 'nama dati2', 'dati 2', 'wilayah kabupaten kota'], [...FIRM, 'nama', 'lokasi', 'domisili', 'atau']);
const NIK = column('nik', 'nik', 'optional', ['nik', 'nomor nik', 'nomor ktp', 'ktp', 'nik ktp', 'nomor induk kependudukan', 'nik kitas kitap', 'nik kitas', 'nomor id kependudukan'], PERSON);
const BIRTH = column('tgl_lahir', 'date', 'optional', ['tanggal lahir', 'tanggal bulan tahun lahir', 'hari tanggal lahir'], PERSON);
const SEX = column('jenis_kelamin', 'sex', 'optional', ['jenis kelamin', 'kelamin', 'jenis kelamin jenis kelamin'], PERSON);
const WAGE = column('upah', 'money', 'optional', ['upah', 'gaji', 'upah gaji', 'upah pokok', 'gaji pokok', 'gaji pokok tunjangan tetap', 'upah pokok tunjangan tetap', 'penghasilan', 'jumlah upah', 'jumlah gaji'], PAY);

const PERSON_NAME = ['nama', 'nama lengkap', 'nama orang'];
const COMPANY_NAME = ['nama perusahaan', 'perusahaan', 'nama badan usaha', 'badan usaha', 'nama pemberi kerja', 'nama usaha', 'nama'];
const COMPANY_KEY = ['id perusahaan', 'kode perusahaan', 'nomor perusahaan', 'nomor id perusahaan', 'id wlkp', 'nomor wlkp', 'kode wlkp', 'nomor pendaftaran wlkp', 'nomor pendaftaran perusahaan', 'nomor wlkp perusahaan', 'wlkp id'];
const EMPLOYER_CODE = ['kode badan usaha', 'nomor badan usaha', 'id badan usaha', 'kode entitas', 'kode entitas badan usaha', 'nomor entitas', 'kode virtual account', 'nomor virtual account', 'virtual account', 'kode pemberi kerja', 'kode virtual account badan usaha'];

/** The four templates, as the data contract names their columns. */
export const TEMPLATES: Readonly<Record<FileKind, FileTemplate>> = {
  'register-companies': {
    kind: 'register-companies',
    label: 'Perusahaan menurut wajib lapor (dinas)',
    defaultSource: 'DISNAKER',
    dateOrder: 'dmy',
    columns: [
      column('id_perusahaan', 'register-key', 'required', COMPANY_KEY, EMPLOYING),
      column('nama_perusahaan', 'name', 'required', COMPANY_NAME, [...FIRM, 'lengkap']),
      NIB,
      NPWP,
      ADDRESS,
      REGENCY,
      column('jumlah_pekerja', 'count', 'optional', ['jumlah pekerja', 'pekerja', 'jumlah orang'], [...FIRM, 'keseluruhan', 'seluruh', 'semua', 'orang', 'terdaftar', 'aktif']),
    ],
  },
  'register-workers': {
    kind: 'register-workers',
    label: 'Pekerja menurut wajib lapor (dinas)',
    defaultSource: 'DISNAKER',
    dateOrder: 'dmy',
    columns: [
      column('id_pekerja', 'register-key', 'required', ['id pekerja', 'kode pekerja', 'nomor pekerja', 'nomor induk pekerja', 'nomor id pekerja', 'nip', 'nomor nip', 'nip pekerja', 'id wlkp pekerja']),
      column('id_perusahaan', 'register-key', 'required', COMPANY_KEY, EMPLOYING),
      NIK,
      column('nama', 'name', 'required', PERSON_NAME, [...PERSON, 'sesuai', 'ktp']),
      BIRTH,
      SEX,
      WAGE,
      column('status_kerja', 'text', 'optional', ['status kerja', 'status pekerja', 'hubungan kerja', 'status hubungan kerja', 'jenis hubungan kerja', 'jenis pekerja', 'status perjanjian kerja', 'status'], ['pkwt', 'pkwtt', 'pekerja']),
    ],
  },
  'enrolment-employers': {
    kind: 'enrolment-employers',
    label: 'Badan usaha peserta JKN (BPJS Kesehatan)',
    defaultSource: 'BPJS',
    dateOrder: 'ymd',
    columns: [
      column('kode_bu', 'employer-code', 'required', EMPLOYER_CODE),
      column('nama_badan_usaha', 'name', 'required', COMPANY_NAME, [...FIRM, 'lengkap', 'entitas']),
      NIB,
      NPWP,
      ADDRESS,
      REGENCY,
      column('status', 'status', 'optional', ['status', 'status kepesertaan', 'status aktif'], ['badan', 'usaha', 'perusahaan', 'peserta']),
    ],
  },
  'enrolment-members': {
    kind: 'enrolment-members',
    label: 'Peserta JKN (BPJS Kesehatan)',
    defaultSource: 'BPJS',
    dateOrder: 'ymd',
    columns: [
      column('no_kartu', 'card', 'required', ['nomor kartu', 'nomor jkn', 'nomor kis', 'nomor peserta', 'kartu', 'nomor bpjs', 'nomor bpjs kesehatan'], ['peserta']),
      column('kode_bu', 'employer-code', 'required', EMPLOYER_CODE),
      NIK,
      column('nama', 'name', 'required', PERSON_NAME, [...PERSON, 'sesuai', 'ktp']),
      BIRTH,
      SEX,
      WAGE,
      column('status', 'status', 'required', ['status', 'status kepesertaan', 'status aktif', 'status peserta', 'keterangan status'], ['peserta']),
      column('segmen', 'segment', 'required', ['segmen', 'segmen kepesertaan', 'jenis peserta', 'jenis kepesertaan', 'segmen peserta'], ['peserta']),
      column('hubungan', 'relation', 'optional', ['hubungan', 'hubungan keluarga', 'pisa', 'pisat', 'pisa kode hubungan keluarga', 'kode hubungan keluarga', 'status hubungan keluarga', 'shdk', 'status dalam keluarga', 'status hubungan dalam keluarga'], ['peserta', 'dalam', 'kode']),
    ],
  },
};

/** The four columns that a report of refused rows adds to the file's own. */
export const REPORT_COLUMNS = ['Baris', 'Kolom', 'Masalah', 'Cara memperbaiki'] as const;
