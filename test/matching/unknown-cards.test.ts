import { describe, expect, it } from '@jest/globals';
import { LinkageInput, type MemberRow } from '../../src/matching/input.ts';
import { link } from '../../src/matching/link.ts';
import { meaningOf } from '../../src/matching/statuses.ts';
import { CARD_ACTIVE, CARD_DEPENDANT, CARD_PPU, CARD_UNKNOWN } from '../../src/matching/input.ts';

const PERSON = { nik: '9901010101900001', name: 'Siti Nurhaliza', birthDate: '1990-01-01', sex: 'P', wage: 5_000_000 } as const;
const FIRM = { name: 'PT Sumber Maju Abadi', nib: '9120000000001', npwp: '012345678901000', address: 'Jalan Contoh 1', regency: 'Kab. Bekasi' };

function answerFor(...cards: readonly Partial<MemberRow>[]) {
  const input = new LinkageInput();
  input.addCompany({ id: 'P1', ...FIRM });
  input.addEmployer({ id: 'BU1', ...FIRM });
  input.addWorker({ id: 'W1', ...PERSON, companyId: 'P1' });
  for (const [at, card] of cards.entries())
    input.addMember({ id: `K${at}`, ...PERSON, employerId: 'BU1', status: 'AKTIF', segment: 'PPU', relation: 'P', ...card });
  const [worker] = link(input).workers();
  return { status: worker?.status, reason: worker?.reason };
}

describe('a card whose status or segment is not known', () => {
  it('makes its holder one for people to look at, and says why', () => {
    for (const card of [{ status: '' }, { segment: '' }, { segment: 'XYZ' }] as const) {
      const { status, reason } = answerFor(card);
      expect(status).toBe('TINJAU');
      expect(reason).toContain('status atau segmen kartunya tidak dikenal');
    }
  });

  it('does not take away what another card proves', () => {
    expect(answerFor({ status: '' }, {}).status).toBe('SESUAI');
  });

  it('stands before every card that accuses', () => {
    expect(answerFor({ status: '' }, { status: 'NONAKTIF' }).status).toBe('TINJAU');
    for (const employer of ['own', 'other', 'none'] as const)
      for (const card of [0, CARD_PPU, CARD_DEPENDANT, CARD_ACTIVE | CARD_DEPENDANT, CARD_ACTIVE])
        expect(meaningOf(CARD_UNKNOWN, employer).rank).toBeLessThan(meaningOf(card, employer).rank);
  });
});
