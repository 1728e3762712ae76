/** The categories of non-compliance that the linkage publishes; long names are what screens show. */
export const FINDING_KINDS = ['PWBD', 'PDS_TK', 'PDS_UPAH'] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

/** Long name and legal hook of each category. Source: PP 86/2013 art 3(1)a, 3(2)a and 3(2)b. */
export const FINDING_KIND_NAMES: Readonly<Record<FindingKind, { readonly name: string; readonly basis: string }>> = {
  PWBD: { name: 'Perusahaan belum mendaftar', basis: 'PP 86/2013 Pasal 3 ayat (1) huruf a' },
  PDS_TK: { name: 'Pekerja belum didaftarkan', basis: 'PP 86/2013 Pasal 3 ayat (2) huruf a' },
  PDS_UPAH: { name: 'Upah dilaporkan lebih rendah', basis: 'PP 86/2013 Pasal 3 ayat (2) huruf b' },
};

export const FINDING_STATES = ['open', 'in_case', 'dismissed', 'cured'] as const;

/** Where a finding stands: found, taken into a case, set aside by an officer, or gone with newer data. */
export type FindingState = (typeof FINDING_STATES)[number];

export const FINDING_STATE_NAMES: Readonly<Record<FindingState, string>> = {
  open: 'Perlu ditinjau',
  in_case: 'Dalam kasus',
  dismissed: 'Dikesampingkan',
  cured: 'Patuh',
};

export const CASE_FINDING_STATES = ['open', 'answered', 'accepted', 'rejected', 'cured'] as const;

/** Where a finding of a case stands; it has fallen when it is `accepted` or `cured`. */
export type CaseFindingState = (typeof CASE_FINDING_STATES)[number];

export const CASE_FINDING_STATE_NAMES: Readonly<Record<CaseFindingState, string>> = {
  open: 'Belum dijawab',
  answered: 'Jawaban masuk',
  accepted: 'Jawaban diterima',
  rejected: 'Jawaban ditolak',
  cured: 'Patuh',
};

/** Does a finding in this state still count against the employer? */
export function stillStands(state: CaseFindingState): boolean {
  return state !== 'accepted' && state !== 'cured';
}
