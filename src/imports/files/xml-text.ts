import type { Readable } from 'node:stream';
import { UnreadableFile } from './unreadable.ts';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function codePoint(text: string, radix: 10 | 16): string {
  const code = Number.parseInt(text, radix);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Resolves the five named entities of XML, character references, and the escapes of spreadsheets (`_x000D_`). */
export function decodeXml(text: string): string {
  let result = text;
  if (result.includes('&')) {
    result = result.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return codePoint(hex, 16);
      if (decimal !== undefined) return codePoint(decimal, 10);
      return NAMED[name ?? ''] ?? whole;
    });
  }
  if (result.includes('_x')) result = result.replace(/_x([0-9A-F]{4})_/gi, (_whole, hex: string) => codePoint(hex, 16));
  return result;
}

const ATTRIBUTES = new Map<string, RegExp>();

function attributePattern(name: string): RegExp {
  const pattern = ATTRIBUTES.get(name) ?? new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  ATTRIBUTES.set(name, pattern);
  return pattern;
}

/** The value of an attribute in the text between `<name` and `>`; undefined when it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = attributePattern(name).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : decodeXml(value);
}

/** @throws UnreadableFile when the XML declares types or entities of its own: no spreadsheet program writes them. */
export function refuseDoctype(text: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
    throw new UnreadableFile('Berkas XLSX ditolak: berisi deklarasi XML yang tidak wajar.', 'Simpan ulang berkas dengan Excel atau LibreOffice.');
  }
}

/** Reads a small part whole. @throws UnreadableFile when it is larger than `limit` characters. */
export async function readXml(stream: Readable, limit = 8_000_000): Promise<string> {
  const decoder = new TextDecoder('utf-8');
  let text = '';
  for await (const chunk of stream) {
    text += decoder.decode(chunk as Buffer, { stream: true });
    if (text.length > limit) throw tooLong();
  }
  refuseDoctype(text);
  return text;
}

const tooLong = () =>
  new UnreadableFile('Berkas XLSX ditolak: satu bagiannya terlalu panjang.', 'Hapus kolom dan format yang tidak perlu, atau simpan sebagai CSV UTF-8.');

/** Longest element that is read as one piece, in characters. */
const MAX_ELEMENT = 2_000_000;
/** Most characters between two elements. */
const MAX_BETWEEN = 32_000_000;

/**
 * Cuts a stream of XML into the elements of one name, each as text with its tags, in portions of one piece of
 * the stream. What lies between them is dropped at once, so neither padding nor formatting costs memory.
 * Elements of the name must not nest.
 */
export async function* elements(stream: Readable, name: string): AsyncGenerator<string[]> {
  const opening = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])`, 'g');
  const decoder = new TextDecoder('utf-8');
  let text = '';
  let between = 0;
  let any = false;
  for await (const chunk of stream) {
    text += decoder.decode(chunk as Buffer, { stream: true });
    // Declarations stand before the first element.
    if (!any) refuseDoctype(text);
    const found: string[] = [];
    let from = 0;
    for (;;) {
      opening.lastIndex = from;
      const start = opening.exec(text);
      if (start === null) {
        from = Math.max(from, text.length - 64);
        break;
      }
      const end = endOf(text, start.index, start[0].slice(1));
      if (end === -1) {
        from = start.index;
        break;
      }
      found.push(text.slice(start.index, end));
      from = end;
    }
    any ||= found.length > 0;
    between = found.length > 0 ? 0 : between + from;
    if (found.length > 0) yield found;
    text = text.slice(from);
    if (text.length > MAX_ELEMENT || between > MAX_BETWEEN) throw tooLong();
  }
}

function endOf(text: string, start: number, tag: string): number {
  const close = text.indexOf('>', start);
  if (close === -1) return -1;
  if (text.charAt(close - 1) === '/') return close + 1;
  const end = text.indexOf(`</${tag}`, close);
  const finish = end === -1 ? -1 : text.indexOf('>', end);
  return finish === -1 ? -1 : finish + 1;
}
