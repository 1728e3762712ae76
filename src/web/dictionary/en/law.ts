/** English for reasons for leaving, evidence and grounds of answers. */
export const law: Readonly<Record<string, string>> = {
  'Akta bukti pendaftaran perjanjian bersama': 'Deed of registration of the joint agreement',
  'Akta notaris penggabungan perusahaan': 'Notarial deed of the company merger',
  'Akta, Nomor Induk Berusaha, atau dokumen perusahaan lain':
    'Deed, Business Identification Number (NIB) or another company document',
  'Alasan ini tidak memberi jaminan 6 bulan. Arahkan pekerja ke segmen kepesertaan berikutnya.':
    'This reason gives no 6-month coverage. Direct the worker to the next membership segment.',
  'BPJS Ketenagakerjaan dan BPJS Kesehatan adalah dua badan yang berbeda. BPJS Ketenagakerjaan menjamin kecelakaan kerja, hari tua, pensiun, dan kematian. Jaminan Kesehatan Nasional (JKN) hanya lewat BPJS Kesehatan, sehingga pendaftaran di BPJS Ketenagakerjaan belum memenuhi kewajiban ini.':
    'BPJS Ketenagakerjaan and BPJS Kesehatan are two different bodies. BPJS Ketenagakerjaan covers work accidents, old age, pensions and death. The National Health Insurance (JKN) is provided only through BPJS Kesehatan, so registration with BPJS Ketenagakerjaan does not meet this obligation.',
  'Bukan pekerja kami': 'Not our worker',
  'Bukti bekerja pada pemberi kerja baru': 'Proof of employment with a new employer',
  'Bukti kepesertaan lewat pemberi kerja atau segmen lain':
    'Proof of membership through another employer or segment',
  'Bukti kontrak berakhir': 'Proof that the contract ended',
  'Bukti pendaftaran pada BPJS Kesehatan': 'Proof of enrolment with BPJS Kesehatan',
  'Daftar pekerja yang berhenti': 'List of workers leaving',
  'Daftar pekerja yang berhenti, ditandatangani kedua pihak':
    'List of workers leaving, signed by both parties',
  'Daftar upah': 'Payroll',
  'Data keliru': 'Incorrect data',
  'Dengan bukti ini pekerja dan keluarganya dijamin paling lama 6 bulan tanpa iuran.':
    'With this evidence the worker and family are covered for at most 6 months without contributions.',
  'Diberhentikan dengan kesepakatan': 'Dismissal by agreement',
  'Halaman kontrak yang memuat para pihak, masa berlaku, dan tanda tangan':
    'Contract pages showing the parties, the term and the signatures',
  'Kartu Tanda Penduduk atau Kartu Keluarga': 'Identity Card or Family Card',
  'Kontrak kerja berakhir': 'End of the employment contract',
  Mangkir: 'Absence without notice',
  'Mengundurkan diri': 'Resignation',
  'Meninggal dunia': 'Death',
  'Misalnya kantor pusat, cabang lain, atau perusahaan penyedia tenaga kerja.':
    'For example the head office, another branch, or a labour supply company.',
  'Misalnya penerima bantuan iuran, peserta mandiri, atau tanggungan suami atau istri. Pekerja penerima upah tetap wajib Anda daftarkan. Petugas akan membantu pemindahan segmennya.':
    'For example a contribution assistance recipient, an independent member, or a dependant of a spouse. You must still enrol wage-earning workers. An officer will help to move the segment.',
  'Nama, Nomor Induk Kependudukan (NIK), upah, atau identitas perusahaan pada temuan ini salah. Kirim data yang benar.':
    'The name, national identity number (NIK), wage or company identity in this finding is wrong. Send the correct data.',
  'Orang ini sudah menjadi peserta lewat pemberi kerja lain atau segmen lain. Pilih yang mana.':
    'This person is already a member through another employer or segment. Choose which one.',
  'Orang ini tidak lagi bekerja pada Anda. Sebutkan tanggal berhenti dan unggah suratnya.':
    'This person no longer works for you. Give the leaving date and upload the letter.',
  'Orang ini tidak pernah bekerja pada Anda, atau pemberi kerjanya adalah perusahaan penyedia tenaga kerja.':
    'This person never worked for you, or the employer is a labour supply company.',
  'PHK dilaporkan lebih dari 6 bulan kemudian, maka tidak ada jaminan tanpa iuran.':
    'The termination was reported more than 6 months later, so there is no coverage without contributions.',
  'PHK karena pailit atau rugi, dibuktikan dengan putusan kepailitan.':
    'Termination because of bankruptcy or losses, proven by a bankruptcy ruling.',
  'PHK karena perusahaan bergabung, dibuktikan dengan akta notaris.':
    'Termination because the company merges, proven by a notarial deed.',
  'PHK sudah diputus pengadilan hubungan industrial.':
    'The industrial relations court has ruled on the termination.',
  'Pekerja berhenti atas kemauan sendiri.': 'The worker leaves by choice.',
  'Pekerja kami sudah di BPJS Ketenagakerjaan': 'Our workers are already with BPJS Ketenagakerjaan',
  'Pekerja mencapai usia pensiun.': 'The worker has reached retirement age.',
  'Pekerja menerima surat PHK, dan Dinas Tenaga Kerja memberi tanda terima laporan PHK.':
    'The worker received a termination letter, and the labour office issued a receipt for the termination report.',
  'Pekerja meninggal dunia.': 'The worker has died.',
  'Pekerja sudah Anda daftarkan, atau upahnya sudah Anda betulkan. Temuan selesai setelah data kepesertaan berikutnya memuatnya.':
    'You have enrolled the worker or corrected the wage. The finding is settled once the next membership data shows it.',
  'Pekerja sudah bekerja pada pemberi kerja lain yang mendaftarkannya.':
    'The worker already works for another employer who enrols them.',
  'Pekerja tidak mampu bekerja karena sakit, dibuktikan dengan surat dokter.':
    'The worker is unable to work because of illness, proven by a doctor’s certificate.',
  'Pekerja tidak masuk kerja tanpa kabar dan hubungan kerjanya diakhiri.':
    'The worker stayed away from work without notice and the employment has been ended.',
  'Pemberhentian disepakati kedua pihak, tanpa laporan PHK.':
    'Both parties agreed to the dismissal, without a termination report.',
  'Pemberi kerja baru yang mendaftarkan pekerja. Tidak ada jaminan 6 bulan.':
    'The new employer enrols the worker. There is no 6-month coverage.',
  'Pemberi kerja lain': 'Another employer',
  'Pemutusan hubungan kerja (PHK)': 'Termination of employment (PHK)',
  'Penggabungan perusahaan': 'Company merger',
  Pensiun: 'Retirement',
  'Perjanjian bersama': 'Joint agreement',
  'Perjanjian bersama beserta tanda terima laporan PHK, atau akta pendaftarannya':
    'Joint agreement with the receipt of the termination report, or its deed of registration',
  'Perjanjian bersama dengan tanda terima laporan PHK, atau akta pendaftaran perjanjian bersama.':
    'Joint agreement with the receipt of the termination report, or the deed of registration of the joint agreement.',
  'Perjanjian dengan perusahaan penyedia tenaga kerja': 'Agreement with a labour supply company',
  'Perjanjian kerja waktu tertentu selesai dan tidak diperpanjang.':
    'The fixed-term employment contract has ended and is not renewed.',
  'Perselisihan masih berjalan. Pemberi kerja dan pekerja tetap membayar iuran sampai ada putusan tetap.':
    'The dispute is still pending. Employer and worker keep paying contributions until there is a final ruling.',
  'Perusahaan mengakhiri hubungan kerja. Dengan bukti yang sah, pekerja dan keluarganya dijamin 6 bulan tanpa iuran.':
    'The company ends the employment. With valid evidence, the worker and family are covered for 6 months without contributions.',
  'Perusahaan pailit atau rugi': 'Company bankrupt or making losses',
  'Petikan atau putusan pengadilan hubungan industrial yang berkekuatan hukum tetap':
    'Extract or ruling of the industrial relations court with permanent legal force',
  'Petikan atau putusan pengadilan hubungan industrial yang sudah tetap.':
    'Extract or ruling of the industrial relations court that has become final.',
  'Pindah ke perusahaan lain': 'Move to another company',
  'Putusan kepailitan dari pengadilan': 'Court ruling of bankruptcy',
  'Putusan pengadilan hubungan industrial': 'Ruling of the industrial relations court',
  'Putusan pengadilan yang berkekuatan hukum tetap': 'Court ruling with permanent legal force',
  'Sakit berkepanjangan': 'Prolonged illness',
  'Segmen lain': 'Another segment',
  'Sudah berhenti bekerja': 'No longer working',
  'Surat PHK beserta tanda terima laporan PHK':
    'Termination letter with the receipt of the termination report',
  'Surat PHK dan tanda terima laporan Disnaker':
    'Termination letter and receipt of the report to the labour office',
  'Surat PHK yang diterima pekerja': 'Termination letter received by the worker',
  'Surat keputusan pensiun': 'Retirement decision',
  'Surat keterangan berakhirnya pekerjaan': 'Certificate of the end of employment',
  'Surat keterangan dokter bahwa pekerja tidak mampu bekerja':
    'Doctor’s certificate that the worker is unable to work',
  'Surat keterangan kematian dari kelurahan atau rumah sakit':
    'Death certificate from the village office or hospital',
  'Surat pemberhentian yang memuat kesepakatan': 'Letter of dismissal stating the agreement',
  'Surat pengunduran diri': 'Letter of resignation',
  'Surat pernyataan bahwa orang ini bukan pekerja perusahaan':
    'Statement that this person is not a worker of the company',
  'Surat yang membuktikan hubungan kerja berakhir': 'Letter proving that the employment has ended',
  'Tanda terima laporan PHK dari Dinas Tenaga Kerja':
    'Receipt of the termination (PHK) report from the labour office',
  'Terdaftar di tempat lain': 'Enrolled elsewhere',
};
