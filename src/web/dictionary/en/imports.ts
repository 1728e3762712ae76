/** English for the pages of data imports. */
export const imports: Readonly<Record<string, string>> = {
  'Ada {n} kelompok masalah lain yang lebih jarang.': 'There are {n} other, rarer groups of problems.',
  'Akun Anda belum terhubung dengan wilayah kerja.': 'Your account is not yet linked to an area of work.',
  'Badan usaha peserta JKN (BPJS Kesehatan)': 'JKN member enterprises (BPJS Kesehatan)',
  'Baris dalam berkas': 'Rows in the file',
  Baru: 'New',
  'Batalkan impor': 'Cancel import',
  'Belum ada berkas': 'No files yet',
  'Beri nama kolom seperti pada contoh berkas, lalu unggah lagi.':
    'Name the columns as in the example file, then upload again.',
  'Berkas CSV atau XLSX': 'CSV or XLSX file',
  'Berkas diperiksa dulu. Data baru berlaku setelah Anda menerbitkannya.':
    'The file is checked first. New data takes effect only after you publish it.',
  'Berkas ini belum selesai diperiksa atau sudah tidak menunggu diterbitkan.':
    'This file has not finished being checked or is no longer waiting to be published.',
  'Berkas ini sudah diterbitkan atau sudah dibatalkan.': 'This file has already been published or cancelled.',
  'Berkas yang diterima': 'Files received',
  'Berkas yang diterima akan tampil di sini.': 'Files received will appear here.',
  'Berkas yang sama sudah diimpor {when} oleh {name}.':
    'The same file was already imported {when} by {name}.',
  Berubah: 'Changed',
  'Bulan data': 'Data month',
  'Bulan data (boleh kosong)': 'Data month (may be left empty)',
  'Cara memperbaiki': 'How to correct',
  Contoh: 'Example',
  'Data berubah sejak berkas ini diperiksa. Angka di halaman ini sudah diperbarui; periksa lagi lalu terbitkan.':
    'The data has changed since this file was checked. The figures on this page have been updated; check again, then publish.',
  'Digantikan data yang lebih baru': 'Superseded by newer data',
  'Diterima dengan catatan': 'Accepted with remarks',
  Ditolak: 'Rejected',
  'Hasil bila diterbitkan': 'Result if published',
  'Hasil pemeriksaan hilang karena basis data berhenti mendadak. Berkas diperiksa ulang.':
    'The check results were lost because the database stopped suddenly. The file is being checked again.',
  Hubungan: 'Relation',
  'Impor dibatalkan.': 'The import has been cancelled.',
  'Impor dibatalkan. Data yang terbit tidak berubah.':
    'The import has been cancelled. Published data is unchanged.',
  'Impor ini tidak ditemukan.': 'This import was not found.',
  'Isi berkas sama dengan data yang sudah terbit. Menerbitkannya tidak mengubah apa pun.':
    'The file is identical to the data already published. Publishing it changes nothing.',
  'Jenis berkas': 'File kind',
  'Jenis kelamin': 'Sex',
  'Jumlah pekerja': 'Number of workers',
  'Kabupaten/kota': 'Regency or city',
  'Kantor asal data. Bila kosong, sama dengan berkas terakhir sejenis.':
    'The office the data comes from. If empty, the same as the last file of this kind.',
  'Kenali sendiri': 'Detect automatically',
  'Kode badan usaha': 'Enterprise code',
  'Kode sumber data (boleh kosong)': 'Data source code (may be left empty)',
  Kolom: 'Column',
  'Kolom yang dikenal': 'Recognised columns',
  'Kosongkan bila ingin dikenali dari nama kolomnya.': 'Leave empty to detect it from the column names.',
  Masalah: 'Problem',
  'Masalah menurut cara memperbaikinya': 'Problems by how to correct them',
  'Menunggu diperiksa': 'Waiting to be checked',
  'Paling besar 1 GB. Berkas XLSX: hanya lembar pertama yang dibaca.':
    'At most 1 GB. XLSX files: only the first sheet is read.',
  'Pekerja menurut wajib lapor (dinas)': 'Workers according to the mandatory report (labour office)',
  'Perusahaan menurut wajib lapor (dinas)': 'Companies according to the mandatory report (labour office)',
  'Peserta JKN (BPJS Kesehatan)': 'JKN members (BPJS Kesehatan)',
  'Pilih berkas CSV atau XLSX': 'Choose a CSV or XLSX file',
  'Pilih jenis berkas': 'Choose a file kind',
  'Sedang diperiksa': 'Being checked',
  'Sedang diterbitkan': 'Being published',
  Segmen: 'Segment',
  'Siap diterbitkan': 'Ready to publish',
  'Status kerja': 'Employment status',
  'Susunan tanggal': 'Date order',
  'Tahun dan bulan, misalnya 2026-11. Bila kosong, bulan ini.':
    'Year and month, for example 2026-11. If empty, this month.',
  Terbit: 'Published',
  Terbitkan: 'Publish',
  Tetap: 'Unchanged',
  'Tidak ada baris yang dapat diterbitkan.': 'There are no rows that can be published.',
  'Tidak ada lagi': 'No longer present',
  'Tidak dapat dipakai': 'Cannot be used',
  'Tulis bulan data seperti 2026-11': 'Enter the data month like 2026-11',
  'Tulis kode sumber dengan huruf, angka, titik, atau garis':
    'Enter the source code using letters, digits, dots or hyphens',
  'Unduh baris yang ditolak (CSV)': 'Download refused rows (CSV)',
  'Unggah dan periksa': 'Upload and check',
  'Unggah empat berkas: perusahaan, pekerja, badan usaha, dan peserta.':
    'Upload four files: companies, workers, enterprises and members.',
  'Unggah laporan baris ditolak yang sudah diperbaiki. Hanya baris di dalamnya yang berubah.':
    'Upload the corrected report of refused rows. Only the rows in it change.',
  'baris {n}': 'row {n}',
  perbaikan: 'correction',
  'perbaikan baris yang ditolak': 'correction of refused rows',
  '{n} baris yang sudah terbit tidak ada dalam berkas ini. Pastikan berkasnya lengkap.':
    '{n} published rows are not in this file. Make sure the file is complete.',
};
