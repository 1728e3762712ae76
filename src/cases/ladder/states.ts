/** Where a case of track A stands: registration and data, PP 86/2013. */
export const CASE_STATES = [
  'detected',
  'verified',
  'first_warning',
  'second_warning',
  'fine',
  'denial_requested',
  'denial_imposed',
  'denial_lifted',
  'closed',
] as const;

export type CaseState = (typeof CASE_STATES)[number];

/** The exact step of the ladder, for officers and letters. */
export const STATE_NAMES: Readonly<Record<CaseState, string>> = {
  detected: 'Ditemukan',
  verified: 'Terverifikasi',
  first_warning: 'Teguran pertama',
  second_warning: 'Teguran kedua',
  fine: 'Denda',
  denial_requested: 'Penolakan layanan publik diminta',
  denial_imposed: 'Penolakan layanan publik dikenakan',
  denial_lifted: 'Penolakan layanan publik dicabut',
  closed: 'Selesai',
};

/** The letters that move a case up the ladder; each opens exactly one state. */
export const LADDER_LETTERS = ['first_warning', 'second_warning', 'fine', 'denial_request'] as const;

export type LadderLetter = (typeof LADDER_LETTERS)[number];

/** What a case breached: not registered at all (art 3(1)a), or wrong data (art 3(1)b). It decides how a sanction ends. */
export type Breach = 'registration' | 'data';

/** How a case ended. */
export type Ending = 'cured' | 'dismissed';

/** How a letter reached the employer. */
export type ServiceChannel = 'portal_opened' | 'email_accepted' | 'courier' | 'post' | 'by_hand';

/** The few words that people see for a case; the same on every page, and never more than eight. */
export const STATUS_WORDS = [
  'Perlu ditinjau',
  'Diusulkan',
  'Menunggu jawaban',
  'Jawaban masuk',
  'Lewat tenggat',
  'Patuh',
  'Ditutup',
] as const;

export type StatusWord = (typeof STATUS_WORDS)[number];

/** Is this one of the letters that the ladder climbs by? Reports and withdrawals are not. */
export function isLadderLetter(kind: string): kind is LadderLetter {
  return (LADDER_LETTERS as readonly string[]).includes(kind);
}
