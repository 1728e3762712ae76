import { longDay } from '../indonesian.ts';
import type { WithdrawalFacts } from '../letter-facts.ts';
import { LETTER_NAMES } from '../letter-kinds.ts';
import { point, strong, type Body } from './body.ts';
import { answerPoint, CLOSING, LAW, OPENING, toCompany } from './phrases.ts';

/** Surat Pencabutan: an earlier letter is taken back with all its effects. */
export function withdrawal(facts: WithdrawalFacts): Body {
  const { withdrawn } = facts;
  const name = LETTER_NAMES[withdrawn.kind];
  return {
    nature: 'Penting',
    subject: `Pencabutan ${name} Nomor ${withdrawn.number}`,
    addressee: toCompany(facts.company),
    blocks: [
      OPENING,
      point(
        `Menunjuk ${name} Nomor ${withdrawn.number} tanggal ${longDay(withdrawn.on)} yang kami tujukan kepada `,
        strong(facts.company.name),
        '.',
      ),
      point(facts.reason),
      point(
        'Sehubungan dengan hal tersebut, surat dimaksud kami nyatakan ',
        strong('dicabut dan tidak berlaku'),
        ' sejak tanggal surat ini beserta segala akibatnya. Jangka waktu yang disebut di dalamnya tidak lagi mengikat Saudara.',
      ),
      point(
        'Kami mohon maaf atas ketidaknyamanan yang timbul. Saudara tidak perlu melakukan tindakan apa pun atas surat yang dicabut.',
      ),
      answerPoint(null),
      CLOSING,
    ],
    legalBasis: [LAW.sanctions],
    asks: [],
    term: null,
  };
}
