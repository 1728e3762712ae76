import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { COLUMNS, type WorkerTruth } from '../../src/demo/world/rows.ts';
import { worldParts, type WorldOptions } from '../../src/demo/world/world.ts';

function wholeWorld(options: WorldOptions) {
  const parts = [...worldParts(options)];
  return {
    companies: parts.flatMap((part) => part.companies),
    workers: parts.flatMap((part) => part.workers),
    employers: parts.flatMap((part) => part.employers),
    members: parts.flatMap((part) => part.members),
    workerTruths: parts.flatMap((part) => part.workerTruths),
    companyTruths: parts.flatMap((part) => part.companyTruths),
  };
}

const small = wholeWorld({ seed: 7, workers: 3000, firms: 70 });
const clean = wholeWorld({ seed: 7, workers: 3000, firms: 70, noise: 0 });
const share = (truths: readonly WorkerTruth[], holds: (truth: WorkerTruth) => boolean) =>
  truths.filter(holds).length / truths.length;

describe('the invented regency', () => {
  it('is the same every time, and another with another seed', () => {
    const hash = (options: WorldOptions) =>
      createHash('sha256')
        .update(JSON.stringify(wholeWorld(options)))
        .digest('hex')
        .slice(0, 16);
    expect(hash({ seed: 7, workers: 300 })).toBe(hash({ seed: 7, workers: 300 }));
    expect(hash({ seed: 8, workers: 300 })).not.toBe(hash({ seed: 7, workers: 300 }));
  });

  it('has exactly as many register lines as asked for, and columns in the promised order', () => {
    expect(small.workers).toHaveLength(3000);
    expect(small.workerTruths.map(({ id }) => id)).toEqual(small.workers.map((row) => row.id_pekerja));
    expect(Object.keys(small.workers[0] ?? {})).toEqual([...COLUMNS.wlkp_pekerja]);
    expect(Object.keys(small.companies[0] ?? {})).toEqual([...COLUMNS.wlkp_perusahaan]);
    expect(Object.keys(small.employers[0] ?? {})).toEqual([...COLUMNS.jkn_badan_usaha]);
    expect(Object.keys(small.members[0] ?? {})).toEqual([...COLUMNS.jkn_peserta]);
  });

  it('holds people of province 99 only, each with a number of their own', () => {
    const people = clean.workerTruths.filter((truth) => truth.duplicateOf === '');
    expect(people.every(({ nik }) => /^99\d{14}$/.test(nik))).toBe(true);
    expect(new Set(people.map(({ nik }) => nik)).size).toBe(people.length);
  });

  it('has ids that lead somewhere', () => {
    const companies = new Set(small.companies.map((row) => row.id_perusahaan));
    const codes = new Set(small.employers.map((row) => row.kode_bu));
    const cards = new Set(small.members.map((row) => row.no_kartu));
    const ids = new Set(small.workers.map((row) => row.id_pekerja));
    expect(companies.size).toBe(small.companies.length);
    expect(cards.size).toBe(small.members.length);
    expect(small.workers.every((row) => companies.has(row.id_perusahaan))).toBe(true);
    expect(small.members.every((row) => row.kode_bu === '' || codes.has(row.kode_bu))).toBe(true);
    expect(small.workerTruths.every((truth) => truth.cards.every((card) => cards.has(card)))).toBe(true);
    expect(
      small.workerTruths.every(
        (truth) => truth.duplicateOf === '' || (ids.has(truth.duplicateOf) && truth.duplicateOf < truth.id),
      ),
    ).toBe(true);
  });

  it.each([
    ['SESUAI', 0.6, 0.92],
    ['TIDAK_ADA', 0.03, 0.15],
    ['SEGMEN_LAIN', 0.02, 0.12],
    ['BU_LAIN', 0.015, 0.1],
    ['NONAKTIF', 0.005, 0.1],
    ['TANGGUNGAN', 0.003, 0.04],
  ] as const)('has a believable share of %s', (status, least, most) => {
    const found = share(small.workerTruths, (truth) => truth.status === status);
    expect(found).toBeGreaterThan(least);
    expect(found).toBeLessThan(most);
  });

  it('writes the truth about a status into the files', () => {
    const members = new Map(clean.members.map((row) => [row.no_kartu, row]));
    const codesOf = new Map(clean.companyTruths.map((truth) => [truth.id, truth.employerCodes]));
    for (const truth of clean.workerTruths) {
      const card = members.get(truth.cards[0] ?? '');
      const own = card !== undefined && (codesOf.get(truth.companyId) ?? []).includes(card.kode_bu);
      const seen =
        card === undefined
          ? 'TIDAK_ADA'
          : card.segmen !== 'PPU'
            ? 'SEGMEN_LAIN'
            : card.hubungan !== 'P'
              ? 'TANGGUNGAN'
              : !own
                ? 'BU_LAIN'
                : card.status === 'AKTIF'
                  ? 'SESUAI'
                  : 'NONAKTIF';
      // A person whose card at a third firm has lapsed is not "inactive" at this one.
      expect(`${truth.id} ${seen}`).toBe(`${truth.id} ${truth.status}`);
    }
  });

  it('has firms that never enrolled, branches of a head office, and firms with several codes', () => {
    const statuses = small.companyTruths.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(['TERDAFTAR', 'BELUM', 'LEWAT_PUSAT']));
    const branch = small.companyTruths.find(({ status }) => status === 'LEWAT_PUSAT');
    const head = small.companyTruths.find(({ id }) => id === branch?.branchOf);
    expect(branch?.employerCodes).toEqual(head?.employerCodes);
    expect(
      wholeWorld({ workers: 12_000, firms: 250 }).companyTruths.some(
        ({ employerCodes }) => employerCodes.length > 1,
      ),
    ).toBe(true);
  });

  it('spoils numbers, names and dates in every way that real files do', () => {
    const noise = new Set(
      wholeWorld({ workers: 12_000, firms: 250 }).workerTruths.flatMap((truth) => truth.noise),
    );
    for (const kind of ['blank', 'dash', 'zeros', 'excel', 'power', 'digit', 'swapped', 'missing', 'extra'])
      expect(noise).toContain(`nik:${kind}`);
    for (const kind of [
      'title',
      'typo',
      'oldSpelling',
      'variant',
      'dropped',
      'initial',
      'joined',
      'moved',
      'cut',
    ])
      expect(noise).toContain(`name:${kind}`);
    for (const kind of ['swapped', 'blank', 'year', 'newYear']) expect(noise).toContain(`birth:${kind}`);
    expect(clean.workerTruths.flatMap((truth) => truth.noise)).toEqual([]);
  });

  it('under-reports wages where the truth says so, and only below the ceiling', () => {
    const members = new Map(clean.members.map((row) => [row.no_kartu, row]));
    const paid = new Map(
      clean.workers.map((row) => [row.id_pekerja, Number(row.upah.replaceAll(/\D/g, ''))]),
    );
    for (const truth of clean.workerTruths.filter((one) => one.underpaid && one.duplicateOf === '')) {
      const reported = Number(members.get(truth.cards[0] ?? '')?.upah);
      const wage = paid.get(truth.id) ?? 0;
      if (wage > 0) expect(reported).toBeLessThan(Math.min(wage, 12_000_000) * 0.96);
    }
  });
});
