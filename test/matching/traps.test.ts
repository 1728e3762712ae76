import { describe, expect, it } from '@jest/globals';
import { BUDI, linkFew } from './support/pairs.ts';

const statusOf = (...pair: Parameters<typeof linkFew>): string => linkFew(...pair).outcomes[0]?.status ?? '';

describe('one person, damaged rows', () => {
  it.each([
    ['last digit lost to a spreadsheet', { nik: '9915010508870000' }],
    ['fifteen digits', { nik: '991501050887003' }],
    ['no NIK, same name and day', { nik: null }],
    ['another wrong NIK, same name and day', { nik: '9922141109900001' }],
    ['day and month turned', { birthDate: '1987-05-08' }],
    ['1 January as a stand-in', { birthDate: '1987-01-01' }],
    ['year ten off', { birthDate: '1997-08-05' }],
    ['no date', { birthDate: null }],
    ['one letter', { name: 'BUDI SANTSO' }],
    ['titles', { name: 'H. BUDI SANTOSO, S.E' }],
    ['one word left', { name: 'BUDI' }],
    ['initial and wrong digit in the date part', { name: 'BUDI S', nik: '9915010508370003' }],
  ])('%s', (_, damage) => {
    expect(statusOf([damage], [{}])).toBe('SESUAI');
    expect(statusOf([{}], [damage])).toBe('SESUAI');
  });
});

describe('two people', () => {
  it('neighbours with consecutive serials, born on one day', () => {
    expect(statusOf([{}], [{ nik: '9915010508870004', name: 'JOKO PURNOMO' }])).toBe('TIDAK_ADA');
  });

  it('twins at one employer', () => {
    const twin = { nik: '9915010508870004', name: 'AGUS SANTOSO' };
    expect(statusOf([{}], [twin])).toBe('TIDAK_ADA');
    expect(linkFew([{}, twin], [{}, twin]).links).toEqual(['w0 m0 link', 'w1 m1 link']);
  });

  it('namesakes with other NIKs and other days', () => {
    expect(statusOf([{}], [{ nik: '9915021203910001', birthDate: '1991-03-12' }])).toBe('TIDAK_ADA');
  });

  it('father and son', () => {
    expect(
      statusOf([{ name: 'BUDI' }], [{ nik: '9915011709640001', name: 'BUDI', birthDate: '1964-09-17' }]),
    ).toBe('TIDAK_ADA');
  });

  it('one NIK under another name and another day goes to a person', () => {
    expect(statusOf([{ name: 'JOKO PURNOMO', birthDate: '1979-02-11' }], [{}])).toBe('TINJAU');
    expect(statusOf([{ name: 'JOKO PURNOMO', birthDate: '1979-02-11' }], [{ employerId: null, segment: 'PBPU' }])).toBe('TINJAU');
  });

  it('one NIK under another name says nothing where its rightful holder has the card', () => {
    const { outcomes } = linkFew([{}, { name: 'JOKO PURNOMO', birthDate: '1979-02-11' }], [{}]);
    expect(outcomes.map((one) => one.status)).toEqual(['SESUAI', 'TIDAK_ADA']);
  });
});

describe('doubt', () => {
  it('sends two equal candidates to a person, not to row order', () => {
    const { outcomes, links } = linkFew([{ nik: null }], [{}, { nik: '9922140508870001' }]);
    expect(outcomes[0]?.status).toBe('TINJAU');
    expect(links.every((one) => one.endsWith('review'))).toBe(true);
  });

  it('is ended by a decision, either way', () => {
    const rows = [[{ nik: null }], [{}, { nik: '9922140508870001' }]] as const;
    const same = linkFew(...rows, [{ workerId: 'w0', memberId: 'm1', decision: 'same' }]);
    expect(same.outcomes[0]).toMatchObject({ status: 'SESUAI', memberId: 'm1' });
    const different = linkFew(...rows, [{ workerId: 'w0', memberId: 'm1', decision: 'different' }]);
    expect(different.outcomes[0]).toMatchObject({ status: 'SESUAI', memberId: 'm0' });
    const unsure = linkFew([{}], [{}], [{ workerId: 'w0', memberId: 'm0', decision: 'unsure' }]);
    expect(unsure.outcomes[0]?.status).toBe('TINJAU');
  });

  it('a decision holds for a pair that no rule would find', () => {
    const stranger = { nik: '9922141109900001', name: 'SITI RAHAYU', birthDate: '1990-09-11' };
    const { outcomes } = linkFew([{}], [stranger], [{ workerId: 'w0', memberId: 'm0', decision: 'same' }]);
    expect(outcomes[0]?.status).toBe('SESUAI');
  });
});

describe('statuses', () => {
  it.each([
    ['SESUAI', {}],
    ['NONAKTIF', { status: 'NONAKTIF' as const }],
    ['NONAKTIF', { status: 'PENANGGUHAN' as const }],
    ['SEGMEN_LAIN', { segment: 'PBI APBN', employerId: null }],
    ['SEGMEN_LAIN', { segment: 'PBPU', employerId: null }],
    ['TANGGUNGAN', { relation: 'I' }],
    ['BU_LAIN', { employerId: null }],
    ['BU_LAIN', { employerId: '01000000' }],
  ])('%s', (status, card) => {
    expect(statusOf([{}], [card])).toBe(status);
  });

  it('lets the employee card count when a second card exists, and links both', () => {
    const { outcomes, links } = linkFew(
      [{}],
      [{ segment: 'PBI APBN', employerId: null, status: 'NONAKTIF' }, {}],
    );
    expect(outcomes[0]).toMatchObject({ status: 'SESUAI', memberId: 'm1' });
    expect(links.sort()).toEqual(['w0 m0 link', 'w0 m1 link']);
  });

  it('names the earlier row of a person listed twice, with and without a card', () => {
    expect(linkFew([{}, {}], [{}]).outcomes.map((one) => one.duplicateOf)).toEqual([null, 'w0']);
    expect(linkFew([{}, { name: 'BUDY SANTOSO' }], []).outcomes.map((one) => one.duplicateOf)).toEqual([
      null,
      'w0',
    ]);
  });

  it.each([
    [5_000_000, 4_000_000, true],
    [5_000_000, 4_930_000, false],
    [5_000_000, 4_900_000, true],
    [25_000_000, 12_000_000, false],
    [25_000_000, 11_000_000, true],
    [null, 4_000_000, false],
    [5_000_000, null, false],
  ])('a wage of %p against %p enrolled is short: %p', (register, enrolled, short) => {
    expect(linkFew([{ wage: register }], [{ wage: enrolled }]).outcomes[0]?.wageShort).toBe(short);
  });
});

describe('explanation', () => {
  it('is one line of words without personal data, and its parts add up', () => {
    const outcome = linkFew([{ name: 'BUDI SANTSO' }], [{}]).outcomes[0];
    expect(outcome?.reason).toBe('NIK sama; nama beda ejaan; tanggal lahir sama; pemberi kerja sama.');
    expect(outcome?.parts.map((part) => part.field)).toEqual([
      'prior',
      'nik',
      'name',
      'date',
      'sex',
      'employer',
    ]);
    const sum = (outcome?.parts ?? []).reduce((total, part) => total + part.bits, 0);
    expect(outcome?.probability).toBeCloseTo(1 / (1 + 2 ** -sum), 3);
    expect(JSON.stringify([outcome?.reason, outcome?.parts])).not.toContain(BUDI.nik);
  });
});
