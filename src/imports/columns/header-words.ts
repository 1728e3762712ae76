import type { DateOrder } from '../file-kinds.ts';

/** A header without accents, spaces, punctuation and the unit in brackets: `Tgl. Lahir (dd/mm/yyyy)` is `tgllahir`. */
export function plainHeader(text: string): string {
  const plain = (part: string) => part.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain(text.replace(/\([^)]*\)|\[[^\]]*\]/g, '')) || plain(text);
}

/** How offices shorten words, and words that mean the same in a heading. */
const LONG_FORMS: Readonly<Record<string, string>> = {
  tgl: 'tanggal', tggl: 'tanggal', tanggl: 'tanggal', tg: 'tanggal', no: 'nomor', nmr: 'nomor', nomer: 'nomor', num: 'nomor', jml: 'jumlah', jlh: 'jumlah', jmlh: 'jumlah',
  total: 'jumlah', banyaknya: 'jumlah', banyak: 'jumlah', kab: 'kabupaten', kabkota: 'kabupaten kota', jns: 'jenis', jen: 'jenis', jk: 'jenis kelamin', sex: 'jenis kelamin',
  gender: 'jenis kelamin', tk: 'pekerja', naker: 'pekerja', karyawan: 'pekerja', pegawai: 'pekerja', buruh: 'pekerja', kary: 'pekerja', peg: 'pekerja', bu: 'badan usaha', prsh: 'perusahaan',
  prshn: 'perusahaan', persh: 'perusahaan', perush: 'perusahaan', pers: 'perusahaan', hub: 'hubungan', kelg: 'keluarga', hubkel: 'hubungan keluarga', alm: 'alamat', almt: 'alamat',
  lhr: 'lahir', kelahiran: 'lahir', dob: 'tanggal lahir', kd: 'kode', sts: 'status', stat: 'status', gapok: 'gaji pokok', tunj: 'tunjangan', tunjangan: 'tunjangan', bln: 'bulan', va: 'virtual account', nm: 'nama',
  nama: 'nama', segmentasi: 'segmen', pst: 'peserta', noka: 'nomor kartu', identitas: 'id', kode: 'kode', isteri: 'istri', kependudukan: 'kependudukan', gajih: 'gaji', salary: 'gaji',
  name: 'nama', nokapst: 'nomor kartu', wlkp: 'wlkp', lp: 'jenis kelamin', npp: 'nip', nrp: 'nip', kpst: 'kartu', keaktifan: 'status', sgmn: 'segmen', segm: 'segmen', seg: 'segmen', instansi: 'perusahaan', penduduk: 'kependudukan',
};

/** Words that stand alone in headings and that joined headings (`NAMALENGKAP`) are made of. */
const WORDS = [
  ...Object.keys(LONG_FORMS).filter((word) => word.length > 2), 'tanggal', 'nomor', 'jumlah', 'kabupaten', 'kota', 'jenis', 'kelamin', 'pekerja', 'badan', 'usaha', 'perusahaan', 'hubungan', 'keluarga', 'alamat',
  'lahir', 'status', 'gaji', 'pokok', 'tetap', 'upah', 'bulan', 'lengkap', 'kartu', 'peserta', 'segmen', 'induk', 'berusaha', 'kependudukan', 'wajib', 'pajak', 'kerja', 'tenaga', 'id', 'no', 'tgl', 'jk', 'jkn',
  'bpjs', 'kesehatan', 'kepesertaan', 'nik', 'nib', 'npwp', 'ktp', 'virtual', 'account', 'entitas', 'pisa', 'pisat', 'kitas', 'kitap', 'lokasi', 'wilayah', 'penghasilan', 'besaran', 'besar', 'kantor', 'kd', 'tk', 'bu', 'dati', 'pendaftaran', 'pemberi',
].sort((a, b) => b.length - a.length);

/** Takes a joined heading apart; null when it is not made of known words only. */
function segments(token: string): string[] | null {
  if (token === '') return [];
  for (const word of WORDS) {
    if (!token.startsWith(word)) continue;
    const rest = segments(token.slice(word.length));
    if (rest !== null) return [word, ...rest];
  }
  return null;
}

const KNOWN = new Set(WORDS);

function wordsOfToken(token: string): string[] {
  const parts = KNOWN.has(token) || token in LONG_FORMS || token.length < 4 || token.length > 40 ? [token] : (segments(token) ?? [token]);
  return parts.flatMap((part) => (Object.hasOwn(LONG_FORMS, part) ? (LONG_FORMS[part] ?? part).split(' ') : [part]));
}

const LEGEND = /(\d)\s*[=:]\s*([a-z][a-z.\- ]*?)(?=\s*(?:[,;/]|\d\s*[=:]|\)|\]|$))/gi;
const DATE_FORM = /\b(?:(dd|hh|tgl|tg)[\s/.-]*(mm|bb|bln)[\s/.-]*(yyyy|tttt|thn|yy)|(mm|bb|bln)[\s/.-]*(dd|hh|tgl|tg)[\s/.-]*(yyyy|tttt|thn|yy)|(yyyy|tttt|thn)[\s/.-]*(mm|bb|bln)[\s/.-]*(dd|hh|tgl|tg))\b/i;

/** The codes that a heading explains: `1=Peserta 2=Suami`. */
export function legendOf(header: string): readonly (readonly [string, string])[] {
  return [...header.matchAll(LEGEND)].map((match) => [match[1] ?? '', (match[2] ?? '').trim().toLowerCase()] as const);
}

/** The order of dates that a heading states: `Tgl Lahir (dd/mm/yyyy)`; null when it states none. */
export function statedDateOrder(header: string): DateOrder | null {
  const match = DATE_FORM.exec(header);
  if (match === null) return null;
  if (match[1] !== undefined) return 'dmy';
  return match[4] === undefined ? 'ymd' : 'mdy';
}

/** The words of a heading in their long form, without brackets, legends and forms of dates. */
export function wordsOf(header: string): string[] {
  const bare = header.normalize('NFKD').replace(DATE_FORM, ' ').replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').replace(LEGEND, ' ');
  const text = (/[a-z]/i.test(bare) ? bare : header).replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().replace(/\bl\s*\/\s*p\b|\bj\s*\/\s*k\b/g, 'jk');
  const words = text.split(/[^a-z0-9]+/).filter((token) => token !== '').flatMap(wordsOfToken);
  return words.join(' ').replace(/\btenaga kerja\b/g, 'pekerja').replace(/\bhubungan kel\b/g, 'hubungan keluarga').split(' ').filter((word) => word !== '');
}

/** One text for headings that say the same; legends and units do not count. */
export function headingKey(header: string): string {
  return wordsOf(header).join(' ');
}
