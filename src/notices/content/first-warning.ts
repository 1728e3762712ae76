import type { FirstWarningFacts, Issue } from '../letter-facts.ts';
import { point, pointWith, strong, type Body } from './body.ts';
import {
  answerPoint,
  CLOSING,
  duties,
  findingPoint,
  LAW,
  OPENING,
  termRuns,
  termSentence,
  toCompany,
} from './phrases.ts';

/** Surat Teguran Pertama. Source: PP 86/2013 art 6 and 10(1). */
export function firstWarning(facts: FirstWarningFacts, issue: Issue): Body {
  return {
    nature: 'Penting',
    subject: 'Teguran Tertulis Pertama',
    addressee: toCompany(facts.company),
    blocks: [
      OPENING,
      point(
        `${LAW.duty} serta ${LAW.regulation} mewajibkan pemberi kerja mendaftarkan diri dan pekerjanya sebagai peserta `,
        'Jaminan Kesehatan, serta memberikan data diri, pekerja, dan anggota keluarganya secara lengkap dan benar.',
      ),
      findingPoint(facts),
      point(
        'Sehubungan dengan hal tersebut, kami mengenakan sanksi administratif berupa ',
        strong('teguran tertulis pertama'),
        ` sebagaimana dimaksud dalam ${LAW.firstWarning}.`,
      ),
      pointWith(duties(facts.breach), 'Saudara wajib memenuhi hal berikut ', ...termRuns(facts.term, issue)),
      point(
        'Apabila kewajiban tidak dipenuhi dalam jangka waktu tersebut, kami mengenakan teguran tertulis kedua sesuai Pasal 10 ayat (2) Peraturan Pemerintah tersebut.',
      ),
      answerPoint(issue),
      CLOSING,
    ],
    legalBasis: [LAW.duty, LAW.regulation, LAW.sanctions, LAW.firstWarning],
    asks: duties(facts.breach),
    term: termSentence(facts.term, issue),
  };
}
