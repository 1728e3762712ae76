import { readFileSync } from 'node:fs';

const CMAP = 0x636d6170;
const SEGMENTS = 4;
const GROUPS = 12;

function tableAt(font: Buffer, tag: number): number {
  const tables = font.readUInt16BE(4);
  for (let at = 12; at < 12 + tables * 16; at += 16) {
    if (font.readUInt32BE(at) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error('the font has no character map');
}

/** Format 4: ranges within the basic plane. The glyph itself does not matter, only that there is one. */
function readSegments(font: Buffer, at: number, found: Set<number>): void {
  const bytes = font.readUInt16BE(at + 6);
  for (let segment = 0; segment < bytes; segment += 2) {
    const end = font.readUInt16BE(at + 14 + segment);
    const start = font.readUInt16BE(at + 16 + bytes + segment);
    const delta = font.readUInt16BE(at + 16 + 2 * bytes + segment);
    const place = at + 16 + 3 * bytes + segment;
    const offset = font.readUInt16BE(place);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph =
        offset === 0 ? (code + delta) & 0xffff : font.readUInt16BE(place + offset + 2 * (code - start));
      if (glyph !== 0) found.add(code);
    }
  }
}

/** Format 12: groups over all planes. */
function readGroups(font: Buffer, at: number, found: Set<number>): void {
  const groups = font.readUInt32BE(at + 12);
  for (let group = 0; group < groups; group++) {
    const row = at + 16 + group * 12;
    for (let code = font.readUInt32BE(row); code <= font.readUInt32BE(row + 4); code++) found.add(code);
  }
}

/** The characters that a TrueType font can draw. */
export function coverageOf(file: string): ReadonlySet<number> {
  const font = readFileSync(file);
  const start = tableAt(font, CMAP);
  const found = new Set<number>();
  for (let map = 0; map < font.readUInt16BE(start + 2); map++) {
    const at = start + font.readUInt32BE(start + 8 + map * 8);
    const format = font.readUInt16BE(at);
    if (format === SEGMENTS) readSegments(font, at, found);
    if (format === GROUPS) readGroups(font, at, found);
  }
  return found;
}

/**
 * Replaces every character that a font cannot draw. PDF/A forbids missing glyphs, and a font of the machine that
 * steps in would make the same letter differ from place to place.
 */
export function drawable(text: string, coverage: ReadonlySet<number>, substitute: string): string {
  const shown = Array.from(text.normalize('NFC')).map((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(character)) return ' ';
    return coverage.has(code) ? character : substitute;
  });
  return shown.join('');
}
