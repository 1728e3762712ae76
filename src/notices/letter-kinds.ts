/**
 * The letters that this product can write, in the order of the ladder. A kind is stored with each letter, so a
 * name here is never changed.
 */
export const LETTER_KINDS = [
  'first_warning',
  'second_warning',
  'fine',
  'denial_request',
  'withdrawal',
  'labour_report',
] as const;

export type LetterKind = (typeof LETTER_KINDS)[number];

/** The name of each kind as people read it. */
export const LETTER_NAMES: Readonly<Record<LetterKind, string>> = {
  first_warning: 'Surat Teguran Pertama',
  second_warning: 'Surat Teguran Kedua',
  fine: 'Surat Pengenaan Denda',
  denial_request: 'Permohonan Pengenaan Sanksi Tidak Mendapat Pelayanan Publik Tertentu',
  withdrawal: 'Surat Pencabutan',
  labour_report: 'Laporan Ketidakpatuhan',
};

/** The part of a letter's number that names its kind. */
export const NUMBER_CODES: Readonly<Record<LetterKind, string>> = {
  first_warning: 'TGR-1',
  second_warning: 'TGR-2',
  fine: 'DND',
  denial_request: 'TMP2T',
  withdrawal: 'CBT',
  labour_report: 'LKP',
};

/** Kinds that go to an authority instead of the employer, and so never by the employer's e-mail address. */
export const AUTHORITY_KINDS: readonly LetterKind[] = ['denial_request', 'labour_report'];

/** The states of a letter. `held` to `failed` are those of delivery; `delivery-outcome.ts` moves between them. */
export const LETTER_STATES = [
  'proposed',
  'held',
  'ready',
  'sending',
  'accepted',
  'deferred',
  'uncertain',
  'failed',
  'opened',
  'answered',
  'withdrawn',
] as const;

export type LetterState = (typeof LETTER_STATES)[number];

/** What a state is called on screens: few words, each an adjective, the same everywhere. */
export const STATE_WORDS: Readonly<Record<LetterState, string>> = {
  proposed: 'Diusulkan',
  held: 'Ditahan',
  ready: 'Ditandatangani',
  sending: 'Ditandatangani',
  accepted: 'Terkirim',
  deferred: 'Ditandatangani',
  uncertain: 'Terkirim',
  failed: 'Gagal',
  opened: 'Dibuka',
  answered: 'Dibuka',
  withdrawn: 'Dicabut',
};

/** The finer word beside the state, for officers; empty where the state says it all. */
export const DELIVERY_WORDS: Readonly<Record<LetterState, string>> = {
  proposed: 'menunggu tanda tangan',
  held: 'dapat dibatalkan sampai dikirim',
  ready: 'siap dikirim',
  sending: 'sedang diserahkan ke server e-mail',
  accepted: 'diterima server e-mail penerima',
  deferred: 'tertunda, dicoba lagi otomatis',
  uncertain: 'tidak pasti, mungkin ganda',
  failed: 'kirim lewat kurir atau perbaiki alamat',
  opened: 'dibuka pemberi kerja',
  answered: 'dijawab pemberi kerja',
  withdrawn: '',
};
