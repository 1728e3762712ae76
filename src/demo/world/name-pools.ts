import type { Chance } from './chance.ts';

export type Sex = 'L' | 'P';

/** How people of one region are named: given names of each sex, and what may follow them. */
interface NamePool {
  readonly weight: number;
  readonly men: readonly string[];
  readonly women: readonly string[];
  /** Second names of both sexes. */
  readonly middle: readonly string[];
  /** Clan or family names; empty where there are none. */
  readonly families: readonly string[];
  /** How often somebody has one name only. */
  readonly single: number;
}

const list = (names: string): readonly string[] => names.split(' ');

const POOLS: readonly NamePool[] = [
  {
    weight: 34,
    men: list(
      'Agus Bambang Budi Slamet Joko Sugeng Suparno Wahyu Eko Dwi Tri Heru Yanto Sutrisno Gunawan Hartono Purwanto Sigit Teguh Untung Wawan Yudi Bagus Galih Arif Suwarno Ngatiman Sukardi Mulyono Widodo',
    ),
    women: list(
      'Siti Sri Endang Ratna Wahyuni Sulastri Suminah Lestari Yuni Dewi Retno Ningsih Tutik Wiwik Rini Kartini Sumiyati Murni Ayu Indah Puji Astuti Suparmi Tumini Ngatinah Sulis Dyah Kusmiyati Partini',
    ),
    middle: list(
      'Setiawan Santoso Prasetyo Nugroho Wibowo Kurniawan Rahayu Utami Handayani Widiastuti Susanti Hidayat Saputra Wijayanti Purnomo Raharjo Sulistyo Haryanto',
    ),
    families: [],
    single: 0.16,
  },
  {
    weight: 20,
    men: list(
      'Asep Dadang Ujang Cecep Dedi Ade Encep Iwan Yayan Tatang Endang Nandang Aceng Jajang Usep Deni Rudi Hendra Enjang Oman Kosasih Undang Maman Entis',
    ),
    women: list(
      'Neng Euis Iis Cucu Enung Lilis Teti Imas Ai Nunung Yeni Tati Rina Eneng Popon Entin Elis Iroh Cicih Nining Wati Rohayati Komariah',
    ),
    middle: list(
      'Supriatna Hermawan Sopandi Suryana Komarudin Ruhiyat Nurhayati Rohaeti Mulyani Suhendar Permana Ramdani Rosmiati Sutisna Kurnia Gumilar Nuraeni',
    ),
    families: [],
    single: 0.14,
  },
  {
    weight: 16,
    men: list(
      'Muhammad Ahmad Abdul Rizki Fajar Ilham Iqbal Fauzan Hasan Umar Yusuf Ibrahim Ridwan Zainal Syarif Taufik Lukman Faisal Hafiz Naufal Bayu Reza Dimas Aldi',
    ),
    women: list(
      'Nur Fatimah Aisyah Khadijah Zahra Annisa Fitri Laila Salma Nabila Rahma Aulia Hikmah Putri Intan Amalia Safitri Khairunnisa Maulida Syifa Hanifah',
    ),
    middle: list(
      'Hakim Ramadhan Firdaus Maulana Akbar Hamzah Hidayatullah Rahman Rohman Hasanah Azizah Jannah Fadilah Salsabila Ardiansyah Hanafi Malik Anwar Safira Nurjanah',
    ),
    families: [],
    single: 0.04,
  },
  {
    weight: 8,
    men: list(
      'Parlindungan Hotman Togar Maruli Sahat Binsar Poltak Jhon Ramses Hasudungan Jonathan Samuel Bonar Tumpal Rikardo',
    ),
    women: list(
      'Rotua Tiurma Lasma Duma Hotmaida Rosmawati Debora Ester Romauli Melva Lamtiur Agustina Marlina Risma Nurmala',
    ),
    middle: list('Parulian Martua Halomoan Pardomuan Uli Saragi Natalia Sondang'),
    families: list(
      'Simanjuntak Siregar Nasution Sitorus Hutapea Situmorang Panjaitan Sihombing Manurung Lubis Harahap Ginting Sembiring Tarigan Sinaga',
    ),
    single: 0,
  },
  {
    weight: 6,
    men: list('Andi Baso Syamsuddin Ambo Rusli Amiruddin Haeruddin Jufri Sultan Baharuddin Muliadi Tahir'),
    women: list('Andi Besse Hasnah Nurhaeda Rosmini Suriani Hartina Darmawati Marwah Rahmatia Sitti'),
    middle: list('Tenri Mappiasse Patarai Syahrir Latif Kadir Hamid Saleh Dahlan Wahab'),
    families: [],
    single: 0.12,
  },
  {
    weight: 4,
    men: list('Wayan Made Nyoman Ketut Gede Putu Kadek Komang Nengah'),
    women: list('Wayan Made Nyoman Ketut Putu Kadek Komang Luh Nengah'),
    middle: list(
      'Sudarma Suardana Artawan Widiana Sukerta Adnyana Suryani Astiti Wirawan Mahendra Sutarmi Yasa',
    ),
    families: [],
    single: 0,
  },
  {
    weight: 4,
    men: list('Yohanes Petrus Markus Yakobus Melkias Frans Stefanus Benyamin Yulius Kornelis Agustinus'),
    women: list('Maria Martha Yuliana Theresia Yosina Anastasia Magdalena Orpa Helena Fransiska'),
    middle: list('Alexander Kristian Yoseph Paulina Natalis Daniel Elisabeth Sarah'),
    families: list(
      'Wenda Rumbiak Kaisiepo Mandacan Tabuni Lake Nahak Pattiasina Latuconsina Tuhumury Lumentut Wowor Manopo Rumambi',
    ),
    single: 0,
  },
  {
    weight: 4,
    men: list('Hendri Zulkifli Syafril Yusrizal Erizal Afrizal Doni Rinaldi Masrul Syahrial'),
    women: list('Yulianis Desmawati Elfira Rosnida Gusniati Mardiana Nelfia Upik Efrida Zulhelmi'),
    middle: list('Chaniago Koto Tanjung Piliang Sikumbang Jambak Guci Caniago Mandaliko'),
    families: [],
    single: 0.08,
  },
  {
    weight: 4,
    men: list('Hendra Andreas Steven Kevin Budiman Lukas Rudy Willy Ferdinand Jimmy Wijaya'),
    women: list('Lisa Meilani Vivian Susan Linda Yenny Silvia Melisa Cynthia Angelina Lily'),
    middle: list('Gunardi Wirawan Kristanto Hartanto Setiadi Suryadi Yulianti'),
    families: list('Tanujaya Halim Wijaya Kusuma Salim Gunawan Lim Susanto Tanoto Sutanto Hartono'),
    single: 0.02,
  },
];

const pools = POOLS.map((pool) => [pool, pool.weight] as const);

/** Draws the name of one person, as a birth certificate would write it. */
export function drawName(chance: Chance, sex: Sex): string {
  const pool = chance.weighted(pools);
  const given = chance.pick(sex === 'L' ? pool.men : pool.women);
  if (chance.happens(pool.single)) return given;
  const parts = [given];
  if (pool.families.length === 0 || chance.happens(0.35)) parts.push(chance.pick(pool.middle));
  if (pool.families.length === 0 && chance.happens(0.22)) parts.push(chance.pick(pool.middle));
  if (pool.families.length > 0) parts.push(chance.pick(pool.families));
  return [...new Set(parts)].join(' ');
}

/** Draws the name of a child or a spouse who shares the family's last name where there is one. */
export function drawRelatedName(chance: Chance, sex: Sex, relative: string): string {
  const family = relative.split(' ').at(-1) ?? '';
  const clan = POOLS.some((pool) => pool.families.includes(family));
  const own = drawName(chance, sex);
  return clan ? `${own.split(' ')[0] ?? own} ${family}` : own;
}
