import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseCardNumber, parseEmployerCode, parseRegisterKey } from '../../src/identifiers/keys.ts';
import { parseNib } from '../../src/identifiers/nib.ts';
import { cleanNik, maskNik, nikContradictions, nikParts } from '../../src/identifiers/nik.ts';
import { parseNpwp } from '../../src/identifiers/npwp.ts';

describe('NIK', () => {
  it.each([
    ['9901010508740003', '9901010508740003', 'ok', []],
    ["'9901010508740003", '9901010508740003', 'ok', ['apostrophe']],
    ['\u00a09901010508740003', '9901010508740003', 'ok', ['nbsp']],
    ['9901 0105 0874 0003', '9901010508740003', 'ok', ['separators']],
    ['9901010508740003.0', '9901010508740003', 'ok', ['decimal']],
    ['3.20112E+15', '320112', 'damaged', ['scientific']],
    ['3,20112E+15', '320112', 'damaged', ['scientific']],
    ['990101050874000', '990101050874000', 'damaged', ['short']],
    ['99010105087400033', '99010105087400033', 'damaged', ['long']],
    ['9901O10508740003', '990110508740003', 'damaged', ['letters']],
    ['9999999999999999', '9999999999999999', 'suspect', ['repeated']],
    ['0901010508740003', '0901010508740003', 'suspect', ['bad_region']],
    ['9901013202740003', '9901013202740003', 'suspect', ['bad_date']],
    ['9901017002740003', '9901017002740003', 'suspect', ['bad_date']],
    ['9901010508740000', '9901010508740000', 'suspect', ['bad_serial']],
    ['', '', 'missing', []],
    ['-', '', 'missing', []],
    ['0000000000000000', '', 'missing', []],
    ['NULL', '', 'missing', []],
  ])('%j is %s, %s', (raw, digits, quality, remarks) => {
    expect(cleanNik(raw)).toEqual({ digits, quality, remarks });
  });

  it('distrusts a number cell, also of Papua, whose digits a double cannot hold', () => {
    expect(cleanNik('9171010101900001', true)).toEqual({ digits: '9171010101900001', quality: 'suspect', remarks: ['number_cell'] });
  });

  it('reads a woman born on the first: day 41', () => {
    expect(nikParts('9901014101900001')).toMatchObject({ day: '01', month: '01', year: '90', sex: 'P', serial: '0001', province: '99' });
    expect(nikParts('9901017112900001')).toMatchObject({ day: '31', month: '12', sex: 'P' });
  });

  it('compares with birth day and sex', () => {
    expect(nikContradictions('9901010508740003', '1974-08-05', 'L')).toEqual({ birthDate: false, swapped: false, sex: false });
    expect(nikContradictions('9901010508740003', '1974-05-08', 'P')).toEqual({ birthDate: true, swapped: true, sex: true });
    expect(nikContradictions('9901010508740003', null, null)).toEqual({ birthDate: false, swapped: false, sex: false });
  });

  it('masks the middle', () => {
    expect(maskNik('9901010508740003')).toBe('9901••••••••0003');
    expect(maskNik('320112')).toBe('32••••');
    expect(maskNik('')).toBe('');
  });

  it('never invents or loses a digit, whatever surrounds it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9][0-9]{5,17}$/), fc.constantFrom("'", ' ', '\u00a0', '’', '\ufeff'), (digits, mark) => {
        expect(cleanNik(`${mark}${digits}${mark}`).digits).toBe(digits);
      }),
    );
  });

  it('never throws, and never shows twelve digits in a row when masked', () => {
    fc.assert(fc.property(fc.string(), (raw) => expect(maskNik(cleanNik(raw).digits)).not.toMatch(/\d{12}/)));
  });
});

describe('NPWP', () => {
  const whole = { root: '012345678', branch: '000', digits: '0012345678901000' };
  it.each([
    ['01.234.567.8-901.000', { ...whole, kind: 'npwp15', padded: false }],
    ['012345678901000', { ...whole, kind: 'npwp15', padded: false }],
    ['12345678901000', { ...whole, kind: 'npwp15', padded: true }],
    ['0012345678901000', { ...whole, kind: 'npwp16', padded: false }],
    ['0012345678901000000001', { root: '012345678', branch: '000001', digits: '0012345678901000', kind: 'nitku', padded: false }],
    ['9901010508740003', { root: null, branch: null, digits: '9901010508740003', kind: 'nik', padded: false }],
    ['000000000000000', { root: null, branch: null, digits: '', kind: 'missing', padded: false }],
    ['00.000.000.0-000.000', { root: null, branch: null, digits: '', kind: 'missing', padded: false }],
    ['', { root: null, branch: null, digits: '', kind: 'missing', padded: false }],
    ['1,23E+14', { root: null, branch: null, digits: '12314', kind: 'damaged', padded: false }],
  ])('%j', (raw, expected) => expect(parseNpwp(raw)).toEqual(expected));
});

describe('NIB, card, employer code, register key', () => {
  it.each([
    ['7338374041182', '7338374041182', 'ok'],
    ['348127923808', '0348127923808', 'padded'],
    ['-', '', 'missing'],
    ['0000000000000', '', 'missing'],
    ['12345', '12345', 'damaged'],
  ])('NIB %j', (raw, digits, state) => expect(parseNib(raw)).toEqual({ digits, state }));

  it('puts lost zeros back', () => {
    expect(parseCardNumber('1000007593')).toEqual({ text: '0001000007593', state: 'padded' });
    expect(parseCardNumber("'0001000007593")).toEqual({ text: '0001000007593', state: 'ok' });
    expect(parseEmployerCode('1000091')).toEqual({ text: '01000091', state: 'padded' });
    expect(parseEmployerCode('BU-7')).toEqual({ text: 'BU7', state: 'odd' });
    expect(parseCardNumber('1,23E+12')).toEqual({ text: '', state: 'damaged' });
  });

  it('keeps free keys as they stand', () => {
    expect(parseRegisterKey(' P01/2026-7 ')).toEqual({ text: 'P01/2026-7', state: 'ok' });
    expect(parseRegisterKey("'00017")).toEqual({ text: '00017', state: 'ok' });
    expect(parseRegisterKey('3E12')).toEqual({ text: '3E12', state: 'ok' });
    expect(parseRegisterKey('1.2E+10')).toEqual({ text: '', state: 'damaged' });
    expect(parseRegisterKey('-')).toEqual({ text: '', state: 'missing' });
  });
});
