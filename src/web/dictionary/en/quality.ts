/** English for the pages on how good the data of the sources are; the sheet that goes back is always in Bahasa. */
export const quality: Readonly<Record<string, string>> = {
  'Baris berkas tanpa nilai keliru dan tanpa penolakan, dibagi semua baris berkas.': 'Lines of the file without a faulty value or a refusal, divided by all its lines.',
  'Baris yang berlaku dibagi baris itu ditambah baris yang mengulang orang atau perusahaan yang sama.':
    'Rows in force divided by those rows plus the ones that repeat the same person or firm.',
  'Belum ada data yang dinilai': 'No data judged yet',
  'Berkas ini belum dinilai.': 'This file has not been judged yet.',
  Bobot: 'Weight',
  'Buka impor data': 'Open data imports',
  'Isian wajib yang terisi dibagi semua isian wajib, dari baris yang berlaku.': 'Filled cells divided by all cells that should be filled, in the rows in force.',
  'Isian yang sama dibagi isian yang dibandingkan, pada baris yang juga ada di sumber lain.':
    'Equal values divided by compared values, in rows that also stand in the other source.',
  Kebaruan: 'Age',
  'Kebenaran isian': 'Validity',
  'Kecocokan dengan sumber lain': 'Agreement with the other source',
  Kelengkapan: 'Completeness',
  'Mutu data': 'Data quality',
  'Nilai 0 sampai 100 per sumber dan bulan. Lembar umpan balik dapat dikirim kembali ke kantor asal data.':
    'Points from 0 to 100 per source and month. The feedback sheet can be sent back to the office the data came from.',
  'Nilai menurut bulan': 'Points by month',
  'Nilai seluruhnya': 'Total',
  'Nilai seluruhnya menurut sumber dan bulan': 'Total by source and month',
  'Penuh bila terbit paling lama 31 hari sesudah akhir bulan data; turun rata sampai nol pada 366 hari.':
    'Full when published at most 31 days after the end of the month; falls evenly to zero at 366 days.',
  'Rumus dan bobot adalah kebijakan kantor, bukan ketentuan peraturan. Ukuran yang belum dapat dinilai tidak dihitung.':
    'Formulas and weights are policy of the offices and no provision of law. What cannot be judged yet is left out.',
  'Setiap berkas dinilai sendiri sesaat setelah diterbitkan. Nilainya tampil di sini.': 'Every file is judged by itself shortly after it is published. Its points appear here.',
  'Tanpa data ganda': 'Without duplicates',
  'Tidak ada masalah pada baris-baris berkas ini.': 'There are no problems in the rows of this file.',
  Ukuran: 'Measure',
  'Unduh lembar umpan balik (XLSX)': 'Download the feedback sheet (XLSX)',
  'Yang paling perlu diperbaiki': 'What needs mending most',
  'naik {n}': 'up {n}',
  tetap: 'unchanged',
  'turun {n}': 'down {n}',
  '{n} baris berlaku, data {month}': '{n} rows in force, data of {month}',
};
