/** The four canonical files, with their columns in the promised order. */
export const COLUMNS = {
  wlkp_perusahaan: [
    'id_perusahaan',
    'nama_perusahaan',
    'nib',
    'npwp',
    'alamat',
    'kab_kota',
    'jumlah_pekerja',
  ],
  wlkp_pekerja: [
    'id_pekerja',
    'id_perusahaan',
    'nik',
    'nama',
    'tgl_lahir',
    'jenis_kelamin',
    'upah',
    'status_kerja',
  ],
  jkn_badan_usaha: ['kode_bu', 'nama_badan_usaha', 'nib', 'npwp', 'alamat', 'kab_kota', 'status'],
  jkn_peserta: [
    ...([
      'no_kartu',
      'kode_bu',
      'nik',
      'nama',
      'tgl_lahir',
      'jenis_kelamin',
      'upah',
      'status',
      'segmen',
    ] as const),
    'hubungan',
  ],
} as const;

export type FileName = keyof typeof COLUMNS;

/** One line of a file, as its source would have written it. */
export type Row<File extends FileName> = Readonly<Record<(typeof COLUMNS)[File][number], string>>;

export type WorkerStatus = 'SESUAI' | 'NONAKTIF' | 'BU_LAIN' | 'SEGMEN_LAIN' | 'TANGGUNGAN' | 'TIDAK_ADA';

/** What is true about one line of the register of workers, whatever the noise says. */
export interface WorkerTruth {
  readonly id: string;
  readonly companyId: string;
  readonly nik: string;
  readonly status: WorkerStatus;
  readonly underpaid: boolean;
  /** Every card of the person, none when there is no membership. */
  readonly cards: readonly string[];
  /** The earlier line about the same person, or empty. */
  readonly duplicateOf: string;
  /** What was spoilt in this line: `nik:excel`, `name:title`, `birth:swapped` … */
  readonly noise: readonly string[];
}

/** What is true about one company of the register. */
export interface CompanyTruth {
  readonly id: string;
  readonly status: 'TERDAFTAR' | 'LEWAT_PUSAT' | 'BELUM';
  readonly employerCodes: readonly string[];
  readonly branchOf: string;
  /** It hides a material share of its workers. */
  readonly hidesWorkers: boolean;
  /** It under-reports wages systematically. */
  readonly hidesWages: boolean;
}

/** Everything that the world holds about one firm: lines of the four files, and the truth about them. */
export interface WorldPart {
  readonly companies: readonly Row<'wlkp_perusahaan'>[];
  readonly workers: readonly Row<'wlkp_pekerja'>[];
  readonly employers: readonly Row<'jkn_badan_usaha'>[];
  readonly members: readonly Row<'jkn_peserta'>[];
  readonly companyTruths: readonly CompanyTruth[];
  readonly workerTruths: readonly WorkerTruth[];
}
