import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Linter } from 'eslint';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { openTable } from '../../src/imports/files/open-table.ts';
import { cleanNik } from '../../src/identifiers/nik.ts';
import { inMemory } from './support.ts';

interface ConfigPart {
  readonly rules?: Readonly<Record<string, unknown>>;
}

const loaded = (await import(pathToFileURL(path.resolve('.eslint.config.mjs')).href)) as { readonly default: readonly ConfigPart[] };

/** The rules of the project that forbid numbers made of NIKs, by the files they hold for. */
const RULES = loaded.default.flatMap((part) => {
  const rule = part.rules?.['no-restricted-syntax'];
  return rule === undefined ? [] : [rule];
});

describe('a NIK is text', () => {
  const found = (code: string, rule: unknown) => new Linter().verify(code, [{ rules: { 'no-restricted-syntax': rule as 'error' } }]).length;

  it.each(['Number(nik)', 'Number(row.nik)', 'parseInt(rawNik, 10)', 'Number.parseInt(nikText, 10)', '+nik', '+person.nik', 'parseFloat(NIK)'])('%s is refused by the lint rules', (code) => {
    expect(RULES).toHaveLength(2);
    for (const rule of RULES) expect(found(code, rule)).toBe(1);
  });

  it.each(['Number(wage)', 'readNik(nik)', '"x" + nik', 'parseInt(unique, 10)'])('%s is not', (code) => {
    for (const rule of RULES) expect(found(code, rule)).toBe(0);
  });

  it.each(['9171010101900001', '9271014505850003', '9471011212990007', '9671016101000009'])('%s of the east keeps every digit, as text and as a number cell', async (nik) => {
    expect(cleanNik(nik)).toMatchObject({ digits: nik, quality: 'ok' });
    const bytes = await writeXlsx({ sheets: [{ name: 'D', rows: [['nik'], [nik]] }] });
    const cells: string[] = [];
    for await (const row of (await openTable(inMemory(Buffer.from(bytes)))).rows()) cells.push(...row.cells);
    expect(cells).toEqual(['nik', nik]);
  });

  it('names every kind of damage that spreadsheets do', () => {
    const region = fc.constantFrom('320112', '990101', '917101', '967101');
    const rest = fc.tuple(region, fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 50, max: 99 }), fc.integer({ min: 1, max: 9999 }));
    const nik = rest.map(([code, day, month, year, serial]) => `${code}${String(day).padStart(2, '0')}${String(month).padStart(2, '0')}${year}${String(serial).padStart(4, '0')}`);
    fc.assert(
      fc.property(nik, (digits) => {
        const mantissa = `${digits.slice(0, 1)},${digits.slice(1, 6)}`;
        expect(cleanNik(`${mantissa}E+15`).remarks).toContain('scientific');
        expect(cleanNik(`${mantissa.replace(',', '.')}E+15`).remarks).toContain('scientific');
        expect(cleanNik(`${digits.slice(0, 15)}0`, true).remarks).toContain('number_cell');
        expect(cleanNik(`'${digits}`)).toMatchObject({ digits, remarks: expect.arrayContaining(['apostrophe']) });
        expect(cleanNik(`${digits.slice(0, 6)}\u00a0${digits.slice(6)}`)).toMatchObject({ digits, remarks: expect.arrayContaining(['nbsp']) });
        expect(cleanNik(`${digits}.0`).remarks).toContain('decimal');
        expect(cleanNik(digits.slice(0, 15)).remarks).toContain('short');
      }),
      { numRuns: 200 },
    );
  });
});
