import { UnreadableFile } from './unreadable.ts';

/** How the text of a file is written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type Delimiter = ',' | ';' | '\t' | '|';

/** What the first bytes say about a file. */
export type Sniffed =
  | { readonly format: 'xlsx' }
  | { readonly format: 'csv'; readonly encoding: Encoding; readonly delimiter: Delimiter };

/** How many bytes `sniff` wants to see. */
export const SNIFF_BYTES = 65_536;

const SAVE_AS = 'Buka berkas itu, pilih Simpan sebagai, lalu pilih CSV UTF-8 atau XLSX tanpa kata sandi.';

function refuseKnownFormats(head: Buffer): void {
  const start = head.subarray(0, 8).toString('latin1');
  if (head.length === 0) throw new UnreadableFile('Berkas kosong.', 'Periksa berkas, lalu unggah lagi.');
  if (start.startsWith('\xd0\xcf\x11\xe0')) {
    throw new UnreadableFile('Berkas adalah Excel lama (.xls) atau dilindungi kata sandi.', SAVE_AS);
  }
  if (start.startsWith('%PDF')) throw new UnreadableFile('Berkas adalah PDF, bukan tabel.', 'Minta berkas aslinya dalam bentuk CSV atau XLSX.');
  if (start.startsWith('\x1f\x8b') || start.startsWith('Rar!') || start.startsWith('7z')) {
    throw new UnreadableFile('Berkas adalah arsip yang dimampatkan.', 'Keluarkan isi arsip, lalu unggah berkas CSV atau XLSX di dalamnya.');
  }
  if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(head.subarray(0, 200).toString('latin1'))) {
    throw new UnreadableFile('Berkas adalah halaman web atau XML, bukan tabel CSV atau XLSX.', SAVE_AS);
  }
}

function isUtf8(head: Buffer): boolean {
  try {
    // A character cut in two at the end of the sample is no evidence: `stream` keeps it for later.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function encodingOf(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  let even = 0;
  let odd = 0;
  for (let index = 0; index + 1 < Math.min(head.length, 4096); index += 2) {
    if (head[index] === 0) even += 1;
    if (head[index + 1] === 0) odd += 1;
  }
  const pairs = Math.min(head.length, 4096) / 2;
  if (odd > pairs * 0.4) return 'utf-16le';
  if (even > pairs * 0.4) return 'utf-16be';
  if (even + odd > 0) throw new UnreadableFile('Isi berkas bukan teks tabel.', SAVE_AS);
  return isUtf8(head) ? 'utf-8' : 'windows-1252';
}

/** How often a delimiter stands outside quotes on each of the first lines. */
function countsOf(text: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let quoted = false;
  let count = 0;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === delimiter) count += 1;
    else if (!quoted && character === '\n') {
      counts.push(count);
      count = 0;
      if (counts.length >= 200) break;
    }
  }
  if (counts.length < 200 && count > 0) counts.push(count);
  return counts;
}

/** The delimiter that divides most lines into the same number of cells, the more cells the better. */
function delimiterOf(text: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of [',', ';', '\t', '|'] as const) {
    const frequency = new Map<number, number>();
    for (const count of countsOf(text, delimiter)) frequency.set(count, (frequency.get(count) ?? 0) + 1);
    for (const [count, lines] of frequency) {
      const score = count === 0 ? 0 : lines * Math.min(count, 40);
      if (score > best.score) best = { delimiter, score };
    }
  }
  return best.delimiter;
}

/**
 * Recognises format, encoding and delimiter from the first 64 KB.
 *
 * @throws UnreadableFile for formats that are no tables, with the way out.
 */
export function sniff(head: Buffer): Sniffed {
  if (head.subarray(0, 4).toString('latin1') === 'PK\x03\x04') return { format: 'xlsx' };
  refuseKnownFormats(head);
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head, { stream: true });
  return { format: 'csv', encoding, delimiter: delimiterOf(text) };
}
