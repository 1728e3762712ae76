import type { SeededRandom } from '../world/random.ts';

const words = (text: string): readonly string[] => text.split(' ');

/** Words that half of all firms carry. */
export const USUAL = words(
  'JAYA ABADI MAKMUR LESTARI MANDIRI SEJAHTERA INDONESIA UTAMA PERSADA SENTOSA RAYA SUKSES PRATAMA PERKASA BERSAMA SUMBER MAJU KARYA BINA DUTA SURYA CITRA SINAR BINTANG MEGA GLOBAL MITRA PRIMA NUSANTARA CIPTA MULYA ANUGERAH CAHAYA',
);
/** What firms do. */
export const TRADES = words(
  'TEKSTIL KERAMIK PROPERTI KONSTRUKSI PANGAN OTOMOTIF MEDIKA TEKNIK LOGISTIK PLASTIK KIMIA GARMEN ELEKTRONIK TRANSPORTASI AGRO PERIKANAN KERTAS BAJA ENERGI SOLUSI ENGINEERING MANUFACTURING INTERNASIONAL INDUSTRI TEKNOLOGI PERKEBUNAN',
);
export const FORMS = ['PT', 'PT', 'PT', 'CV', 'UD', 'PT'] as const;
export const PLACES = ['BEKASI', 'BANDUNG', 'KARAWANG', 'BOGOR', 'SURABAYA', 'MEDAN', 'MAKASSAR', 'CIREBON', 'SEMARANG'] as const;

const STARTS = words('SAN RAJ WIR GAN TAR KEN LAK PAR BRA DHA HAR MAN NIR PRA RUK SUG TIR WID YUD ZAM ASK BEL CEN DAM ELB FOR GRA HIB JAT KAL');
const MIDDLES = words('A I U E O A A I');
const ENDS = words('BEKA NUSA TAMA RAGA DHIKA MUKTI SAKTI LOKA WANA BUMI GUNA DAYA KARSA RINDU PURA SENA TIRTA LANG KUSA NATA');

/** A made-up name that only one firm has. */
export function rareWord(random: SeededRandom): string {
  return random.pick(STARTS) + random.pick(MIDDLES) + random.pick(ENDS);
}

/** The words of one made-up firm: mostly one rare word, sometimes only usual ones. */
export function coreWords(random: SeededRandom): string[] {
  const dice = random.next();
  const core = dice < 0.75 ? [rareWord(random)] : [random.pick(USUAL)];
  core.push(random.pick(random.chance(0.5) ? USUAL : TRADES));
  if (dice > 0.75 || random.chance(0.5)) core.push(random.pick(USUAL));
  return [...new Set(core)];
}
