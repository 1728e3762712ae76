import { parseLocalDate } from '../../src/law/calendar.ts';
import type { Issue, LetterFacts } from '../../src/notices/letter-facts.ts';
import type { LetterKind } from '../../src/notices/letter-kinds.ts';

const day = parseLocalDate;

/** Facts of a believable case, the same for every kind of letter. */
export function commonFacts(workers = 12) {
  return {
    caseNumber: 'K-2026-00042',
    company: {
      name: 'PT Maju Jaya Sentosa',
      address: 'Jalan Raya Contoh Nomor 17, Kelurahan Sukamaju',
      regency: 'Kabupaten Contoh Raya',
      nib: '9120001234567',
    },
    registerAsOf: day('2026-10-31'),
    enrolmentAsOf: day('2026-11-03'),
    breach: { registered: true, workers: 240, unregisteredWorkers: workers, shortWages: 0 },
    workers: Array.from({ length: workers }, (_, at) => ({
      row: at + 1,
      initials: 'S.N.A.',
      finding: 'belum terdaftar sebagai peserta',
    })),
  };
}

const FIRST = {
  number: '0001/TGR-1/KC-9901/X/2026',
  on: day('2026-10-05'),
  servedOn: day('2026-10-06'),
  dueOn: day('2026-10-20'),
};
const SECOND = {
  number: '0007/TGR-2/KC-9901/X/2026',
  on: day('2026-10-22'),
  servedOn: day('2026-10-23'),
  dueOn: day('2026-11-06'),
};
const FINE = { monthlyContribution: 7_500_000, months: 1, amount: 7_500, countedFrom: day('2026-11-06') };
const LICENSING = {
  name: 'Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Contoh Raya',
  city: 'Contoh Raya',
  email: null,
};
const INSPECTION = {
  name: 'Kepala Satuan Pengawas Ketenagakerjaan Wilayah I',
  city: 'Contoh',
  email: 'satwasker@contoh.example',
};

/** One letter of each kind. */
export function factsOf(kind: LetterKind, common = commonFacts()): LetterFacts {
  const term = { days: 10, unit: 'working' } as const;
  switch (kind) {
    case 'first_warning':
      return { ...common, kind, term };
    case 'second_warning':
      return { ...common, kind, term, firstWarning: FIRST };
    case 'fine':
      return { ...common, kind, firstWarning: FIRST, secondWarning: SECOND, fine: FINE };
    case 'denial_request':
      return {
        ...common,
        kind,
        authority: LICENSING,
        firstWarning: FIRST,
        secondWarning: SECOND,
        fineLetter: FIRST,
        fine: FINE,
      };
    case 'withdrawal':
      return {
        ...common,
        workers: [],
        kind,
        withdrawn: { kind: 'first_warning', number: FIRST.number, on: FIRST.on },
        reason:
          'Hasil pemeriksaan ulang menunjukkan bahwa seluruh pekerja telah terdaftar sebelum surat tersebut diterbitkan.',
      };
    case 'labour_report':
      return { ...common, kind, authority: INSPECTION, earlier: [FIRST, SECOND] };
  }
}

/** A signing on 23 November 2026. */
export const ISSUE: Issue = {
  number: '0012/TGR-1/KC-9901/XI/2026',
  on: day('2026-11-23'),
  office: {
    organisation: 'Badan Penyelenggara Jaminan Sosial Kesehatan',
    unit: 'Kantor Cabang Contoh Raya',
    contact: 'Jalan Contoh 2, Contoh Raya · Telepon (0000) 123456 · kc-contohraya@contoh.example',
    city: 'Contoh Raya',
  },
  signer: { name: 'Bagus Santoso', position: 'Petugas Pemeriksa', staffNumber: '01234' },
  checkUrl: 'https://patuh.contoh.example/s/7k2mq9xw4hdb3v5nracet8gyuf',
  earliestDueOn: day('2026-12-07'),
  copies: [
    'Kepala Dinas Tenaga Kerja Kabupaten Contoh Raya',
    'Kepala Satuan Pengawas Ketenagakerjaan Wilayah I',
  ],
};
