/**
 * Who may do what. One table: the pages, the menus and the tests all come from it.
 *
 * Authority follows PP 86/2013 art 6-8: only the insurer (BPJS) signs a warning or a fine; the labour
 * office verifies and proposes. Segregation of proposer and signer is kept by the database as well.
 */

export const ROLES = [
  'labour_officer',
  'provincial_inspector',
  'enforcement_officer',
  'membership_officer',
  'head',
  'auditor',
  'administrator',
  'employer',
  'system',
] as const;

export type Role = (typeof ROLES)[number];

/** The name of each role as people read it. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  labour_officer: 'Petugas Dinas Tenaga Kerja',
  provincial_inspector: 'Pengawas Ketenagakerjaan Provinsi',
  enforcement_officer: 'Petugas Pemeriksa BPJS Kesehatan',
  membership_officer: 'Petugas Kepesertaan BPJS Kesehatan',
  head: 'Kepala Kantor',
  auditor: 'Auditor',
  administrator: 'Administrator',
  employer: 'Pemberi Kerja',
  system: 'Sistem',
};

const TABLE = {
  'home:read': [
    'labour_officer',
    'provincial_inspector',
    'enforcement_officer',
    'membership_officer',
    'head',
    'auditor',
    'administrator',
  ],
  'account:own': [
    'labour_officer',
    'provincial_inspector',
    'enforcement_officer',
    'membership_officer',
    'head',
    'auditor',
    'administrator',
  ],
  'accounts:manage': ['administrator'],
  'imports:read': [
    'labour_officer',
    'provincial_inspector',
    'enforcement_officer',
    'membership_officer',
    'head',
    'auditor',
  ],
  'imports:upload': ['labour_officer', 'membership_officer', 'enforcement_officer'],
  'imports:publish': ['labour_officer', 'membership_officer', 'enforcement_officer'],
  'linkage:read': ['labour_officer', 'provincial_inspector', 'enforcement_officer', 'head', 'auditor'],
  'linkage:run': ['labour_officer', 'enforcement_officer'],
  'linkage:review': ['labour_officer', 'provincial_inspector', 'enforcement_officer'],
  'findings:read': ['labour_officer', 'provincial_inspector', 'enforcement_officer', 'head', 'auditor'],
  'findings:export': ['labour_officer', 'provincial_inspector', 'enforcement_officer', 'head'],
  'cases:read': ['labour_officer', 'provincial_inspector', 'enforcement_officer', 'head', 'auditor'],
  'cases:verify': ['labour_officer', 'provincial_inspector', 'enforcement_officer'],
  'cases:propose': ['labour_officer', 'provincial_inspector', 'enforcement_officer'],
  'cases:note': ['labour_officer', 'provincial_inspector', 'enforcement_officer', 'head'],
  'cases:service': ['labour_officer', 'provincial_inspector', 'enforcement_officer'],
  'cases:sanction': ['enforcement_officer'],
  'cases:close': ['enforcement_officer'],
  'cases:answers': ['labour_officer', 'provincial_inspector', 'enforcement_officer'],
  'letters:read': ['labour_officer', 'provincial_inspector', 'enforcement_officer', 'head', 'auditor'],
  'letters:sign': ['enforcement_officer'],
  'letters:withdraw': ['enforcement_officer'],
  'contacts:manage': ['labour_officer', 'enforcement_officer', 'membership_officer'],
  'coverage:read': ['membership_officer', 'enforcement_officer', 'head', 'auditor', 'labour_officer'],
  'coverage:decide': ['membership_officer'],
  'coverage:confirm': ['labour_officer'],
  'nik:reveal': ['labour_officer', 'provincial_inspector', 'enforcement_officer', 'membership_officer'],
  'audit:read': ['auditor', 'head'],
  'settings:read': ['administrator', 'head', 'auditor'],
  'settings:change': ['administrator'],
  'portal:use': ['employer'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof TABLE;

export const PERMISSIONS = Object.keys(TABLE) as Permission[];

/** May somebody of this role do this? The system itself uses no pages and so has no permission. */
export function can(role: Role, permission: Permission): boolean {
  return (TABLE[permission] as readonly Role[]).includes(role);
}

/** The roles that hold a permission, for the page that explains a refusal. */
export function rolesWith(permission: Permission): readonly Role[] {
  return TABLE[permission];
}

/** One entry of the main navigation. */
export interface MenuEntry {
  readonly href: string;
  readonly label: string;
  readonly permission: Permission;
}

const MENU: readonly MenuEntry[] = [
  { href: '/', label: 'Hari ini', permission: 'home:read' },
  { href: '/temuan', label: 'Temuan', permission: 'findings:read' },
  { href: '/kasus', label: 'Kasus', permission: 'cases:read' },
  { href: '/jawaban', label: 'Jawaban', permission: 'cases:answers' },
  { href: '/surat', label: 'Surat', permission: 'letters:read' },
  { href: '/penonaktifan', label: 'Penonaktifan', permission: 'coverage:read' },
  { href: '/kontak', label: 'Kontak', permission: 'contacts:manage' },
  { href: '/tinjau', label: 'Tinjau pasangan', permission: 'linkage:review' },
  { href: '/pencocokan', label: 'Pencocokan', permission: 'linkage:read' },
  { href: '/impor', label: 'Impor data', permission: 'imports:read' },
  { href: '/jejak', label: 'Jejak audit', permission: 'audit:read' },
  { href: '/pengaturan', label: 'Pengaturan', permission: 'settings:read' },
  { href: '/pengguna', label: 'Pengguna', permission: 'accounts:manage' },
];

/** The navigation of a role: exactly the pages it may open. */
export function menuOf(role: Role): readonly MenuEntry[] {
  return MENU.filter((entry) => can(role, entry.permission));
}
