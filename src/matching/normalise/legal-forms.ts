/**
 * Legal forms of Indonesian firms with their usual spellings: they say how a firm is founded, not which firm it is.
 * A form of one letter group ("P T") or of several words ("Perseroan Terbatas") stands here as its words.
 */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  PT: ['PT', 'P T', 'PERSEROAN TERBATAS', 'PERSEROAN', 'PERSERODA', 'PERORANGAN', 'PT PERORANGAN', 'PERSEROAN PERORANGAN'],
  CV: ['CV', 'C V', 'COMMANDITAIRE VENNOOTSCHAP', 'PERSEKUTUAN KOMANDITER'],
  UD: ['UD', 'U D', 'USAHA DAGANG', 'PD', 'P D', 'PERUSAHAAN DAGANG'],
  FA: ['FA', 'F A', 'FIRMA'],
  NV: ['NV', 'N V'],
  KOPERASI: ['KOPERASI', 'KOP', 'KSU', 'KSP', 'KSPPS', 'KUD', 'KOPERASI UNIT DESA', 'KOPERASI SIMPAN PINJAM', 'KOPERASI SERBA USAHA'],
  'KOPERASI KARYAWAN': ['KOPKAR', 'KOPERASI KARYAWAN', 'KOPERASI PEGAWAI', 'KOPEG', 'PRIMKOPKAR'],
  YAYASAN: ['YAYASAN', 'YYS', 'YAY', 'Y P'],
  PERUM: ['PERUM', 'PERUSAHAAN UMUM', 'PERUMDA', 'PERUSAHAAN UMUM DAERAH', 'PERUSAHAAN DAERAH', 'BUMD'],
  BUMDES: ['BUMDES', 'BUM DES', 'BUM DESA', 'BUMDESA', 'BUMDESMA', 'BADAN USAHA MILIK DESA'],
  PERSEKUTUAN: ['PERSEKUTUAN', 'PERSEKUTUAN PERDATA', 'MAATSCHAP'],
};

/** Words beside a form that say who owns it or where its shares are traded. */
const EMPTY = ['TBK', 'TERBUKA', 'PERSERO', 'LTD', 'LIMITED', 'INC', 'CORP', 'CORPORATION', 'CO', 'PMA', 'PMDN', 'THE', 'DAN', 'AND'];

/** What an establishment is: part of how people call it, not of its legal name. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'RUMAH SAKIT': ['RS', 'RSU', 'RSUD', 'RSIA', 'RSB', 'RUMAH SAKIT', 'RUMAH SAKIT UMUM', 'RUMAH SAKIT UMUM DAERAH', 'RUMAH SAKIT IBU DAN ANAK'],
  'RUMAH MAKAN': ['RM', 'R M', 'RUMAH MAKAN', 'WARUNG', 'RESTORAN', 'RESTO'],
  TOKO: ['TOKO', 'TK'],
  'TOKO BANGUNAN': ['TB', 'TOKO BANGUNAN'],
  BUS: ['PO', 'PERUSAHAAN OTOBUS'],
  SPBU: ['SPBU', 'POM BENSIN'],
  KLINIK: ['KLINIK', 'BALAI PENGOBATAN'],
  APOTEK: ['APOTEK', 'APOTIK'],
  'AIR MINUM': ['PDAM', 'PERUMDAM', 'PERUMDA AIR MINUM', 'PERUSAHAAN DAERAH AIR MINUM'],
};

/** What a run of words at some place says: so many words, of this form or kind; form '' says nothing. */
export interface FormWords {
  readonly words: number;
  readonly form: string;
  readonly kind: string;
}

const LONGEST = 4;
const TABLE = new Map<string, Omit<FormWords, 'words'>>();
for (const [form, spellings] of Object.entries(FORMS))
  for (const spelling of spellings) TABLE.set(spelling, { form, kind: '' });
for (const [kind, spellings] of Object.entries(KINDS))
  for (const spelling of spellings) TABLE.set(spelling, { form: '', kind });
for (const word of EMPTY) TABLE.set(word, { form: '', kind: '' });
/** The words that any of them begins with. */
const BEGINNINGS = new Set([...TABLE.keys()].map((spelling) => spelling.split(' ', 1)[0] ?? ''));

/** The longest form, kind or empty word that begins at a place; null when the word there names the firm. */
export function formAt(words: readonly string[], at: number): FormWords | null {
  if (!BEGINNINGS.has(words[at] ?? '')) return null;
  for (let length = Math.min(LONGEST, words.length - at); length > 0; length -= 1) {
    const found = TABLE.get(words.slice(at, at + length).join(' '));
    if (found !== undefined) return { words: length, ...found };
  }
  return null;
}
