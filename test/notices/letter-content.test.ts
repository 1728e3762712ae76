import { describe, expect, it } from '@jest/globals';
import { plain } from '../../src/notices/content/body.ts';
import { letterContent, type LetterContent } from '../../src/notices/letter-content.ts';
import { LETTER_KINDS, type LetterKind } from '../../src/notices/letter-kinds.ts';
import { commonFacts, factsOf, ISSUE } from './facts.ts';

function textOf(content: LetterContent): string {
  return content.blocks
    .map((block) =>
      block.kind === 'particulars'
        ? block.rows.flat().join(' ')
        : `${plain(block.runs)} ${block.kind === 'point' ? block.items.join(' ') : ''}`,
    )
    .join('\n');
}

const contentOf = (kind: LetterKind) => letterContent(factsOf(kind), ISSUE);

describe('what a letter says', () => {
  it('names term, earliest end and legal basis in the first warning', () => {
    const content = contentOf('first_warning');
    const text = textOf(content);
    expect(text).toContain('paling lama 10 (sepuluh) hari kerja terhitung sejak surat ini Saudara terima');
    expect(text).toContain('berakhir paling cepat pada Senin, 7 Desember 2026');
    expect(text).toContain('belum mendaftarkan 12 (dua belas) dari 240 (dua ratus empat puluh) pekerja');
    expect(text).toContain('Pasal 10 ayat (1)');
    expect(content.term).toBe(
      'Paling lama 10 (sepuluh) hari kerja sejak surat diterima, dan paling cepat berakhir pada Senin, 7 Desember 2026.',
    );
    expect(content.attachment).toBe('1 (satu) berkas');
    expect(content.placeAndDay).toBe('Contoh Raya, 23 November 2026');
  });

  it('quotes the first warning in the second', () => {
    const text = textOf(contentOf('second_warning'));
    expect(text).toContain(
      'Nomor 0001/TGR-1/KC-9901/X/2026 tanggal 5 Oktober 2026, diterima tanggal 6 Oktober 2026',
    );
    expect(text).toContain('Pasal 10 ayat (2)');
  });

  it('shows how the fine was computed', () => {
    const text = textOf(contentOf('fine'));
    expect(text).toContain('denda sebesar Rp7.500 (tujuh ribu lima ratus rupiah)');
    expect(text).toContain('Iuran yang seharusnya dibayar Rp7.500.000 setiap bulan');
    expect(text).toContain('0,1%');
  });

  it('asks the licensing office, not the firm, for the denial of services', () => {
    const content = contentOf('denial_request');
    expect(content.addressee[0]).toContain('Yth. Kepala Dinas Penanaman Modal');
    expect(textOf(content)).toContain('tidak mendapat pelayanan publik tertentu');
    expect(textOf(content)).toContain('Pasal 8, Pasal 9 ayat (1)');
    expect(content.asks).toEqual([]);
  });

  it('reports to the labour authority under art 13(5) and takes letters back by number', () => {
    expect(textOf(contentOf('labour_report'))).toContain('Pasal 13 ayat (5)');
    expect(contentOf('withdrawal').subject).toBe(
      'Pencabutan Surat Teguran Pertama Nomor 0001/TGR-1/KC-9901/X/2026',
    );
    expect(contentOf('withdrawal').annex).toBeNull();
  });

  it('puts several breaches into one sentence', () => {
    const common = {
      ...commonFacts(),
      breach: { registered: false, workers: 20, unregisteredWorkers: 18, shortWages: 2 },
    };
    expect(textOf(letterContent(factsOf('first_warning', common), ISSUE))).toContain(
      'belum mendaftarkan dirinya sebagai pemberi kerja, belum mendaftarkan 18 (delapan belas) dari 20 (dua puluh) pekerja serta melaporkan upah 2 (dua) pekerja',
    );
  });

  it.each(LETTER_KINDS)('keeps the honest note, a legal basis and no NIK in %s', (kind) => {
    const content = contentOf(kind);
    expect(content.check.note).toContain('bukan tanda tangan elektronik tersertifikasi');
    expect(content.legalBasis.length).toBeGreaterThan(0);
    expect(JSON.stringify(content)).not.toMatch(/\d{16}/);
    expect(content).toEqual(contentOf(kind));
  });

  it('shows a preview without number, signer, code and term end', () => {
    const content = letterContent(factsOf('first_warning'), {
      ...ISSUE,
      number: null,
      signer: null,
      checkUrl: null,
      earliestDueOn: null,
    });
    expect(content.number).toBe('(nomor diberikan saat ditandatangani)');
    expect(content.check.url).toBe('');
    expect(textOf(content)).not.toContain('berakhir paling cepat');
  });
});
