import { counted, longDay, rupiah, words } from '../indonesian.ts';
import type { FineFacts } from '../letter-facts.ts';
import { point, pointWith, strong, type Body } from './body.ts';
import { answerPoint, CLOSING, duties, findingPoint, LAW, OPENING, quoted, toCompany } from './phrases.ts';

/** Surat Pengenaan Denda. Source: PP 86/2013 art 7 and 10(3)-(6). */
export function fineLetter(facts: FineFacts): Body {
  const { fine } = facts;
  return {
    nature: 'Penting',
    subject: 'Pengenaan Sanksi Administratif Berupa Denda',
    addressee: toCompany(facts.company),
    blocks: [
      OPENING,
      pointWith(
        [
          `Surat Teguran Pertama ${quoted(facts.firstWarning)};`,
          `Surat Teguran Kedua ${quoted(facts.secondWarning)}.`,
        ],
        'Kami telah menyampaikan kepada Saudara:',
      ),
      findingPoint(facts),
      point(
        'Sehubungan dengan hal tersebut, kami mengenakan sanksi administratif berupa ',
        strong(`denda sebesar ${rupiah(fine.amount)} (${words(fine.amount)} rupiah)`),
        ` sebagaimana dimaksud dalam ${LAW.fine}, dengan perhitungan sebagai berikut:`,
      ),
      {
        kind: 'particulars',
        rows: [
          ['Iuran yang seharusnya dibayar', `${rupiah(fine.monthlyContribution)} setiap bulan`],
          ['Besaran denda', '0,1% (nol koma satu persen) setiap bulan dari iuran tersebut'],
          ['Dihitung sejak', `${longDay(fine.countedFrom)} (berakhirnya teguran kedua)`],
          ['Jumlah bulan', counted(fine.months)],
          ['Jumlah denda', rupiah(fine.amount)],
        ],
      },
      pointWith(
        ['membayar denda bersama pembayaran iuran bulan berikutnya;', ...duties(facts.breach)],
        'Saudara wajib memenuhi hal berikut:',
      ),
      point(
        'Apabila denda tidak dibayar lunas, kami mengajukan permohonan agar Saudara dikenai sanksi tidak mendapat pelayanan publik ',
        'tertentu sesuai Pasal 10 ayat (6) Peraturan Pemerintah tersebut.',
      ),
      answerPoint(null),
      CLOSING,
    ],
    legalBasis: [LAW.duty, LAW.regulation, LAW.sanctions, LAW.fine],
    asks: [
      `membayar denda ${rupiah(fine.amount)} bersama pembayaran iuran bulan berikutnya;`,
      ...duties(facts.breach),
    ],
    term: null,
  };
}
