/** English for states, kinds and refusals of letters. */
export const lettersWords: Readonly<Record<string, string>> = {
  Dicabut: 'Withdrawn',
  'Diminta kirim ulang': 'Sending again requested',
  'Diserahkan kepada kurir': 'Handed to the courier',
  'Diterima server e-mail penerima': 'Accepted by the recipient’s e-mail server',
  'Gagal dikirim': 'Failed to send',
  'Hanya petugas pemeriksa BPJS Kesehatan yang boleh menandatangani surat.':
    'Only a BPJS Kesehatan inspector may sign letters.',
  'Hasil datang terlambat, diabaikan': 'Outcome arrived late, ignored',
  'Hasil tidak pasti': 'Outcome uncertain',
  'Laporan Ketidakpatuhan': 'Non-compliance Report',
  'Lihat atau batalkan': 'View or cancel',
  'Muat ulang halaman surat untuk melihat keadaannya sekarang.':
    'Reload the letter’s page to see its present state.',
  'Mulai diserahkan ke server e-mail': 'Handover to the e-mail server started',
  'Nyatakan bahwa Anda sudah membaca surat ini': 'Declare that you have read this letter',
  'PP 86/2013 Pasal 6 ayat (2)': 'Government Regulation 86/2013, Article 6(2)',
  'PP 86/2013 Pasal 7 ayat (2)': 'Government Regulation 86/2013, Article 7(2)',
  'Pekerja berhenti sebelum hasil pengiriman diketahui.':
    'The background worker stopped before the outcome of the delivery was known.',
  'Pengiriman lewat kurir tercatat.': 'Delivery by courier has been recorded.',
  'Pengusul tidak boleh menandatangani surat yang diusulkannya.':
    'The proposer may not sign the letter they proposed.',
  'Perlu tindakan': 'Action needed',
  'Permohonan Pengenaan Sanksi Tidak Mendapat Pelayanan Publik Tertentu':
    'Request for the Sanction of Denial of Certain Public Services',
  'Sedang dikirim': 'Being sent',
  'Semua surat': 'All letters',
  'Surat Pencabutan': 'Letter of Withdrawal',
  'Surat Pengenaan Denda': 'Letter Imposing a Fine',
  'Surat Teguran Kedua': 'Second Warning Letter',
  'Surat Teguran Pertama': 'First Warning Letter',
  'Surat akan dikirim ulang.': 'The letter will be sent again.',
  'Surat asli': 'Genuine letter',
  'Surat dicabut sebelum dikirim. Tidak ada yang terkirim.':
    'The letter was withdrawn before it was sent. Nothing has been sent.',
  'Surat dicabut. Terbitkan surat pencabutan kepada pemberi kerja.':
    'The letter has been withdrawn. Issue a letter of withdrawal to the employer.',
  'Surat diganti': 'Letter replaced',
  'Surat ini diterbitkan oleh kantor di bawah ini dan masih berlaku.':
    'This letter was issued by the office below and is still valid.',
  'Surat ini pernah diterbitkan, tetapi sudah dicabut dan tidak berlaku.':
    'This letter was issued but has been withdrawn and is not valid.',
  'Surat ini sudah dicabut.': 'This letter has already been withdrawn.',
  'Surat ini sudah diganti dengan surat lain dan tidak berlaku.':
    'This letter has been replaced by another letter and is not valid.',
  'Surat ini tidak lagi menunggu tanda tangan.': 'This letter is no longer awaiting signature.',
  'Surat ini tidak menunggu tindakan pengiriman.': 'This letter is not waiting for a delivery action.',
  'Surat jenis ini sudah ada untuk kasus tersebut.': 'A letter of this kind already exists for that case.',
  'Surat sedang diserahkan ke server e-mail. Setelah selesai, terbitkan surat pencabutan.':
    'The letter is being handed to the e-mail server. Once that is done, issue a letter of withdrawal.',
  'Surat {number} ditandatangani dan ditahan sebelum dikirim.':
    'Letter {number} has been signed and is held before sending.',
  Terkirim: 'Sent',
  'Tertunda, akan dicoba lagi': 'Delayed, will be retried',
  'Tidak ada alamat e-mail yang dapat dipakai. Cetak surat dan kirim lewat kurir.':
    'There is no usable e-mail address. Print the letter and send it by courier.',
  'Tidak diterima selama 72 jam.': 'Not received within 72 hours.',
  'Tolak usulan': 'Reject proposal',
  'Tulis alasan pencabutan': 'Enter the reason for withdrawal',
  'Tulis kode yang tercetak di samping kode QR': 'Enter the code printed beside the QR code',
  'Tulis nama kurir dan nomor resi': 'Enter the courier’s name and tracking number',
  'dapat dibatalkan sampai dikirim': 'can be cancelled until sent',
  'dibuka pemberi kerja': 'opened by the employer',
  'dijawab pemberi kerja': 'answered by the employer',
  'diterima server e-mail penerima': 'accepted by the recipient’s e-mail server',
  'kirim lewat kurir atau perbaiki alamat': 'send by courier or correct the address',
  'menunggu tanda tangan': 'awaiting signature',
  'sedang diserahkan ke server e-mail': 'being handed to the e-mail server',
  'siap dikirim': 'ready to send',
  'tertunda, dicoba lagi otomatis': 'delayed, retried automatically',
  'tidak pasti, mungkin ganda': 'uncertain, possibly duplicate',
};
