import { ROLE_NAMES, rolesWith, type Permission } from '../accounts/permissions.ts';
import { NotAllowed } from '../errors.ts';

/** Each right in words, for the page that says which one is missing. */
export const RIGHT_NAMES: Readonly<Record<Permission, string>> = {
  'home:read': 'melihat halaman Hari ini',
  'account:own': 'mengatur akun sendiri',
  'accounts:manage': 'mengelola pengguna',
  'imports:read': 'melihat impor data',
  'imports:upload': 'mengunggah data',
  'imports:publish': 'menerbitkan data',
  'linkage:read': 'melihat pencocokan',
  'linkage:run': 'menjalankan pencocokan',
  'linkage:review': 'meninjau pasangan',
  'findings:read': 'melihat temuan',
  'findings:export': 'mengekspor temuan',
  'cases:read': 'melihat kasus',
  'cases:verify': 'memeriksa temuan kasus',
  'cases:propose': 'mengusulkan surat',
  'cases:note': 'menulis catatan kasus',
  'cases:service': 'mencatat penyampaian surat',
  'cases:sanction': 'mengenakan sanksi',
  'cases:close': 'menutup kasus',
  'cases:answers': 'menilai jawaban pemberi kerja',
  'letters:read': 'melihat surat',
  'letters:sign': 'menandatangani surat',
  'letters:withdraw': 'menarik surat',
  'contacts:manage': 'mengelola kontak pemberi kerja',
  'coverage:read': 'melihat penonaktifan',
  'coverage:decide': 'memutus penonaktifan',
  'coverage:confirm': 'mengonfirmasi laporan PHK',
  'nik:reveal': 'membuka NIK lengkap',
  'audit:read': 'membaca jejak audit',
  'settings:read': 'melihat pengaturan',
  'settings:change': 'mengubah pengaturan',
  'portal:use': 'memakai halaman pemberi kerja',
};

/** Somebody signed in lacks the right of a page. The page names the right and who has it. */
export class MissingRight extends NotAllowed {
  readonly right: string;
  readonly holders: readonly string[];

  constructor(permission: Permission) {
    super('Anda tidak mempunyai hak untuk membuka halaman ini.');
    this.right = RIGHT_NAMES[permission];
    this.holders = rolesWith(permission).map((role) => ROLE_NAMES[role]);
  }
}
