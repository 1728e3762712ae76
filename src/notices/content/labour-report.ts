import type { LabourReportFacts } from '../letter-facts.ts';
import { point, pointWith, strong, type Body } from './body.ts';
import {
  breachWords,
  CLOSING_AUTHORITY,
  LAW,
  OPENING,
  particularsOf,
  quoted,
  toAuthority,
} from './phrases.ts';

/** Laporan ketidakpatuhan to the labour authority. Source: PP 86/2013 art 13(5)-(7). */
export function labourReport(facts: LabourReportFacts): Body {
  const sent = facts.earlier.map(
    (letter, at) => `Surat ${quoted(letter)}${at === facts.earlier.length - 1 ? '.' : ';'}`,
  );
  return {
    nature: 'Penting',
    subject: 'Laporan Ketidakpatuhan Pemberi Kerja',
    addressee: toAuthority(facts.authority),
    blocks: [
      OPENING,
      point(
        `${LAW.report} mewajibkan BPJS Kesehatan melaporkan ketidakpatuhan pemberi kerja kepada instansi yang bertanggung jawab di bidang ketenagakerjaan.`,
      ),
      point('Bersama ini kami laporkan pemberi kerja berikut:'),
      particularsOf(facts),
      point('Pemberi kerja tersebut ', strong(breachWords(facts.breach)), '.'),
      sent.length === 0
        ? point('Sampai dengan tanggal surat ini kami belum mengenakan sanksi administratif.')
        : pointWith(sent, 'Sampai dengan tanggal surat ini kami telah menyampaikan kepadanya:'),
      point(
        'Kami mohon laporan ini ditindaklanjuti dengan pemeriksaan sesuai Pasal 13 ayat (6) Peraturan Pemerintah tersebut, dan hasilnya diberitahukan kepada kami.',
      ),
      CLOSING_AUTHORITY,
    ],
    legalBasis: [LAW.regulation, LAW.report],
    asks: [],
    term: null,
  };
}
