import type { Chance } from './chance.ts';

/** The legal form of a firm, with how it stands in front of the name. */
export type Form = 'PT' | 'CV' | 'UD' | 'Koperasi' | 'Yayasan';

const FIRST = [
  ...[
    'Tirta',
    'Karya',
    'Sinar',
    'Mega',
    'Nusa',
    'Cipta',
    'Graha',
    'Wana',
    'Bahari',
    'Surya',
    'Mitra',
    'Sumber',
    'Bina',
  ],
  ...[
    'Anugerah',
    'Cahaya',
    'Putra',
    'Multi',
    'Sari',
    'Dharma',
    'Adi',
    'Bumi',
    'Citra',
    'Panca',
    'Rimba',
    'Lembayung',
  ],
  ...['Purnama', 'Kencana', 'Mutiara', 'Samudra', 'Arta', 'Gema', 'Tunas', 'Prima', 'Setia', 'Wahana'],
];
const TRADES = [
  ...[
    'Tekstil',
    'Pangan',
    'Kayu',
    'Garmen',
    'Logistik',
    'Konstruksi',
    'Plastik',
    'Perikanan',
    'Beton',
    'Elektrik',
  ],
  ...[
    'Furnitur',
    'Kemasan',
    'Otomotif',
    'Kimia',
    'Tambak',
    'Baja',
    'Sepatu',
    'Keramik',
    'Kertas',
    'Agro',
    'Farma',
  ],
];
const LAST = [
  ...[
    'Sentosa',
    'Abadi',
    'Makmur',
    'Jaya',
    'Sejahtera',
    'Lestari',
    'Mandiri',
    'Utama',
    'Perkasa',
    'Gemilang',
    'Raya',
  ],
  ...['Persada', 'Nusantara', 'Indah', 'Bersama', 'Bersaudara', 'Semesta', 'Pratama'],
];
const SHOPS = [
  'Toko Bangunan',
  'Bengkel',
  'Rumah Makan',
  'Percetakan',
  'Penggilingan Padi',
  'Apotek',
  'Mebel',
  'Toko',
];
const FOUNDATIONS = ['Pendidikan', 'Rumah Sakit', 'Kesehatan', 'Sosial', 'Pesantren'];
const COOPERATIVES = ['Karyawan', 'Simpan Pinjam', 'Produsen', 'Nelayan', 'Tani'];

/** Draws the name of a firm without its legal form. */
export function drawFirmName(chance: Chance, form: Form): string {
  const first = chance.pick(FIRST);
  switch (form) {
    case 'UD':
      return `${chance.pick(SHOPS)} ${first} ${chance.pick(LAST)}`;
    case 'Yayasan':
      return `${chance.pick(FOUNDATIONS)} ${first} ${chance.pick(LAST)}`;
    case 'Koperasi':
      return `${chance.pick(COOPERATIVES)} ${first} ${chance.pick(LAST)}`;
    case 'PT':
    case 'CV':
      return chance.happens(0.75)
        ? `${first} ${chance.pick(TRADES)} ${chance.pick(LAST)}`
        : `${first} ${chance.pick(LAST)}`;
  }
}

/** Writes the name as the labour office's register has it. */
export function nameInRegister(chance: Chance, form: Form, name: string): string {
  if (form === 'PT' || form === 'CV') return `${form}${chance.happens(0.6) ? '.' : ''} ${name}`;
  return `${form} ${name}`;
}

/** Writes the name as the insurer's file has it: capitals, the form at times behind it or left out, words cut short. */
export function nameInEnrolment(chance: Chance, form: Form, name: string): string {
  const shortened = chance.happens(0.06)
    ? name.replace('Sejahtera', 'Sejahtra').replace('Nusantara', 'Nst')
    : name;
  const style = chance.weighted([
    ['before', 84],
    ['behind', 10],
    ['without', 6],
  ] as const);
  if (style === 'without') return shortened.toUpperCase();
  return (style === 'before' ? `${form} ${shortened}` : `${shortened}, ${form}`).toUpperCase();
}
