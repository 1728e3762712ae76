/** What the codes of one column mean in the files of one origin. */
export interface CodeTable {
  readonly id: string;
  /** The canonical column; null for a column that is not taken over. */
  readonly column: 'hubungan' | 'jenis_kelamin' | null;
  /** For people: all codes and their meanings. */
  readonly label: string;
  /** Each code and the canonical value it stands for. */
  readonly codes: ReadonlyMap<string, string>;
  /** Where the table was read, and how far it is verified. */
  readonly source: string;
}

const table = (id: string, column: CodeTable['column'], label: string, codes: Readonly<Record<string, string>>, source: string): CodeTable => ({
  id,
  column,
  label,
  codes: new Map(Object.entries(codes)),
  source,
});

const THREE_FORMS = 'Tiga salinan Form Mutasi Data Peserta e-Dabu (bukan dari portal yang berlaku; belum diverifikasi BPJS Kesehatan).';
const ONE_EXPORT = 'Satu berkas ekspor di luar e-Dabu (belum diverifikasi BPJS Kesehatan).';

/** All code tables, by id. An id is stored with a column map, so it is never given another meaning. */
export const CODE_TABLES: Readonly<Record<string, CodeTable>> = Object.fromEntries(
  [
    table('relation-edabu', 'hubungan', 'Kode 1 = peserta, 2 = suami, 3 = istri, 4 = anak, 5 = tambahan', { 1: 'P', 2: 'S', 3: 'I', 4: 'A', 5: 'T' }, THREE_FORMS),
    table('relation-wife-first', 'hubungan', 'Kode 1 = peserta, 2 = istri, 3 = suami, 4 = anak, 5 = tambahan', { 1: 'P', 2: 'I', 3: 'S', 4: 'A', 5: 'T' }, ONE_EXPORT),
    table('sex-edabu', 'jenis_kelamin', 'Kode 1 = laki-laki, 2 = perempuan', { 1: 'L', 2: 'P' }, THREE_FORMS),
    table('sex-reversed', 'jenis_kelamin', 'Kode 1 = perempuan, 2 = laki-laki', { 1: 'P', 2: 'L' }, 'Kebalikan tabel e-Dabu; tidak ada sumber tertulis.'),
    table('marital-mutation', null, 'Kode 0 = TD, 1 = B, 2 = K, 3 = C', {}, 'Form Mutasi Data Peserta, 37 kolom (belum diverifikasi).'),
    table('marital-registration', null, 'Kode 1 = BK, 2 = K, 3 = CH, 4 = CM, 5 = tidak tahu', {}, 'Form pendaftaran baru, 34 kolom (belum diverifikasi).'),
    table('marital-active-date', null, 'Kode 1 = BK, 2 = K, 3 = CH, 4 = CM', {}, 'Form dengan Tgl Aktif Peserta, 36 kolom (belum diverifikasi).'),
  ].map((each) => [each.id, each]),
);

/** The value of an answer that takes none of the tables: the column's codes stay unknown. */
export const NO_TABLE = 'none';

/** The tables that may hold for a column. */
export function tablesOf(column: string): readonly CodeTable[] {
  return Object.values(CODE_TABLES).filter((each) => each.column === column);
}

/** Does the value look like a code that only a table can explain? */
export function isCode(value: string): boolean {
  return /^\d$/.test(value.trim());
}

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  hubungan: { peserta: 'P', pekerja: 'P', suami: 'S', istri: 'I', isteri: 'I', anak: 'A', tambahan: 'T', lain: 'T' },
  jenis_kelamin: { l: 'L', p: 'P', laki: 'L', lakilaki: 'L', pria: 'L', perempuan: 'P', wanita: 'P' },
};

/**
 * The table that a heading explains by itself: `PISA (1=Peserta 2=Istri 3=Suami)`.
 *
 * @param legend the codes and words of the heading. @returns null when it fits no known table exactly.
 */
export function tableOfLegend(column: string, legend: readonly (readonly [string, string])[]): CodeTable | null {
  const words = WORDS[column];
  if (words === undefined || legend.length < 2) return null;
  return tablesOf(column).find((each) => legend.every(([code, word]) => each.codes.get(code) === words[word.replace(/[^a-z]/g, '')])) ?? null;
}
