import type { Issue, SecondWarningFacts } from '../letter-facts.ts';
import { point, pointWith, strong, type Body } from './body.ts';
import {
  answerPoint,
  CLOSING,
  duties,
  findingPoint,
  LAW,
  OPENING,
  quoted,
  termRuns,
  termSentence,
  toCompany,
} from './phrases.ts';

/** Surat Teguran Kedua. Source: PP 86/2013 art 6 and 10(2). */
export function secondWarning(facts: SecondWarningFacts, issue: Issue): Body {
  return {
    nature: 'Penting',
    subject: 'Teguran Tertulis Kedua',
    addressee: toCompany(facts.company),
    blocks: [
      OPENING,
      point(
        `Menunjuk Surat Teguran Pertama ${quoted(facts.firstWarning)}, sampai dengan tanggal surat ini kewajiban Saudara belum dipenuhi seluruhnya.`,
      ),
      findingPoint(facts),
      point(
        'Sehubungan dengan hal tersebut, kami mengenakan sanksi administratif berupa ',
        strong('teguran tertulis kedua'),
        ` sebagaimana dimaksud dalam ${LAW.secondWarning}.`,
      ),
      pointWith(duties(facts.breach), 'Saudara wajib memenuhi hal berikut ', ...termRuns(facts.term, issue)),
      point(
        'Apabila kewajiban tidak dipenuhi dalam jangka waktu tersebut, kami mengenakan denda sebesar 0,1% (nol koma satu persen) ',
        'setiap bulan dari iuran yang seharusnya dibayar, sesuai Pasal 10 ayat (3) Peraturan Pemerintah tersebut.',
      ),
      answerPoint(issue),
      CLOSING,
    ],
    legalBasis: [LAW.duty, LAW.regulation, LAW.sanctions, LAW.secondWarning],
    asks: duties(facts.breach),
    term: termSentence(facts.term, issue),
  };
}
