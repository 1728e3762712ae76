import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  dayFromParts,
  errorsByField,
  listOf,
  optionalText,
  problemsOf,
  text,
  tickBox,
} from '../../src/web/forms.ts';

const Form = z.object({
  nama: text('Tulis nama', 5),
  catatan: optionalText(),
  pekerja: listOf(z.string()),
  setuju: tickBox,
});

describe('forms', () => {
  it('reads a form as browsers send it', () => {
    expect(Form.parse({ nama: ' Siti ', pekerja: '7', setuju: 'ya', lain: 'x' })).toEqual({
      nama: 'Siti',
      catatan: '',
      pekerja: ['7'],
      setuju: true,
    });
    expect(Form.parse({ nama: 'Siti', pekerja: ['7', '8'] })).toMatchObject({
      pekerja: ['7', '8'],
      setuju: false,
    });
    expect(Form.parse({ nama: 'Siti' })).toMatchObject({ pekerja: [] });
  });

  it('names one problem a field', () => {
    const empty = Form.safeParse({});
    const long = Form.safeParse({ nama: 'Sitirahma' });
    expect(empty.success ? [] : problemsOf(empty.error)).toEqual([{ field: 'nama', text: 'Tulis nama' }]);
    expect(long.success ? {} : errorsByField(problemsOf(long.error))).toEqual({
      nama: 'Tulis paling banyak 5 karakter',
    });
  });

  it('accepts real days only', () => {
    expect(dayFromParts('6', '4', '2026')).toBe('2026-04-06');
    expect(dayFromParts('29', '2', '2028')).toBe('2028-02-29');
    expect([
      dayFromParts('29', '2', '2026'),
      dayFromParts('31', '4', '2026'),
      dayFromParts('', '4', '2026'),
      dayFromParts('6', '4', '26'),
    ]).toEqual([null, null, null, null]);
  });
});
