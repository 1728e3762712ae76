import { describe, expect, it } from '@jest/globals';
import { mapHeader, plainHeader } from '../../src/imports/columns/header.ts';
import { dateEvidence, decideDateOrder, readDate } from '../../src/imports/rows/dates.ts';
import { cleanText, readMoney } from '../../src/imports/rows/fields.ts';
import { shownValue } from '../../src/imports/rows/read-row.ts';
import { safeCell } from '../../src/imports/refused-report.ts';

const TODAY = '2026-11-23';

describe('dates', () => {
  it.each([
    ['05/08/1974', 'dmy', '1974-08-05', null],
    ['05/08/1974', 'mdy', '1974-05-08', null],
    ['1974-08-05', 'ymd', '1974-08-05', null],
    ['1974-08-05 00:00:00', 'ymd', '1974-08-05', null],
    ['1974-08-05', 'dmy', '1974-08-05', 'date_other_form'],
    ['05/08/1974', 'ymd', null, 'date_other_form'],
    ['5 Agustus 1974', 'ymd', '1974-08-05', null],
    ['08/13/1974', 'dmy', null, 'date_impossible'],
    ['29/02/1975', 'dmy', null, 'date_impossible'],
    ['29/02/1976', 'dmy', '1976-02-29', null],
    ['Sabtu, 27 Maret 2026', 'dmy', '2026-03-27', 'date_weekday'],
    ['Jumat, 27 Maret 2026', 'dmy', '2026-03-27', null],
    ['05/08/74', 'dmy', null, 'date_unreadable'],
    ['24/11/2026', 'dmy', null, 'date_range'],
    ['01/01/1800', 'dmy', null, 'date_range'],
  ] as const)('%j in %s is %s (%s)', (raw, order, day, problem) => expect(readDate(raw, order, TODAY)).toEqual({ day, problem }));

  const decide = (values: string[], template: 'dmy' | 'ymd' | null) => decideDateOrder(dateEvidence(values), template);
  it('is settled by rows that allow one order only', () => {
    expect(decide(['05/08/1974', '27/03/1990'], null)).toMatchObject({ order: 'dmy', by: 'rows' });
    expect(decide(['05/08/1974', '03/27/1990'], 'dmy')).toMatchObject({ order: 'mdy', by: 'rows' });
    expect(decide(['1990-03-27'], 'dmy')).toMatchObject({ order: 'ymd', by: 'rows' });
  });
  it('takes a few rows of the other order for damage, many for a reason to refuse', () => {
    const many = Array.from({ length: 40 }, () => '27/03/1990');
    expect(decide([...many, '03/27/1990'], null)).toMatchObject({ order: 'dmy' });
    expect(decide([...many, ...many.map(() => '03/27/1990')], 'dmy')).toMatchObject({ kind: 'refused' });
  });
  it('refuses ambiguous dates unless the template is known', () => {
    expect(decide(['05/08/1974', '04/01/1991'], null)).toMatchObject({ kind: 'refused' });
    expect(decide(['05/08/1974', '04/01/1991'], 'dmy')).toMatchObject({ order: 'dmy', by: 'template' });
    expect(decide(['05/08/1974', '04/01/1991'], 'ymd')).toMatchObject({ kind: 'refused' });
  });
});

describe('values', () => {
  it.each([
    ['4500000', 4_500_000],
    ['Rp 4.500.000', 4_500_000],
    ['Rp4.500.000,00', 4_500_000],
    ['4,500,000.00', 4_500_000],
    ['Rp. 4.500.000,-', 4_500_000],
    ["'4500000", 4_500_000],
    ['4500000.0', 4_500_000],
    ['4.500', 4500],
    ['4.50', null],
    ['empat juta', null],
    ['-4500000', null],
    ['', null],
  ])('%j rupiah', (raw, expected) => expect(readMoney(raw)).toBe(expected));

  it('cleans text without changing words', () => {
    expect(cleanText(' RUDI  GINTING\u00a0')).toBe('RUDI GINTING');
    expect(cleanText("'=1+1")).toBe('=1+1');
    expect(cleanText("'Aisyah")).toBe("'Aisyah");
    expect(cleanText('a\u0000b\tc')).toBe('a b c');
  });

  it('hides long numbers in whatever was read', () => {
    expect(shownValue('NIK 9901010508740003 ok')).toBe('NIK 9901••••••••0003 ok');
    expect(shownValue('9901.0105.0874.0003')).not.toContain('0105');
  });

  it('writes cells that no spreadsheet runs or recasts', () => {
    expect(['=1+1', '+62', '-', '@x', '\tx', '＝1', '9901010508740003', '01000091', '05/08/1974'].map(safeCell)).toEqual(
      ["'=1+1", "'+62", "'-", "'@x", "'\tx", "'＝1", "'9901010508740003", "'01000091", "'05/08/1974"],
    );
    expect(safeCell('a "b", c')).toBe('"a ""b"", c"');
  });
});

describe('headers', () => {
  it('reads past spelling, units and punctuation', () => {
    expect(plainHeader('Tgl. Lahir (dd/mm/yyyy)')).toBe('tgllahir');
    expect(plainHeader(' NIK/KITAS/KITAP ')).toBe('nikkitaskitap');
  });

  it.each([1, 2, 6, 12])('finds the header on row %i', (line) => {
    const rows = Array.from({ length: 12 }, (_, index) => ({ line: index + 1, cells: index + 1 === line ? ['No', 'ID Pekerja', 'ID Perusahaan', 'Nama Lengkap', 'Tgl Lahir'] : ['DAFTAR PEKERJA', '', ''] }));
    expect(mapHeader(rows, null)).toMatchObject({ kind: 'register-workers', line, positions: [1, 2, -1, 3, 4, -1, -1, -1] });
  });

  it('names what is missing', () => {
    expect(mapHeader([{ line: 1, cells: ['no_kartu', 'kode_bu', 'nama'] }], 'enrolment-members')).toMatchObject({ kind: 'refused', reason: expect.stringContaining('"status", "segmen"') });
    expect(mapHeader([{ line: 1, cells: ['a', 'b'] }], null)).toMatchObject({ kind: 'refused' });
  });
});
