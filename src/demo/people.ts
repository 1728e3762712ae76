import type { NewAccount } from '../accounts/account.service.ts';

/** The offices of the demonstration. */
export const DEMO_OFFICES = { labour: 1, insurer: 2, province: 3 } as const;

/** The area of the demonstration. */
export const DEMO_JURISDICTION = { id: 1, code: '99.01', name: 'Kabupaten Contoh Raya' } as const;

/** One password for everybody of the demonstration; production refuses to know these people. */
export const DEMO_PASSWORD = 'peragaan-contoh-raya';

const { labour, insurer, province } = DEMO_OFFICES;

/** One person of each role, with a second officer where two must never be the same. */
export const DEMO_ACCOUNTS: readonly NewAccount[] = [
  account(
    'labour_officer',
    labour,
    'Ratna Wulandari, S.H.',
    'Pengantar Kerja Ahli Muda',
    '198704122011012003',
    'ratna.wulandari@disnaker.contohraya.example',
  ),
  account(
    'labour_officer',
    labour,
    'Dadang Supriatna',
    'Pengelola Data Ketenagakerjaan',
    '199002082014021001',
    'dadang.supriatna@disnaker.contohraya.example',
  ),
  account(
    'provincial_inspector',
    province,
    'Parlindungan Situmorang, S.T.',
    'Pengawas Ketenagakerjaan Ahli Madya',
    '197911302006041002',
    'p.situmorang@satwasker.contoh.example',
  ),
  account(
    'enforcement_officer',
    insurer,
    'Wayan Sudarma, S.E.',
    'Petugas Pemeriksa',
    '00871',
    'wayan.sudarma@kc-contohraya.example',
  ),
  account(
    'enforcement_officer',
    insurer,
    'Nurhayati Hasanah, S.H.',
    'Petugas Pemeriksa',
    '01264',
    'nurhayati.hasanah@kc-contohraya.example',
  ),
  account(
    'membership_officer',
    insurer,
    'Maria Wenda',
    'Staf Administrasi Kepesertaan',
    '01533',
    'maria.wenda@kc-contohraya.example',
  ),
  account(
    'head',
    insurer,
    'Dr. Hasan Basri Lubis',
    'Kepala Cabang',
    '00312',
    'hasan.lubis@kc-contohraya.example',
  ),
  account(
    'auditor',
    insurer,
    'Endang Kusmiyati, Ak.',
    'Auditor Internal',
    '00450',
    'endang.kusmiyati@kc-contohraya.example',
  ),
  account(
    'administrator',
    insurer,
    'Yohanes Lake',
    'Administrator Sistem',
    '01102',
    'yohanes.lake@kc-contohraya.example',
  ),
];

function account(
  role: NewAccount['role'],
  officeId: number,
  name: string,
  title: string,
  staffNumber: string,
  user: string,
): NewAccount {
  return { role, officeId, name, title, staffNumber, email: user, password: DEMO_PASSWORD };
}
