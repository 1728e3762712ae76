import { parseLocalDate as on, type LocalDate } from './local-date.ts';

/**
 * How far a statement of law has been checked: read in the text itself (`verified`), in the press or a
 * third party's copy (`press`), or known but not confirmed (`unverified`). The last kind is never relied
 * on without a setting that an office can change.
 */
export type Certainty = 'verified' | 'press' | 'unverified';

/** One law, regulation or decree. */
export interface Instrument {
  /** As a letter cites it. */
  readonly short: string;
  readonly title: string;
  readonly inForceFrom: LocalDate;
  /** Last day in force; null while it still is, as far as known. */
  readonly inForceUntil: LocalDate | null;
  /** Certainty of the two dates alone; the articles carry their own. */
  readonly dates: Certainty;
  /** Where the text was read, or the page that quotes it. */
  readonly reference: string;
}

const STATUTE_MIRROR = 'https://peraturan.info (github.com/mblonyox/data-peraturan, c87e616)';
const HOLIDAY_PAGE = 'https://setneg.go.id, SKB 3 Menteri tentang hari libur nasional dan cuti bersama';

function inForce(short: string, title: string, from: string, dates: Certainty, reference: string): Instrument {
  return { short, title, inForceFrom: on(from), inForceUntil: null, dates, reference };
}

/** The register of instruments that the rules rest on. */
export const INSTRUMENTS = {
  'uu-40-2004': inForce(
    'UU 40/2004', 'Undang-Undang Nomor 40 Tahun 2004 tentang Sistem Jaminan Sosial Nasional',
    '2004-10-19', 'unverified', STATUTE_MIRROR,
  ),
  'uu-24-2011': inForce(
    'UU 24/2011', 'Undang-Undang Nomor 24 Tahun 2011 tentang Badan Penyelenggara Jaminan Sosial',
    '2011-11-25', 'unverified', STATUTE_MIRROR,
  ),
  'pp-86-2013': inForce(
    'PP 86/2013',
    'Peraturan Pemerintah Nomor 86 Tahun 2013 tentang Tata Cara Pengenaan Sanksi Administratif kepada Pemberi ' +
      'Kerja Selain Penyelenggara Negara dan Setiap Orang, Selain Pemberi Kerja, Pekerja, dan Penerima Bantuan ' +
      'Iuran dalam Penyelenggaraan Jaminan Sosial',
    '2013-12-24', 'verified', STATUTE_MIRROR,
  ),
  'uu-30-2014': inForce(
    'UU 30/2014', 'Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan',
    '2014-10-17', 'unverified', STATUTE_MIRROR,
  ),
  'perpres-82-2018': inForce(
    'Perpres 82/2018', 'Peraturan Presiden Nomor 82 Tahun 2018 tentang Jaminan Kesehatan',
    '2018-09-18', 'unverified', 'https://id.scribd.com/document/708395305 (surat BPJS Kesehatan Pekanbaru, 15 Februari 2024)',
  ),
  'perpres-75-2019': inForce(
    'Perpres 75/2019', 'Peraturan Presiden Nomor 75 Tahun 2019 tentang Perubahan atas Peraturan Presiden Nomor 82 Tahun 2018',
    '2019-10-24', 'unverified', 'https://github.com/panjiaryasoma/JAGA-JKN (7 Oktober 2026)',
  ),
  'perpres-64-2020': inForce(
    'Perpres 64/2020', 'Peraturan Presiden Nomor 64 Tahun 2020 tentang Perubahan Kedua atas Peraturan Presiden Nomor 82 Tahun 2018',
    '2020-05-06', 'unverified', 'https://www.pasal.id/peraturan/perpres/perpres-no-64-tahun-2020',
  ),
  'perpres-59-2024': inForce(
    'Perpres 59/2024', 'Peraturan Presiden Nomor 59 Tahun 2024 tentang Perubahan Ketiga atas Peraturan Presiden Nomor 82 Tahun 2018',
    '2024-05-08', 'press', 'https://keuangannews.id/korban-phk-tetap-dapat-jaminan-kesehatan/',
  ),
  // The day of promulgation was not found; a regulation of 2020 is applied from the following year only.
  'perban-5-2020': inForce(
    'Peraturan BPJS Kesehatan 5/2020',
    'Peraturan BPJS Kesehatan Nomor 5 Tahun 2020 tentang Perubahan atas Peraturan BPJS Kesehatan Nomor 6 Tahun 2018 ' +
      'tentang Administrasi Kepesertaan Program Jaminan Kesehatan',
    '2021-01-01', 'unverified', 'https://pasal.id/en/peraturan/perban/peraturan-bpjs-kesehatan-no-5-tahun-2020',
  ),
  'skb-2025': inForce(
    'SKB 3 Menteri 1017, 2, 2/2024',
    'Keputusan Bersama Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB Nomor 1017, 2, dan 2 Tahun 2024',
    '2024-10-14', 'press', HOLIDAY_PAGE,
  ),
  'skb-2025-perubahan': inForce(
    'Perubahan SKB 3 Menteri 2025', 'Perubahan Keputusan Bersama tentang hari libur 2025 (nomor belum dipastikan)',
    '2025-08-18', 'unverified', 'belum dipastikan',
  ),
  'skb-2026': inForce(
    'SKB 3 Menteri 1497, 2, 5/2025',
    'Keputusan Bersama Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB Nomor 1497, 2, dan 5 Tahun 2025',
    '2025-09-19', 'press', HOLIDAY_PAGE,
  ),
  'skb-2027': inForce(
    'SKB 3 Menteri 1205, 3, 2/2026',
    'Keputusan Bersama Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB Nomor 1205, 3, dan 2 Tahun 2026',
    '2026-09-15', 'press', HOLIDAY_PAGE,
  ),
} as const satisfies Record<string, Instrument>;

export type InstrumentId = keyof typeof INSTRUMENTS;
