import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvSplitter } from '../../src/imports/files/csv-splitter.ts';

function split(pieces: readonly string[], delimiter = ',') {
  const splitter = csvSplitter(delimiter);
  return [...pieces.flatMap((piece) => splitter.add(piece)), ...splitter.end()];
}

const cellsOf = (text: string, delimiter = ',') => split([text], delimiter).map((row) => row.cells);

/** What a full CSV library makes of the same text; null when it refuses. */
function reference(text: string): string[][] | null {
  try {
    return parse(text, { relax_quotes: true, relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n' });
  } catch {
    return null;
  }
}

function ours(pieces: readonly string[]): (readonly string[])[] | null {
  try {
    return split(pieces).map((row) => row.cells);
  } catch {
    return null;
  }
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('splitting CSV', () => {
  it.each([
    ['plain cells', 'a,b\nc,d\n', [['a', 'b'], ['c', 'd']]],
    ['a last line without an end', 'a,b\nc,d', [['a', 'b'], ['c', 'd']]],
    ['Windows lines', 'a,b\r\nc,d\r\n', [['a', 'b'], ['c', 'd']]],
    ['old Macintosh lines', 'a,b\rc,d\r', [['a', 'b'], ['c', 'd']]],
    ['mixed lines', 'a,b\r\nc,d\ne,f\r\n', [['a', 'b'], ['c', 'd'], ['e', 'f']]],
    ['empty cells', ',,\n', [['', '', '']]],
    ['quoted cells with a delimiter, a line break and a quote', '"a,b","c\nd","e ""f"""\n', [['a,b', 'c\nd', 'e "f"']]],
    ['an empty quoted cell alone', '""\n', [['']]],
    ['a stray quote inside a cell', '5" pipa,x\n', [['5" pipa', 'x']]],
    ['text after a closing quote', '"PT "Maju,x\n', [['"PT "Maju', 'x']]],
    ['empty lines', 'a\n\n\r\nb\n', [['a'], ['b']]],
    ['nothing', '', []],
  ])('reads %s', (_name, text, expected) => expect(cellsOf(text)).toEqual(expected));

  it.each([';', '\t', '|'])('knows the delimiter %j', (delimiter) => {
    expect(cellsOf(`a${delimiter}"b${delimiter}c"\n`, delimiter)).toEqual([['a', `b${delimiter}c`]]);
  });

  it('numbers a row by the line on which it ends', () => {
    expect(split(['a\n"b\n\nc"\n\nd']).map((row) => row.line)).toEqual([1, 4, 6]);
  });

  it('reads what a CSV library reads, however the text is cut into pieces', () => {
    const text = fc.array(fc.constantFrom('a', 'bc', ',', '"', '""', '\n', ',"', '",', '"\n', '\n"'), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 40 }), { maxLength: 4 }), (whole, cuts) => {
        const places = [0, ...cuts.filter((cut) => cut < whole.length).sort((a, b) => a - b), whole.length];
        const pieces = places.slice(1).map((end, index) => whole.slice(places[index], end));
        expect(ours(pieces)).toEqual(reference(whole));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives back every cell that was quoted', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r', ' ', '龍') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (rows) => {
        expect(cellsOf(rows.map((row) => `${row.map(quoted).join(',')}\n`).join(''))).toEqual(rows);
      }),
    );
  });

  it('refuses a row without end, and names where it begins', () => {
    expect(() => split(['a,b\nc,"d\n', 'e\n'.repeat(600_000)])).toThrow('Tanda kutip (") tidak ditutup di sekitar baris 2.');
    expect(() => split(['a,b\nc,"d\n'])).toThrow('Tanda kutip (") tidak ditutup di sekitar baris 2.');
    expect(() => split(['a,b\n', 'x'.repeat(1_100_000)])).toThrow('Susunan CSV rusak di sekitar baris 2.');
  });
});
