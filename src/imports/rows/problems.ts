/** Whether a row is taken in spite of the problem. */
export type Severity = 'remark' | 'refusal';

/** What every problem means and how its owner mends it, in Bahasa; groups on screen are made by code. */
export interface ProblemText {
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
}

const remark = (message: string, remedy: string): ProblemText => ({ severity: 'remark', message, remedy });
const refusal = (message: string, remedy: string): ProblemText => ({ severity: 'refusal', message, remedy });

const AS_TEXT = 'Ubah format kolom itu menjadi Teks di Excel, lalu salin ulang nilainya dari sumber asli.';
const FROM_SOURCE = 'Periksa nilai itu pada dokumen asli, lalu perbaiki.';
const NO_ACTION = 'Tidak perlu tindakan; sebaiknya kolom disimpan sebagai Teks.';

/** All problems, by code. A code is stored with the row, so it is never given another meaning. */
export const PROBLEMS = {
  key_missing: refusal('Nomor kunci baris kosong.', 'Isi nomor kunci baris sesuai sumber data.'),
  key_scientific: refusal('Nomor kunci baris berubah menjadi bentuk 1,23E+12 sehingga angkanya hilang.', AS_TEXT),
  key_padded: remark('Angka nol di depan nomor hilang; nol sudah dikembalikan.', NO_ACTION),
  key_odd: remark('Panjang atau isi nomor tidak lazim.', FROM_SOURCE),
  link_missing: refusal('Nomor perusahaan tempat bekerja kosong.', 'Isi id_perusahaan sesuai daftar perusahaan.'),
  link_scientific: refusal('Nomor perusahaan berubah menjadi bentuk 1,23E+12 sehingga angkanya hilang.', AS_TEXT),
  name_missing: remark('Nama kosong.', 'Isi nama lengkap.'),
  firm_name_missing: refusal('Nama perusahaan kosong.', 'Isi nama perusahaan.'),
  name_and_nik_missing: refusal('Nama dan NIK (nomor induk kependudukan) sama-sama kosong.', 'Isi sekurang-kurangnya nama atau NIK.'),
  text_damaged: remark('Ada huruf yang rusak (�) karena penyandian berkas.', 'Simpan ulang berkas sebagai CSV UTF-8.'),
  nik_missing: remark('NIK kosong.', 'Isi NIK bila diketahui.'),
  nik_apostrophe: remark('NIK diawali tanda petik; tanda itu diabaikan.', NO_ACTION),
  nik_nbsp: remark('NIK berisi spasi tersembunyi; spasi itu diabaikan.', NO_ACTION),
  nik_separators: remark('NIK berisi spasi, titik, atau garis; tanda itu diabaikan.', NO_ACTION),
  nik_decimal: remark('NIK ditulis dengan angka desimal nol; bagian itu diabaikan.', AS_TEXT),
  nik_scientific: remark('NIK berubah menjadi bentuk seperti 3,20112E+15; angka belakangnya hilang.', AS_TEXT),
  nik_short: remark('NIK kurang dari 16 angka.', FROM_SOURCE),
  nik_long: remark('NIK lebih dari 16 angka.', FROM_SOURCE),
  nik_letters: remark('NIK berisi huruf atau tanda lain.', FROM_SOURCE),
  nik_number_cell: remark('NIK disimpan sebagai angka; Excel mengganti angka ke-16 dengan 0.', AS_TEXT),
  nik_many_zeros: remark('NIK berakhir 0, dan lebih dari 30 persen NIK dalam berkas ini juga. Kemungkinan dibulatkan Excel.', AS_TEXT),
  nik_repeated: remark('Semua angka NIK sama.', FROM_SOURCE),
  nik_bad_region: remark('Kode provinsi dalam NIK tidak dikenal.', FROM_SOURCE),
  nik_bad_date: remark('Tanggal lahir dalam NIK bukan tanggal yang ada.', FROM_SOURCE),
  nik_bad_serial: remark('Nomor urut NIK 0000.', FROM_SOURCE),
  nik_birth_differs: remark('Tanggal lahir berbeda dengan tanggal dalam NIK.', FROM_SOURCE),
  nik_birth_swapped: remark('Tanggal dan bulan lahir tertukar dibandingkan dengan NIK.', 'Periksa urutan tanggal dan bulan, lalu perbaiki.'),
  nik_sex_differs: remark('Jenis kelamin berbeda dengan NIK.', FROM_SOURCE),
  nib_padded: remark('NIB (nomor induk berusaha) kehilangan angka nol di depan; nol sudah dikembalikan.', NO_ACTION),
  nib_damaged: remark('NIB tidak berisi 13 angka; tidak dipakai untuk mencocokkan.', FROM_SOURCE),
  nib_scientific: remark('NIB berubah menjadi bentuk seperti 1,23E+12; angka belakangnya hilang. Tidak dipakai untuk mencocokkan.', AS_TEXT),
  npwp_scientific: remark('NPWP berubah menjadi bentuk seperti 1,23E+14; angka belakangnya hilang. Tidak dipakai untuk mencocokkan.', AS_TEXT),
  npwp_branch: remark('NPWP ini milik cabang (akhirannya bukan 000); kantor pusatnya memakai akhiran lain.', 'Tidak perlu tindakan; nomor cabang tetap dicocokkan dengan kantor pusatnya.'),
  npwp_padded: remark('NPWP (nomor pokok wajib pajak) kehilangan angka nol di depan; nol sudah dikembalikan.', NO_ACTION),
  npwp_damaged: remark('NPWP tidak berisi 15 atau 16 angka; tidak dipakai untuk mencocokkan.', FROM_SOURCE),
  date_missing: remark('Tanggal lahir kosong.', 'Isi tanggal lahir bila diketahui.'),
  date_unreadable: remark('Tanggal tidak terbaca; tidak dipakai.', 'Tulis tanggal seperti 27/03/1990.'),
  date_serial: remark('Tanggal berubah menjadi angka urut Excel; tidak dipakai.', 'Ubah format kolom tanggal menjadi Tanggal di Excel, lalu simpan ulang.'),
  date_impossible: remark('Tanggal itu tidak ada menurut susunan tanggal berkas ini; tidak dipakai.', 'Periksa apakah tanggal dan bulan tertukar.'),
  date_other_form: remark('Tanggal ditulis lain dari baris-baris lain.', 'Tulis semua tanggal dengan satu susunan.'),
  date_weekday: remark('Nama hari tidak cocok dengan tanggalnya.', FROM_SOURCE),
  date_range: remark('Tahun lahir di luar batas wajar; tidak dipakai.', FROM_SOURCE),
  date_first_january: remark('Tanggal lahir 1 Januari; sering dipakai bila tanggal tidak diketahui.', FROM_SOURCE),
  sex_unknown: remark('Jenis kelamin tidak dikenal; tidak dipakai.', 'Tulis L atau P.'),
  wage_missing: remark('Upah kosong.', 'Isi upah sebulan dalam rupiah.'),
  wage_unreadable: remark('Upah tidak terbaca; tidak dipakai.', 'Tulis upah dengan angka saja, misalnya 4500000.'),
  wage_thousands: remark('Upah tampaknya ditulis dalam ribuan rupiah; tidak dipakai.', 'Tulis upah penuh, misalnya 4500000 dan bukan 4500.'),
  wage_column_thousands: remark('Sebagian besar upah di bawah Rp100.000: kolom ini tampaknya ditulis dalam ribuan rupiah; tidak dipakai.', 'Tulis upah penuh, misalnya 4500000 dan bukan 4500.'),
  wage_far_below: remark('Upah kurang dari 1/300 upah umumnya dalam berkas ini: mungkin ditulis dalam ribuan; tidak dipakai.', 'Tulis upah penuh, misalnya 4500000 dan bukan 4500.'),
  count_unreadable: remark('Jumlah pekerja tidak terbaca; tidak dipakai.', 'Tulis jumlah pekerja dengan angka saja.'),
  status_missing: remark('Status kosong; orang ini diperlakukan sebagai meragukan.', 'Tulis AKTIF, NONAKTIF, atau PENANGGUHAN.'),
  status_unknown: remark('Status tidak dikenal; tidak ditebak, dan orang ini diperlakukan sebagai meragukan.', 'Tulis AKTIF, NONAKTIF, atau PENANGGUHAN.'),
  segment_missing: remark('Segmen kosong; orang ini diperlakukan sebagai meragukan.', 'Tulis PPU, PBI APBN, PBI APBD, PBPU, atau BP.'),
  segment_unknown: remark('Segmen tidak dikenal; tidak ditebak, dan orang ini diperlakukan sebagai meragukan.', 'Tulis PPU, PBI APBN, PBI APBD, PBPU, atau BP.'),
  relation_unknown: remark('Hubungan keluarga tidak dikenal; tidak ditebak.', 'Tulis P, S, I, A, atau T.'),
  cells_missing: refusal('Jumlah kolom pada baris ini kurang dari judulnya.', 'Pastikan setiap baris berisi semua kolom, juga yang kosong.'),
  cells_extra: refusal('Jumlah kolom pada baris ini lebih dari judulnya.', 'Apit nilai yang berisi tanda pemisah dengan tanda kutip (").'),
  duplicate_same: remark('Baris yang sama sudah ada di berkas ini; dipakai satu kali.', 'Hapus baris ganda.'),
  duplicate_other: refusal('Nomor kunci yang sama sudah dipakai baris lain dengan isi berbeda; baris pertama yang dipakai.', 'Sisakan satu baris yang benar untuk nomor itu.'),
} as const satisfies Readonly<Record<string, ProblemText>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One problem of one row. `read` never shows a NIK in clear. */
export interface Problem {
  readonly line: number;
  readonly column: string;
  readonly code: ProblemCode;
  readonly read: string;
  /** The key of the row, where it could be read. */
  readonly key: string | null;
}
