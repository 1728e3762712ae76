import type { Chance } from './chance.ts';

/** A regency or city of the invented province 99. */
export interface Regency {
  /** Four digits, as a NIK begins. */
  readonly code: string;
  readonly name: string;
  readonly districts: number;
}

export const HOME_REGENCY: Regency = { code: '9901', name: 'Kab. Contoh Raya', districts: 14 };

const NEIGHBOURS: readonly Regency[] = [
  { code: '9902', name: 'Kab. Contoh Jaya', districts: 11 },
  { code: '9903', name: 'Kab. Contoh Hulu', districts: 9 },
  { code: '9904', name: 'Kab. Contoh Pesisir', districts: 8 },
  { code: '9971', name: 'Kota Contoh', districts: 6 },
];

const STREETS = [
  ...[
    'Merdeka',
    'Pahlawan',
    'Diponegoro',
    'Ahmad Yani',
    'Gatot Subroto',
    'Veteran',
    'Pemuda',
    'Kartini',
    'Melati',
  ],
  ...[
    'Kenanga',
    'Raya Sukamaju',
    'Industri',
    'Pelabuhan',
    'Pasar Baru',
    'Lingkar Timur',
    'Lingkar Barat',
    'Stasiun',
  ],
  ...[
    'Cempaka',
    'Bukit Indah',
    'Perintis',
    'Hasanuddin',
    'Imam Bonjol',
    'Rawa Indah',
    'Kebon Agung',
    'Tirta Utama',
  ],
];

/** Where a firm sits: nearly always at home. */
export function drawRegency(chance: Chance, homeShare: number): Regency {
  return chance.happens(homeShare) ? HOME_REGENCY : chance.pick(NEIGHBOURS);
}

/** Six digits of the district in which somebody's identity card was first issued. */
export function drawDistrict(chance: Chance): string {
  const regency = drawRegency(chance, 0.72);
  return `${regency.code}${String(chance.whole(1, regency.districts)).padStart(2, '0')}`;
}

/** A street address. */
export function drawAddress(chance: Chance): string {
  const block = chance.happens(0.12) ? ` Blok ${chance.pick(['A', 'B', 'C', 'D'])}${chance.whole(1, 9)}` : '';
  return `Jl. ${chance.pick(STREETS)} No. ${chance.whole(1, 240)}${block}`;
}
