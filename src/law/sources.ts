import { INSTRUMENTS, type Certainty, type Instrument, type InstrumentId } from './instruments.ts';
import type { LocalDate } from './local-date.ts';

export type { Certainty, Instrument, InstrumentId };

/** The ids of all instruments, for the page that lists the law behind the product. */
export const INSTRUMENT_IDS = Object.keys(INSTRUMENTS) as readonly InstrumentId[];

/** One article (or a whole decree) that a rule rests on. */
export interface Source {
  readonly instrument: InstrumentId;
  /** As a letter cites it, such as `Pasal 10 ayat (1)`; empty where the whole instrument is meant. */
  readonly article: string;
  /** What it says, in one plain sentence. */
  readonly says: string;
  readonly certainty: Certainty;
}

function source(instrument: InstrumentId, article: string, certainty: Certainty, says: string): Source {
  return { instrument, article, certainty, says };
}

const UU24 = 'uu-24-2011';
const PP86 = 'pp-86-2013';
const UU30 = 'uu-30-2014';

/** Every article used by a rule, under the id that rulings, letters and settings carry. */
export const SOURCES = {
  'uu-40-2004-21': source('uu-40-2004', 'Pasal 21 ayat (1)', 'verified', 'Kepesertaan tetap berlaku paling lama 6 bulan sejak pemutusan hubungan kerja.'),
  'uu-24-2011-11': source(UU24, 'Pasal 11', 'verified', 'BPJS berwenang mengawasi, mengenakan sanksi, dan melaporkan ketidakpatuhan.'),
  'uu-24-2011-15': source(UU24, 'Pasal 15', 'verified', 'Pemberi kerja wajib mendaftarkan diri dan pekerjanya serta memberi data yang lengkap dan benar.'),
  'uu-24-2011-17': source(UU24, 'Pasal 17', 'verified', 'Teguran dan denda dikenakan BPJS; pelayanan publik ditolak pemerintah atas permintaan BPJS.'),
  'uu-24-2011-19': source(UU24, 'Pasal 19', 'verified', 'Pemberi kerja wajib memungut dan membayar iuran.'),
  'pp-86-2013-3': source(PP86, 'Pasal 3', 'verified', 'Kewajiban mendaftar dan memberi data yang lengkap dan benar.'),
  'pp-86-2013-3-4': source(PP86, 'Pasal 3 ayat (4)', 'verified', 'Perubahan data dilaporkan paling lama 7 hari kerja.'),
  'pp-86-2013-5': source(PP86, 'Pasal 5 ayat (2)', 'verified', 'Jenis sanksi: teguran tertulis, denda, tidak mendapat pelayanan publik tertentu.'),
  'pp-86-2013-6': source(PP86, 'Pasal 6', 'verified', 'Teguran tertulis paling banyak 2 kali, masing-masing paling lama 10 hari kerja, oleh BPJS.'),
  'pp-86-2013-7': source(PP86, 'Pasal 7', 'verified', 'Denda paling lama 30 hari sejak berakhirnya teguran kedua, oleh BPJS.'),
  'pp-86-2013-8': source(PP86, 'Pasal 8', 'verified', 'Pelayanan publik tertentu ditolak atas permintaan BPJS.'),
  'pp-86-2013-9': source(PP86, 'Pasal 9', 'verified', 'Pelayanan publik yang dapat ditolak dan unit yang melaksanakannya.'),
  'pp-86-2013-10-1': source(PP86, 'Pasal 10 ayat (1)', 'verified', 'Teguran pertama paling lama 10 hari.'),
  'pp-86-2013-10-2': source(PP86, 'Pasal 10 ayat (2)', 'verified', 'Teguran kedua 10 hari bila teguran pertama tidak dipenuhi.'),
  'pp-86-2013-10-3': source(PP86, 'Pasal 10 ayat (3)–(4)', 'verified', 'Denda 0,1% per bulan dari iuran yang seharusnya dibayar, sejak teguran kedua berakhir.'),
  'pp-86-2013-10-5': source(PP86, 'Pasal 10 ayat (5)', 'verified', 'Denda disetor bersama iuran bulan berikutnya.'),
  'pp-86-2013-10-6': source(PP86, 'Pasal 10 ayat (6)', 'verified', 'Denda tidak lunas berakibat tidak mendapat pelayanan publik tertentu.'),
  'pp-86-2013-10-7': source(PP86, 'Pasal 10 ayat (7)–(8)', 'verified', 'Sanksi dicabut setelah denda lunas dan terdaftar, atau data lengkap dan benar diberikan.'),
  'pp-86-2013-13': source(PP86, 'Pasal 13', 'verified', 'Sanksi didasarkan pada pengawasan dan pemeriksaan oleh BPJS.'),
  'pp-86-2013-13-5': source(PP86, 'Pasal 13 ayat (5)', 'verified', 'BPJS wajib melaporkan ketidakpatuhan kepada instansi ketenagakerjaan.'),
  'uu-30-2014-60': source(UU30, 'Pasal 60', 'verified', 'Keputusan mengikat sejak diterima.'),
  'uu-30-2014-62': source(UU30, 'Pasal 62', 'verified', 'Keputusan disampaikan paling lama 5 hari kerja, termasuk secara elektronik.'),
  'uu-30-2014-77': source(UU30, 'Pasal 77', 'verified', 'Keberatan dalam 21 hari kerja, diputus dalam 10 hari kerja, dilaksanakan dalam 5 hari kerja.'),
  'uu-30-2014-78': source(UU30, 'Pasal 78', 'verified', 'Banding dalam 10 hari kerja, diputus dalam 10 hari kerja.'),
  'perpres-82-2018-27-2': source('perpres-82-2018', 'Pasal 27 ayat (2)', 'press', 'Empat keadaan pemutusan hubungan kerja yang memberi 6 bulan jaminan.'),
  'perpres-82-2018-30': source('perpres-82-2018', 'Pasal 30', 'press', 'Iuran pekerja penerima upah 5%: 4% pemberi kerja dan 1% pekerja.'),
  'perpres-82-2018-32': source('perpres-82-2018', 'Pasal 32', 'unverified', 'Batas atas upah sebelum 2020 Rp8.000.000.'),
  'perpres-82-2018-39': source('perpres-82-2018', '', 'press', 'Iuran dibayar paling lambat tanggal 10.'),
  'perpres-75-2019-32': source('perpres-75-2019', 'Pasal 32', 'press', 'Batas atas upah Rp12.000.000, batas bawah upah minimum, mulai 1 Januari 2020.'),
  'perpres-64-2020-42': source('perpres-64-2020', 'Pasal 42', 'verified', 'Penjaminan dihentikan sementara sejak tanggal 1 bulan berikutnya bila iuran belum dibayar.'),
  'perpres-64-2020-42-2': source('perpres-64-2020', 'Pasal 42 ayat (2)', 'verified', 'Selama menunggak, pemberi kerja menanggung pelayanan pekerjanya sebesar manfaat.'),
  'perpres-64-2020-42-3': source('perpres-64-2020', 'Pasal 42 ayat (3)', 'verified', 'Aktif kembali setelah tunggakan paling banyak 24 bulan dan iuran bulan berjalan dibayar.'),
  'perpres-64-2020-42-4': source('perpres-64-2020', 'Pasal 42 ayat (4)', 'verified', 'Tunggakan dapat dibayar pihak lain atas nama peserta.'),
  'perpres-64-2020-42-5': source('perpres-64-2020', 'Pasal 42 ayat (5)', 'verified', 'Rawat inap dalam 45 hari sejak aktif kembali dikenai denda pelayanan.'),
  'perpres-64-2020-42-6': source('perpres-64-2020', 'Pasal 42 ayat (6)', 'press', 'Denda pelayanan 5 persen dikali bulan tertunggak, paling banyak 12 bulan dan Rp30.000.000.'),
  'perpres-59-2024-27-1': source('perpres-59-2024', 'Pasal 27 ayat (1)', 'press', 'Manfaat tetap diberikan paling lama 6 bulan sejak pemutusan hubungan kerja tanpa membayar iuran.'),
  'perpres-59-2024-27-2': source('perpres-59-2024', 'Pasal 27 ayat (2)', 'press', 'Tiga macam bukti pemutusan hubungan kerja.'),
  'perpres-59-2024-27-3': source('perpres-59-2024', 'Pasal 27 ayat (3)', 'press', 'Selama perselisihan, pemberi kerja dan pekerja tetap membayar iuran.'),
  'perban-5-2020-45': source('perban-5-2020', 'Pasal 45', 'verified', 'Dilaporkan paling lambat tanggal 20; lewat 6 bulan tidak ada jaminan tanpa iuran.'),
  'perban-5-2020-48': source('perban-5-2020', 'Pasal 48', 'verified', 'Peserta yang di-PHK melapor setiap bulan.'),
  'perban-5-2020-51a': source('perban-5-2020', 'Pasal 51A', 'verified', 'Berakhirnya hubungan kerja karena sebab lain wajib dilaporkan dengan dokumen.'),
  'skb-2025': source('skb-2025', '', 'press', 'Hari libur nasional dan cuti bersama 2025.'),
  'skb-2025-perubahan': source('skb-2025-perubahan', '', 'unverified', 'Tambahan cuti bersama 18 Agustus 2025.'),
  'skb-2026': source('skb-2026', '', 'press', 'Hari libur nasional dan cuti bersama 2026.'),
  'skb-2027': source('skb-2027', '', 'press', 'Hari libur nasional dan cuti bersama 2027.'),
} as const satisfies Record<string, Source>;

/** The id of a source, such as `pp-86-2013-10-1`. */
export type SourceId = keyof typeof SOURCES;

/** The source behind an id. */
export function sourceOf(id: SourceId): Source {
  return SOURCES[id];
}

/** The law, regulation or decree that an article belongs to. */
export function instrumentOf(id: SourceId): Instrument {
  return INSTRUMENTS[SOURCES[id].instrument];
}

/** As a letter prints it: `PP 86/2013 Pasal 10 ayat (1)`. */
export function citation(id: SourceId): string {
  return `${instrumentOf(id).short} ${SOURCES[id].article}`.trimEnd();
}

/** Was the instrument in force on that day, as far as its dates are known? */
export function inForceOn(id: SourceId, day: LocalDate): boolean {
  const { inForceFrom, inForceUntil } = instrumentOf(id);
  return day >= inForceFrom && (inForceUntil === null || day <= inForceUntil);
}
