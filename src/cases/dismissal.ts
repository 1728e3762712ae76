/** Why an officer may set a finding aside. A finding that the data cure needs none of these. */
export const DISMISSAL_GROUNDS = ['wrong_match', 'register_outdated', 'not_an_employee', 'other'] as const;

export type DismissalGround = (typeof DISMISSAL_GROUNDS)[number];

export const DISMISSAL_NAMES: Readonly<Record<DismissalGround, string>> = {
  wrong_match: 'Data orang atau perusahaan yang berbeda',
  register_outdated: 'Data wajib lapor sudah tidak berlaku',
  not_an_employee: 'Tidak ada hubungan kerja',
  other: 'Alasan lain',
};
