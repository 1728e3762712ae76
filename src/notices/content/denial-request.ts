import { rupiah } from '../indonesian.ts';
import type { DenialRequestFacts } from '../letter-facts.ts';
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

/** The services of PP 86/2013 art 9(1), in its words; IMB is called PBG today. */
const SERVICES = [
  'perizinan terkait usaha;',
  'izin yang diperlukan dalam mengikuti tender proyek;',
  'izin mempekerjakan tenaga kerja asing;',
  'izin perusahaan penyedia jasa pekerja/buruh; atau',
  'Izin Mendirikan Bangunan (IMB).',
] as const;

function history(facts: DenialRequestFacts): readonly string[] {
  const { fineLetter, fine } = facts;
  return [
    `Surat Teguran Pertama ${quoted(facts.firstWarning)};`,
    `Surat Teguran Kedua ${quoted(facts.secondWarning)};`,
    ...(fineLetter === null
      ? []
      : [
          `Surat Pengenaan Denda ${quoted(fineLetter)}${fine ? ` sebesar ${rupiah(fine.amount)}` : ''}, belum dibayar lunas.`,
        ]),
  ];
}

/** Permohonan pengenaan sanksi TMP2T. Source: PP 86/2013 art 8, 9(1), 10(6)-(8). */
export function denialRequest(facts: DenialRequestFacts): Body {
  return {
    nature: 'Penting',
    subject: 'Permohonan Pengenaan Sanksi Tidak Mendapat Pelayanan Publik Tertentu',
    addressee: toAuthority(facts.authority),
    blocks: [
      OPENING,
      point(
        'Berdasarkan pengawasan dan pemeriksaan kepatuhan, pemberi kerja berikut belum memenuhi kewajibannya:',
      ),
      particularsOf(facts),
      point(`Pemberi kerja tersebut ${breachWords(facts.breach)}.`),
      pointWith(history(facts), 'Terhadapnya telah dikenakan sanksi administratif:'),
      pointWith(
        SERVICES,
        'Dengan memperhatikan ',
        LAW.denial,
        ', kami mohon Saudara mengenakan sanksi ',
        strong('tidak mendapat pelayanan publik tertentu'),
        ' yang meliputi:',
      ),
      point(
        'Kami segera menyampaikan permohonan pencabutan sanksi disertai bukti setelah denda dibayar lunas dan kewajiban dipenuhi, ',
        `sesuai ${LAW.lifting}.`,
      ),
      CLOSING_AUTHORITY,
    ],
    legalBasis: [LAW.sanctions, LAW.denial, LAW.lifting],
    asks: [],
    term: null,
  };
}
