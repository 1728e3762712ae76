/** English for the pages around letters. */
export const letters: Readonly<Record<string, string>> = {
  'Alasan pencabutan: {words}': 'Reason for withdrawal: {words}',
  'Anda dapat membaca temuan dan menjawab secara daring. Kode sekali pakai dikirim ke alamat e-mail perusahaan yang terdaftar.':
    'You can read the findings and answer online. A one-time code is sent to the company’s registered e-mail address.',
  'Bila kode sudah benar, jangan ikuti permintaan dalam surat itu. Hubungi kantor BPJS Kesehatan terdekat.':
    'If the code is correct, do not follow the requests in that letter. Contact the nearest BPJS Kesehatan office.',
  'Buka berkas PDF': 'Open the PDF file',
  'Buka daftar kasus': 'Open the case list',
  'Cabut surat': 'Withdraw letter',
  'Catat penyerahan kepada kurir': 'Record handover to the courier',
  'Cocokkan nomor, tanggal, dan nama perusahaan dengan surat yang Anda terima. Bila berbeda, surat Anda tidak asli.':
    'Compare the number, date and company name with the letter you received. If they differ, your letter is not genuine.',
  'Dikirim ke': 'Sent to',
  'Ditandatangani oleh': 'Signed by',
  'Diterbitkan oleh': 'Issued by',
  Diusulkan: 'Proposed',
  'Hasil satu pengiriman tidak pasti, sehingga surat ini mungkin ganda. Isi dan nomornya sama.':
    'The outcome of one delivery is uncertain, so this letter may be a duplicate. Its content and number are the same.',
  'Isi surat': 'Letter content',
  Keterangan: 'Explanation',
  'Keterangan pengiriman: {words}': 'Delivery information: {words}',
  'Kirim lewat jalan lain': 'Send by another route',
  'Kirim ulang lewat e-mail': 'Send again by e-mail',
  'Masuk untuk menjawab': 'Sign in to answer',
  'Nama kurir dan nomor resi': 'Courier name and tracking number',
  'Nomor surat': 'Letter number',
  'Perbaiki alamat e-mail pada kontak perusahaan, lalu kirim ulang. Atau cetak berkas PDF dan serahkan kepada kurir.':
    'Correct the e-mail address in the company contact, then send again. Or print the PDF file and hand it to a courier.',
  Periksa: 'Check',
  'Periksa kembali setiap huruf dan angka pada kode. Kode tidak memakai angka 0 dan 1.':
    'Check every letter and digit of the code again. The code does not use the digits 0 and 1.',
  'Periksa kode lain': 'Check another code',
  'Riwayat pengiriman': 'Delivery history',
  'Saya sudah membaca surat ini dan isinya benar.': 'I have read this letter and its content is correct.',
  'Sidik digital berkas (SHA-256)': 'File fingerprint (SHA-256)',
  'Sidik digital berkas (SHA-256): {hash}': 'File fingerprint (SHA-256): {hash}',
  'Surat ditahan dan dikirim pada {at} (sekitar {n} detik lagi). Sampai saat itu surat dapat dicabut.':
    'The letter is held and will be sent at {at} (in about {n} seconds). Until then it can be withdrawn.',
  'Surat ini untuk perusahaan Anda?': 'Is this letter for your company?',
  'Surat muncul di sini setelah ditandatangani.': 'Letters appear here after they have been signed.',
  'Surat tidak dikenal': 'Unknown letter',
  'Surat yang diusulkan dari halaman kasus muncul di sini untuk ditandatangani.':
    'Letters proposed from case pages appear here for signature.',
  'Tanda tangan': 'Signature',
  'Tanda tangani surat': 'Sign letter',
  'Tanggal surat': 'Date of letter',
  'Tidak ada surat dengan kode ini.': 'There is no letter with this code.',
  'Tidak ada surat di sini': 'No letters here',
  'Tidak ada surat yang menunggu': 'No letters waiting',
  'Tidak dikenal': 'Unknown',
  'Tulis kode 26 huruf dan angka yang tercetak di samping kode QR pada surat.':
    'Enter the code of 26 letters and digits printed beside the QR code on the letter.',
  Untuk: 'For',
  'Yang paling lama menunggu di atas': 'Longest waiting first',
  'Yang terbaru di atas': 'Newest first',
  batal: 'cancelled',
  'mungkin ganda': 'possibly duplicate',
};
