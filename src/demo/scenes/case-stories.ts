import type { ServiceChannel } from '../../cases/ladder/states.ts';

/** An act that needs nothing but the case and some words. */
export type WrittenAct =
  | { readonly kind: 'verify' }
  | { readonly kind: 'recordPayment' }
  | { readonly kind: 'dismiss' | 'cure' | 'reject'; readonly reason: string }
  | { readonly kind: 'hold'; readonly reason: string; readonly objection: boolean }
  | { readonly kind: 'imposeDenial'; readonly reference: string }
  | { readonly kind: 'liftDenial'; readonly reference: string }
  | { readonly kind: 'reportToLabour'; readonly reference: string };

/** An act on a letter. */
export type LetterAct =
  | { readonly kind: 'propose' | 'read' }
  /** Signed with the hold of a batch it waits for the worker; `undelivered` stays with the failed ones. */
  | { readonly kind: 'sign'; readonly release: 'sent' | 'held' | 'undelivered' }
  | { readonly kind: 'serve'; readonly channel: ServiceChannel };

/** What somebody does to a case on one day. */
export type CaseAct = { readonly kind: 'open' } | WrittenAct | LetterAct;

export type CaseStep = CaseAct & { readonly ago: number };

/** What one firm goes through. */
export interface CaseStory {
  readonly name: string;
  /** A firm that is not registered at all, or one with wrong data. */
  readonly breach: 'registration' | 'data';
  /** Has the firm an address that an officer verified? */
  readonly contact: boolean;
  readonly steps: readonly CaseStep[];
}

const TERM = 25;
const FINE_PERIOD = 33;

const proposed = (ago: number): CaseStep[] => [{ ago: ago + 3, kind: 'open' }, { ago: ago + 1, kind: 'verify' }, { ago, kind: 'propose' }];
const signed = (ago: number, release: 'sent' | 'held' | 'undelivered' = 'sent'): CaseStep[] => [...proposed(ago + 1), { ago, kind: 'sign', release }];
const served = (ago: number, channel: ServiceChannel = 'courier'): CaseStep[] => [...signed(ago + 2), { ago, kind: 'serve', channel }];
const read = (ago: number): CaseStep[] => [...signed(ago + 2), { ago, kind: 'read' }];

/** The next letter, which the end of the term proposed by itself, is signed and received on that day. */
const next = (ago: number, channel: ServiceChannel = 'courier'): CaseStep[] => [{ ago: ago + 2, kind: 'sign', release: 'sent' }, { ago, kind: 'serve', channel }];
const second = (ago: number): CaseStep[] => [...served(ago + TERM + 2), ...next(ago)];
const fined = (ago: number): CaseStep[] => [...second(ago + TERM + 2), ...next(ago, 'post')];
const denialAsked = (ago: number): CaseStep[] => [...fined(ago + FINE_PERIOD), { ago, kind: 'sign', release: 'sent' }];
const denied = (ago: number): CaseStep[] => [...denialAsked(ago + 9), { ago, kind: 'imposeDenial', reference: `503/${ago}/DPMPTSP` }];

const OBJECTION = { kind: 'hold', reason: 'Perusahaan mengajukan keberatan tertulis atas teguran.', objection: true } as const;
const ENROLLED = { kind: 'cure', reason: 'Bukti pendaftaran seluruh pekerja sudah diperiksa.' } as const;

type Row = readonly [name: string, breach: CaseStory['breach'], contact: boolean, steps: readonly CaseStep[]];

const ROWS: readonly Row[] = [
  ['ditemukan 1', 'data', false, [{ ago: 5, kind: 'open' }]],
  ['ditemukan 2', 'registration', true, [{ ago: 3, kind: 'open' }]],
  ['ditemukan 3', 'data', true, [{ ago: 1, kind: 'open' }]],
  ['terverifikasi 1', 'data', true, proposed(6).slice(0, 2)],
  ['terverifikasi 2', 'registration', false, proposed(3).slice(0, 2)],
  ['terverifikasi 3', 'data', true, proposed(2).slice(0, 2)],
  ['usulan dibatalkan', 'data', true, [...proposed(8), { ago: 6, kind: 'reject', reason: 'Satu temuan masih perlu diperiksa ulang.' }]],
  ['teguran pertama diusulkan 1', 'data', true, proposed(4)],
  ['teguran pertama diusulkan 2', 'registration', true, proposed(2)],
  ['teguran pertama diusulkan 3', 'data', true, proposed(1)],
  ['teguran pertama diusulkan 4', 'data', false, proposed(1)],
  ['teguran pertama ditahan 1', 'data', true, signed(0, 'held')],
  ['teguran pertama ditahan 2', 'registration', true, signed(0, 'held')],
  ['teguran pertama ditahan 3', 'data', true, signed(0, 'held')],
  ['teguran pertama terkirim 1', 'data', true, signed(6)],
  ['teguran pertama terkirim 2', 'registration', true, signed(4)],
  ['teguran pertama terkirim 3', 'data', true, signed(2)],
  ['teguran pertama tanpa alamat', 'data', false, signed(3, 'undelivered')],
  ['belum dijawab', 'data', true, read(6)],
  ['jawaban disimpan', 'data', true, read(6)],
  ['jawaban menunggu 1', 'data', true, read(7)],
  ['jawaban menunggu 2', 'registration', true, read(6)],
  ['jawaban menunggu 3', 'data', true, read(5)],
  ['jawaban diterima', 'data', true, read(8)],
  ['jawaban ditolak', 'data', true, read(8)],
  ['jawaban sebagian ditolak', 'data', true, read(7)],
  ['diterima kurir 1', 'registration', false, served(7)],
  ['diterima kurir 2', 'data', false, served(4, 'by_hand')],
  ['lewat tenggat 1', 'data', false, served(30)],
  ['lewat tenggat 2', 'registration', true, served(27)],
  ['lewat tenggat 3', 'data', true, read(TERM)],
  ['teguran kedua terkirim', 'data', true, second(0).slice(0, -1)],
  ['teguran kedua 1', 'registration', false, second(7)],
  ['teguran kedua 2', 'data', true, second(4)],
  ['keberatan 1', 'data', true, [...second(9), { ago: 5, ...OBJECTION }]],
  ['keberatan 2', 'registration', false, [...served(8), { ago: 4, ...OBJECTION }]],
  ['denda diusulkan', 'registration', false, second(28)],
  ['denda 1', 'registration', false, fined(9)],
  ['denda 2', 'data', false, [...fined(12), { ago: 4, kind: 'reportToLabour', reference: 'Laporan pemeriksaan bersama' }]],
  ['denda lunas', 'registration', true, [...fined(15), { ago: 3, kind: 'recordPayment' }]],
  ['penolakan diminta', 'registration', false, denialAsked(6)],
  ['penolakan dikenakan', 'registration', false, denied(8)],
  ['penolakan dicabut', 'registration', false, [
    ...denied(20), { ago: 9, kind: 'recordPayment' }, { ago: 7, ...ENROLLED }, { ago: 2, kind: 'liftDenial', reference: '503/21/DPMPTSP' },
  ]],
  ['patuh', 'data', true, [...served(16), { ago: 9, ...ENROLLED }]],
  ['ditutup', 'data', true, [
    ...proposed(12).slice(0, 2), { ago: 10, kind: 'dismiss', reason: 'Perusahaan sudah tidak beroperasi menurut pemeriksaan lapangan.' },
  ]],
];

/** The cases of the demonstration: every step of the ladder, each by lawful acts only. */
export const CASE_STORIES: readonly CaseStory[] = ROWS.map(([name, breach, contact, steps]) => ({ name, breach, contact, steps }));
