/** English for what is wrong in an imported file and how to correct it. */
export const importProblems: Readonly<Record<string, string>> = {
  'Ada huruf yang rusak (�) karena penyandian berkas.':
    'There are damaged letters (�) because of the file encoding.',
  'Angka nol di depan nomor hilang; nol sudah dikembalikan.':
    'Leading zeros of the number were lost; they have been restored.',
  'Apit nilai yang berisi tanda pemisah dengan tanda kutip (").':
    'Enclose values that contain the separator in quotation marks (").',
  'Baris yang sama sudah ada di berkas ini; dipakai satu kali.':
    'The same row is already in this file; it is used once.',
  'Berkas XLSX berisi terlalu banyak teks yang berbeda untuk dibaca sekaligus.':
    'The XLSX file contains too many different texts to be read at once.',
  'Berkas XLSX ditolak: berisi deklarasi XML yang tidak wajar.':
    'The XLSX file is refused: it contains an abnormal XML declaration.',
  'Berkas XLSX ditolak: satu bagiannya terlalu panjang.':
    'The XLSX file is refused: one part of it is too long.',
  'Berkas XLSX ditolak: teks yang sangat panjang diulang di banyak sel.':
    'The XLSX file is refused: a very long text is repeated in many cells.',
  'Berkas XLSX rusak atau terpotong.': 'The XLSX file is damaged or truncated.',
  'Berkas adalah Excel lama (.xls) atau dilindungi kata sandi.':
    'The file is an old Excel file (.xls) or is password protected.',
  'Berkas adalah PDF, bukan tabel.': 'The file is a PDF, not a table.',
  'Berkas adalah arsip yang dimampatkan.': 'The file is a compressed archive.',
  'Berkas adalah halaman web atau XML, bukan tabel CSV atau XLSX.':
    'The file is a web page or XML, not a CSV or XLSX table.',
  'Berkas bukan buku kerja XLSX atau tidak berisi lembar.':
    'The file is not an XLSX workbook or contains no sheet.',
  'Bagi berkas menjadi beberapa bagian, lalu unggah satu per satu.':
    'Divide the file into several parts, then upload them one by one.',
  'Berkas ini memerlukan terlalu banyak memori untuk dibaca.': 'This file needs too much memory to be read.',
  'Berkas kosong.': 'The file is empty.',
  'Buka berkas dengan Excel atau LibreOffice dan simpan ulang sebagai CSV UTF-8.':
    'Open the file with Excel or LibreOffice and save it again as CSV UTF-8.',
  'Buka berkas dengan Excel, simpan ulang, lalu unggah lagi.':
    'Open the file with Excel, save it again, then upload again.',
  'Buka berkas itu, pilih Simpan sebagai, lalu pilih CSV UTF-8 atau XLSX tanpa kata sandi.':
    'Open the file, choose Save as, then choose CSV UTF-8 or XLSX without a password.',
  'Hapus atau tutup tanda kutip itu, lalu unggah lagi.':
    'Remove or close the quotation mark, then upload again.',
  'Hapus baris ganda.': 'Delete the duplicate row.',
  'Hapus kolom berisi teks panjang, lalu unggah lagi.': 'Delete the columns with long texts, then upload again.',
  'Hapus kolom dan format yang tidak perlu, atau simpan sebagai CSV UTF-8.':
    'Remove unneeded columns and formatting, or save as CSV UTF-8.',
  'Hubungan keluarga tidak dikenal; tidak ditebak.':
    'The family relation is not recognised; it is not guessed.',
  'Isi NIK bila diketahui.': 'Fill in the NIK if known.',
  'Isi berkas bukan teks tabel.': 'The content of the file is not a text table.',
  'Isi id_perusahaan sesuai daftar perusahaan.': 'Fill in id_perusahaan as in the company list.',
  'Isi nama lengkap.': 'Fill in the full name.',
  'Isi nama perusahaan.': 'Fill in the company name.',
  'Isi nomor kunci baris sesuai sumber data.': 'Fill in the row’s key number as in the data source.',
  'Isi sekurang-kurangnya nama atau NIK.': 'Fill in at least the name or the NIK.',
  'Isi tanggal lahir bila diketahui.': 'Fill in the date of birth if known.',
  'Isi upah sebulan dalam rupiah.': 'Fill in the monthly wage in rupiah.',
  'Jenis kelamin berbeda dengan NIK.': 'The sex differs from the NIK.',
  'Jenis kelamin tidak dikenal; tidak dipakai.': 'The sex is not recognised; it is not used.',
  'Jumlah kolom pada baris ini kurang dari judulnya.': 'This row has fewer columns than the heading.',
  'Jumlah kolom pada baris ini lebih dari judulnya.': 'This row has more columns than the heading.',
  'Jumlah pekerja tidak terbaca; tidak dipakai.': 'The number of workers cannot be read; it is not used.',
  'Keluarkan isi arsip, lalu unggah berkas CSV atau XLSX di dalamnya.':
    'Extract the archive, then upload the CSV or XLSX file in it.',
  'Kode provinsi dalam NIK tidak dikenal.': 'The province code in the NIK is unknown.',
  'Minta berkas aslinya dalam bentuk CSV atau XLSX.': 'Ask for the original file as CSV or XLSX.',
  'NIB (nomor induk berusaha) kehilangan angka nol di depan; nol sudah dikembalikan.':
    'The NIB (business identification number) lost its leading zeros; they have been restored.',
  'NIB tidak berisi 13 angka; tidak dipakai untuk mencocokkan.':
    'The NIB does not have 13 digits; it is not used for matching.',
  'NIK berakhir 0, dan lebih dari 30 persen NIK dalam berkas ini juga. Kemungkinan dibulatkan Excel.':
    'The NIK ends in 0, and so do more than 30 percent of the NIKs in this file. Excel has probably rounded them.',
  'NIK berisi huruf atau tanda lain.': 'The NIK contains letters or other characters.',
  'NIK berisi spasi tersembunyi; spasi itu diabaikan.': 'The NIK contains hidden spaces; they are ignored.',
  'NIK berisi spasi, titik, atau garis; tanda itu diabaikan.':
    'The NIK contains spaces, dots or hyphens; they are ignored.',
  'NIK berubah menjadi bentuk seperti 3,20112E+15; angka belakangnya hilang.':
    'The NIK has turned into a form like 3,20112E+15; its last digits are lost.',
  'NIK diawali tanda petik; tanda itu diabaikan.': 'The NIK begins with an apostrophe; it is ignored.',
  'NIK disimpan sebagai angka; Excel mengganti angka ke-16 dengan 0.':
    'The NIK is stored as a number; Excel replaces the 16th digit with 0.',
  'NIK ditulis dengan angka desimal nol; bagian itu diabaikan.':
    'The NIK is written with decimal zeros; that part is ignored.',
  'NIK kosong.': 'The NIK is empty.',
  'NIK kurang dari 16 angka.': 'The NIK has fewer than 16 digits.',
  'NIK lebih dari 16 angka.': 'The NIK has more than 16 digits.',
  'NPWP (nomor pokok wajib pajak) kehilangan angka nol di depan; nol sudah dikembalikan.':
    'The NPWP (taxpayer identification number) lost its leading zeros; they have been restored.',
  'NPWP tidak berisi 15 atau 16 angka; tidak dipakai untuk mencocokkan.':
    'The NPWP does not have 15 or 16 digits; it is not used for matching.',
  'Nama dan NIK (nomor induk kependudukan) sama-sama kosong.':
    'Name and NIK (national identity number) are both empty.',
  'Nama hari tidak cocok dengan tanggalnya.': 'The weekday does not match the date.',
  'Nama kosong.': 'The name is empty.',
  'Nama perusahaan kosong.': 'The company name is empty.',
  'Nomor kunci baris berubah menjadi bentuk 1,23E+12 sehingga angkanya hilang.':
    'The row’s key number has turned into the form 1,23E+12, so digits are lost.',
  'Nomor kunci baris kosong.': 'The row’s key number is empty.',
  'Nomor kunci yang sama sudah dipakai baris lain dengan isi berbeda; baris pertama yang dipakai.':
    'The same key number is used by another row with different content; the first row is used.',
  'Nomor perusahaan berubah menjadi bentuk 1,23E+12 sehingga angkanya hilang.':
    'The company number has turned into the form 1,23E+12, so digits are lost.',
  'Nomor perusahaan tempat bekerja kosong.': 'The number of the employing company is empty.',
  'Nomor urut NIK 0000.': 'The NIK’s serial number is 0000.',
  'Panjang atau isi nomor tidak lazim.': 'The length or content of the number is unusual.',
  'Pastikan setiap baris berisi semua kolom, juga yang kosong.':
    'Make sure that every row has all columns, including empty ones.',
  'Periksa apakah tanggal dan bulan tertukar.': 'Check whether day and month are swapped.',
  'Periksa berkas, lalu unggah lagi.': 'Check the file, then upload again.',
  'Periksa nilai itu pada dokumen asli, lalu perbaiki.':
    'Check the value in the original document, then correct it.',
  'Periksa urutan tanggal dan bulan, lalu perbaiki.': 'Check the order of day and month, then correct it.',
  'Salin tabelnya ke buku kerja baru yang hanya berisi satu lembar, lalu unggah lagi.':
    'Copy the table to a new workbook with only one sheet, then upload again.',
  'Semua angka NIK sama.': 'All digits of the NIK are the same.',
  'Simpan sebagai CSV UTF-8, lalu unggah lagi.': 'Save as CSV UTF-8, then upload again.',
  'Simpan tabel sebagai XLSX atau CSV UTF-8, lalu unggah lagi.':
    'Save the table as XLSX or CSV UTF-8, then upload again.',
  'Simpan ulang berkas dengan Excel atau LibreOffice.': 'Save the file again with Excel or LibreOffice.',
  'Simpan ulang berkas sebagai CSV UTF-8.': 'Save the file again as CSV UTF-8.',
  'Sisakan satu baris yang benar untuk nomor itu.': 'Keep the one correct row for that number.',
  'Susunan tanggal tidak dapat dipastikan: semua hari dan bulan bernilai 12 atau kurang.':
    'The date order cannot be determined: all days and months are 12 or less.',
  'Tahun lahir di luar batas wajar; tidak dipakai.':
    'The year of birth is outside reasonable limits; it is not used.',
  'Tanggal dan bulan lahir tertukar dibandingkan dengan NIK.':
    'Day and month of birth are swapped compared with the NIK.',
  'Tanggal ditulis lain dari baris-baris lain.': 'The date is written differently from the other rows.',
  'Tanggal itu tidak ada menurut susunan tanggal berkas ini; tidak dipakai.':
    'That date does not exist in this file’s date order; it is not used.',
  'Tanggal lahir 1 Januari; sering dipakai bila tanggal tidak diketahui.':
    'Date of birth 1 January; often used when the date is unknown.',
  'Tanggal lahir berbeda dengan tanggal dalam NIK.': 'The date of birth differs from the date in the NIK.',
  'Tanggal lahir dalam NIK bukan tanggal yang ada.': 'The date of birth in the NIK does not exist.',
  'Tanggal lahir kosong.': 'The date of birth is empty.',
  'Tanggal tidak terbaca; tidak dipakai.': 'The date cannot be read; it is not used.',
  'Tidak perlu tindakan; sebaiknya kolom disimpan sebagai Teks.':
    'No action needed; the column is better stored as Text.',
  'Tulis AKTIF, NONAKTIF, atau PENANGGUHAN.': 'Write AKTIF, NONAKTIF or PENANGGUHAN.',
  'Tulis L atau P.': 'Write L or P.',
  'Tulis P, S, I, A, atau T.': 'Write P, S, I, A or T.',
  'Tulis PPU, PBI APBN, PBI APBD, PBPU, atau BP.': 'Write PPU, PBI APBN, PBI APBD, PBPU or BP.',
  'Tulis jumlah pekerja dengan angka saja.': 'Write the number of workers in digits only.',
  'Tulis semua tanggal dengan satu susunan.': 'Write all dates in one order.',
  'Tulis semua tanggal dengan susunan tahun-bulan-hari, misalnya 1990-03-27.':
    'Write all dates in the order year-month-day, for example 1990-03-27.',
  'Tulis tanggal dengan susunan tahun-bulan-hari, misalnya 1990-03-27.':
    'Write dates in the order year-month-day, for example 1990-03-27.',
  'Tulis tanggal seperti 27/03/1990.': 'Write dates like 27/03/1990.',
  'Tulis upah dengan angka saja, misalnya 4500000.': 'Write the wage in digits only, for example 4500000.',
  'Tulis upah penuh, misalnya 4500000 dan bukan 4500.':
    'Write the full wage, for example 4500000 and not 4500.',
  'Ubah format kolom itu menjadi Teks di Excel, lalu salin ulang nilainya dari sumber asli.':
    'Change the column’s format to Text in Excel, then copy the values again from the original source.',
  'Upah kosong.': 'The wage is empty.',
  'Upah tampaknya ditulis dalam ribuan rupiah; tidak dipakai.':
    'The wage seems to be written in thousands of rupiah; it is not used.',
  'Upah tidak terbaca; tidak dipakai.': 'The wage cannot be read; it is not used.',
  'NIB berubah menjadi bentuk seperti 1,23E+12; angka belakangnya hilang. Tidak dipakai untuk mencocokkan.':
    'NIB was turned into a form like 1.23E+12; its last digits are lost. Not used for matching.',
  'NPWP berubah menjadi bentuk seperti 1,23E+14; angka belakangnya hilang. Tidak dipakai untuk mencocokkan.':
    'NPWP was turned into a form like 1.23E+14; its last digits are lost. Not used for matching.',
  'NPWP ini milik cabang (akhirannya bukan 000); kantor pusatnya memakai akhiran lain.':
    'This NPWP belongs to a branch (it does not end in 000); the head office has another ending.',
  'Tidak perlu tindakan; nomor cabang tetap dicocokkan dengan kantor pusatnya.':
    'No action needed; the branch number is still matched with its head office.',
  'Tanggal berubah menjadi angka urut Excel; tidak dipakai.': 'The date was turned into an Excel serial number; not used.',
  'Ubah format kolom tanggal menjadi Tanggal di Excel, lalu simpan ulang.': 'Format the column as Date in Excel, then save again.',
  'Sebagian besar upah di bawah Rp100.000: kolom ini tampaknya ditulis dalam ribuan rupiah; tidak dipakai.':
    'Most wages are below Rp100.000: this column seems to be written in thousands of rupiah; not used.',
  'Upah kurang dari 1/300 upah umumnya dalam berkas ini: mungkin ditulis dalam ribuan; tidak dipakai.':
    'The wage is less than 1/300 of the usual wage in this file: it may be written in thousands; not used.',
  'Status kosong; orang ini diperlakukan sebagai meragukan.': 'Status is empty; this person is treated as doubtful.',
  'Status tidak dikenal; tidak ditebak, dan orang ini diperlakukan sebagai meragukan.':
    'Status is unknown; it is not guessed, and this person is treated as doubtful.',
  'Segmen kosong; orang ini diperlakukan sebagai meragukan.': 'Segment is empty; this person is treated as doubtful.',
  'Segmen tidak dikenal; tidak ditebak, dan orang ini diperlakukan sebagai meragukan.':
    'Segment is unknown; it is not guessed, and this person is treated as doubtful.',
};
