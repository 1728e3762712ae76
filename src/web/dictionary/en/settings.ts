/** English for settings, calendar, audit trail and demonstration. */
export const settings: Readonly<Record<string, string>> = {
  'Baris {line} belum benar. Tulis tempat; tanggal; upah; keputusan.': 'Line {line} is not right. Enter place; date; wage; decision.',
  'Belum diisi.': 'Not filled in yet.',
  'Belum terverifikasi': 'Not verified',
  'Buka kotak masuk peragaan': 'Open the demonstration inbox',
  'Cari nama, tindakan, atau nomor': 'Search for a name, action or number',
  'Cuti bersama': 'Collective leave',
  'Cuti bersama dihitung sebagai': 'Collective leave counts as',
  'Daftar upah minimum': 'List of minimum wages',
  'Edisi {version}, berlaku sampai {until}.': 'Edition {version}, valid until {until}.',
  'Hal yang tidak diatur tegas oleh peraturan diputuskan kantor, dengan sumbernya.':
    'Matters not expressly regulated are decided by the office, with their sources.',
  'Hari itu menjadi': 'That day becomes',
  'Hari kalender': 'Calendar days',
  'Hari kerja': 'Working day',
  'Hari kerja hukum di peragaan ini: {day}.': 'Legal working day in this demonstration: {day}.',
  'Hari libur': 'Holiday',
  'Hari peragaan sekarang {day}. Usulan langkah berikutnya muncul dalam beberapa detik.':
    'The demonstration day is now {day}. Proposals for next steps appear within a few seconds.',
  'Jejak audit': 'Audit trail',
  'Jejak audit rusak mulai baris {id}. Simpan salinan basis data dan laporkan.':
    'The audit trail is broken from row {id}. Keep a copy of the database and report it.',
  'Jejak audit utuh: {rows} baris diperiksa.': 'The audit trail is intact: {rows} rows checked.',
  'Kalender edisi {version} berlaku.': 'Calendar edition {version} is in force.',
  'Kalender resmi': 'Official calendar',
  'Keputusan yang menetapkan': 'Establishing decision',
  'Lebih baru': 'Newer',
  'Lebih lama': 'Older',
  'Libur nasional': 'National holiday',
  'Maju {n} hari': 'Forward {n} days',
  'Majukan hari untuk melihat apa yang terjadi saat tenggat lewat. Hanya ada di peragaan.':
    'Move the day forward to see what happens when a deadline passes. Only in the demonstration.',
  'Nama hari': 'Name of the day',
  Nilai: 'Value',
  'Paling sedikit pekerja belum terdaftar untuk tanda pendaftaran sebagian':
    'Fewest unregistered workers for the partial registration flag',
  'Paling sedikit pekerja berupah kurang lapor untuk tanda upah': 'Fewest workers with under-reported wages for the wage flag',
  'Paling sedikit persen pekerja belum terdaftar untuk tanda itu': 'Lowest percentage of unregistered workers for that flag',
  'Paling sedikit persen pekerja berupah kurang lapor untuk tanda itu':
    'Lowest percentage of workers with under-reported wages for that flag',
  'Penerapan hukum': 'Application of the law',
  Pengaturan: 'Settings',
  'Pengaturan disimpan. Surat yang sudah terbit tidak berubah.':
    'The setting has been saved. Letters already issued do not change.',
  Peragaan: 'Demonstration',
  'Periksa rantai': 'Verify the chain',
  'Pilih jenis hari.': 'Choose a kind of day.',
  Rincian: 'Details',
  'Satuan jangka waktu teguran': 'Unit of the warning term',
  'Setiap tindakan di kantor Anda akan tercatat di sini.':
    'Every action in your office will be recorded here.',
  'Satu baris tiap keputusan: tempat; mulai berlaku; upah sebulan; nomor keputusan. Kosongkan tempat untuk sisa provinsi. Contoh tanggal: 2026-01-01.':
    'One line per decision: place; in force from; monthly wage; number of the decision. Leave the place empty for the rest of the province. Example of a date: 2026-01-01.',
  'Selisih upah yang dibiarkan (per seribu)': 'Tolerated wage difference (per thousand)',
  'Simpan upah minimum': 'Save minimum wages',
  Siapa: 'Who',
  'Siapa melakukan atau membaca apa, dan kapan. Baris tidak dapat diubah.':
    'Who did or read what, and when. Rows cannot be changed.',
  'Sumber dan kepastian': 'Source and certainty',
  'Surat elektronik yang diterima server dianggap penyerahan':
    'E-mail accepted by the server counts as service',
  'Terbitkan edisi baru': 'Publish new edition',
  Terhadap: 'Concerning',
  'Tidak ada baris': 'No rows',
  'Tulis nama hari itu.': 'Enter the name of the day.',
  'Tulis nomor keputusan yang menetapkannya.': 'Enter the number of the decision that establishes it.',
  'Tulis tanggal yang ada, misalnya 18 8 2027.': 'Enter a date that exists, for example 18 8 2027.',
  'Ubah satu hari': 'Change one day',
  'Umur data paling lama (hari) untuk mengusulkan surat': 'Maximum age of data (days) for proposing a letter',
  'Upah di bawah upah minimum menjadi catatan pada baris pekerja, bukan temuan.':
    'A wage below the minimum wage is a remark on the row of the worker, not a finding.',
  'Upah minimum': 'Minimum wage',
  'Upah minimum kabupaten dan kota': 'Minimum wage of regencies and cities',
  'Upah minimum disimpan dan dipakai mulai pencocokan berikutnya.': 'The minimum wages are saved and used from the next matching on.',
  Waktu: 'Time',
};
