/** English for refusals and choices of the employer pages. */
export const portalWords: Readonly<Record<string, string>> = {
  'Alamat ini sudah tercatat untuk perusahaan tersebut.':
    'This address is already recorded for that company.',
  'Alamat sudah diperiksa dan dapat menerima surat.': 'The address has been checked and can receive letters.',
  'Belum ada jawaban yang lengkap untuk dikirim.': 'There is no complete answer to send yet.',
  'Berkas harus lebih kecil dari 10 MB.': 'The file must be smaller than 10 MB.',
  'Berkas ini kosong. Pilih berkas lain.': 'This file is empty. Choose another file.',
  'Berkas ini memuat perintah yang dapat berjalan sendiri. Simpan tanpa makro atau skrip, lalu unggah lagi.':
    'This file contains commands that can run by themselves. Save it without macros or scripts, then upload again.',
  'Berkas ini terkunci kata sandi. Buka kuncinya, simpan, lalu unggah lagi.':
    'This file is locked with a password. Unlock it, save it, then upload again.',
  'Berkas tidak ditemukan.': 'File not found.',
  'Bukti ini tidak diminta untuk jawaban tersebut.': 'This evidence is not required for that answer.',
  'Data mana yang keliru, dan apa yang benar?': 'Which data is incorrect, and what is right?',
  'Ditelepon kembali lewat nomor yang sudah tercatat': 'Called back on a number already recorded',
  'Diterima langsung saat kunjungan': 'Received in person during a visit',
  'Isi berkas tidak sesuai dengan jenisnya. Simpan ulang berkas itu, lalu unggah lagi.':
    'The content of the file does not match its type. Save the file again, then upload it again.',
  'Jawaban ini sudah diputus oleh rekan Anda.': 'This answer has already been decided by a colleague.',
  'Jawaban tidak ditemukan.': 'Answer not found.',
  'Kembali ke daftar tugas.': 'Return to the task list.',
  'Kode salah atau sudah tidak berlaku. Periksa surat elektronik terakhir, atau minta kode baru.':
    'The code is wrong or no longer valid. Check the latest e-mail, or request a new code.',
  'Kode surat terdiri atas huruf dan angka, seperti tercetak pada surat':
    'A letter code consists of letters and digits, as printed on the letter',
  'Kode surat tidak ditemukan.': 'Letter code not found.',
  'Kontak sudah diakhiri. Ia tidak dapat masuk lagi.':
    'The contact has been ended and can no longer sign in.',
  'Kontak {name} sudah dicatat.': 'Contact {name} has been recorded.',
  'Lewat pemberi kerja mana orang ini terdaftar?': 'Through which employer is this person enrolled?',
  'Muat ulang halaman untuk melihat keputusannya.': 'Reload the page to see the decision.',
  'Periksa kembali kode pada surat.': 'Check the code on the letter again.',
  'Pilih alamat tujuan kode': 'Choose the address for the code',
  'Pilih bagaimana alamat ini diperiksa': 'Choose how this address was checked',
  'Pilih berkas PDF, JPG, PNG, XLSX, atau CSV.': 'Choose a PDF, JPG, PNG, XLSX or CSV file.',
  'Pilih ini untuk membaca penjelasannya.': 'Choose this to read the explanation.',
  'Pilih jawaban lebih dahulu.': 'Choose an answer first.',
  'Pilih kelompok jawaban': 'Choose an answer group',
  'Pilih salah satu alamat yang tercatat.': 'Choose one of the recorded addresses.',
  'Pilih salah satu jawaban': 'Choose one of the answers',
  'Pilih salah satu jawaban.': 'Choose one of the answers.',
  'Pilih terima atau tolak untuk paling sedikit satu jawaban':
    'Choose accept or reject for at least one answer',
  'Sedang diisi': 'Being filled in',
  'Sejak tanggal berapa orang ini berhenti?': 'Since what date has this person no longer worked for you?',
  'Sudah peserta sendiri, lewat keluarga, atau dibayar pemerintah':
    'Already an independent member, through family, or paid by the government',
  'Sudah terlalu banyak kode diminta untuk surat ini. Coba lagi dalam 1 jam.':
    'Too many codes have been requested for this letter. Try again in 1 hour.',
  'Tanda terima tidak ditemukan.': 'Receipt not found.',
  'Temuan ini sudah selesai atau tidak ada.': 'This finding is already settled or does not exist.',
  'Tercantum dalam laporan WLKP (Wajib Lapor Ketenagakerjaan)':
    'Stated in the WLKP report (Mandatory Manpower Report)',
  'Tercantum dalam surat resmi perusahaan': 'Stated in an official letter of the company',
  'Terdaftar lewat pemberi kerja lain': 'Enrolled through another employer',
  'Tulis 8 angka dari surat elektronik': 'Enter the 8 digits from the e-mail',
  'Tulis alamat surat elektronik': 'Enter the e-mail address',
  'Tulis alamat surat elektronik yang lengkap, misalnya nama@perusahaan.co.id':
    'Enter the full e-mail address, for example nama@perusahaan.co.id',
  'Tulis kode yang tercetak pada surat': 'Enter the code printed on the letter',
  'Tulis nama orang yang dihubungi': 'Enter the contact person’s name',
  '{n} jawaban diputus. Pemberi kerja diberi tahu.': '{n} answers decided. The employer has been notified.',
  '{n} jawaban disimpan.': '{n} answers saved.',
};
