import { describe, expect, it } from '@jest/globals';
import { isDateFormat as reference } from 'hucre';
import { isDateFormat } from '../../src/imports/files/date-format.ts';

describe('a number format', () => {
  const DATES = ['dd/mm/yyyy', 'yyyy-mm-dd', 'd-mmm-yy', 'mmm yy', '[$-421]dd mmmm yyyy;@', 'dd\\-mm\\-yyyy', 'yyyy\\-mm\\-dd\\ hh:mm:ss', 'm/d/yy', '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy'];
  const NUMBERS = ['General', '0', '0.00', '#,##0', '"hari" 0', '0 "dmy"', '_("Rp"* #,##0_)', '[$Rp-421]#,##0', '0.00E+00', '0%', '@', '[Red]0;[Blue]0', '0\\d', '# ?/?'];
  it.each(DATES)('%s shows a day', (code) => expect([isDateFormat(code), reference(code)]).toEqual([true, true]));
  it.each(NUMBERS)('%s shows none', (code) => expect([isDateFormat(code), reference(code)]).toEqual([false, false]));

  it('that is made of open quotes and brackets is read in one walk', () => {
    expect(isDateFormat('"['.repeat(100_000))).toBe(false);
  });
});
