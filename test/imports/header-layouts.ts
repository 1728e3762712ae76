import type { FileKind } from '../../src/imports/file-kinds.ts';

/** One layout as an office writes it: each heading, and the canonical column it holds (none for the rest). */
export interface HeadingLayout {
  readonly name: string;
  readonly kind: FileKind;
  readonly columns: readonly (readonly [heading: string, canonical?: string])[];
  /** Labels above groups of columns, by the first column of the group; the rest of the group is merged. */
  readonly groups?: Readonly<Record<number, readonly [label: string, width: number]>>;
  /** Rows above the heading, as forms have them. */
  readonly above?: readonly (readonly string[])[];
  /** Numbers below the heading, as forms have them. */
  readonly numbered?: boolean;
}

type Heading = readonly [string, string?];

const companies = (name: string, columns: readonly Heading[], more: Partial<HeadingLayout> = {}): HeadingLayout => ({ name, kind: 'register-companies', columns, ...more });
const workers = (name: string, columns: readonly Heading[], more: Partial<HeadingLayout> = {}): HeadingLayout => ({ name, kind: 'register-workers', columns, ...more });
const employers = (name: string, columns: readonly Heading[], more: Partial<HeadingLayout> = {}): HeadingLayout => ({ name, kind: 'enrolment-employers', columns, ...more });
const members = (name: string, columns: readonly Heading[], more: Partial<HeadingLayout> = {}): HeadingLayout => ({ name, kind: 'enrolment-members', columns, ...more });

export const COMPANY_LAYOUTS: readonly HeadingLayout[] = [
  companies('canonical companies', [['id_perusahaan', 'id_perusahaan'], ['nama_perusahaan', 'nama_perusahaan'], ['nib', 'nib'], ['npwp', 'npwp'], ['alamat', 'alamat'], ['kab_kota', 'kab_kota'], ['jumlah_pekerja', 'jumlah_pekerja']]),
  companies('WLKP export, long headings', [
    ['No'], ['Nomor Pendaftaran WLKP', 'id_perusahaan'], ['Nama Perusahaan', 'nama_perusahaan'], ['Nomor Induk Berusaha (NIB)', 'nib'], ['NPWP Perusahaan', 'npwp'], ['Alamat Perusahaan', 'alamat'], ['Kelurahan'], ['Kecamatan'],
    ['Kabupaten/Kota', 'kab_kota'], ['Kode Pos'], ['Telepon'], ['Jenis Usaha'], ['Status Perusahaan'], ['Nama Pemilik'], ['Alamat Pemilik'], ['Jumlah Tenaga Kerja', 'jumlah_pekerja'], ['Tanggal Lapor'],
  ]),
  companies('WLKP export, head-counts by group', [
    ['NO.'], ['KODE WLKP', 'id_perusahaan'], ['NAMA PERUSAHAAN', 'nama_perusahaan'], ['ALAMAT LENGKAP', 'alamat'], ['KAB/KOTA', 'kab_kota'], ['KBLI'], ['TKI LAKI-LAKI'], ['TKI PEREMPUAN'], ['TKA LAKI-LAKI'], ['TKA PEREMPUAN'], ['TOTAL TENAGA KERJA', 'jumlah_pekerja'], ['NIB', 'nib'], ['NPWP', 'npwp'],
  ]),
  companies('hand-made, short', [['no'], ['ID Perush.', 'id_perusahaan'], ['Nama Prsh', 'nama_perusahaan'], ['No. NIB', 'nib'], ['No NPWP', 'npwp'], ['Almt', 'alamat'], ['Kab', 'kab_kota'], ['Jml TK', 'jumlah_pekerja'], ['Ket']]),
  companies('hand-made, joined capitals', [['KODEPERUSAHAAN', 'id_perusahaan'], ['NAMAPERUSAHAAN', 'nama_perusahaan'], ['NIB', 'nib'], ['NONPWP', 'npwp'], ['ALAMAT', 'alamat'], ['KABKOTA', 'kab_kota'], ['JMLKARYAWAN', 'jumlah_pekerja'], ['TAHUN']]),
  companies('licence office list', [['No Perusahaan WLKP', 'id_perusahaan'], ['Nama Badan Usaha / Perusahaan', 'nama_perusahaan'], ['NIB (13 digit)', 'nib'], ['NPWP 15/16 digit', 'npwp'], ['Alamat Domisili', 'alamat'], ['Kota/Kab', 'kab_kota'], ['Banyaknya Pekerja', 'jumlah_pekerja'], ['PIC'], ['Skala Usaha']]),
  companies('two-row heading, identity and place', [['No'], ['ID', 'id_perusahaan'], ['Nama', 'nama_perusahaan'], ['NIB', 'nib'], ['NPWP', 'npwp'], ['Alamat Lengkap', 'alamat'], ['Kab./Kota', 'kab_kota'], ['Jumlah Pekerja', 'jumlah_pekerja'], ['Laki-laki'], ['Perempuan']], {
    groups: { 1: ['Perusahaan', 2], 3: ['Nomor', 2], 8: ['Rincian Pekerja', 2] },
  }),
];

export const WORKER_LAYOUTS: readonly HeadingLayout[] = [
  workers('canonical workers', [['id_pekerja', 'id_pekerja'], ['id_perusahaan', 'id_perusahaan'], ['nik', 'nik'], ['nama', 'nama'], ['tgl_lahir', 'tgl_lahir'], ['jenis_kelamin', 'jenis_kelamin'], ['upah', 'upah'], ['status_kerja', 'status_kerja']]),
  workers('WLKP workers, long headings', [
    ['No'], ['ID Tenaga Kerja', 'id_pekerja'], ['ID Perusahaan', 'id_perusahaan'], ['Nama Perusahaan'], ['Nomor Induk Kependudukan', 'nik'], ['Nama Lengkap Tenaga Kerja', 'nama'], ['Tempat Lahir'], ['Tanggal Lahir', 'tgl_lahir'], ['Jenis Kelamin', 'jenis_kelamin'], ['Pendidikan'], ['Jabatan'], ['Status Hubungan Kerja', 'status_kerja'], ['Upah Per Bulan (Rp)', 'upah'], ['Tanggal Mulai Bekerja'],
  ]),
  workers('payroll sheet', [['NO'], ['NIP', 'id_pekerja'], ['KODE PERUSAHAAN', 'id_perusahaan'], ['NAMA KARYAWAN', 'nama'], ['NO. KTP', 'nik'], ['TGL. LAHIR', 'tgl_lahir'], ['L/P', 'jenis_kelamin'], ['STATUS KARYAWAN', 'status_kerja'], ['GAJI POKOK + TUNJ. TETAP', 'upah'], ['NO. REKENING'], ['EMAIL']]),
  workers('hand-made, short', [['No.'], ['Kd Pekerja', 'id_pekerja'], ['Kd Prsh', 'id_perusahaan'], ['Nm Pekerja', 'nama'], ['N.I.K.', 'nik'], ['Tgl Lhr', 'tgl_lahir'], ['JK', 'jenis_kelamin'], ['Gaji/bln', 'upah'], ['Hub. Kerja', 'status_kerja']]),
  workers('hand-made, stars and units', [['ID Pekerja *', 'id_pekerja'], ['ID WLKP *', 'id_perusahaan'], ['Nama Lengkap (sesuai KTP) *', 'nama'], ['NIK (16 digit) *', 'nik'], ['Tanggal Lahir (dd/mm/yyyy) *', 'tgl_lahir'], ['Jenis Kelamin (L/P) *', 'jenis_kelamin'], ['Upah Sebulan [Rp]', 'upah'], ['Jenis Hubungan Kerja (PKWT/PKWTT)', 'status_kerja'], ['Nama Ibu Kandung'], ['Status Kawin']]),
  workers('two-row heading, birth', [['No'], ['ID Pekerja', 'id_pekerja'], ['ID Perusahaan', 'id_perusahaan'], ['Nama Pekerja', 'nama'], ['NIK', 'nik'], ['Tempat'], ['Tanggal', 'tgl_lahir'], ['Jenis Kelamin', 'jenis_kelamin'], ['Pokok', 'upah'], ['Lembur'], ['Status Kerja', 'status_kerja']], {
    groups: { 5: ['Kelahiran', 2], 8: ['Upah', 2] },
  }),
  workers('two-row heading, firm and person', [['ID', 'id_perusahaan'], ['Nama'], ['ID', 'id_pekerja'], ['Nama', 'nama'], ['NIK', 'nik'], ['Tgl Lahir', 'tgl_lahir'], ['L/P', 'jenis_kelamin'], ['Gaji', 'upah']], {
    groups: { 0: ['Perusahaan', 2], 2: ['Pekerja', 6] },
  }),
  workers('employee number called NIK', [['No'], ['ID Karyawan', 'id_pekerja'], ['NIK'], ['ID WLKP', 'id_perusahaan'], ['Nama Pegawai', 'nama'], ['No. KTP', 'nik'], ['TTL'], ['Tgl Lahir', 'tgl_lahir'], ['Gender', 'jenis_kelamin'], ['Gaji Pokok', 'upah'], ['Bagian']]),
  workers('outsourcing list', [['Nomor Urut'], ['Kode TK', 'id_pekerja'], ['Kode Perusahaan Pemberi Kerja', 'id_perusahaan'], ['Nama TK', 'nama'], ['No Identitas (NIK)', 'nik'], ['Tanggal/Bulan/Tahun Lahir', 'tgl_lahir'], ['Jenis Kelamin (Lk/Pr)', 'jenis_kelamin'], ['Upah diterima/bulan', 'upah'], ['Status Perjanjian Kerja', 'status_kerja'], ['Lokasi Penempatan']]),
  workers('labour union list', [['Nomor Induk Karyawan', 'id_pekerja'], ['No. WLKP', 'id_perusahaan'], ['Nama Buruh', 'nama'], ['No KTP', 'nik'], ['Tanggal Lahir', 'tgl_lahir'], ['Kelamin', 'jenis_kelamin'], ['Besaran Upah', 'upah'], ['Status Pekerja', 'status_kerja'], ['Nomor HP'], ['Agama']]),
];

export const EMPLOYER_LAYOUTS: readonly HeadingLayout[] = [
  employers('canonical employers', [['kode_bu', 'kode_bu'], ['nama_badan_usaha', 'nama_badan_usaha'], ['nib', 'nib'], ['npwp', 'npwp'], ['alamat', 'alamat'], ['kab_kota', 'kab_kota'], ['status', 'status']]),
  employers('branch list', [['No'], ['Kode Badan Usaha', 'kode_bu'], ['Nama Badan Usaha', 'nama_badan_usaha'], ['NIB', 'nib'], ['NPWP Badan Usaha', 'npwp'], ['Alamat Badan Usaha', 'alamat'], ['Kabupaten/Kota', 'kab_kota'], ['Status Kepesertaan', 'status'], ['Jumlah Peserta'], ['Nama PIC'], ['No. HP PIC']]),
  employers('short', [['KODE BU', 'kode_bu'], ['NAMA BU', 'nama_badan_usaha'], ['NO NIB', 'nib'], ['NO NPWP', 'npwp'], ['ALAMAT', 'alamat'], ['DATI2', 'kab_kota'], ['STATUS BU', 'status'], ['RO']]),
  employers('entity list', [['Kode Entitas', 'kode_bu'], ['Nama Pemberi Kerja', 'nama_badan_usaha'], ['Nomor Induk Berusaha', 'nib'], ['N.P.W.P', 'npwp'], ['Alamat Kantor', 'alamat'], ['Kota/Kabupaten', 'kab_kota'], ['Keaktifan', 'status'], ['Tanggal Daftar']]),
];

export const MEMBER_LAYOUTS: readonly HeadingLayout[] = [
  members('canonical members', [['no_kartu', 'no_kartu'], ['kode_bu', 'kode_bu'], ['nik', 'nik'], ['nama', 'nama'], ['tgl_lahir', 'tgl_lahir'], ['jenis_kelamin', 'jenis_kelamin'], ['upah', 'upah'], ['status', 'status'], ['segmen', 'segmen'], ['hubungan', 'hubungan']]),
  members('branch export', [['NO'], ['NOMOR KARTU JKN-KIS', 'no_kartu'], ['KODE BADAN USAHA', 'kode_bu'], ['NAMA BADAN USAHA'], ['NIK', 'nik'], ['NAMA PESERTA', 'nama'], ['TANGGAL LAHIR', 'tgl_lahir'], ['JENIS KELAMIN', 'jenis_kelamin'], ['GAJI', 'upah'], ['STATUS PESERTA', 'status'], ['SEGMEN PESERTA', 'segmen'], ['HUBUNGAN KELUARGA', 'hubungan'], ['KELAS RAWAT'], ['FKTP']]),
  members('joined names', [['NOKAPST', 'no_kartu'], ['KDBU', 'kode_bu'], ['NIK', 'nik'], ['NAMA', 'nama'], ['TGLLAHIR', 'tgl_lahir'], ['SEX', 'jenis_kelamin'], ['GAPOK', 'upah'], ['STATUS', 'status'], ['JNSPESERTA', 'segmen'], ['PISAT', 'hubungan'], ['NOKK']]),
  members('hand-made', [['No. Kartu BPJS Kesehatan', 'no_kartu'], ['Kode VA', 'kode_bu'], ['Nama Sesuai KTP', 'nama'], ['NIK/KITAS', 'nik'], ['Tgl. Lahir', 'tgl_lahir'], ['J/K', 'jenis_kelamin'], ['Upah yang dilaporkan', 'upah'], ['Status Aktif', 'status'], ['Segmentasi', 'segmen'], ['Hub. Keluarga', 'hubungan'], ['No KK'], ['Tempat Lahir']]),
  members('province recap', [['Nmr Kartu', 'no_kartu'], ['Kode Entitas', 'kode_bu'], ['Nomor NIK', 'nik'], ['Nama Pst', 'nama'], ['Tgl.Lahir', 'tgl_lahir'], ['Gender', 'jenis_kelamin'], ['Upah/Gaji', 'upah'], ['Sts Kepesertaan', 'status'], ['Sgmn Peserta', 'segmen'], ['SHDK', 'hubungan'], ['Kls Rawat'], ['Faskes TK I']]),
  members('two-row heading', [['No'], ['No Kartu', 'no_kartu'], ['Segmen', 'segmen'], ['Status', 'status'], ['NIK', 'nik'], ['Nama', 'nama'], ['Tgl Lahir', 'tgl_lahir'], ['L/P', 'jenis_kelamin'], ['Hub Kel', 'hubungan'], ['Kode BU', 'kode_bu'], ['Gaji', 'upah']], {
    groups: { 1: ['Kepesertaan JKN', 3], 4: ['Data Peserta', 5] },
  }),
];

const FORM: readonly Heading[] = [
  ['No'], ['No Kartu BPJS Kesehatan', 'no_kartu'], ['Jenis Mutasi'], ['Tgl Aktif Berlaku Mutasi'], ['No KK'], ['NIK/KITAS/KITAP', 'nik'], ['Nama Lengkap', 'nama'], ['PISA/Kode HubKel: 1=Peserta 2=Suami 3=Istri 4=Anak 5=Tambahan', 'hubungan'], ['Tempat Lahir'],
  ['Tgl Lahir', 'tgl_lahir'], ['Jenis Kelamin 1=L 2=P', 'jenis_kelamin'], ['Status Kawin'], ['Alamat'], ['RT'], ['RW'], ['Kode Pos'], ['Kode Kecamatan'], ['Nama Kecamatan'], ['Kode Desa'], ['Nama Desa'], ['Kode Faskes Tk.I'], ['Nama Faskes Tk.I'], ['Kode Faskes Dokter Gigi'], ['Nama Faskes Dokter Gigi'],
  ['Nomor Telepon Peserta'], ['Email'], ['NIP'], ['Jabatan'], ['Status: 1=Tetap 2=Kontrak 3=Paruh waktu 4=Penerima pensiun'], ['Kelas rawat: 1=I 2=II 3=III'], ['TMT Kerja (Kary. Aktif)'], ['Gaji Pokok + Tunj. Tetap', 'upah'], ['1=WNI 2=WNA'], ['No. Kartu Asuransi (lain)'], ['Nama Asuransi'], ['No. NPWP'], ['No Passport'],
];
const renamed = (from: string, to: string) => (column: Heading): Heading => {
  const [heading, canonical] = column;
  if (heading !== from) return column;
  return canonical === undefined ? [to] : [to, canonical];
};
const without = (names: readonly string[]) => ([heading]: Heading) => !names.includes(heading);

const BLOCK: readonly (readonly string[])[] = [
  ['FORM MUTASI DATA PESERTA'], ['Jenis peserta', ':', 'PPU'], ['Nama instansi/badan/perusahaan', ':', 'PT CONTOH MAJU'], ['Kode virtual account', ':', '01000091'], ['Bank tempat pembayaran iuran', ':', 'BANK CONTOH'],
  ['Tanggal registrasi', ':', '01/02/2020'], ['Nomor PKS', ':', '12/PKS/2020'], ['Kode PKS', ':', '7'], ['Masa berlaku', ':', '2026'], ['Kode tanggungan', ':', '1'], ['Kode KC', ':', '9901'], ['Kode Dati2', ':', '0199'],
];

/** The e-Dabu forms; the renamed ones are what offices make of them. */
export const FORM_LAYOUTS: readonly HeadingLayout[] = [
  members('e-Dabu 37', FORM, { above: BLOCK, numbered: true }),
  members('e-Dabu 34', FORM.filter(without(['No Kartu BPJS Kesehatan', 'Jenis Mutasi', 'Tgl Aktif Berlaku Mutasi'])).map(renamed('NIP', 'NPP')), { above: BLOCK, numbered: true }),
  members('e-Dabu 36', FORM.filter(without(['Jenis Mutasi'])).map(renamed('Tgl Aktif Berlaku Mutasi', 'Tgl Aktif Peserta')), { above: BLOCK }),
  members('e-Dabu 37, date form in the heading', FORM.map(renamed('Tgl Lahir', 'Tgl Lahir (mm/dd/yyyy)'))),
  members('e-Dabu 37, wife first', FORM.map(renamed('PISA/Kode HubKel: 1=Peserta 2=Suami 3=Istri 4=Anak 5=Tambahan', 'PISA (1=Peserta, 2=Istri, 3=Suami, 4=Anak, 5=Tambahan)'))),
  members('e-Dabu 36, shortened by an office', [['No'], ['No. Kartu BPJS', 'no_kartu'], ['Tgl Aktif Peserta'], ['No. KK'], ['No. NIK', 'nik'], ['Nama Lengkap Peserta', 'nama'], ['Hub. Kel.', 'hubungan'], ['Tmp Lahir'], ['Tanggal Lahir', 'tgl_lahir'], ['Jns Kelamin', 'jenis_kelamin'], ['Status Pernikahan'], ['Gaji Pokok + Tunjangan Tetap', 'upah'], ['Kode BU', 'kode_bu'], ['Kelas']]),
];

/** Layouts written after the recogniser was finished, to see what it makes of headings that nobody had in mind. */
export const LATER_LAYOUTS: readonly HeadingLayout[] = [
  workers('later: payroll bureau', [['NO'], ['NOMOR INDUK PEGAWAI', 'id_pekerja'], ['ID PERUSAHAAN (WLKP)', 'id_perusahaan'], ['NAMA', 'nama'], ['NIK KTP', 'nik'], ['TANGGAL_LAHIR', 'tgl_lahir'], ['GENDER', 'jenis_kelamin'], ['TOTAL GAJI/BULAN', 'upah'], ['STATUS PEKERJAAN', 'status_kerja'], ['DIVISI']]),
  members('later: database export', [['nomor_kartu', 'no_kartu'], ['kode_entitas', 'kode_bu'], ['nik_peserta', 'nik'], ['nama_lengkap', 'nama'], ['tanggal_lahir', 'tgl_lahir'], ['jk', 'jenis_kelamin'], ['penghasilan', 'upah'], ['status_kepesertaan', 'status'], ['segmen_peserta', 'segmen'], ['hub_keluarga', 'hubungan'], ['created_at']]),
  employers('later: short list', [['Kd BU', 'kode_bu'], ['Nm BU', 'nama_badan_usaha'], ['NIB', 'nib'], ['NPWP', 'npwp'], ['Almt', 'alamat'], ['Kab/Kota', 'kab_kota'], ['Aktif/Tidak', 'status']]),
  companies('later: village recap', [['Nomor WLKP', 'id_perusahaan'], ['Nama', 'nama_perusahaan'], ['NIB', 'nib'], ['NPWP', 'npwp'], ['Alamat Usaha', 'alamat'], ['Kabupaten', 'kab_kota'], ['TK', 'jumlah_pekerja']]),
  members('later: spaced letters', [['No.JKN/KIS', 'no_kartu'], ['Entitas/BU', 'kode_bu'], ['N I K', 'nik'], ['NAMA LENGKAP PESERTA', 'nama'], ['TGL LAHIR (DD-MM-YYYY)', 'tgl_lahir'], ['KELAMIN', 'jenis_kelamin'], ['GAPOK', 'upah'], ['KET. STATUS', 'status'], ['JENIS KEPESERTAAN', 'segmen'], ['STATUS DLM KELUARGA', 'hubungan']]),
  workers('later: programmer', [['idPekerja', 'id_pekerja'], ['idPerusahaan', 'id_perusahaan'], ['nikPekerja', 'nik'], ['namaPekerja', 'nama'], ['tglLahir', 'tgl_lahir'], ['jenisKelamin', 'jenis_kelamin'], ['upahBulanan', 'upah'], ['statusKerja', 'status_kerja']]),
];
